import { Button } from "~/components/button";
import { Callout } from "~/components/callout";
import type { EditConflict } from "~/domain/edit-conflict";
import { choiceField } from "~/domain/intake/choice-fields";
import { useText } from "~/i18n/text-context";

type Part = "selected" | "inUse" | "priority" | "impact" | "remark";

/** What was filled in differently in two windows: what stands there now, and the way back to this one's. */
export function OwnConflict({ conflict, wishes, onMine, onTheirs }: {
  conflict: EditConflict;
  wishes: readonly { id: string; text: { nl: string; en: string } }[];
  /** With JavaScript only: without it there is one window at a time. */
  onMine: (() => void) | null;
  onTheirs: () => void;
}) {
  const { t, of } = useText();
  const word = (part: Part, value: unknown) => {
    if (value === null || value === undefined || value === "") return t("interface.conflict.empty");
    if (typeof value === "boolean") return t(value ? "interface.conflict.yes" : "interface.conflict.no");
    if (part === "priority") return t(`interface.intake.priority.${value as "necessary" | "desirable"}`);
    return part === "impact" ? t(`interface.intake.impact.${value as "low" | "middle" | "high"}`) : `“${String(value)}”`;
  };
  return (
    <Callout kind="warning" live title={t("interface.conflict.choices.titleSelf")}>
      <p>{t("interface.conflict.choices.lead")}</p>
      <ul className="my-2 grid gap-1">
        {conflict.disputed.map(({ field, theirs, yours }) => {
          const { part, item } = choiceField(field) as { part: Part; item: string };
          const wish = wishes.find(({ id }) => id === item);
          return (
            <li key={field}>
              {wish ? <strong className="block font-medium">{of(wish.text)}</strong> : null}
              {t("interface.conflict.choices.line", {
                part: part === "remark" ? t("interface.respondents.own.remark") : t(`interface.conflict.choice.${part}`), theirs: word(part, theirs), yours: word(part, yours),
              })}
            </li>
          );
        })}
      </ul>
      {onMine ? (
        <div className="flex flex-wrap gap-2">
          <Button type="button" icon="undo" onClick={onMine}>{t("interface.conflict.choices.mine")}</Button>
          <Button type="button" look="quiet" onClick={onTheirs}>{t("interface.conflict.choices.theirs")}</Button>
        </div>
      ) : null}
    </Callout>
  );
}
