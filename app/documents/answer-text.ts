import { lowestAcceptedAnswer } from "../domain/decision/knock-out-answer";
import type { EditionRequirement } from "../domain/edition/edition";
import type { Language } from "../domain/language";
import { answerScaleKeySchema } from "../domain/requirements/answer-type";
import { hasValueFunction } from "../domain/requirements/answer-type";
import { formatDate, formatMoney, formatPlainNumber } from "../i18n/format";
import { translator } from "../i18n/translate";

/** The lowest answer that does not exclude an offer, in words. */
export function lowestAcceptedText(requirement: EditionRequirement, language: Language): string {
  const t = translator(language);
  const lowest = lowestAcceptedAnswer(requirement);
  if (lowest !== null) return answerText(requirement, lowest, language);
  return hasValueFunction(requirement.answer) ? t("documents.evaluation.aboveZero") : t("documents.evaluation.anyAnswer");
}

/** An answer value as people read it: the words of the scale, yes or no, a number with its unit, a date, the text itself. */
export function answerText({ answer }: EditionRequirement, value: string | number, language: Language): string {
  const t = translator(language);
  if (answer.type === "scale") {
    const key = answerScaleKeySchema.safeParse(value);
    return key.success ? t(`workbook.scale.${key.data}.label`) : String(value);
  }
  if (answer.type === "yesno" && (value === "yes" || value === "no")) return t(`workbook.yesno.${value}`);
  if (answer.type === "number" && typeof value === "number") return `${formatPlainNumber(language, value)} ${answer.unit}`;
  if (answer.type === "money" && typeof value === "number") return formatMoney(language, value, answer.currency);
  if (answer.type === "date" && /^\d{4}-\d{2}-\d{2}$/.test(String(value))) return formatDate(language, String(value));
  return String(value);
}
