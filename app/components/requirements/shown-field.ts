import { walkCriteria } from "~/domain/content/pack";
import type { Criterion } from "~/domain/content/pack";
import type { Anchor } from "~/domain/requirements/requirement";
import type { Text } from "~/i18n/text-context";

/** A field of a requirement as text, to lay beside another. */
export function shownField({ t, of, format }: Text, criteria: readonly Criterion[], field: string, value: unknown): string {
  switch (field) {
    case "text":
    case "note":
      return Object.entries((value ?? {}) as Record<string, string>).map(([language, text]) => `${language.toUpperCase()}: ${text}`).join("\n");
    case "criterion": {
      const criterion = walkCriteria(criteria).find(({ id }) => id === value);
      return criterion ? of(criterion.title) : String(value);
    }
    case "priority":
      return t(`interface.intake.priority.${value as "necessary" | "desirable"}`);
    case "lowestAccepted":
      return t(`workbook.scale.${value as "standard"}.label`);
    case "valuedBy":
      return t(`interface.marking.by.${value as "answer"}`);
    case "anchors":
      return (value as Anchor[]).map(({ mark, meaning }) => `${mark}: ${Object.values(meaning).join(" / ")}`).join("\n");
    case "weight":
      return format.number(value as number);
    default:
      return t(value ? "interface.conflict.yes" : "interface.conflict.no");
  }
}
