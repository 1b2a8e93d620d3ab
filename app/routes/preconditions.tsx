import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { Button } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { SelectField, TextField } from "~/components/field";
import { PreconditionForm } from "~/components/gaps/precondition-form";
import { EmptyState, PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { TypedFields } from "~/components/typed-fields";
import { DoneLine, UndoLine, doneQuery } from "~/components/undo-line";
import { useEmptiedForm } from "~/components/use-emptied-form";
import { preconditionContentSchema } from "~/domain/gaps/precondition";
import { postedPreconditions } from "~/domain/gaps/posted-gap";
import { postedOrNull, postedText } from "~/domain/posted-field";
import { autosaved, postedLoad } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseAct, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { addPrecondition, loadPreconditions, removePrecondition, restorePrecondition, savePreconditions } from "~/services/preconditions";

import { useSelection } from "./use-selection";
import { withTyped } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.preconditions.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return found(loadPreconditions(await requestContext(request), params.selectionId!));
}

const newSchema = z.object({ text: z.string().min(1).max(1000), function: z.string().max(100).nullable() });
const listSchema = z.record(z.string(), preconditionContentSchema);

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const [context, id] = [await requestContext(request), params.selectionId!];
  const page = `/selections/${id}/preconditions`;
  const act = parseAct(form, { add: null, remove: null, restore: null });
  if (!act.ok) return withTyped(act.refusal, form);
  const { verb, of: [removed] } = act;
  if (verb === "add") {
    const parsed = parseForm(newSchema, { text: postedText(form, "text"), function: postedOrNull(form, "function") });
    if (!parsed.ok) return withTyped(parsed.refusal, form);
    const answer = await answerTo(() => addPrecondition(context, id, parsed.data));
    return "init" in answer ? withTyped(answer, form) : redirect(`${page}#${answer.id}`);
  }
  if (verb === "restore") {
    const which = postedText(form, "precondition");
    const answer = await answerTo(() => restorePrecondition(context, id, which));
    return "init" in answer ? answer : redirect(`${page}#${which}`);
  }
  const parsed = parseForm(listSchema, postedPreconditions(form));
  if (!parsed.ok) return withTyped(parsed.refusal, form);
  // What was typed elsewhere in the list goes with the press of the button.
  const answer = await answerTo(async () => {
    const saved = await savePreconditions(context, id, parsed.data, postedLoad(form));
    if (verb === "remove") await removePrecondition(context, id, removed);
    return { to: verb === "remove" ? `?removed=${encodeURIComponent(removed)}` : doneQuery(saved) };
  });
  if ("init" in answer) return withTyped(answer, form);
  return form.has(autosaved) ? answer : redirect(`${page}${answer.to}`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function Preconditions() {
  const view = useLoaderData<typeof loader>();
  const { t, of } = useText();
  const base = `/selections/${useSelection().selection.id}`;
  const [search] = useSearchParams();
  const answer = useActionData<typeof action>();
  const { preconditions, counts, functions, mayChange } = view;
  const form = search.get("form");
  const removed = search.get("removed");
  const adding = useEmptiedForm(form === "add" ? answer : undefined);
  const overdue = preconditions.filter((one) => one.overdue);
  return (
    <>
      {removed && !preconditions.some(({ id }) => id === removed) ? <UndoLine fields={{ intent: "restore", precondition: removed }}>{t("interface.preconditions.removed")}</UndoLine> : null}
      <DoneLine answer={answer}>{t("interface.gaps.saved")}</DoneLine>
      <p className="no-print mb-3"><Link to="../gaps" className="link">{t("interface.preconditions.back")}</Link></p>
      <PageHeader title={t("interface.preconditions.title")} lead={t("interface.preconditions.lead")}>
        {preconditions.length > 0 ? <p className="mt-2 text-sm font-medium">{t("interface.preconditions.counts", { open: counts.open, met: counts.met, none: counts["not-applicable"] })}</p> : null}
      </PageHeader>
      <PageBody>
        {form === null ? <AnswerProblem answer={answer} /> : null}
        {overdue.length > 0 ? (
          <Callout kind="warning" title={t("interface.preconditions.overdueCount", { count: overdue.length })}>
            <ul className="grid list-disc gap-1 pl-5">{overdue.map((one) => <li key={one.id}><a href={`#${one.id}`} className="link">{one.item ? of(one.item.text) : one.text}</a>{one.owner ? ` (${one.owner})` : null}</li>)}</ul>
          </Callout>
        ) : null}
        {preconditions.length === 0
          ? <EmptyState title={t("interface.preconditions.empty.title")}>{t("interface.preconditions.empty.text")}</EmptyState>
          : <PreconditionForm view={view} base={base} answer={form === "list" ? answer : undefined} />}
        {mayChange ? (
          <TypedFields answer={form === "add" ? answer : undefined}>
            <Form method="post" action="?form=add#add" id="add" key={adding.key} onSubmit={adding.onSubmit} className="no-print flex flex-wrap items-end gap-3">
              {form === "add" ? <div className="w-full"><AnswerProblem answer={answer} /></div> : null}
              <TextField name="text" label={t("interface.preconditions.addLabel")} className="min-w-60 grow" problem={form === "add" && answer && !answer.ok ? answer.fields.text : undefined} maxLength={1000} autoComplete="off" />
              <SelectField name="function" label={t("interface.gaps.field.function")} options={[{ value: "", label: t("interface.preconditions.general") }, ...functions.map(({ id, title }) => ({ value: id, label: of(title) }))]} />
              <Button type="submit" name="intent" value="add" icon="plus">{t("interface.preconditions.add")}</Button>
            </Form>
          </TypedFields>
        ) : null}
      </PageBody>
    </>
  );
}
