import { answeredQuestions } from "../business-case/answered-questions";
import { itemsOfKind } from "../content/pack";
import { isOfBusinessCase } from "../readiness/readiness-state";
import type { ResultSources } from "./sources";

/** Of each item of a pack on which something is filled in, ticked or asked: whether that was done. Items that are only read are left out. */
export function filledItems({ pack, choices, plan, solution, goals, gaps, businessCase, requirements, readiness, risks }: ResultSources): Map<string, boolean> {
  const filled = new Map<string, boolean>();
  for (const kind of ["objective", "wish"] as const) for (const { id } of itemsOfKind(pack, kind)) filled.set(id, choices.get(id)?.selected === true);
  for (const phase of plan.phases) {
    for (const { item, work } of [...phase.activities, ...phase.results]) filled.set(item.id, work.done);
    for (const { item, work, decisions } of phase.prompts) filled.set(item.id, work.note !== "" || decisions.length > 0);
  }
  for (const { id, own, state } of gaps.preconditions) if (!own) filled.set(id, state !== "open");
  const byFigures = answeredQuestions(businessCase);
  for (const { id } of itemsOfKind(pack, "question").filter(({ id: question }) => isOfBusinessCase(question))) filled.set(id, byFigures.has(id));
  for (const { questions } of readiness.sections) for (const { item, tone } of questions) filled.set(item.id, tone !== null);
  for (const { item, score } of risks.risks) if (item) filled.set(item.id, score !== null);
  for (const { id } of itemsOfKind(pack, "class")) filled.set(id, solution.classes.includes(id));
  for (const { item, answer } of goals.conditions) filled.set(item.id, answer !== null);
  for (const { item, goals: leading } of goals.benefits) filled.set(item.id, leading.length > 0);
  const asked = new Set(requirements.map(({ source }) => source));
  for (const kind of ["architecture", "partner-area", "minimum-function"] as const) for (const { id } of itemsOfKind(pack, kind)) filled.set(id, asked.has(id));
  return filled;
}
