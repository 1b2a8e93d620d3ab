import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { typedFigure } from "~/components/business-case/figure-fields";
import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { GoalFigures } from "~/components/goals/goal-figures";
import { GoalForm } from "~/components/goals/goal-form";
import { useGoalName } from "~/components/goals/goal-name";
import { SmartLetters, SmartList } from "~/components/goals/smart-letters";
import { GuidancePanel } from "~/components/guidance-panel";
import { PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { LevelCheck } from "~/components/phases/level-check";
import { DoneLine, UndoLine, doneQuery } from "~/components/undo-line";
import { contentOf, goalContentSchema, goalFigureSchema } from "~/domain/goals/goal";
import { postedGoal } from "~/domain/goals/posted-goal";
import { emptyLevelCheck } from "~/domain/phases/level-check";
import { postedNumber, postedText } from "~/domain/posted-field";
import { autosaved, postedLoad } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseAct, parseForm, requireField } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadGoals, removeGoal, removeGoalFigure, saveGoal, saveGoalFigure } from "~/services/goals";
import { loadLevelChecks } from "~/services/phases/level-checks";

import { useSelection } from "./use-selection";
import { withPosted, withTyped } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.goals.one");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const context = await requestContext(request);
  const view = await found(loadGoals(context, params.selectionId!));
  const goal = await found(view.goals.find(({ id }) => id === params.goalId) ?? null);
  const levels = await found(loadLevelChecks(context, params.selectionId!, "goal"));
  return { view, goal, check: levels[goal.id] ?? emptyLevelCheck };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const [context, id, goalId] = [await requestContext(request), params.selectionId!, params.goalId!];
  const page = `/selections/${id}/goals/${encodeURIComponent(goalId)}`;
  const date = postedText(form, "figure.date");
  const act = parseAct(form, { remove: null, "figure-save": null, "figure-remove": null });
  if (!act.ok) return withTyped(act.refusal, form);
  switch (act.verb) {
    case "remove": {
      const answer = await answerTo(() => removeGoal(context, id, goalId));
      return "init" in answer ? answer : redirect(`/selections/${id}/goals?removed=${encodeURIComponent(goalId)}`);
    }
    case "figure-save": {
      const parsed = parseForm(goalFigureSchema, { date, value: postedNumber(form, "figure.value"), note: postedText(form, "figure.note") });
      if (!parsed.ok) return withPosted(parsed.refusal, form);
      const answer = await answerTo(() => saveGoalFigure(context, id, goalId, parsed.data));
      return "init" in answer ? withPosted(answer, form) : redirect(`${page}#figures`);
    }
    case "figure-remove": {
      const { goal } = await loader({ request, params, context: {} });
      const figure = goal.figures.find((one) => one.date === date);
      const answer = await answerTo(() => removeGoalFigure(context, id, goalId, date));
      if ("init" in answer) return answer;
      return redirect(figure ? `${page}?${new URLSearchParams({ gone: figure.date, value: String(figure.value), note: figure.note })}#figures` : page);
    }
    default: {
      const parsed = parseForm(goalContentSchema, postedGoal(form));
      if (!parsed.ok) return withTyped(parsed.refusal, form);
      const answer = await answerTo(() => {
        requireField(form, "title");
        return saveGoal(context, id, goalId, parsed.data, postedLoad(form));
      });
      if ("init" in answer) return withTyped(answer, form);
      return form.has(autosaved) ? answer : redirect(`${page}${doneQuery(answer)}`);
    }
  }
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function GoalPage() {
  const { view, goal, check } = useLoaderData<typeof loader>();
  const { t, of, format } = useText();
  const { selection } = useSelection();
  const [search] = useSearchParams();
  const answer = useActionData<typeof action>();
  const name = useGoalName(view.texts)(goal);
  const from = view.swot.filter((entry) => entry.goal === goal.id);
  const form = search.get("form");
  const gone = search.get("gone");
  const page = `/selections/${selection.id}/goals/${encodeURIComponent(goal.id)}`;
  return (
    <>
      <DoneLine answer={answer}>{t("interface.goals.saved")}</DoneLine>
      {gone && !goal.figures.some(({ date }) => date === gone) ? (
        <UndoLine fields={{ intent: "figure-save", "figure.date": gone, "figure.value": typedFigure(Number(search.get("value")), "nl"), "figure.note": search.get("note") ?? "" }} action={`${page}?form=figure`}>{t("interface.goals.figures.removed", { date: format.date(gone) })}</UndoLine>
      ) : null}
      <p className="no-print mb-3"><Link to="../goals" className="link">{t("interface.goals.back")}</Link></p>
      <PageHeader
        title={name}
        lead={goal.objective !== null && view.texts[goal.objective] ? `${of(view.aim).replace(/\s*…$/, "")} ${of(view.texts[goal.objective]!)}` : undefined}
        secondary={view.mayChange ? <Form method="post"><Button type="submit" name="intent" value="remove">{t("interface.goals.remove")}</Button></Form> : null}
      >
        <p className="mt-2"><SmartLetters missing={goal.missing} /></p>
        {from.length > 0 ? <p className="mt-2 max-w-prose text-sm">{t("interface.goals.from")} {from.map(({ kind, text }, index) => <span key={text}>{index > 0 ? "; " : ""}{text} <Link to={`../phases/swot#${kind}`} className="link">({t(`interface.phases.swot.one.${kind}`, { number: "" }).trim().toLowerCase()})</Link></span>)}</p> : null}
      </PageHeader>
      <PageBody aside={<div className="grid gap-8"><SmartList missing={goal.missing} /><GuidancePanel guidance={view.guidance} /></div>}>
        {form === null ? <AnswerProblem answer={answer} /> : null}
        <GoalForm key={goal.id} content={contentOf(goal)} view={view} answer={form === "goal" ? answer : undefined} />
        <GoalFigures goal={goal} name={name} mayChange={view.mayChange} answer={form === "figure" ? answer : undefined} posted={form === "figure" && answer && "posted" in answer ? (answer.posted as Record<string, string>) : undefined} />
        <Section title={t("interface.phases.levels.title")} lead={t("interface.phases.levels.lead")} id="levels">
          <LevelCheck key={goal.id} selectionId={selection.id} subject={{ kind: "goal", id: goal.id }} check={check} back={`${page}#levels`} readOnly={!view.mayChange} />
        </Section>
      </PageBody>
    </>
  );
}
