import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { Button, LinkButton } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { TextField } from "~/components/field";
import { ConditionsForm } from "~/components/goals/conditions-form";
import { Evaluation } from "~/components/goals/evaluation";
import { GoalList } from "~/components/goals/goal-list";
import { useGoalName } from "~/components/goals/goal-name";
import { GuidancePanel } from "~/components/guidance-panel";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { TypedFields } from "~/components/typed-fields";
import { DoneLine, UndoLine, doneQuery } from "~/components/undo-line";
import { postedConditions } from "~/domain/goals/posted-goal";
import { autosaved, postedLoad } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseAct, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { addGoal, loadGoals, restoreGoal, saveGoalConditions } from "~/services/goals";

import { useSelection } from "./use-selection";
import { withTyped } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.goals.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return found(loadGoals(await requestContext(request), params.selectionId!));
}

const newGoalSchema = z.object({ title: z.string().trim().min(1).max(500) });

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const [context, id] = [await requestContext(request), params.selectionId!];
  const page = `/selections/${id}/goals`;
  const act = parseAct(form, { add: null, restore: null });
  if (!act.ok) return withTyped(act.refusal, form);
  switch (act.verb) {
    case "add": {
      const parsed = parseForm(newGoalSchema, form);
      if (!parsed.ok) return withTyped(parsed.refusal, form);
      const answer = await answerTo(() => addGoal(context, id, parsed.data.title));
      return "init" in answer ? withTyped(answer, form) : redirect(`${page}/${answer.id}`);
    }
    case "restore": {
      const answer = await answerTo(() => restoreGoal(context, id, String(form.get("goal"))));
      return "init" in answer ? answer : redirect(page);
    }
    default: {
      const answer = await answerTo(() => saveGoalConditions(context, id, postedConditions(form), postedLoad(form)));
      if ("init" in answer) return withTyped(answer, form);
      return form.has(autosaved) ? answer : redirect(`${page}${doneQuery(answer)}#conditions`);
    }
  }
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function Goals() {
  const view = useLoaderData<typeof loader>();
  const { t, of } = useText();
  const base = `/selections/${useSelection().selection.id}`;
  const [search] = useSearchParams();
  const answer = useActionData<typeof action>();
  const nameOf = useGoalName(view.texts);
  const { goals, aside, conditions, benefits, withoutBenefit, mayChange } = view;
  const form = search.get("form");
  const removed = aside.find(({ id }) => id === search.get("removed"));
  const names = (ids: readonly string[]) => goals.filter(({ id }) => ids.includes(id)).map(nameOf).join("; ");
  const smart = goals.filter(({ missing }) => missing.length === 0).length;
  return (
    <>
      {removed ? <UndoLine fields={{ intent: "restore", goal: removed.id }}>{t("interface.goals.removed", { goal: nameOf(removed) })}</UndoLine> : null}
      <DoneLine answer={answer}>{t("interface.goals.saved")}</DoneLine>
      <PageHeader title={t("interface.goals.title")} lead={t("interface.goals.lead")} action={goals.length > 0 && mayChange ? <LinkButton to="#add" icon="plus">{t("interface.goals.add")}</LinkButton> : null}>
        {goals.length > 0 ? <p className="mt-2 text-sm font-medium">{t("interface.goals.count", { count: goals.length, smart })}</p> : null}
      </PageHeader>
      <PageBody aside={<GuidancePanel guidance={view.guidance} />}>
        {form === null ? <AnswerProblem answer={answer} /> : null}
        {goals.length === 0 ? (
          <EmptyState title={t("interface.goals.empty.title")} action={<LinkButton to={`${base}/intake`} look="primary">{t("interface.goals.empty.action")}</LinkButton>}>{t("interface.goals.empty.text")}</EmptyState>
        ) : <GoalList view={view} base={base} />}
        {mayChange ? (
          <TypedFields answer={form === "add" ? answer : undefined}>
            <Form method="post" action="?form=add#add" id="add" className="no-print flex flex-wrap items-end gap-3">
              {form === "add" ? <div className="w-full"><AnswerProblem answer={answer} /></div> : null}
              <TextField name="title" label={t("interface.goals.addLabel")} className="min-w-60 grow" problem={form === "add" && answer && !answer.ok ? answer.fields.title : undefined} maxLength={500} autoComplete="off" />
              <Button type="submit" name="intent" value="add" icon="plus">{t("interface.goals.add")}</Button>
            </Form>
          </TypedFields>
        ) : null}
        {conditions.length > 0 ? (
          <Section title={t("interface.goals.conditions.title")} lead={t("interface.goals.conditions.lead")} id="conditions">
            <ConditionsForm conditions={conditions} mayChange={mayChange} answer={form === "conditions" ? answer : undefined} />
          </Section>
        ) : null}
        {benefits.length > 0 && goals.length > 0 ? (
          <Section title={t("interface.goals.benefits.title")} lead={t("interface.goals.benefits.lead")}>
            <dl className="grid gap-3">
              {benefits.map(({ item, goals: of_ }) => (
                <div key={item.id}>
                  <dt className="font-medium">{of(item.text)}</dt>
                  <dd className="text-muted">{of_.length > 0 ? names(of_) : t("interface.goals.benefits.none")}</dd>
                </div>
              ))}
              {withoutBenefit.length > 0 ? <div><dt className="font-medium">{t("interface.goals.benefits.without")}</dt><dd className="text-muted">{names(withoutBenefit)}</dd></div> : null}
            </dl>
          </Section>
        ) : null}
        {goals.length > 0 ? (
          <Section title={t("interface.goals.evaluation.title")} lead={t("interface.goals.evaluation.lead")} id="evaluation">
            <Evaluation goals={goals} texts={view.texts} base={base} />
          </Section>
        ) : null}
        {aside.length > 0 ? (
          <Section title={t("interface.goals.aside.title")} lead={t("interface.goals.aside.lead")}>
            <ul className="-mt-3">
              {aside.map((goal) => (
                <li key={goal.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-row">
                  <span className="min-w-0">{nameOf(goal)}</span>
                  {mayChange ? <Form method="post"><input type="hidden" name="goal" value={goal.id} /><Button type="submit" name="intent" value="restore" look="quiet" icon="undo" aria-label={t("interface.goals.aside.restoreOf", { goal: nameOf(goal) })}>{t("interface.goals.aside.restore")}</Button></Form> : null}
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
      </PageBody>
    </>
  );
}
