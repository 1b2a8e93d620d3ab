import type { Refusal } from "~/domain/responses/reading";
import { refusalMessage } from "~/i18n/issue-message";
import type { Translate } from "~/i18n/translate";

/** Why a PDF was not read; those of before they were read say nothing. */
const pdfReasons = ["flat", "scan", "other", "locked", "damaged", "stopped"] as const;

/** Why a checklist was not read; what files are in general is said as of a vendor's workbook. */
export function refusalText(t: Translate, refusal: Refusal): string {
  const { code, found, expected } = refusal;
  if (code === "pdf") return t(`interface.respondents.files.refused.pdf.${pdfReasons.find((each) => each === found) ?? "old"}`);
  if (code === "other-selection" || code === "vendor-differs" || code === "no-questions") return t(`interface.respondents.files.refused.${code}`, { found, expected });
  return refusalMessage(t, refusal);
}
