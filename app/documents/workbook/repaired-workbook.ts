import type { Edition, EditionVendor } from "~/domain/edition/edition";
import type { Answer, IssueCode, Reading } from "~/domain/responses/reading";
import { bringsOnlyPrices } from "~/domain/responses/reading";
import { countMarks, doubtfulCodes, repairedRows, type RepairedRow } from "~/domain/responses/repair";
import { answerLabel } from "~/i18n/answer-labels";
import { excerpt, expectedText, issueMessage, likelyText } from "~/i18n/issue-message";
import { type Translate, translator } from "~/i18n/translate";

import { cellCharacters } from "../inert-text";
import { markColours, type Prefill, type PrefilledRow } from "./prefill";
import { expectedAnswer } from "./question-issues";
import { writePriceWorkbook } from "./write-price-sheet";
import { writeResponseWorkbook } from "./write-workbook";

/**
 * The repaired workbook: the edition's clean template with everything that a vendor wrote in the place where it belongs,
 * each answer marked for how it was understood, and a sheet with what stood beside the template. It is read like any
 * other returned workbook. Of a price workbook it is a price workbook. Same input, same bytes.
 *
 * @param accepted the answers as they were accepted, with confirmed meanings; null while nothing was
 */
export function writeRepairedWorkbook(
  edition: Edition, vendor: EditionVendor, reading: Reading, accepted: ReadonlyMap<string, Answer> | null = null,
): Promise<Uint8Array> {
  if (bringsOnlyPrices(reading)) return writePriceWorkbook(edition, vendor, reading.prices);
  return writeResponseWorkbook(edition, vendor, repairedPrefill(edition, reading, accepted));
}

/** What is filled in, and what the start sheet says of it. */
function repairedPrefill(edition: Edition, reading: Reading, accepted: ReadonlyMap<string, Answer> | null): Prefill {
  const t = translator(edition.language);
  const rows = repairedRows(edition.requirements, reading, accepted);
  const counts = countMarks(rows);
  const beside = [...reading.beside, ...changedQuestions(reading), ...rows.flatMap((row) => overflow(row, edition))];
  const marks = (["understood", "repaired", "unclear"] as const).map((mark) => ({
    label: t(`workbook.status.${mark}`), text: t(`workbook.repaired.meaning.${mark}`, { number: counts[mark] }), colour: markColours[mark],
  }));
  return {
    rows: new Map(rows.map((row) => [row.requirement.id, prefilledRow(row, edition, t)])),
    start: {
      heading: t("workbook.repaired.heading"),
      paragraphs: [t("workbook.repaired.opening")],
      marks: [
        ...marks,
        { label: t("workbook.status.mandatory"), text: t("workbook.repaired.meaning.mandatory", { number: counts.missing }), colour: markColours.missing },
        ...(beside.length > 0 ? [{ label: t("workbook.sheet.beside"), text: t("workbook.repaired.meaning.beside", { number: beside.length }), colour: null }] : []),
      ],
    },
    beside: beside.flatMap(inPieces),
    prices: reading.prices ?? [],
  };
}

function prefilledRow(row: RepairedRow, edition: Edition, t: Translate): PrefilledRow {
  return {
    answer: row.answer, comment: row.comment, evidence: row.evidence,
    mark: row.mark === "blank" ? null : row.mark,
    note: noteOf(row, edition, t),
  };
}

/** What the note at an answer says: what was found, what is expected, and what it was taken for. */
function noteOf({ mark, requirement, answer, found, issues }: RepairedRow, edition: Edition, t: Translate): string | null {
  const expected = expectedText(t, expectedAnswer(requirement.answer));
  switch (mark) {
    case "understood":
    case "blank":
      return null;
    case "missing":
      return t("workbook.repaired.note.missing", { expected });
    case "unclear": {
      const likely = issues.find((issue) => issue.likely !== undefined);
      if (found === null) return issues.filter(({ code, severity }) => doubtfulCodes.has(code) && severity === "error").map((issue) => issueMessage(t, issue)).join("\n");
      const doubles = issues.filter((issue) => issue.code === "double-question").map((issue) => issueMessage(t, issue));
      return [
        t("workbook.repaired.note.unclear", { found: excerpt(found ?? ""), expected }),
        ...(likely ? [t("responses.likely", { likely: likelyText(t, likely) })] : []),
        ...doubles,
      ].join("\n");
    }
    case "repaired": {
      const value = answer && "value" in answer ? answerLabel(edition.language, requirement.answer, answer.value) : "";
      const said = issues.filter(({ code }) => code === "formula" || code === "double-question" || code === "question-changed" || doubtfulCodes.has(code)).map((issue) => issueMessage(t, issue));
      return [...(found === null ? [] : [t("workbook.repaired.note.repaired", { found: excerpt(found), value })]), ...said].join("\n");
    }
  }
}

/** Codes of issues that say what stands in the vendor's copy in place of the template's words. */
const changedCodes: ReadonlySet<IssueCode> = new Set<IssueCode>(["question-changed", "question-conflict", "unit-changed"]);

/** What the vendor's copy says where a question, its reference or its unit should be: words of the vendor's too, or of an earlier edition. */
function changedQuestions({ issues, beside }: Reading): Reading["beside"] {
  const key = (one: Reading["beside"][number]) => JSON.stringify([one.sheet, one.cell, one.text]);
  const known = new Set(beside.map(key));
  return issues.flatMap((issue) => (changedCodes.has(issue.code) ? [{ sheet: issue.sheet ?? "", cell: issue.cell ?? "", text: issue.found ?? "" }] : [])).filter((one) => !known.has(key(one)));
}

/** What does not fit into a cell goes on on the last sheet. */
function overflow(row: RepairedRow, edition: Edition): Reading["beside"] {
  const answer = row.answer === null ? "" : String("typed" in row.answer ? row.answer.typed : row.answer.value);
  return [answer, row.comment, row.evidence].flatMap((text) =>
    text.length > cellCharacters ? [{ sheet: edition.code, cell: row.requirement.code, text: text.slice(cellCharacters) }] : []);
}

/** A text in pieces that cells can hold, with room for escapes. */
function inPieces(beside: Reading["beside"][number]): Reading["beside"] {
  const size = 30_000;
  const pieces = Math.max(1, Math.ceil(beside.text.length / size));
  return Array.from({ length: pieces }, (_, index) => ({ ...beside, text: beside.text.slice(index * size, (index + 1) * size) }));
}
