import { conditionAnswers, conditionFields } from "~/domain/goals/conditions";
import type { GoalsView } from "~/domain/goals/goal-state";
import { postedConditions } from "~/domain/goals/posted-goal";
import type { FormAnswer } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

import { SegmentedChoice } from "../choice";
import { TextArea } from "../field";
import { SettledForm } from "../settled-form";

/** The three conditions on the goals, each with how far it is met and a note. Saves by itself. */
export function ConditionsForm({ conditions, mayChange, answer }: { conditions: GoalsView["conditions"]; mayChange: boolean; answer: FormAnswer | undefined }) {
  const { t, of } = useText();
  const fields = conditionFields(Object.fromEntries(conditions.map(({ item, answer: met, note }) => [item.id, { answer: met, note }])));
  const textOf = (field: string) => {
    const one = conditions.find(({ item }) => field.startsWith(`${item.id}.`));
    return one ? of(one.item.text) : field;
  };
  return (
    <SettledForm
      fields={fields} read={(form) => conditionFields(postedConditions(form))} answer={answer} action="?form=conditions" readOnly={!mayChange} label={textOf}
      show={(field, value) => (field.endsWith(".answer") && value ? t(`interface.goals.met.${value as (typeof conditionAnswers)[number]}`) : String(value ?? ""))}
    >
      {(start) => (
        <ul className="-mt-3">
          {conditions.map(({ item }) => (
            <li key={item.id} id={item.id} className="grid scroll-my-16 items-start gap-x-6 gap-y-2 border-b border-line py-4 lg:grid-cols-2">
              <div className="min-w-0">
                <p className="font-medium">{of(item.text)}</p>
                {item.note ? <p className="text-sm text-muted">{of(item.note)}</p> : null}
              </div>
              <div className="grid min-w-0 gap-3">
                <input type="hidden" name="condition" value={item.id} />
                <SegmentedChoice name={`${item.id}.answer`} legend={t("interface.goals.metOf", { condition: of(item.text) })} hideLegend defaultValue={start.value<(typeof conditionAnswers)[number] | null>(`${item.id}.answer`)} options={conditionAnswers.map((value) => ({ value, label: t(`interface.goals.met.${value}`) }))} />
                <TextArea name={`${item.id}.note`} hideLabel label={t("interface.goals.noteOf", { condition: of(item.text) })} placeholder={t("interface.goals.notePlaceholder")} rows={2} defaultValue={start.value<string>(`${item.id}.note`)} maxLength={5000} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </SettledForm>
  );
}
