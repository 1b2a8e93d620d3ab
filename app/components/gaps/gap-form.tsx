import { Link } from "@remix-run/react";

import { gapContentSchema, gapFields, gapOf, impactSubjects } from "~/domain/gaps/gap";
import type { ImpactSubject, Release } from "~/domain/gaps/gap";
import type { GapsView } from "~/domain/gaps/gap-state";
import { postedGap } from "~/domain/gaps/posted-gap";
import { contentOfGap } from "~/domain/gaps/resolve-gaps";
import type { Gap } from "~/domain/gaps/resolve-gaps";
import type { FormAnswer } from "~/domain/form-answer";
import { impacts } from "~/domain/intake/matrix";
import type { Bilingual } from "~/domain/language";
import { listedFields, withAbsent } from "~/domain/listed-fields";
import { useText } from "~/i18n/text-context";

import { SegmentedChoice } from "../choice";
import { SelectField, TextArea, TextField } from "../field";
import { Section } from "../page";
import { Picks } from "../picks";
import { SettledForm } from "../settled-form";
import type { FormStart } from "../settled-form";
import { useGapName } from "./gap-name";
import { useReleaseOptions } from "./release-options";

type Level = (typeof impacts)[number];

/** Wishes that a gap can take in: not those that another gap took in already. */
function offeredWishes(gap: Gap, { gaps, situation }: GapsView): string[] {
  const taken = new Set(gaps.filter(({ id }) => id !== gap.id).flatMap(({ id, covers }) => covers.filter((wish) => gapOf(wish) !== id)));
  const open = situation.flatMap(({ wishes }) => [...wishes.gap, ...wishes.unknown]);
  return [...new Set([...contentOfGap(gap).wishes, ...open])].filter((wish) => !taken.has(wish) && gapOf(wish) !== gap.id);
}

/** The text of a precondition: of the pack, or the organisation's own. */
function preconditionText(one: GapsView["preconditions"][number] | undefined, of: (text: Bilingual) => string): string {
  return one ? (one.item ? of(one.item.text) : one.text) : "";
}

/** Present and desired, impact, prerequisites and release of a gap. Saves by itself. */
export function GapForm({ gap, view, base, answer }: { gap: Gap; view: GapsView; base: string; answer: FormAnswer | undefined }) {
  const { t, of } = useText();
  const nameOf = useGapName(view.texts);
  const others = view.gaps.filter(({ id, state }) => id !== gap.id && (state === "open" || gap.needs.gaps.includes(id)));
  const wishes = offeredWishes(gap, view);
  // What the form shows to tick: what is not ticked was taken out.
  const shown = { ...listedFields("wish", wishes), ...listedFields("gap", others.map(({ id }) => id)), ...listedFields("precondition", view.preconditions.map(({ id }) => id)) };
  const read = (form: FormData) => {
    const posted = gapContentSchema.safeParse(postedGap(form)).data;
    return posted ? withAbsent(gapFields(posted), shown) : {};
  };
  const label = (field: string) => {
    const [list, id] = field.split(/:(.*)/);
    if (id !== undefined && list === "wish") return `${t("interface.gaps.field.wishes")}: ${view.texts[id] ? of(view.texts[id]!) : id}`;
    if (id !== undefined) return `${t("interface.gaps.field.needs")}: ${list === "gap" ? nameOf(view.gaps.find((one) => one.id === id) ?? { title: id, covers: [] }) : preconditionText(view.preconditions.find((one) => one.id === id), of)}`;
    const [subject, part] = field.split(".");
    if (part !== undefined) return `${t("interface.gaps.field.impact")}: ${t(`interface.gaps.impact.${subject as ImpactSubject}`)}`;
    return t(`interface.gaps.field.${field as "title" | "function" | "present" | "desired" | "release" | "owner" | "note"}`);
  };
  const show = (field: string, value: unknown) => {
    if (field.includes(":")) return t(value === true ? "interface.conflict.yes" : "interface.conflict.no");
    if (field.endsWith(".level")) return value ? t(`interface.gaps.level.${value as Level}`) : "";
    if (field === "release") return value ? t(`interface.gaps.release.${value as Release}`) : t("interface.gaps.asProposed");
    if (field === "function") return view.functions.flatMap(({ id, title }) => (id === value ? [of(title)] : [])).join("");
    return String(value ?? "");
  };
  return (
    <SettledForm fields={gapFields(contentOfGap(gap))} read={read} answer={answer} action="?form=gap" readOnly={!view.mayChange} label={label} show={show}>
      {(start) => (
        <>
          <Section title={t("interface.gaps.part.what")}><What gap={gap} view={view} start={start} /></Section>
          <Section title={t("interface.gaps.field.impact")} lead={t("interface.gaps.part.impactLead")}><Impact start={start} /></Section>
          <Section title={t("interface.gaps.part.plan")}><Plan gap={gap} view={view} start={start} /></Section>
          <Section title={t("interface.gaps.field.needs")} lead={t("interface.gaps.part.needsLead")}>
            <Picks name="gap" title={t("interface.gaps.part.gaps")} start={start} none={t("interface.gaps.part.noGaps")} items={others.map((one) => ({ id: one.id, text: nameOf(one), tag: one.release ? t(`interface.gaps.release.${one.release}`) : null }))} />
            <Picks
              name="precondition" title={t("interface.gaps.part.preconditions")} start={start} none={t("interface.gaps.part.noPreconditions")}
              items={view.preconditions.filter((one) => one.state !== "not-applicable" || gap.needs.preconditions.includes(one.id))
                .map((one) => ({ id: one.id, text: preconditionText(one, of), tag: one.overdue ? t("interface.preconditions.overdue") : one.state === "met" ? t("interface.preconditions.state.met") : null }))}
            />
            <p className="mt-2 text-sm"><Link to={`${base}/preconditions`} className="link">{t("interface.gaps.toPreconditions")}</Link></p>
          </Section>
          <Section title={t("interface.gaps.field.wishes")} lead={t("interface.gaps.part.wishesLead")}>
            {gap.covers.filter((wish) => gapOf(wish) === gap.id).map((wish) => <p key={wish} className="mb-2">{of(view.texts[wish]!)}</p>)}
            <Picks name="wish" title={t("interface.gaps.part.wishes")} start={start} none={t("interface.gaps.part.noWishes")} items={wishes.map((id) => ({ id, text: view.texts[id] ? of(view.texts[id]!) : id, tag: null }))} />
          </Section>
          <Section title={t("interface.gaps.field.note")}>
            <TextArea name="note" hideLabel label={t("interface.gaps.field.note")} defaultValue={start.value<string>("note")} problem={start.problems.note} rows={3} maxLength={5000} />
          </Section>
        </>
      )}
    </SettledForm>
  );
}

function What({ gap, view, start }: { gap: Gap; view: GapsView; start: FormStart }) {
  const { t, of } = useText();
  const main = start.value<string | null>("function") ?? "";
  return (
    <div className="grid gap-5">
      <TextField name="title" label={t("interface.gaps.field.title")} hint={gap.covers.length > 0 ? t("interface.gaps.hint.title") : undefined} defaultValue={start.value<string>("title")} problem={start.problems.title} maxLength={500} autoComplete="off" />
      {gap.covers.length === 0
        ? <SelectField name="function" label={t("interface.gaps.field.function")} defaultValue={main} options={[{ value: "", label: t("interface.gaps.noFunction") }, ...view.functions.map(({ id, title }) => ({ value: id, label: of(title) }))]} />
        : <input type="hidden" name="function" value={main} />}
      <div className="grid gap-5 lg:grid-cols-2">
        <TextArea name="present" label={t("interface.gaps.field.present")} hint={t("interface.gaps.hint.present")} defaultValue={start.value<string>("present")} problem={start.problems.present} rows={3} maxLength={5000} />
        <TextArea name="desired" label={t("interface.gaps.field.desired")} hint={t("interface.gaps.hint.desired")} defaultValue={start.value<string>("desired")} problem={start.problems.desired} rows={3} maxLength={5000} />
      </div>
    </div>
  );
}

function Impact({ start }: { start: FormStart }) {
  const { t } = useText();
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      {impactSubjects.map((subject) => (
        <div key={subject} className="grid min-w-0 content-start gap-2">
          <SegmentedChoice name={`${subject}.level`} legend={t(`interface.gaps.impact.${subject}`)} defaultValue={start.value<Level | null>(`${subject}.level`)} options={impacts.map((level) => ({ value: level, label: t(`interface.gaps.level.${level}`) }))} />
          <TextArea name={`${subject}.text`} hideLabel label={t("interface.gaps.impactTextOf", { subject: t(`interface.gaps.impact.${subject}`) })} placeholder={t(`interface.gaps.impactHint.${subject}`)} defaultValue={start.value<string>(`${subject}.text`)} problem={start.problems[`impact.${subject}.text`]} rows={2} maxLength={5000} />
        </div>
      ))}
    </div>
  );
}

function Plan({ gap, view, start }: { gap: Gap; view: GapsView; start: FormStart }) {
  const { t } = useText();
  const releaseOptions = useReleaseOptions();
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <SelectField name="release" label={t("interface.gaps.field.release")} defaultValue={start.value<Release | null>("release") ?? ""} options={releaseOptions(gap.proposed)} />
      <TextField name="owner" label={t("interface.gaps.field.owner")} list="owner-names" defaultValue={start.value<string>("owner")} problem={start.problems.owner} maxLength={200} autoComplete="off" />
      <datalist id="owner-names">{view.names.map((name) => <option key={name} value={name} />)}</datalist>
    </div>
  );
}
