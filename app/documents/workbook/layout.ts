import {
  type Edition, type EditionCriterion, type EditionRequirement, type EditionVendor, walkEditionCriteria,
} from "~/domain/edition/edition";
import { textFingerprint } from "~/domain/edition/fingerprint.server";
import { type Translate, translator } from "~/i18n/translate";

/** The shape of the response workbook, known to the part that writes it and the part that reads it. */

/** Columns of a sheet with questions, from left to right; the first is hidden and holds the requirement's id. */
export const columns = ["id", "code", "question", "mandatory", "answer", "unit", "comment", "evidence", "status"] as const;
export type Column = (typeof columns)[number];

/** 1-based number of a column in the template. */
export function columnNumber(column: Column): number {
  return columns.indexOf(column) + 1;
}

/** Row of the column headings in the template; title and reference stand above it. */
export const headerRow = 4;

/** Hidden sheet that says what the workbook is, and its mark in A1. */
export const identitySheetName = "_shortlist";
export const identityMark = "shortlist-response";
export const workbookFormat = 1;
/** Begins the row of the hidden sheet that names the clarification which a workbook is about, if it is about one. */
export const clarificationKey = "clarification";

/** Rows of the hidden sheet that say what the workbook is; the list of questions below them is for other programs. */
export const identityRows = 4;

export type SheetRow = { kind: "group"; title: string } | { kind: "question"; requirement: EditionRequirement };

/** A sheet with questions: one dimension of the edition. */
export interface QuestionSheet {
  name: string;
  criterion: EditionCriterion;
  rows: SheetRow[];
}

/** What a question's cell shows: the text, and below it the note. */
export function questionText(requirement: EditionRequirement): string {
  return requirement.note ? `${requirement.text}\n${requirement.note}` : requirement.text;
}

/** The unit or currency that stands beside the answer; empty for other answers. */
export function answerUnit(requirement: EditionRequirement): string {
  const { answer } = requirement;
  return answer.type === "number" ? answer.unit : answer.type === "money" ? answer.currency : "";
}

/** The line with edition and vendor code that stands on top of every sheet. */
export function referenceLine(t: Translate, edition: Edition, vendor: EditionVendor): string {
  return `${t("workbook.reference", { edition: edition.code, vendor: vendor.code })} · ${vendorName(t, vendor)}`;
}

export function vendorName(t: Translate, vendor: EditionVendor): string {
  return t("workbook.vendorName", { name: vendor.name, package: vendor.package });
}

/** Mark in A1 of the sheet that lists what stood beside the template. */
export const besideMark = "shortlist-beside";

/**
 * Author of the notes that the template itself has, and how they begin and end: behind the end stands the fingerprint of what
 * is said between, so that a word that a vendor adds or changes anywhere in one shows.
 */
export const noteAuthor = "Shortlist";
const noteStart = `${noteAuthor} · `;
const noteEnd = new RegExp(`\\n[^\\S\\n]*— ${noteAuthor} · ([0-9a-f]{16})`, "u");

/** A note at a cell under a status word. */
export function templateNote(status: string, text: string): string {
  const said = `${noteStart}${status}\n${text}`;
  return `${said}\n— ${noteAuthor} · ${textFingerprint(said)}`;
}

/** What a vendor wrote in a note: without the template's own, unless that was changed; "" when nothing is left. */
export function withoutTemplateNote(text: string): string {
  const start = text.indexOf(noteStart);
  const end = start < 0 ? null : noteEnd.exec(text.slice(start));
  if (!end || textFingerprint(text.slice(start, start + end.index)) !== end[1]) return text;
  // Programs may put the author before a note.
  const before = text.slice(0, start).replace(/(?:^|\n)Shortlist:\s*$/, "");
  return [before, text.slice(start + end.index + end[0].length)].map((each) => each.trim()).filter((each) => each !== "").join("\n");
}

/** Recognises the reference line in either language, also that of a checklist; groups `edition` and `vendor` are the codes. */
export const referencePatterns: readonly RegExp[] = (["nl", "en"] as const).flatMap((language) => (["workbook.reference", "checklist.reference"] as const).map((key) => {
  const line = translator(language)(key, { edition: "\u0001", vendor: "\u0002" });
  const escaped = line.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  return new RegExp(`^\\s*${escaped.replace("\u0001", "(?<edition>\\S+)").replace("\u0002", "(?<vendor>\\S+)")}(?:\\s|$)`, "iu");
}));

/** Rows under a criterion: its own questions first, then its groups, each under a band with the path of titles. */
function rowsUnder(edition: Edition, criterion: EditionCriterion, path: string[]): SheetRow[] {
  const own = edition.requirements
    .filter((requirement) => requirement.criterion === criterion.id)
    .map((requirement): SheetRow => ({ kind: "question", requirement }));
  const band: SheetRow[] = own.length > 0 && path.length > 0 ? [{ kind: "group", title: path.join(" – ") }] : [];
  return [...band, ...own, ...(criterion.children ?? []).flatMap((child) => rowsUnder(edition, child, [...path, child.title]))];
}

/** A title that spreadsheet programs accept as sheet name: at most 31 characters, none of []:*?/\, unique in any case. */
function sheetName(title: string, taken: Set<string>): string {
  const clean = title.replace(/[[\]:*?/\\]/g, " ").replace(/\s+/g, " ").replace(/^[\s']+|[\s']+$/g, "") || "Sheet";
  for (let n = 1; ; n += 1) {
    const suffix = n === 1 ? "" : ` ${n}`;
    const name = clean.slice(0, 31 - suffix.length).trimEnd() + suffix;
    if (!taken.has(name.toLowerCase())) {
      taken.add(name.toLowerCase());
      return name;
    }
  }
}

/**
 * One sheet per dimension that has questions, in the order of the tree. Throws when a requirement hangs under a
 * criterion that the edition does not have, for it would be left out.
 */
export function questionSheets(edition: Edition): QuestionSheet[] {
  const known = new Set(walkEditionCriteria(edition.criteria).map((criterion) => criterion.id));
  const lost = edition.requirements.find((requirement) => !known.has(requirement.criterion));
  if (lost) throw new RangeError(`requirement ${lost.code} (${lost.id}) has criterion "${lost.criterion}", which edition ${edition.code} does not have`);

  const t = translator(edition.language);
  const taken = new Set([t("workbook.sheet.start").toLowerCase(), t("workbook.sheet.beside").toLowerCase(), identitySheetName, "history", t("outcome.workbook.sheet").toLowerCase()]);
  return edition.criteria
    .map((criterion) => ({ criterion, rows: rowsUnder(edition, criterion, []) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ criterion, rows }) => ({ name: sheetName(criterion.title, taken), criterion, rows }));
}
