import type { EditionAnswer } from "../domain/edition/edition";
import type { Language } from "../domain/language";
import { answerScaleKeySchema } from "../domain/requirements/answer-type";
import type { AnswerScaleKey } from "../domain/requirements/answer-type";
import { formatDate, formatMoney, formatPlainNumber } from "./format";
import { translator } from "./translate";
import type { Translate } from "./translate";

/** An answer of the scale as vendors see it in drop-downs, documents and tables. */
export function scaleLabel(t: Translate, key: AnswerScaleKey): string {
  return t(`workbook.scale.${key}.label`);
}

/** What an answer of the scale means, as a sentence. */
export function scaleMeaning(t: Translate, key: AnswerScaleKey): string {
  return t(`workbook.scale.${key}.meaning`);
}

export function yesNoLabel(t: Translate, value: "yes" | "no"): string {
  return t(`workbook.yesno.${value}`);
}

/** An answer value as people read it, in a language; "–" for none. */
export function answerLabel(language: Language, answer: EditionAnswer, value: string | number | null): string {
  if (value === null || value === "") return "–";
  const t = translator(language);
  switch (answer.type) {
    case "scale": {
      const key = answerScaleKeySchema.safeParse(value);
      return key.success ? scaleLabel(t, key.data) : String(value);
    }
    case "yesno":
      return value === "yes" || value === "no" ? yesNoLabel(t, value) : String(value);
    case "number":
      return typeof value === "number" ? `${formatPlainNumber(language, value)} ${answer.unit}` : String(value);
    case "money":
      return typeof value === "number" ? formatMoney(language, value, answer.currency) : String(value);
    case "date":
      return typeof value === "string" ? formatDate(language, value) : String(value);
    case "text":
      return String(value);
  }
}
