import type { EditionAnswer } from "~/domain/edition/edition";
import type { Language } from "~/domain/language";
import { contentText } from "~/domain/responses/read-value";
import { answerScaleKeys } from "~/domain/requirements/answer-type";
import { scaleLabel, yesNoLabel } from "~/i18n/answer-labels";
import { translator } from "~/i18n/translate";

import type { Cell } from "./read-sheet";

/**
 * What stands in an answer cell when that was understood but is written in another way than the template asks: another
 * language or spelling of a label, a number or date as text. Null when it is written as asked.
 */
export function typedOtherwise(cell: Cell | null, answer: EditionAnswer, value: string | number | null, language: Language): string | null {
  if (cell === null || value === null) return null;
  const { content } = cell;
  const shown = contentText(content);
  if (shown === "") return null;
  const labels = labelsOf(language);
  switch (answer.type) {
    case "scale":
      return shown === labels.scale.get(String(value)) ? null : shown;
    case "yesno":
      return (value === "yes" || value === "no") && shown === labels[value] ? null : shown;
    case "number":
    case "money":
      return content.kind === "number" || shown === `${value} %` ? null : shown;
    case "date":
      return content.kind === "number" && content.format === "date" ? null : shown;
    case "text":
      return null;
  }
}

const known = new Map<Language, { scale: ReadonlyMap<string, string>; yes: string; no: string }>();

/** The labels of a language, looked up once and not for every row. */
function labelsOf(language: Language) {
  let labels = known.get(language);
  if (!labels) {
    const t = translator(language);
    labels = { scale: new Map(answerScaleKeys.map((key) => [key, scaleLabel(t, key)])), yes: yesNoLabel(t, "yes"), no: yesNoLabel(t, "no") };
    known.set(language, labels);
  }
  return labels;
}
