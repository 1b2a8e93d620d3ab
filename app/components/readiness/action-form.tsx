import { Link } from "@remix-run/react";

import { actionParts, actionReaders, workStates } from "~/domain/readiness/answer";
import type { ActionContent, WorkState } from "~/domain/readiness/answer";
import type { ReadinessState } from "~/domain/readiness/readiness-state";
import type { FormAnswer } from "~/domain/form-answer";
import { lineFields, partFields, partName, postedParts, shownLine } from "~/domain/form-lines";
import { useText } from "~/i18n/text-context";

import { Button } from "../button";
import { SelectField, TextField } from "../field";
import { SettledForm } from "../settled-form";
import { Tag } from "../tag";

/** The open points: each with its owner, date and status, and the question that it came from. Saves by itself. */
export function ActionForm({ state: { actions, sections }, names, mayChange, base, answer }: {
  state: Pick<ReadinessState, "actions" | "sections">; names: readonly string[]; mayChange: boolean; base: string; answer: FormAnswer | undefined;
}) {
  const { t, of, format } = useText();
  const nameOf = (id: string) => actions.find((action) => action.id === id)?.text || t("interface.readiness.action.unnamed");
  const from = (question: string | null) => sections.flatMap((section) => section.questions.filter(({ item }) => item.id === question).map(({ item }) => ({ item, section })))[0];
  return (
    <SettledForm
      lines={actions} fields={lineFields(actions, actionParts)} answer={answer} action="?form=actions" readOnly={!mayChange} read={(form) => partFields(postedParts(form, actionReaders))}
      label={(field) => `${t(`interface.readiness.action.${field.slice(0, field.indexOf(":")) as keyof ActionContent}`)}: ${nameOf(field.slice(field.indexOf(":") + 1))}`}
      show={(field, value) => (field.startsWith("state:") ? t(`interface.readiness.state.${value as WorkState}`) : String(value ?? ""))}
    >
      {(start, shown) => (
        <ul className="-mt-3">
          <li className="hidden"><datalist id="owner-names">{names.map((name) => <option key={name} value={name} />)}</datalist></li>
          {shown.map(({ id, question, overdue, due }) => {
            const origin = from(question);
            const name = (part: keyof ActionContent) => partName(part, id);
            const labelOf = (part: keyof ActionContent) => `${t(`interface.readiness.action.${part}`)}: ${nameOf(id)}`;
            const problem = (part: keyof ActionContent) => start.problems[`${id}.${part}`];
            return (
              <li key={id} id={`action-${id}`} className="grid gap-y-2 border-b border-line py-3">
                <input type="hidden" name={shownLine} value={id} />
                {origin || overdue ? (
                  <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
                    {origin ? <Link to={`${base}/readiness/${origin.section.id}#${origin.item.id}`} className="link">{of(origin.item.text)}</Link> : null}
                    {overdue && due ? <Tag tone="problem">{t("interface.readiness.action.overdue", { date: format.date(due) })}</Tag> : null}
                  </p>
                ) : null}
                <div className="grid items-start gap-x-4 gap-y-2 sm:grid-cols-2 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_9.5rem_8rem_auto]">
                  <TextField name={name("text")} hideLabel label={labelOf("text")} placeholder={t("interface.readiness.action.text")} defaultValue={start.value<string>(name("text"))} problem={problem("text")} maxLength={1000} autoComplete="off" />
                  <TextField name={name("owner")} hideLabel label={labelOf("owner")} placeholder={t("interface.readiness.action.owner")} list="owner-names" defaultValue={start.value<string>(name("owner"))} problem={problem("owner")} maxLength={200} autoComplete="off" />
                  <TextField name={name("due")} type="date" hideLabel label={labelOf("due")} defaultValue={start.value<string | null>(name("due")) ?? ""} problem={problem("due")} />
                  <SelectField name={name("state")} hideLabel label={labelOf("state")} defaultValue={start.value<string>(name("state"))} options={workStates.map((state) => ({ value: state, label: t(`interface.readiness.state.${state}`) }))} />
                  {mayChange ? <Button type="submit" name="intent" value={`remove:${id}`} look="quiet" icon="close" aria-label={t("interface.readiness.action.removeOf", { text: nameOf(id) })}>{t("interface.readiness.action.remove")}</Button> : null}
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </SettledForm>
  );
}
