import type { AnswerType } from "~/domain/requirements/answer-type";
import type { Text } from "~/i18n/text-context";

/** How a requirement is answered, in a few words. */
export function answerKind({ t, of }: Pick<Text, "t" | "of">, answer: AnswerType): string {
  switch (answer.type) {
    case "number":
      return t("interface.requirements.answer.number", { unit: of(answer.unit) });
    case "money":
      return t("interface.requirements.answer.money", { currency: answer.currency });
    default:
      return t(`interface.requirements.answer.${answer.type}`);
  }
}

/** A text in the reader's language, or in the other where it lacks that. */
export function looseText(language: "nl" | "en", text: { nl?: string | undefined; en?: string | undefined }): string {
  return text[language] ?? text.nl ?? text.en ?? "";
}

const named = ["wish", "architecture", "minimum-function", "risk", "question", "partner-area"] as const;

/** What kind of item a requirement was made from, in words. */
export function sourceKind(t: Text["t"], kind: string): string {
  return t(`interface.requirements.source.${named.find((name) => name === kind) ?? "other"}`);
}
