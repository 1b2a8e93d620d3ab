import { Link } from "@remix-run/react";

import { partName, shownLine } from "~/domain/form-lines";
import { rolloutApproaches } from "~/domain/implementation/implementation";
import type { PeriodicCheck, Training } from "~/domain/implementation/implementation";
import { workPath } from "~/domain/selection/beside";
import { useText } from "~/i18n/text-context";

import { Button } from "../button";
import { Checkbox, SelectField, TextArea, TextField } from "../field";
import { Icon } from "../icons";
import { Section } from "../page";
import type { FormStart } from "../settled-form";

interface SheetProps {
  trainings: readonly Training[];
  checks: readonly PeriodicCheck[];
  start: FormStart;
  ambassadors: readonly { id: string; name: string; position: string }[];
  readOnly: boolean;
  base: string;
}

/** Pilot, training per group, going live, rewards, periodic checks and lessons, in the order in which they come. */
export function ImplementationSheet({ trainings, checks, start, ambassadors, readOnly, base }: SheetProps) {
  const { t } = useText();
  const field = (name: "pilotGroup" | "pilotMeasure" | "pilotOutcome" | "liveText" | "rewards" | "lessons") => ({ name, label: t(`interface.implementation.field.${name}`), defaultValue: start.value<string>(name), problem: start.problems[`rollout.${name}`] });
  const date = (name: "pilotFrom" | "pilotTo" | "liveOn") => ({ name, type: "date", label: t(`interface.implementation.field.${name}`), defaultValue: start.value<string | null>(name) ?? "", problem: start.problems[`rollout.${name}`] });
  return (
    <>
      <Section title={t("interface.implementation.pilot.title")} lead={t("interface.implementation.pilot.lead")} id="pilot">
        <div className="grid gap-4">
          <TextArea {...field("pilotGroup")} hint={t("interface.implementation.hint.pilotGroup")} rows={2} maxLength={2_000} />
          <div className="grid gap-4 sm:grid-cols-[11rem_11rem]"><TextField {...date("pilotFrom")} /><TextField {...date("pilotTo")} /></div>
          <TextArea {...field("pilotMeasure")} hint={t("interface.implementation.hint.pilotMeasure")} rows={2} maxLength={2_000} />
          <TextArea {...field("pilotOutcome")} rows={2} maxLength={5_000} />
        </div>
      </Section>
      <Section title={t("interface.implementation.trainings.title")} lead={t("interface.implementation.trainings.lead")} id="trainings">
        <Lines list="trainings" empty={trainings.length === 0} readOnly={readOnly}>{trainings.map((line, index) => <TrainingLine key={line.id} line={line} index={index} start={start} readOnly={readOnly} />)}</Lines>
      </Section>
      <Section title={t("interface.implementation.live.title")} lead={t("interface.implementation.live.lead")} id="live">
        <div className="grid gap-4">
          <div className="grid gap-4 sm:grid-cols-[14rem_minmax(0,20rem)]">
            <TextField {...date("liveOn")} />
            <SelectField name="approach" label={t("interface.implementation.field.approach")} defaultValue={start.value<string | null>("approach") ?? ""} problem={start.problems["rollout.approach"]}
              options={[{ value: "", label: t("interface.implementation.approach.none") }, ...rolloutApproaches.map((value) => ({ value, label: t(`interface.implementation.approach.${value}`) }))]} />
          </div>
          <TextArea {...field("liveText")} rows={3} maxLength={5_000} />
        </div>
      </Section>
      <Section title={t("interface.implementation.ambassadors.title")} lead={t("interface.implementation.ambassadors.lead")} id="ambassadors">
        {ambassadors.length === 0 ? <p className="text-muted">{t("interface.implementation.ambassadors.none")}</p> : (
          <ul className="grid list-disc gap-1 pl-5">{ambassadors.map(({ id, name, position }) => <li key={id}>{[name, position].filter(Boolean).join(", ")}</li>)}</ul>
        )}
        <p className="mt-2"><Link to={`${base}/${workPath("roles")}`} className="link">{t("interface.implementation.ambassadors.edit")}</Link></p>
      </Section>
      <Section title={t("interface.implementation.rewards.title")} lead={t("interface.implementation.rewards.lead")} id="rewards"><TextArea {...field("rewards")} rows={3} maxLength={5_000} /></Section>
      <Section title={t("interface.implementation.checks.title")} lead={t("interface.implementation.checks.lead")} id="checks">
        <Lines list="checks" empty={checks.length === 0} readOnly={readOnly}>{checks.map((line, index) => <CheckLine key={line.id} line={line} index={index} start={start} readOnly={readOnly} />)}</Lines>
      </Section>
      <Section title={t("interface.implementation.lessons.title")} lead={t("interface.implementation.lessons.lead")} id="lessons"><TextArea {...field("lessons")} rows={5} maxLength={10_000} /></Section>
    </>
  );
}

function Lines({ list, empty, readOnly, children }: { list: "trainings" | "checks"; empty: boolean; readOnly: boolean; children: React.ReactNode }) {
  const { t } = useText();
  return (
    <>
      {empty ? <p className="mb-3 text-muted">{t(`interface.implementation.${list}.none`)}</p> : <ol className="mb-4 grid gap-5">{children}</ol>}
      {readOnly ? null : <Button type="submit" name="intent" value={`add:${list}`} icon="plus">{t(`interface.implementation.${list}.add`)}</Button>}
    </>
  );
}

function Remove({ id, line }: { id: string; line: string }) {
  const { t } = useText();
  const text = t("interface.implementation.remove", { line });
  return <Button type="submit" name="intent" value={`remove:${id}`} look="quiet" title={text} aria-label={text} className="no-print"><Icon name="close" /></Button>;
}

function TrainingLine({ line: { id }, index, start, readOnly }: { line: Training; index: number; start: FormStart; readOnly: boolean }) {
  const { t } = useText();
  const name = t("interface.implementation.trainings.one", { number: index + 1 });
  const input = (part: "group" | "content" | "trainer" | "date") => ({ name: partName(part, id), label: t(`interface.implementation.field.${part}`), defaultValue: start.value<string | null>(partName(part, id)) ?? "", problem: start.problems[`trainings.${id}.${part}`] });
  return (
    <li id={`line-${id}`} className="border-l-2 border-line pl-4">
      <input type="hidden" name={shownLine} value={id} />
      <input type="hidden" name="training" value={id} />
      <div className="flex items-center justify-between gap-2"><h3 className="text-sm text-muted">{name}</h3>{readOnly ? null : <Remove id={id} line={name} />}</div>
      <div className="grid gap-3">
        <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_11rem]"><TextField {...input("group")} maxLength={200} /><TextField {...input("trainer")} maxLength={200} autoComplete="off" /><TextField {...input("date")} type="date" /></div>
        <TextArea {...input("content")} rows={1} maxLength={2_000} />
        <Checkbox name={partName("given", id)} label={t("interface.implementation.field.given")} defaultChecked={start.value<boolean>(partName("given", id))} />
      </div>
    </li>
  );
}

function CheckLine({ line: { id }, index, start, readOnly }: { line: PeriodicCheck; index: number; start: FormStart; readOnly: boolean }) {
  const { t } = useText();
  const name = t("interface.implementation.checks.one", { number: index + 1 });
  const input = (part: "on" | "by" | "use" | "works" | "better") => ({ name: partName(part, id), label: t(`interface.implementation.field.${part}`), defaultValue: start.value<string | null>(partName(part, id)) ?? "", problem: start.problems[`checks.${id}.${part}`] });
  return (
    <li id={`line-${id}`} className="border-l-2 border-line pl-4">
      <input type="hidden" name={shownLine} value={id} />
      <input type="hidden" name="check" value={id} />
      <div className="flex items-center justify-between gap-2"><h3 className="text-sm text-muted">{name}</h3>{readOnly ? null : <Remove id={id} line={name} />}</div>
      <div className="grid gap-3">
        <div className="grid gap-3 sm:grid-cols-[11rem_minmax(0,1fr)]"><TextField {...input("on")} type="date" /><TextField {...input("by")} maxLength={200} autoComplete="off" /></div>
        <Checkbox name={partName("held", id)} label={t("interface.implementation.field.held")} defaultChecked={start.value<boolean>(partName("held", id))} />
        {(["use", "works", "better"] as const).map((part) => <TextArea key={part} {...input(part)} rows={1} maxLength={2_000} />)}
      </div>
    </li>
  );
}
