import { z } from "zod";

import { vendorPricesSchema } from "../cost/vendor-prices";

/** What a vendor says to one requirement. Value: key of its scale, yes/no, number, ISO date or text; null when blank or not understood. */
/** Its members stand in the order of canonical JSON, so that thousands of answers are written as they are and not copied first. */
export const answerSchema = z.object({
  comment: z.string(),
  evidence: z.string(),
  requirement: z.string(),
  value: z.union([z.string(), z.number()]).nullable(),
});
export type Answer = z.infer<typeof answerSchema>;

/** Everything that reading a workbook can have to say. Messages are made from code and details in the reader's language. */
export const issueCodes = [
  "not-understood", "qualified-yes", "out-of-range", "formula", "error-cell", "missing-mandatory", "missing-answer",
  "double-question", "unknown-question", "question-missing", "question-changed", "sheet-missing", "beside-template",
  "identity-missing", "other-vendor", "macros-ignored", "external-link",
  "old-wording", "old-edition",
  // Of files that cannot hold all that a workbook can.
  "single-sheet",
  // Since reading also looks at what lies on top of the cells and at how rows hang together.
  "question-conflict", "row-shifted", "merged-cells", "mandatory-changed", "unit-changed", "cell-note", "picture", "embedded-file", "damaged-part",
  "answer-not-found", "other-request",
  "struck-through", "answer-in-comment", "answer-elsewhere",
  // A run of answers in the rows of other questions: told once for the sheet, and for each question that is held back for it.
  "answers-shifted",
  "price-missing", "price-double", "price-not-understood", "price-not-above-zero",
  "price-old-wording",
  // Where prices come in a workbook of their own.
  "price-in-answers",
] as const;
export type IssueCode = (typeof issueCodes)[number];

/** What an issue about a formula expects where no result was saved with it. */
export const unsavedFormula = "unsaved";

export const issueSchema = z.object({
  severity: z.enum(["error", "warning"]),
  code: z.enum(issueCodes),
  /** Sheet name and A1 address; null where the issue is about the whole workbook or something absent. */
  sheet: z.string().nullable(),
  cell: z.string().nullable(),
  requirement: z.string().optional(),
  /** What stood there, as text. */
  found: z.string().optional(),
  /** What was expected, for the message. */
  expected: z.string().optional(),
  /** Type of the question's answer, where `expected` is something else. */
  answerType: z.enum(["scale", "yesno", "number", "money", "date", "text"]).optional(),
  /** The likely meaning, in the form of an answer value, offered for confirmation. */
  likely: z.union([z.string(), z.number()]).optional(),
});
export type Issue = z.infer<typeof issueSchema>;

/** Text that stood where the template has nothing, or what lay on a sheet (by name); kept with the submission. */
export const besideSchema = z.object({
  sheet: z.string(),
  cell: z.string(),
  text: z.string(),
  /** Text of a cell where it does not say. */
  kind: z.enum(["note", "shape", "picture", "file"]).optional(),
});

/** What was understood of one returned workbook. */
export const readingSchema = z.object({
  /** As the workbook says; null when it does not tell. */
  edition: z.object({ id: z.string(), code: z.string() }).nullable(),
  vendor: z.object({ id: z.string(), code: z.string() }).nullable(),
  /** One per requirement of the edition that the workbook has a row for. */
  answers: z.array(answerSchema),
  issues: z.array(issueSchema),
  beside: z.array(besideSchema),
  /** What stood in answer cells that were understood but say it in another form than the template, by requirement id. */
  typed: z.record(z.string(), z.string()).optional(),
  /** Of a file that can hold one sheet only, or whose cells are damaged: the requirements that it has rows for. Of the others it says nothing. */
  only: z.array(z.string()).optional(),
  /** Id of the clarification that it answers; absent for an answer to the request as a whole. */
  clarification: z.string().optional(),
  /** What the price sheet says; absent where none is asked or none is in the workbook. */
  prices: vendorPricesSchema.optional(),
  complete: z.object({ answered: z.int(), asked: z.int(), mandatoryMissing: z.array(z.string()) }),
});
export type Reading = z.infer<typeof readingSchema>;

/** Whether a file is the price workbook: it says something of prices, and of no question. */
export function bringsOnlyPrices({ only, prices }: Pick<Reading, "only" | "prices">): boolean {
  return only?.length === 0 && prices !== undefined;
}

/** Why a file was refused before or while reading; nothing was changed by it. */
export const refusalCodes = [
  "not-a-workbook", "legacy-xls", "ods", "numbers", "pdf", "csv", "encrypted", "damaged", "too-large", "no-questions",
  "other-edition", "other-selection", "unknown-edition", "unknown-vendor", "vendor-differs", "read-failed",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export const refusalSchema = z.object({
  code: z.enum(refusalCodes),
  /** What was found, for the message; may be empty. */
  found: z.string(),
  /** What was expected, for the message; may be empty. */
  expected: z.string(),
});
export type Refusal = z.infer<typeof refusalSchema>;

export type ReadingResult = { ok: true; reading: Reading } | { ok: false; refusal: Refusal };
