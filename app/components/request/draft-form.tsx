import { Form } from "@remix-run/react";
import { useState } from "react";

import { draftSchema } from "~/domain/edition/draft";
import type { Draft } from "~/domain/edition/draft";
import { draftFields, draftOfFields } from "~/domain/edition/draft-fields";
import { editionKinds } from "~/domain/edition/edition";
import { draftOfForm } from "~/domain/edition/posted-draft";
import type { FormAnswer } from "~/domain/form-answer";
import { languages } from "~/domain/language";
import type { Fields } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";
import type { Translate } from "~/i18n/translate";

import { Button } from "../button";
import { AnswerProblem } from "../callout";
import { SegmentedChoice } from "../choice";
import { ConflictChoice, LoadedFields } from "../edit-conflict";
import { TextArea, TextField } from "../field";
import { Section } from "../page";
import { GateFields } from "../sealing/gate-fields";
import { noLines, useSettledForm } from "../use-settled-form";
import { MarkingFields } from "./marking-fields";
import { PlanningRows } from "./planning-rows";
import { ScalePoints } from "./scale-points";

/** Time zones that are offered; any other can be typed. */
const timeZones = ["Europe/Amsterdam", "Europe/Brussels", "Europe/Berlin", "Europe/Paris", "Europe/London", "Europe/Dublin", "America/Curacao", "America/Paramaribo", "America/New_York", "UTC"];

/** Where the draft is posted; without JavaScript the address tells which form of the page was answered. */
const draftAction = "?form=draft";

/**
 * What vendors read beside the requirements. Saves by itself while one works; the button does the same without JavaScript.
 * What somebody else changed meanwhile is never written over: where both changed the same, one chooses.
 */
export function DraftForm({ draft: saved, next, answer }: { draft: Draft; next: boolean; answer: FormAnswer | undefined }) {
  const { t } = useText();
  const { start, problems, conflict, ...work } = useSettledForm({ fields: draftFields(saved), read: heldFields, answer, action: draftAction, lines: noLines });
  const draft = draftOfFields(start);
  const status = work.state === "disputed" ? "failed" : work.state;
  return (
    <Section title={next ? t("interface.request.draft.titleNext") : t("interface.request.draft.title")} id="draft">
      <Form {...work.form} {...work.saves} method="post" action={draftAction} autoComplete="off" noValidate>
        <LoadedFields fields={work.base} />
        <div key={work.round} className="grid gap-8">
          {conflict
            ? <ConflictChoice conflict={conflict} label={(field) => t(`interface.conflict.draft.${field as "introduction"}`)} show={(field, value) => shown(field, value, t)} />
            : <AnswerProblem answer={work.refused?.ok === false && work.refused.problem ? work.refused : undefined} />}
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
          <Gates start={draft} saved={saved} kind={work.base.kind} fixed={next} />
          <PlanningRows planning={draft.planning} />
          <ScalePoints scale={draft.scale} problems={problems} />
          <MarkingFields marking={draft.marking} problems={problems} />
          <div className="no-print flex flex-wrap items-center gap-4">
            <Button type="submit" name="intent" value="save">{t("interface.request.draft.save")}</Button>
            <p role="status" className={`text-sm ${status === "failed" || status === "offline" ? "text-problem" : "text-muted"}`}>{status === "offline" ? t("interface.intake.save.offline") : t(`interface.request.draft.status.${status}`)}</p>
          </div>
        </div>
      </Form>
    </Section>
  );
}

/** The gates begin anew once another kind of request is known to be saved: its ticks are of that kind. */
function Gates({ start, saved, kind, fixed }: { start: Draft; saved: Draft; kind: unknown; fixed: boolean }) {
  const [gates, setGates] = useState(start);
  if (gates.kind !== kind && saved.kind === kind) setGates(saved);
  return <GateFields draft={gates} fixed={fixed} />;
}

/** What the form holds, by field; null where it holds what a draft cannot, so that nothing of it is known. */
function heldFields(form: FormData): Fields | null {
  const held = draftSchema.safeParse(draftOfForm(form));
  return held.success ? draftFields(held.data) : null;
}

/** A field of a draft as text, to lay beside another. */
function shown(field: string, value: unknown, t: Translate): string {
  if (field === "kind") return t(`interface.request.draft.short.${value as Draft["kind"]}`);
  if (field === "language") return t(`interface.shell.languageName.${value as Draft["language"]}`);
  if (field === "planning") return (value as Draft["planning"]).map(({ label, date }) => `${date}  ${label}`).join("\n");
  if (field === "scale") return (value as Draft["scale"]).map(({ points }) => points).join(" · ");
  return field === "deadline" ? String(value).replace("T", " ") : String(value ?? "");
}
