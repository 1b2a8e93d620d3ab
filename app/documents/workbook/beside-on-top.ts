import type { Issue } from "~/domain/responses/reading";
import { translator } from "~/i18n/translate";

import type { Beside } from "./beside-template";
import { cellAddress } from "./cell-range";
import { withoutTemplateNote } from "./layout";
import type { OpenedSheet, SheetObject } from "./open-sheet";
import type { OpenedWorkbook } from "./opened-workbook";
import { isOwnMargin, marginTexts } from "./page-margins";
import { noteText, type ReadQuestion } from "./question-cells";
import type { TemplateTexts } from "./template-texts";

const codes = { picture: "picture", shape: "beside-template", file: "embedded-file" } as const;

/** What lies on a sheet besides cells: notes that are no question's, pictures, text boxes, embedded files. */
export function besideOnTop(sheet: OpenedSheet, questions: readonly ReadQuestion[], texts: TemplateTexts): { beside: Beside[]; issues: Issue[] } {
  const byRow = new Map(questions.map(({ row }) => [row.row.number, row.requirement.id]));
  const beside: Beside[] = [];
  const issues: Issue[] = [];
  const tell = (code: Issue["code"], kind: Beside["kind"], row: number, column: number, text: string) => {
    const cell = cellAddress(row, column);
    const requirement = byRow.get(row);
    beside.push({ sheet: sheet.name, cell, text, kind });
    issues.push({ severity: "warning", code, sheet: sheet.name, cell, found: text, ...(requirement ? { requirement } : {}) });
  };
  for (const note of sheet.notes) {
    const text = withoutTemplateNote(note.text);
    if (text !== "" && !byRow.has(note.row)) tell("cell-note", "note", note.row, note.column, noteText({ ...note, text }));
  }
  for (const object of sheet.objects) tell(codes[object.kind], object.kind, object.row ?? 1, object.column ?? 1, describe(object));
  const margin = translator(texts.values.language)("workbook.margin");
  const told = new Set<string>();
  for (const text of sheet.margins.flatMap(marginTexts)) {
    // The same for odd and even pages is said once.
    if (told.has(text) || isOwnMargin(text, sheet.name, texts)) continue;
    told.add(text);
    beside.push({ sheet: sheet.name, cell: margin, text });
    issues.push({ severity: "warning", code: "beside-template", sheet: sheet.name, cell: null, found: text });
  }
  return { beside, issues };
}

function describe({ kind, name, text }: SheetObject): string {
  if (kind === "shape") return text;
  return [name, text].filter((each) => each !== "").join(": ") || kind;
}

/** Pictures and files that the workbook holds without showing where. */
export function looseObjects(workbook: OpenedWorkbook): Issue[] {
  return workbook.loose.slice(0, 100).map(({ kind, name }) => ({ severity: "warning", code: kind === "file" ? "embedded-file" : "picture", sheet: null, cell: null, found: name }));
}

/** What was written into the properties of the file, or stands in its page headers and footers. */
export function besideInFile(workbook: OpenedWorkbook, texts: TemplateTexts): { beside: Beside[]; issues: Issue[] } {
  const said = (workbook.said ?? []).filter((text) => !isOwnMargin(text, "", texts));
  const sheet = translator(texts.values.language)("workbook.properties");
  return {
    beside: said.map((text) => ({ sheet, cell: "–", text })),
    issues: said.map((text) => ({ severity: "warning", code: "beside-template", sheet: null, cell: null, found: text })),
  };
}
