import { frequencies, goalContentSchema, goalFields } from "~/domain/goals/goal";
import type { GoalContent } from "~/domain/goals/goal";
import type { GoalsView } from "~/domain/goals/goal-state";
import { postedGoal } from "~/domain/goals/posted-goal";
import type { FormAnswer } from "~/domain/form-answer";
import { listedFields, withAbsent } from "~/domain/listed-fields";
import { useText } from "~/i18n/text-context";

import { typedFigure } from "../business-case/figure-fields";
import { Checkbox, SelectField, TextArea, TextField } from "../field";
import { Section } from "../page";
import { Picks } from "../picks";
import { SettledForm } from "../settled-form";
import type { FormStart } from "../settled-form";

type FieldName = keyof GoalContent & string;

/** All that makes a goal SMART, how it is followed, and what was learnt. Saves by itself. */
export function GoalForm({ content, view, answer }: { content: GoalContent; view: GoalsView; answer: FormAnswer | undefined }) {
  const { t, of, format } = useText();
  const readOnly = !view.mayChange;
  // What the form shows to tick: what is not ticked was taken out.
  const shown = { ...listedFields("wish", view.wishes.map(({ id }) => id)), ...listedFields("benefit", view.benefits.map(({ item }) => item.id)) };
  const read = (form: FormData) => {
    const posted = goalContentSchema.safeParse(postedGoal(form)).data;
    return posted ? withAbsent(goalFields(posted), shown) : {};
  };
  const nameOf = (field: string) => {
    const [list, id] = field.split(/:(.*)/);
    if (list === "wish" && id !== undefined) return `${t("interface.goals.field.wishes")}: ${view.texts[id] ? of(view.texts[id]) : id}`;
    if (list === "benefit") return t("interface.goals.field.benefits");
    return t(`interface.goals.field.${field as FieldName}`);
  };
  const show = (field: string, value: unknown) => {
    if (field.includes(":")) return t(value === true ? "interface.conflict.yes" : "interface.conflict.no");
    if (field === "frequency") return value ? t(`interface.goals.frequency.${value as (typeof frequencies)[number]}`) : "";
    return typeof value === "number" ? format.plain(value) : String(value ?? "");
  };
  return (
    <SettledForm fields={goalFields(content)} read={read} answer={answer} action="?form=goal" readOnly={readOnly} label={nameOf} show={show}>
      {(start) => (
        <>
          {unlisted(content, view).map((field) => <input key={field} type="hidden" name={field} value="on" />)}
          <GoalFields start={start} view={view} />
        </>
      )}
    </SettledForm>
  );
}

/** What a goal leads to or is served by that the form has no box for, as the pack no longer lists it: it stays with the goal. */
function unlisted({ wishes, benefits }: GoalContent, view: GoalsView): string[] {
  const listed = new Set(view.wishes.filter((wish) => view.functions.some(({ id }) => id === wish.function)).map(({ id }) => id));
  return [
    ...wishes.filter((id) => !listed.has(id)).map((id) => `wish:${id}`),
    ...benefits.filter((id) => !view.benefits.some(({ item }) => item.id === id)).map((id) => `benefit:${id}`),
  ];
}

function GoalFields({ start, view }: { start: FormStart; view: GoalsView }) {
  const { t, of, language } = useText();
  const text = (name: FieldName, more: { hint?: string; maxLength?: number; list?: string } = {}) => (
    <TextField name={name} label={t(`interface.goals.field.${name}`)} defaultValue={start.value<string>(name)} problem={start.problems[name]} maxLength={500} autoComplete="off" {...more} />
  );
  const area = (name: FieldName, rows = 3, hint?: string) => (
    <TextArea name={name} label={t(`interface.goals.field.${name}`)} hint={hint} defaultValue={start.value<string>(name)} problem={start.problems[name]} rows={rows} maxLength={5000} />
  );
  const figure = (name: "present" | "target") => {
    const value = typedFigure(start.value<number | null>(name), language);
    return <TextField name={name} inputMode="decimal" label={t(`interface.goals.field.${name}`)} defaultValue={value} problem={start.problems[name]} autoComplete="off" />;
  };
  const day = (name: "presentDate" | "date") => <TextField name={name} type="date" label={t(`interface.goals.field.${name}`)} defaultValue={start.value<string | null>(name) ?? ""} problem={start.problems[name]} />;
  return (
    <>
      <Section title={t("interface.goals.part.what")}>
        <div className="grid gap-5">
          {text("title", { hint: t("interface.goals.hint.title") })}
          <div className="grid items-end gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">{text("measure", { hint: t("interface.goals.hint.measure") })}{text("unit", { maxLength: 60 })}</div>
          <div className="grid grid-cols-2 items-end gap-4 lg:grid-cols-4">{figure("present")}{day("presentDate")}{figure("target")}{day("date")}</div>
          {text("owner", { maxLength: 200, list: "owner-names" })}
          <datalist id="owner-names">{view.names.map((name) => <option key={name} value={name} />)}</datalist>
        </div>
      </Section>
      <Section title={t("interface.goals.part.how")} lead={t("interface.goals.part.howLead")}>
        <div className="grid gap-5">
          <Wishes start={start} view={view} />
          {area("route", 2, t("interface.goals.hint.route"))}
        </div>
      </Section>
      {view.benefits.length > 0 ? (
        <Section title={t("interface.goals.field.benefits")} lead={t("interface.goals.part.benefitsLead")}>
          <div className="grid gap-2.5">
            {view.benefits.map(({ item }) => <Checkbox key={item.id} name={`benefit:${item.id}`} label={of(item.text)} hint={item.note ? of(item.note) : undefined} defaultChecked={start.value<boolean | null>(`benefit:${item.id}`) === true} />)}
          </div>
        </Section>
      ) : null}
      <Section title={t("interface.goals.part.indicator")} lead={t("interface.goals.part.indicatorLead")}>
        <div className="grid gap-5 sm:grid-cols-2">
          {text("indicator")}
          {text("source")}
          <SelectField name="frequency" label={t("interface.goals.field.frequency")} defaultValue={start.value<string | null>("frequency") ?? ""} options={[{ value: "", label: t("interface.goals.frequency.none") }, ...frequencies.map((value) => ({ value, label: t(`interface.goals.frequency.${value}`) }))]} />
        </div>
      </Section>
      <Section title={t("interface.goals.part.rest")}>
        <div className="grid gap-5">{area("note")}{area("conclusion", 3, t("interface.goals.hint.conclusion"))}</div>
      </Section>
    </>
  );
}

/** The wishes that can serve the goal, by main function: those that are ticked, and what was chosen before. */
function Wishes({ start, view }: { start: FormStart; view: GoalsView }) {
  const { t, of } = useText();
  const chosen = (id: string) => start.value<boolean | null>(`wish:${id}`) === true;
  const offered = view.wishes.filter(({ id, ticked }) => ticked || chosen(id));
  if (offered.length === 0) return <p className="text-muted">{t("interface.goals.noWishes")}</p>;
  return (
    <div>
      <p className="mb-1 font-medium">{t("interface.goals.field.wishes")}</p>
      {view.functions.map(({ id, title }) => {
        const own = offered.filter((wish) => wish.function === id);
        if (own.length === 0) return null;
        return <Picks key={id} name="wish" title={of(title)} items={own.map((wish) => ({ id: wish.id, text: of(view.texts[wish.id]!), tag: null }))} start={start} none="" />;
      })}
    </div>
  );
}
