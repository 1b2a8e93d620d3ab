import { partName, shownLine } from "~/domain/form-lines";
import type { PhaseView } from "~/domain/phases/phase-plan";
import type { PhaseDecision } from "~/domain/phases/phase-work";
import { useText } from "~/i18n/text-context";

import { Button } from "../button";
import { Checkbox, TextArea, TextField } from "../field";
import { Section } from "../page";
import type { FormStart } from "../settled-form";
import { Places } from "./places";

type Entry = PhaseView["activities"][number];

/** Activities or results of a phase to tick off. Results have no owner: what counts is where they are to be found. */
export function Tickable({ kind, entries, start, selectionId }: { kind: "activities" | "results"; entries: readonly Entry[]; start: FormStart; selectionId: string }) {
  const { t, of } = useText();
  const texts = kind === "activities"
    ? { title: t("interface.phases.activities.title") }
    : { title: t("interface.phases.results.title"), lead: t("interface.phases.results.lead") };
  const columns = kind === "activities" ? "sm:grid-cols-[minmax(0,1fr)_9.5rem_minmax(0,1.6fr)] 2xl:grid-cols-[minmax(0,2fr)_10rem_9.5rem_minmax(0,1.5fr)]" : "sm:grid-cols-2";
  if (entries.length === 0) return null;
  return (
    <Section title={texts.title} lead={texts.lead} id={kind}>
      <ul className="-mt-3">
        {entries.map(({ item }) => {
          const text = of(item.text);
          const name = (part: string) => partName(part, item.id);
          return (
            <li key={item.id} id={item.id} className={`grid items-start gap-x-4 gap-y-2 border-b border-line py-row ${columns}`}>
              <div className={`min-w-0 ${kind === "activities" ? "sm:max-2xl:col-span-3" : ""}`}>
                <input type="hidden" name={shownLine} value={item.id} />
                <Checkbox name={name("done")} label={text} defaultChecked={start.value<boolean>(name("done"))} />
                <div className="pl-7"><Places selectionId={selectionId} places={item.places} /></div>
              </div>
              {kind === "activities" ? (
                <>
                  <TextField name={name("owner")} hideLabel label={t("interface.phases.field.owner", { item: text })} placeholder={t("interface.phases.column.owner")} defaultValue={start.value(name("owner"))} problem={start.problems[`work.${item.id}.owner`]} maxLength={200} autoComplete="off" />
                  <TextField name={name("due")} type="date" hideLabel label={t("interface.phases.field.due", { item: text })} defaultValue={start.value<string | null>(name("due")) ?? ""} problem={start.problems[`work.${item.id}.due`]} />
                </>
              ) : (
                <Carried start={start} id={item.id} parts={["owner", "due"]} />
              )}
              <TextArea
                name={name("note")} hideLabel rows={1} label={kind === "activities" ? t("interface.phases.field.note", { item: text }) : `${t("interface.phases.field.where")}: ${text}`}
                placeholder={kind === "activities" ? t("interface.phases.column.note") : t("interface.phases.field.where")} defaultValue={start.value(name("note"))} problem={start.problems[`work.${item.id}.note`]} maxLength={20_000}
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** Parts of a line that its form does not show, carried along as they are. */
function Carried({ start, id, parts }: { start: FormStart; id: string; parts: readonly string[] }) {
  return <>{parts.map((part) => {
    const value = start.value<unknown>(partName(part, id));
    return value === null || value === "" || value === false ? null : <input key={part} type="hidden" name={partName(part, id)} value={value === true ? "on" : String(value)} />;
  })}</>;
}

/** What a phase gives to discuss: notes on each subject, and the decisions that came of it. */
export function Prompts({ prompts, decisions, start, selectionId, readOnly }: { prompts: PhaseView["prompts"]; decisions: readonly PhaseDecision[]; start: FormStart; selectionId: string; readOnly: boolean }) {
  const { t, of } = useText();
  if (prompts.length === 0) return null;
  return (
    <Section title={t("interface.phases.prompts.title")} lead={t("interface.phases.prompts.lead")} id="prompts">
      <ol className="-mt-3">
        {prompts.map(({ item }) => {
          const text = of(item.text);
          return (
            <li key={item.id} id={item.id} className="grid items-start gap-y-2 border-b border-line py-4">
              <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
                <div className="min-w-0 grow basis-72">
                  <p className="font-medium">{text}</p>
                  {item.note ? <p className="text-sm text-muted">{of(item.note)}</p> : null}
                  <Places selectionId={selectionId} places={item.places} />
                </div>
                {readOnly ? null : <Button type="submit" name="intent" value={`add:${item.id}`} look="quiet" icon="plus" className="-my-1" aria-label={t("interface.phases.decision.addTo", { item: text })}>{t("interface.phases.decision.add")}</Button>}
              </div>
              <div className="grid min-w-0 gap-3">
                <input type="hidden" name={shownLine} value={item.id} />
                <Carried start={start} id={item.id} parts={["done", "owner", "due"]} />
                <TextArea name={partName("note", item.id)} hideLabel rows={2} label={`${t("interface.phases.field.notes")}: ${text}`} placeholder={t("interface.phases.field.notes")} defaultValue={start.value(partName("note", item.id))} problem={start.problems[`work.${item.id}.note`]} maxLength={20_000} />
                {decisions.filter((decision) => decision.item === item.id).map((decision) => <DecisionFields key={decision.id} decision={decision} start={start} readOnly={readOnly} />)}
              </div>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

function DecisionFields({ decision: { id, text }, start, readOnly }: { decision: PhaseDecision; start: FormStart; readOnly: boolean }) {
  const { t } = useText();
  const name = (part: string) => partName(part, id);
  return (
    <fieldset id={`decision-${id}`} className="grid min-w-0 gap-2 border-l-3 border-accent pl-3">
      <legend className="sr-only">{t("interface.phases.field.text")}</legend>
      <input type="hidden" name={shownLine} value={id} />
      <input type="hidden" name="decision" value={id} />
      <TextArea name={name("text")} label={t("interface.phases.field.text")} rows={1} defaultValue={start.value(name("text"))} problem={start.problems[`decisions.${id}.text`]} maxLength={5_000} />
      <div className="grid items-end gap-2 sm:grid-cols-[minmax(0,1fr)_9.5rem_auto]">
        <TextField name={name("by")} label={t("interface.phases.field.by")} defaultValue={start.value(name("by"))} problem={start.problems[`decisions.${id}.by`]} maxLength={200} autoComplete="off" />
        <TextField name={name("on")} type="date" label={t("interface.phases.column.due")} defaultValue={start.value<string | null>(name("on")) ?? ""} problem={start.problems[`decisions.${id}.on`]} />
        {readOnly ? null : <Button type="submit" name="intent" value={`remove:${id}`} look="quiet" aria-label={t("interface.phases.decision.removeOf", { text: text || t("interface.phases.decision.empty") })}>{t("interface.phases.decision.remove")}</Button>}
      </div>
    </fieldset>
  );
}

/** Who leads the phase, when it should be ready, and that it was closed. */
export function Closing({ phase, start }: { phase: PhaseView; start: FormStart }) {
  const { t } = useText();
  const id = phase.item.id;
  const name = (part: string) => partName(part, id);
  return (
    <Section title={t("interface.phases.closing.title")} id="closing">
      <input type="hidden" name={shownLine} value={id} />
      <div className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_11rem]">
          <TextField name={name("owner")} label={t("interface.phases.closing.owner")} defaultValue={start.value(name("owner"))} problem={start.problems[`work.${id}.owner`]} maxLength={200} autoComplete="off" />
          <TextField name={name("due")} type="date" label={t("interface.phases.closing.due")} defaultValue={start.value<string | null>(name("due")) ?? ""} problem={start.problems[`work.${id}.due`]} />
        </div>
        <TextArea name={name("note")} label={t("interface.phases.closing.note")} rows={2} defaultValue={start.value(name("note"))} problem={start.problems[`work.${id}.note`]} maxLength={20_000} />
        <Checkbox name={name("done")} label={t("interface.phases.closing.done")} hint={t("interface.phases.closing.hint")} defaultChecked={start.value<boolean>(name("done"))} />
      </div>
    </Section>
  );
}
