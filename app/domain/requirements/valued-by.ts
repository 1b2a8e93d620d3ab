import { leafCriteria } from "../content/pack";
import type { Criterion } from "../content/pack";
import { hasValueFunction } from "./answer-type";
import type { Requirement, ValuedBy } from "./requirement";

/** Whether this may put answers to a requirement on 0–100: the committee always, an answer only with a value of its own. */
export function mayBeValuedBy({ answer, weight }: Pick<Requirement, "answer" | "weight">, valuedBy: ValuedBy): boolean {
  if (valuedBy === "committee" || hasValueFunction(answer)) return true;
  // A number without points may be asked for information; a text is the committee's as soon as it has a weight.
  return valuedBy === "answer" && answer.type !== "text" && weight === 0;
}

/** The ids of the leaves at or below a criterion, or of all for null; empty where there is no such criterion. */
export function below(criteria: readonly Criterion[], criterion: string | null): ReadonlySet<string> {
  const found = criterion === null ? [...criteria] : find(criteria, criterion);
  return new Set(leafCriteria(found).map(({ id }) => id));
}

function find(criteria: readonly Criterion[], id: string): Criterion[] {
  return criteria.flatMap((node) => (node.id === id ? [node] : find(node.children ?? [], id)));
}
