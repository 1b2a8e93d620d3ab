import { partName, shownLine } from "~/domain/form-lines";
import type { SwotEntry, SwotKind } from "~/domain/phases/swot";
import { useText } from "~/i18n/text-context";

import { Button } from "../button";
import { SelectField, TextArea } from "../field";
import { Icon } from "../icons";
import { Section } from "../page";
import type { FormStart } from "../settled-form";

/** One quarter of the sheet: its entries in order, each to change, to move and to take out. */
export function SwotQuadrant({ kind, entries, goals, start, readOnly }: { kind: SwotKind; entries: readonly SwotEntry[]; goals: readonly { id: string; name: string }[]; start: FormStart; readOnly: boolean }) {
  const { t } = useText();
  return (
    <Section title={t(`interface.phases.swot.kind.${kind}`)} lead={t(`interface.phases.swot.side.${kind}`)} id={kind}>
      {entries.length === 0 ? <p className="mb-3 text-muted">{t(`interface.phases.swot.none.${kind}`)}</p> : null}
      <ol className="mb-3 grid gap-2">
        {entries.map(({ id }, index) => {
          const entry = t(`interface.phases.swot.one.${kind}`, { number: index + 1 });
          const field = partName("text", id);
          const act = (verb: "up" | "down" | "remove") => ({ type: "submit", name: "intent", value: `${verb}:${id}`, look: "quiet", title: t(`interface.phases.swot.${verb}`, { entry }), "aria-label": t(`interface.phases.swot.${verb}`, { entry }) }) as const;
          return (
            <li key={id} id={`entry-${id}`} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-1">
              <input type="hidden" name={shownLine} value={id} />
              <div className="grid gap-1">
                <TextArea name={field} label={entry} hideLabel rows={1} defaultValue={start.value(field)} problem={start.problems[`${id}.text`]} maxLength={1_000} />
                <EntryGoal name={partName("goal", id)} entry={entry} goals={goals} chosen={start.value<string | null>(partName("goal", id)) ?? ""} />
              </div>
              {readOnly ? null : (
                <div className="no-print flex">
                  <Button {...act("up")} disabled={index === 0}><Icon name="chevron" className="-rotate-90" /></Button>
                  <Button {...act("down")} disabled={index === entries.length - 1}><Icon name="chevron" className="rotate-90" /></Button>
                  <Button {...act("remove")}><Icon name="close" /></Button>
                </div>
              )}
            </li>
          );
        })}
      </ol>
      {readOnly ? null : <Button type="submit" name="intent" value={`add:${kind}`} icon="plus">{t(`interface.phases.swot.add.${kind}`)}</Button>}
    </Section>
  );
}

/** The goal that answers to an entry; what was chosen stays where it is no goal any more. */
function EntryGoal({ name, entry, goals, chosen }: { name: string; entry: string; goals: readonly { id: string; name: string }[]; chosen: string }) {
  const { t } = useText();
  if (!goals.some(({ id }) => id === chosen) && (goals.length === 0 || chosen !== "")) return <input type="hidden" name={name} value={chosen} />;
  return (
    <SelectField
      name={name} label={t("interface.phases.swot.goalOf", { entry })} hideLabel defaultValue={chosen} className="text-sm"
      options={[{ value: "", label: t("interface.phases.swot.noGoal") }, ...goals.map((goal) => ({ value: goal.id, label: t("interface.phases.swot.toGoal", { goal: goal.name }) }))]}
    />
  );
}
