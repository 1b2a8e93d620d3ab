import { useRef } from "react";

import type { Draft } from "~/domain/edition/draft";
import { editionKinds } from "~/domain/edition/edition";
import type { FieldProblems, FormAnswer } from "~/domain/form-answer";
import { languages } from "~/domain/language";
import { useText } from "~/i18n/text-context";

import { Button } from "../button";
import { AnswerProblem } from "../callout";
import { SegmentedChoice } from "../choice";
import { TextArea, TextField } from "../field";
import { Section } from "../page";
import { useFormAutosave } from "../use-form-autosave";
import { MarkingFields } from "./marking-fields";
import { PlanningRows } from "./planning-rows";
import { ScalePoints } from "./scale-points";

/** Time zones that are offered; any other can be typed. */
const timeZones = ["Europe/Amsterdam", "Europe/Brussels", "Europe/Berlin", "Europe/Paris", "Europe/London", "Europe/Dublin", "America/Curacao", "America/Paramaribo", "America/New_York", "UTC"];

/** Where the draft is posted; without JavaScript the address tells which form of the page was answered. */
const draftAction = "?form=draft";

/** What vendors read beside the requirements. Saves by itself while one works; the button does the same without JavaScript. */
export function DraftForm({ draft, next, answer }: { draft: Draft; next: boolean; answer: FormAnswer | undefined }) {
  const { t } = useText();
  const form = useRef<HTMLFormElement>(null);
  const { fetcher, soon, now, saving } = useFormAutosave(() => {
    if (!form.current) return null;
    const data = new FormData(form.current);
    data.set("intent", "save");
    return data;
  }, draftAction);
  const latest = fetcher.data ?? answer;
  const problems: FieldProblems = latest && !latest.ok ? latest.fields : {};
  const status = saving ? "saving" : latest ? (latest.ok ? "saved" : "failed") : "idle";

  return (
    <Section title={next ? t("interface.request.draft.titleNext") : t("interface.request.draft.title")} id="draft">
      <fetcher.Form ref={form} method="post" action={draftAction} onChange={soon} onBlur={now} noValidate>
        <div className="grid gap-8">
          <AnswerProblem answer={latest && !latest.ok && latest.problem ? latest : undefined} />
          <div className="flex flex-wrap gap-x-10 gap-y-4">
            <SegmentedChoice
              name="kind"
              legend={t("interface.request.draft.kind")}
              defaultValue={draft.kind}
              options={editionKinds.map((value) => ({
                value,
                label: <span>{t(`interface.request.draft.short.${value}`)} <span className="max-sm:sr-only">· {t(`interface.request.draft.kindHint.${value}`)}</span></span>,
              }))}
            />
            <SegmentedChoice
              name="language"
              legend={t("interface.request.draft.language")}
              defaultValue={draft.language}
              options={languages.map((value) => ({ value, label: <span lang={value}>{t(`interface.shell.languageName.${value}`)}</span> }))}
            />
          </div>
          <div id="introduction"><TextArea name="introduction" label={t("interface.request.draft.introduction")} hint={t("interface.request.draft.introductionHint")} defaultValue={draft.introduction} problem={problems.introduction} rows={6} /></div>
          <TextArea name="scope" label={t("interface.request.draft.scope")} hint={t("interface.request.draft.scopeHint")} defaultValue={draft.scope} problem={problems.scope} rows={4} />
          <fieldset id="contact">
            <legend className="mb-2 font-semibold">{t("interface.request.draft.contact")}</legend>
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField name="contactName" label={t("interface.request.draft.contactName")} defaultValue={draft.contact.name} problem={problems["contact.name"]} maxLength={200} autoComplete="off" />
              <TextField name="contactEmail" type="email" label={t("interface.request.draft.contactEmail")} defaultValue={draft.contact.email} problem={problems["contact.email"]} maxLength={200} autoComplete="off" />
            </div>
          </fieldset>
          <fieldset id="dates">
            <legend className="mb-2 font-semibold">{t("interface.request.draft.dates")}</legend>
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField name="deadline" type="datetime-local" label={t("interface.request.draft.deadline")} defaultValue={draft.deadline} problem={problems.deadline} />
              <TextField name="timeZone" list="time-zones" label={t("interface.request.draft.timeZone")} defaultValue={draft.timeZone} problem={problems.timeZone} />
              <datalist id="time-zones">{timeZones.map((zone) => <option key={zone} value={zone} />)}</datalist>
            </div>
          </fieldset>
          <PlanningRows planning={draft.planning} />
          <ScalePoints scale={draft.scale} problems={problems} />
          <MarkingFields marking={draft.marking} problems={problems} />
          <div className="no-print flex flex-wrap items-center gap-4">
            <Button type="submit" name="intent" value="save">{t("interface.request.draft.save")}</Button>
            <p role="status" className={`text-sm ${status === "failed" ? "text-problem" : "text-muted"}`}>{t(`interface.request.draft.status.${status}`)}</p>
          </div>
        </div>
      </fetcher.Form>
    </Section>
  );
}
