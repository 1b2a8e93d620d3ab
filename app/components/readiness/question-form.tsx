import { Link } from "@remix-run/react";

import { answerParts, answerReaders, workStates } from "~/domain/readiness/answer";
import type { AnswerContent, WorkState } from "~/domain/readiness/answer";
import { optionSets } from "~/domain/readiness/answer-kinds";
import type { OptionSet } from "~/domain/readiness/answer-kinds";
import { isWeak } from "~/domain/readiness/readiness-state";
import type { ReadinessQuestion, ReadinessSection } from "~/domain/readiness/readiness-state";
import type { FormAnswer } from "~/domain/form-answer";
import { lineFields, partFields, partName, postedParts, shownLine } from "~/domain/form-lines";
import { useText } from "~/i18n/text-context";

import { typedFigure } from "../business-case/figure-fields";
import { Button } from "../button";
import { SelectField, TextArea, TextField } from "../field";
import { Section } from "../page";
import { SettledForm } from "../settled-form";
import type { FormStart } from "../settled-form";

/** The answers of a set by name, each with its text. */
export function useOptions() {
  const { t } = useText();
  // Written out, so that every text is seen to be used.
  const text = (set: OptionSet, value: string): string => {
    switch (set) {
      case "judgement": return t(`interface.readiness.option.judgement.${value as keyof typeof optionSets.judgement}`);
      case "scope": return t(`interface.readiness.option.scope.${value as keyof typeof optionSets.scope}`);
      case "race": return t(`interface.readiness.option.race.${value as keyof typeof optionSets.race}`);
      case "market": return t(`interface.readiness.option.market.${value as keyof typeof optionSets.market}`);
      case "steering": return t(`interface.readiness.option.steering.${value as keyof typeof optionSets.steering}`);
      case "working": return t(`interface.readiness.option.working.${value as keyof typeof optionSets.working}`);
      case "location": return t(`interface.readiness.option.location.${value as keyof typeof optionSets.location}`);
      case "layers": return t(`interface.readiness.option.layers.${value as keyof typeof optionSets.layers}`);
    }
  };
  return (set: OptionSet) => Object.keys(optionSets[set]).map((value) => ({ value, label: text(set, value) }));
}

/** The questions of a section, each with the kind of answer that fits it. Saves by itself. */
export function QuestionForm({ section, actionsOf, names, mayChange, base, answer }: {
  section: ReadinessSection; actionsOf: (question: string) => number; names: readonly string[]; mayChange: boolean; base: string; answer: FormAnswer | undefined;
}) {
  const { t, of } = useText();
  const options = useOptions();
  const { questions } = section;
  const groups = [
    { id: "general", title: t("interface.readiness.general"), list: questions.filter(({ item }) => !section.groups.some(({ id }) => id === item.group)) },
    ...section.groups.map(({ id, title }) => ({ id, title: of(title), list: questions.filter(({ item }) => item.group === id) })),
  ].filter(({ list }) => list.length > 0);
  const lines = questions.map(({ answer: given }) => given);
  const split = (field: string) => ({ part: field.slice(0, field.indexOf(":")) as keyof AnswerContent, question: questions.find(({ item }) => item.id === field.slice(field.indexOf(":") + 1)) });
  const show = (field: string, value: unknown) => {
    const { part, question } = split(field);
    if (part === "state") return t(`interface.readiness.state.${value as WorkState}`);
    if (part === "value" && question?.kind.shape === "options") return options(question.kind.options).find((one) => one.value === value)?.label ?? t("interface.readiness.unanswered");
    return String(value ?? "");
  };
  return (
    <SettledForm
      key={section.id} fields={lineFields(lines, answerParts)} answer={answer} readOnly={!mayChange} read={(form) => partFields(postedParts(form, answerReaders))} show={show}
      label={(field) => { const { part, question } = split(field); return `${t(`interface.readiness.field.${part}`)}: ${question ? of(question.item.text) : ""}`; }}
    >
      {(start) => (
        <>
          <datalist id="owner-names">{names.map((name) => <option key={name} value={name} />)}</datalist>
          {groups.map(({ id, title, list }) => (
            <Section key={id} title={title} id={`group-${id}`}>
              <ol className="-mt-3">{list.map((question) => <Question key={question.item.id} {...{ question, start, mayChange, base }} actions={actionsOf(question.item.id)} />)}</ol>
            </Section>
          ))}
        </>
      )}
    </SettledForm>
  );
}

function Question({ question: { item, kind, tone }, start, actions, mayChange, base }: { question: ReadinessQuestion; start: FormStart; actions: number; mayChange: boolean; base: string }) {
  const { t, of, language } = useText();
  const options = useOptions();
  const text = of(item.text);
  const name = (part: keyof AnswerContent) => partName(part, item.id);
  const labelOf = (part: keyof AnswerContent) => `${t(`interface.readiness.field.${part}`)}: ${text}`;
  const problem = (part: keyof AnswerContent) => start.problems[`${item.id}.${part}`];
  const sheet = "sheet" in kind;
  return (
    <li id={item.id} className="grid gap-y-2 border-b border-line py-4">
      <input type="hidden" name={shownLine} value={item.id} />
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="max-w-prose min-w-0 grow basis-72">
          <p className="font-medium">{text}</p>
          {item.note ? <p className="text-sm text-muted">{of(item.note)}</p> : null}
        </div>
        <span className="flex flex-wrap items-center gap-x-3">
          {actions > 0 ? <Link to={`${base}/readiness#actions`} className="link text-sm">{t("interface.readiness.action.existing", { count: actions })}</Link> : null}
          {mayChange && isWeak(tone) ? <Button type="submit" name="intent" value={`action:${item.id}`} look="quiet" icon="plus" className="-my-1" aria-label={t("interface.readiness.action.makeOf", { question: text })}>{t("interface.readiness.action.make")}</Button> : null}
        </span>
      </div>
      <div className={`grid items-start gap-x-4 gap-y-2 ${kind.shape === "options" || kind.shape === "number" ? "sm:grid-cols-[13rem_minmax(0,1fr)]" : ""}`}>
        {kind.shape === "options" ? (
          <SelectField name={name("value")} hideLabel label={labelOf("value")} defaultValue={start.value<string | null>(name("value")) ?? ""} problem={problem("value")} options={[{ value: "", label: t("interface.readiness.unanswered") }, ...options(kind.options)]} />
        ) : null}
        {kind.shape === "number" ? (
          <div className="flex items-center gap-2">
            <TextField name={name("number")} hideLabel label={`${labelOf("number")} (${t(`interface.readiness.unit.${kind.unit}`)})`} inputMode="decimal" className="min-w-0 grow" defaultValue={typedFigure(start.value<number | null>(name("number")), language)} problem={problem("number")} autoComplete="off" />
            <span className="text-sm whitespace-nowrap text-muted">{t(`interface.readiness.unit.${kind.unit}`)}</span>
          </div>
        ) : null}
        {kind.shape === "text" || kind.shape === "step" ? (
          <TextArea name={name("text")} hideLabel rows={2} label={labelOf("text")} placeholder={kind.shape === "step" ? t("interface.readiness.stepText") : t("interface.readiness.field.text")} defaultValue={start.value<string>(name("text"))} problem={problem("text")} maxLength={20_000} />
        ) : null}
        <TextArea name={name("note")} hideLabel rows={1} label={labelOf("note")} placeholder={t("interface.readiness.field.note")} defaultValue={start.value<string>(name("note"))} problem={problem("note")} maxLength={20_000} />
      </div>
      {sheet ? (
        <div className="grid items-start gap-x-4 gap-y-2 sm:grid-cols-[minmax(0,1fr)_10rem_10rem]">
          <TextField name={name("who")} hideLabel label={labelOf("who")} placeholder={t("interface.readiness.field.who")} list="owner-names" defaultValue={start.value<string>(name("who"))} problem={problem("who")} maxLength={200} autoComplete="off" />
          <TextField name={name("due")} type="date" hideLabel label={labelOf("due")} defaultValue={start.value<string | null>(name("due")) ?? ""} problem={problem("due")} />
          <SelectField name={name("state")} hideLabel label={labelOf("state")} defaultValue={start.value<string>(name("state"))} options={workStates.map((state) => ({ value: state, label: t(`interface.readiness.state.${state}`) }))} />
        </div>
      ) : null}
    </li>
  );
}
