import type { ContentItem } from "~/domain/content/pack";
import { solutionForms } from "~/domain/phases/solution";
import { useText } from "~/i18n/text-context";

import { RadioGroup } from "../choice";
import { Checkbox, TextArea, TextField } from "../field";
import { Section } from "../page";
import type { FormStart } from "../settled-form";

/** The classes of system, and the decision between a standard package and a bespoke system. */
export function SolutionFields({ classes, start }: { classes: readonly ContentItem[]; start: FormStart }) {
  const { t, of } = useText();
  return (
    <>
      {classes.length === 0 ? <p className="text-muted">{t("interface.phases.solution.noClasses")}</p> : (
        <Section title={t("interface.phases.solution.classes")} lead={t("interface.phases.solution.classesLead")} id="classes">
          <div className="grid gap-4">
            <fieldset>
              <legend className="sr-only">{t("interface.phases.solution.classes")}</legend>
              <ul className="grid gap-3">
                {classes.map(({ id, text, note }) => (
                  <li key={id} id={id} className="scroll-my-16"><Checkbox name="classes" value={id} label={of(text)} hint={note ? of(note) : undefined} defaultChecked={start.value<boolean>(`class:${id}`)} /></li>
                ))}
              </ul>
            </fieldset>
            <TextArea name="classReason" label={t("interface.phases.solution.classReason")} rows={2} defaultValue={start.value("classReason")} problem={start.problems.classReason} maxLength={5_000} />
          </div>
        </Section>
      )}
      <Section title={t("interface.phases.solution.form.title")} lead={t("interface.phases.solution.form.lead")} id="form">
        <div className="grid gap-4">
          <RadioGroup
            name="form" legend={t("interface.phases.solution.form.legend")} hideLegend defaultValue={start.value<(typeof solutionForms)[number] | null>("form") ?? ""}
            options={(["", ...solutionForms] as const).map((value) => ({ value, label: t(`interface.phases.solution.form.${value || "none"}`), hint: t(`interface.phases.solution.formHint.${value || "none"}`) }))}
          />
          <TextArea name="reason" label={t("interface.phases.solution.reason")} rows={3} defaultValue={start.value("reason")} problem={start.problems.reason} maxLength={5_000} />
          <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_11rem]">
            <TextField name="by" label={t("interface.phases.solution.by")} defaultValue={start.value("by")} problem={start.problems.by} maxLength={200} autoComplete="off" />
            <TextField name="on" type="date" label={t("interface.phases.solution.on")} defaultValue={start.value<string | null>("on") ?? ""} problem={start.problems.on} />
          </div>
        </div>
      </Section>
    </>
  );
}
