import { Form } from "@remix-run/react";

import type { EditConflict } from "~/domain/edit-conflict";
import { choiceField, choiceFields, choicesOfFields } from "~/domain/intake/choice-fields";
import type { Choice } from "~/domain/intake/choices";
import { useText } from "~/i18n/text-context";

import { Button } from "../button";
import { Callout } from "../callout";

/** What two people ticked differently at the same time: what stands there now, and the way back to one's own. */
export function ChoiceConflicts({ conflict, choices, wishes, onMine, onTheirs }: {
  conflict: EditConflict;
  /** The choices as they are now. */
  choices: Readonly<Record<string, Choice>>;
  wishes: readonly { id: string; text: { nl: string; en: string } }[];
  /** With JavaScript: puts back what was refused, or lets the other stand. */
  onMine: (choices: Choice[]) => void;
  onTheirs: () => void;
}) {
  const { t, of } = useText();
  const items = [...new Set(conflict.disputed.map(({ field }) => choiceField(field).item))];
  const now = choiceFields(items.flatMap((item) => choices[item] ?? []));
  const kept = { ...now, ...Object.fromEntries(conflict.disputed.map(({ field, theirs }) => [field, theirs])) };
  const base = choicesOfFields(items, kept);
  const mine = choicesOfFields(items, { ...kept, ...Object.fromEntries(conflict.disputed.map(({ field, yours }) => [field, yours])) });
  const byItem = (list: Choice[]) => JSON.stringify(Object.fromEntries(list.map((choice) => [choice.item, choice])));
  const word = (field: string, value: unknown) => {
    const { part } = choiceField(field);
    if (value === null || value === undefined) return t("interface.conflict.empty");
    if (typeof value === "boolean") return t(value ? "interface.conflict.yes" : "interface.conflict.no");
    return part === "priority" ? t(`interface.intake.priority.${value as "necessary" | "desirable"}`) : t(`interface.intake.impact.${value as "low" | "middle" | "high"}`);
  };
  return (
    <Callout kind="warning" live title={conflict.by === null ? t("interface.conflict.choices.titleSelf") : t("interface.conflict.choices.title", { by: conflict.by })}>
      <p>{t("interface.conflict.choices.lead")}</p>
      <ul className="my-2 grid gap-1">
        {conflict.disputed.map(({ field, theirs, yours }) => {
          const { part, item } = choiceField(field);
          const wish = wishes.find(({ id }) => id === item);
          return (
            <li key={field}>
              {wish ? <strong className="block font-medium">{of(wish.text)}</strong> : null}
              {t("interface.conflict.choices.line", { part: t(`interface.conflict.choice.${part}`), theirs: word(field, theirs), yours: word(field, yours) })}
            </li>
          );
        })}
      </ul>
      <Form
        method="post" preventScrollReset className="flex flex-wrap gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          onMine(mine);
        }}
      >
        <input type="hidden" name="changes" value={byItem(mine)} />
        <input type="hidden" name="base" value={byItem(base)} />
        <Button type="submit" icon="undo">{t("interface.conflict.choices.mine")}</Button>
        <Button type="button" look="quiet" onClick={onTheirs}>{t("interface.conflict.choices.theirs")}</Button>
      </Form>
    </Callout>
  );
}
