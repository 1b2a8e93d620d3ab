import type { Edition, EditionVendor } from "~/domain/edition/edition";
import type { Answer } from "~/domain/responses/reading";
import { translator } from "~/i18n/translate";

import type { PrefilledRow } from "./prefill";
import { writeResponseWorkbook } from "./write-workbook";

/**
 * The small workbook by which a vendor answers a clarification: only its questions, on one sheet, with the present answers
 * filled in. It is read like any other returned workbook; its hidden sheet says which clarification it answers.
 *
 * @param asked the clarification as an edition (`clarificationEdition`)
 * @param present the vendor's answers as they stand
 */
export function writeClarificationWorkbook(asked: Edition, vendor: EditionVendor, clarification: string, present: ReadonlyMap<string, Answer>): Promise<Uint8Array> {
  const t = translator(asked.language);
  const rows = asked.requirements.map(({ id }): [string, PrefilledRow] => {
    const { value = null, comment = "", evidence = "" } = present.get(id) ?? {};
    return [id, { answer: value === null ? null : { value }, comment, evidence, mark: null, note: null }];
  });
  const start = { heading: t("workbook.clarification.heading"), paragraphs: [t("workbook.clarification.opening")], marks: [] };
  return writeResponseWorkbook(asked, vendor, { rows: new Map(rows), start, beside: [] }, { clarification, withoutPrices: true });
}
