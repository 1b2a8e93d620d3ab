import { Link } from "@remix-run/react";

import type { GoalsView } from "~/domain/goals/goal-state";
import { useText } from "~/i18n/text-context";

import { Section } from "../page";
import { Tag } from "../tag";
import { useGoalName } from "./goal-name";
import { SmartLetters } from "./smart-letters";

type Goal = GoalsView["goals"][number];

/** The goals per main function, those of the organisation's own last; each leads to its page. */
export function GoalList({ view, base }: { view: Pick<GoalsView, "goals" | "functions" | "texts">; base: string }) {
  const { t, of } = useText();
  const { goals, functions, texts } = view;
  const groups = [
    ...functions.map(({ id, title }) => ({ id, title: of(title), goals: goals.filter((goal) => goal.function === id) })),
    { id: "own", title: t("interface.goals.own"), goals: goals.filter((goal) => goal.function === null) },
  ].filter((group) => group.goals.length > 0);
  return (
    <>
      {groups.map((group) => (
        <Section key={group.id} title={group.title} id={`goals-${group.id}`}>
          <ul className="-mt-3">{group.goals.map((goal) => <GoalRow key={goal.id} goal={goal} texts={texts} base={base} />)}</ul>
        </Section>
      ))}
    </>
  );
}

function GoalRow({ goal, texts, base }: { goal: Goal; texts: GoalsView["texts"]; base: string }) {
  const { t, of, format } = useText();
  const nameOf = useGoalName(texts);
  const way = goal.present !== null && goal.target !== null ? t("interface.goals.way", { from: format.plain(goal.present), to: format.plain(goal.target), unit: goal.unit }) : null;
  return (
    <li className="grid items-start gap-x-6 gap-y-1.5 border-b border-line py-row sm:grid-cols-[minmax(0,1fr)_minmax(0,15rem)_auto]">
      <div className="min-w-0">
        <Link to={`${base}/goals/${encodeURIComponent(goal.id)}`} className="link font-medium break-words">{nameOf(goal)}</Link>
        {goal.title && goal.objective !== null && texts[goal.objective] ? <p className="text-sm text-muted">{of(texts[goal.objective]!)}</p> : null}
        {goal.unticked ? <p className="mt-1"><Tag tone="warning">{t("interface.goals.unticked")}</Tag></p> : null}
      </div>
      <p className="text-sm text-muted">
        {[way, goal.date === null ? null : t("interface.goals.by", { date: format.date(goal.date) }), goal.owner].filter(Boolean).join(" · ") || t("interface.goals.toFill")}
      </p>
      <div className="flex items-center gap-3 sm:justify-end"><SmartLetters missing={goal.missing} /></div>
    </li>
  );
}
