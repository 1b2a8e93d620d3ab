import { postedList, postedNumber, postedOrNull, postedText } from "../posted-field";
import { conditionAnswers, goalConditionSchema } from "./conditions";
import type { GoalCondition } from "./conditions";

const texts = ["title", "measure", "unit", "owner", "route", "indicator", "source", "note", "conclusion"] as const;

/** A posted goal in the shape of `GoalContent`, still to be checked by its schema. */
export function postedGoal(form: FormData): Record<string, unknown> {
  return {
    ...Object.fromEntries(texts.map((name) => [name, postedText(form, name)])),
    present: postedNumber(form, "present"),
    presentDate: postedOrNull(form, "presentDate"),
    target: postedNumber(form, "target"),
    date: postedOrNull(form, "date"),
    frequency: postedOrNull(form, "frequency"),
    wishes: postedList(form, "wish"),
    benefits: postedList(form, "benefit"),
  };
}

/** The posted conditions on the goals, by the ids that the form showed; what is no answer counts as none. */
export function postedConditions(form: FormData): Record<string, GoalCondition> {
  return Object.fromEntries(form.getAll("condition").map(String).map((id) => {
    const answer = conditionAnswers.find((one) => one === form.get(`${id}.answer`)) ?? null;
    return [id, goalConditionSchema.parse({ answer, note: postedText(form, `${id}.note`).slice(0, 5000) })];
  }));
}
