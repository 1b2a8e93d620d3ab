import { expect, test } from "vitest";

import { goalContentSchema } from "~/domain/goals/goal";
import { postedConditions, postedGoal } from "~/domain/goals/posted-goal";

function posted(fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

test("a form gives a goal: blank is not known, numbers may be Dutch or English, lists are what was ticked", () => {
  const goal = goalContentSchema.parse(postedGoal(posted([
    ["title", " Minder klachten\r\nen sneller "], ["present", "1.250,5"], ["target", "0"], ["date", ""], ["frequency", "quarterly"],
    ["wish:tno.wish.1", "on"], ["wish:tno.wish.2", "on"], ["benefit:inv.benefit.1", "on"],
  ])));
  expect(goal).toMatchObject({
    title: "Minder klachten\nen sneller", present: 1250.5, target: 0, date: null, presentDate: null, frequency: "quarterly", wishes: ["tno.wish.1", "tno.wish.2"], benefits: ["inv.benefit.1"],
  });
});

test("a number that can be two, a day that does not exist and an unknown frequency are refused, not guessed", () => {
  const problems = goalContentSchema.safeParse(postedGoal(posted([["present", "25.000"], ["target", "veel"], ["date", "2026-02-30"], ["frequency", "daily"]]))).error!.issues;
  expect(problems.map(({ path }) => path[0]).sort()).toEqual(["date", "frequency", "present", "target"]);
});

test("conditions are those that the form showed, without an answer where none was chosen", () => {
  expect(postedConditions(posted([["condition", "inv.goal.1"], ["inv.goal.1.answer", "partly"], ["inv.goal.1.note", "Nog twee"], ["condition", "inv.goal.2"], ["inv.goal.3.answer", "yes"]]))).toEqual({
    "inv.goal.1": { answer: "partly", note: "Nog twee" }, "inv.goal.2": { answer: null, note: "" },
  });
});
