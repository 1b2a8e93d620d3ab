import { Link } from "@remix-run/react";

import { preconditionFields, preconditionStates } from "~/domain/gaps/precondition";
import type { PreconditionContent, PreconditionState } from "~/domain/gaps/precondition";
import type { PreconditionsView, PreconditionView } from "~/domain/gaps/gap-state";
import { postedPreconditions } from "~/domain/gaps/posted-gap";
import type { FormAnswer } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

import { Button } from "../button";
import { SelectField, TextArea, TextField } from "../field";
import { Section } from "../page";
import { SettledForm } from "../settled-form";
import type { FormStart } from "../settled-form";
import { Tag } from "../tag";
import { useGapName } from "./gap-name";

/** Only what is filled in for a precondition; text and main function of one in the pack are the pack's. */
function contentOf({ own, text, function: main, state, owner, due, note }: PreconditionView): PreconditionContent {
  return { ...(own ? { text, function: main } : { text: "", function: null }), state, owner, due, note };
}

/** The precondition that a field is of: fields are `<id>.<part>`. */
const lineOf = (field: string) => field.slice(0, field.lastIndexOf("."));

/** The preconditions per main function, each with its state, owner and date. Saves by itself. */
export function PreconditionForm({ view, base, answer }: { view: PreconditionsView; base: string; answer: FormAnswer | undefined }) {
  const { t, of } = useText();
  const { preconditions, functions, mayChange, names } = view;
  const textOf = (one: PreconditionView) => (one.item ? of(one.item.text) : one.text);
  const grouped = (all: readonly PreconditionView[]) => [
    ...functions.map(({ id, title }) => ({ id, title: of(title), list: all.filter((one) => one.function === id) })),
    { id: "none", title: t("interface.preconditions.general"), list: all.filter((one) => !functions.some(({ id }) => id === one.function)) },
  ].filter((group) => group.list.length > 0);
  const label = (field: string) => {
    const one = preconditions.find(({ id }) => id === lineOf(field));
    return `${t(`interface.preconditions.field.${field.slice(field.lastIndexOf(".") + 1) as keyof PreconditionContent}`)}: ${one ? textOf(one) : ""}`;
  };
  return (
    <SettledForm
      lines={preconditions} lineOf={lineOf} fields={preconditionFields(Object.fromEntries(preconditions.map((one) => [one.id, contentOf(one)])))} answer={answer} action="?form=list" readOnly={!mayChange}
      read={(form) => preconditionFields(postedPreconditions(form) as unknown as Record<string, PreconditionContent>)}
      label={label} show={(field, value) => (field.endsWith(".state") ? t(`interface.preconditions.state.${value as PreconditionState}`) : String(value ?? ""))}
    >
      {(start, shown) => (
        <>
          <datalist id="owner-names">{names.map((name) => <option key={name} value={name} />)}</datalist>
          {grouped(shown).map((group) => (
            <Section key={group.id} title={group.title} id={`preconditions-${group.id}`}>
              <ul className="-mt-3">{group.list.map((one) => <Row key={one.id} one={one} text={textOf(one)} view={view} base={base} start={start} />)}</ul>
            </Section>
          ))}
        </>
      )}
    </SettledForm>
  );
}

function Row({ one, text, view, base, start }: { one: PreconditionView; text: string; view: PreconditionsView; base: string; start: FormStart }) {
  const { t, format } = useText();
  const nameOf = useGapName(view.texts);
  const name = (part: keyof PreconditionContent) => `${one.id}.${part}`;
  const labelOf = (part: keyof PreconditionContent) => `${t(`interface.preconditions.field.${part}`)}: ${text}`;
  const neededBy = view.neededBy[one.id] ?? [];
  return (
    <li id={one.id} className="grid items-start gap-x-4 gap-y-2 border-b border-line py-3">
      <input type="hidden" name="precondition" value={one.id} />
      <div className="flex min-w-0 flex-wrap items-start justify-between gap-x-4 gap-y-1">
        {one.own ? (
          <div className="min-w-60 grow">
            <TextField name={name("text")} hideLabel label={t("interface.preconditions.field.text")} defaultValue={start.value<string>(name("text"))} maxLength={1000} autoComplete="off" />
            <input type="hidden" name={name("function")} value={start.value<string | null>(name("function")) ?? ""} />
          </div>
        ) : <p className="max-w-prose min-w-0 font-medium">{text}</p>}
        {one.overdue && one.due ? <Tag tone="problem">{t("interface.preconditions.overdueSince", { date: format.date(one.due) })}</Tag> : null}
        {one.own && view.mayChange ? <Button type="submit" name="intent" value={`remove:${one.id}`} look="quiet" icon="close" aria-label={t("interface.preconditions.removeOf", { text })}>{t("interface.preconditions.remove")}</Button> : null}
      </div>
      {neededBy.length > 0 ? (
        <p className="text-sm text-muted">{t("interface.preconditions.neededBy")} {neededBy.map((gap, index) => <span key={gap.id}>{index > 0 ? "; " : null}<Link to={`${base}/gaps/${encodeURIComponent(gap.id)}`} className="link">{nameOf(gap)}</Link></span>)}</p>
      ) : null}
      <div className="grid items-start gap-x-4 gap-y-2 sm:grid-cols-2 lg:grid-cols-[11rem_minmax(0,1fr)_10rem_minmax(0,1.4fr)]">
        <SelectField name={name("state")} hideLabel label={labelOf("state")} defaultValue={start.value<string>(name("state"))} options={preconditionStates.map((state) => ({ value: state, label: t(`interface.preconditions.state.${state}`) }))} />
        <TextField name={name("owner")} hideLabel label={labelOf("owner")} placeholder={t("interface.preconditions.field.owner")} list="owner-names" defaultValue={start.value<string>(name("owner"))} problem={start.problems[name("owner")]} maxLength={200} autoComplete="off" />
        <TextField name={name("due")} type="date" hideLabel label={labelOf("due")} defaultValue={start.value<string | null>(name("due")) ?? ""} problem={start.problems[name("due")]} />
        <TextArea name={name("note")} hideLabel label={labelOf("note")} placeholder={t("interface.preconditions.field.note")} rows={1} defaultValue={start.value<string>(name("note"))} problem={start.problems[name("note")]} maxLength={5000} />
      </div>
    </li>
  );
}
