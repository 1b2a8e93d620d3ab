import type { Refusal } from "~/domain/responses/reading";
import { refusalMessage } from "~/i18n/issue-message";
import type { Translate } from "~/i18n/translate";

/** Why a checklist was not read; what files are in general is said as of a vendor's workbook. */
export function refusalText(t: Translate, refusal: Refusal): string {
  const { code, found, expected } = refusal;
  if (code === "other-selection" || code === "vendor-differs" || code === "no-questions" || code === "pdf") return t(`interface.respondents.files.refused.${code}`, { found, expected });
  return refusalMessage(t, refusal);
}
