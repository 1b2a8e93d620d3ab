import { Link } from "@remix-run/react";

import { countStates } from "~/domain/goals/attainment";
import type { GoalState } from "~/domain/goals/attainment";
import { useText } from "~/i18n/text-context";
import type { GoalsView } from "~/domain/goals/goal-state";

import { DataTable } from "../data-table";
import { Tag } from "../tag";
import type { Tone } from "../tag";
import { useGoalName } from "./goal-name";

const tones: Record<GoalState, Tone> = { reached: "success", "on-course": "success", behind: "warning", due: "problem", unknown: "neutral" };

/** How a goal does, in words. */
export function GoalStateTag({ state }: { state: GoalState }) {
  const { t } = useText();
  return <Tag tone={tones[state]}>{t(`interface.goals.state.${state}`)}</Tag>;
}

/** What came of the goals by their figures: counts, and a row for each. */
export function Evaluation({ goals, texts, base }: { goals: GoalsView["goals"]; texts: GoalsView["texts"]; base: string }) {
  const { t, format } = useText();
  const nameOf = useGoalName(texts);
  const counts = countStates(goals.map(({ evaluation }) => evaluation.state));
  const figure = (value: number | null | undefined, unit: string) => (value === null || value === undefined ? "–" : `${format.plain(value)} ${unit}`.trim());
  if (goals.every(({ evaluation }) => evaluation.latest === null)) return <p className="max-w-prose text-muted">{t("interface.goals.evaluation.none")}</p>;
  return (
    <>
      <p className="mb-3">{(["reached", "on-course", "behind", "due", "unknown"] as const).filter((state) => counts[state] > 0).map((state) => `${t(`interface.goals.state.${state}`)}: ${counts[state]}`).join(" · ")}</p>
      <DataTable caption={t("interface.goals.evaluation.title")} hideCaption className="table-stacks">
        <thead>
          <tr>
            <th scope="col">{t("interface.goals.column.goal")}</th>
            <th scope="col" className="number">{t("interface.goals.column.present")}</th>
            <th scope="col" className="number">{t("interface.goals.column.latest")}</th>
            <th scope="col" className="number">{t("interface.goals.column.target")}</th>
            <th scope="col" className="number">{t("interface.goals.column.attainment")}</th>
            <th scope="col" className="number">{t("interface.goals.column.planned")}</th>
          </tr>
        </thead>
        <tbody>
          {goals.map((goal) => {
            const { latest, attainment, planned, state } = goal.evaluation;
            return (
              <tr key={goal.id}>
                <th scope="row" className="min-w-40"><Link to={`${base}/goals/${encodeURIComponent(goal.id)}#figures`} className="link">{nameOf(goal)}</Link><span className="mt-1 block font-normal"><GoalStateTag state={state} /></span></th>
                <td data-label={t("interface.goals.column.present")} className="number">{figure(goal.present, goal.unit)}</td>
                <td data-label={t("interface.goals.column.latest")} className="number"><span>{figure(latest?.value, goal.unit)}{latest ? <span className="block text-sm text-muted">{format.date(latest.date)}</span> : null}</span></td>
                <td data-label={t("interface.goals.column.target")} className="number">{figure(goal.target, goal.unit)}</td>
                <td data-label={t("interface.goals.column.attainment")} className="number">{attainment === null ? "–" : format.share(attainment, 0)}</td>
                <td data-label={t("interface.goals.column.planned")} className="number">{planned === null ? "–" : format.share(planned, 0)}</td>
              </tr>
            );
          })}
        </tbody>
      </DataTable>
      <p className="mt-2 max-w-prose text-sm text-muted">{t("interface.goals.evaluation.how")}</p>
    </>
  );
}
