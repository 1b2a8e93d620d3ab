import fc from "fast-check";
import { expect, test } from "vitest";

import { attainment, evaluateGoal, plannedShare } from "~/domain/goals/attainment";
import { benefitsOf } from "~/domain/goals/conditions";
import { contentOf, emptyGoal, goalFields, goalOf, goalOfFields, resolveGoals } from "~/domain/goals/goal";
import type { Goal, GoalContent } from "~/domain/goals/goal";
import { missingSmart } from "~/domain/goals/smart";

/** Dissatisfied customers from 240 a year on 1 January 2026 down to 120 on 1 January 2028. */
const complaints: GoalContent = {
  ...emptyGoal, title: "Half zo veel klachten", measure: "klachten per jaar", unit: "klachten", present: 240, presentDate: "2026-01-01", target: 120, date: "2028-01-01",
  owner: "Els de Boer", wishes: ["tno.wish.92"],
};

test("a complete goal lacks no letter; an objective as it was ticked lacks all five", () => {
  expect(missingSmart(complaints)).toEqual([]);
  expect(missingSmart(emptyGoal)).toEqual([
    { letter: "S", lacks: ["title"] },
    { letter: "M", lacks: ["measure", "unit", "present", "target"] },
    { letter: "A", lacks: ["owner"] },
    { letter: "R", lacks: ["route"] },
    { letter: "T", lacks: ["date"] },
  ]);
});

test("a goal that goes nowhere is not measurable, a present value of 0 is; another route than a wish is realistic too", () => {
  expect(missingSmart({ ...complaints, target: 240 })).toEqual([{ letter: "M", lacks: ["change"] }]);
  expect(missingSmart({ ...complaints, present: 0 })).toEqual([]);
  expect(missingSmart({ ...complaints, wishes: [], route: "Meer mensen aan de telefoon" })).toEqual([]);
});

test("attainment is the part of the way that was covered, also where less is better", () => {
  expect(attainment(complaints, 180)).toBe(0.5);
  expect(attainment(complaints, 240)).toBe(0);
  expect(attainment(complaints, 120)).toBe(1);
  expect(attainment(complaints, 300)).toBe(-0.5);
  expect(attainment({ present: 6.5, target: 8 }, 7.1)).toBeCloseTo(0.4, 12);
  expect(attainment({ present: 100, target: 100 }, 100)).toBeNull();
  expect(attainment({ present: null, target: 100 }, 50)).toBeNull();
  expect(attainment(complaints, null)).toBeNull();
});

test("attainment does not depend on the unit in which it is measured", () => {
  const figure = fc.integer({ min: -1000, max: 1000 });
  fc.assert(fc.property(figure, figure, figure, fc.integer({ min: 1, max: 100 }), figure, (present, target, actual, factor, shift) => {
    const other = (value: number) => value * factor + shift;
    const [one, two] = [attainment({ present, target }, actual), attainment({ present: other(present), target: other(target) }, other(actual))];
    if (one === null) expect(two).toBeNull();
    else expect(two).toBeCloseTo(one, 9);
  }));
});

test("what should have been covered goes evenly from the day of the present value to the date", () => {
  expect(plannedShare(complaints, "2026-01-01")).toBe(0);
  expect(plannedShare(complaints, "2027-01-01")).toBe(0.5);
  expect(plannedShare(complaints, "2025-06-01")).toBe(0);
  expect(plannedShare(complaints, "2030-01-01")).toBe(1);
  expect(plannedShare({ ...complaints, presentDate: null }, "2027-01-01")).toBeNull();
  expect(plannedShare({ ...complaints, presentDate: "2028-01-01" }, "2027-01-01")).toBeNull();
});

test("the latest figure says how a goal does, whatever the order in which figures came", () => {
  const figures = [{ date: "2027-01-01", value: 170, note: "" }, { date: "2026-07-01", value: 235, note: "" }];
  expect(evaluateGoal(complaints, figures, "2027-02-01")).toMatchObject({ latest: { value: 170 }, planned: 0.5, state: "on-course" });
  expect(evaluateGoal(complaints, [figures[1]!], "2026-08-01").state).toBe("behind");
  expect(evaluateGoal(complaints, [{ date: "2026-03-01", value: 110, note: "" }], "2026-08-01").state).toBe("reached");
  expect(evaluateGoal(complaints, figures, "2028-02-01").state).toBe("due");
  expect(evaluateGoal(complaints, [], "2028-02-01")).toEqual({ latest: null, attainment: null, planned: null, state: "unknown" });
  expect(evaluateGoal({ ...complaints, presentDate: null }, figures, "2027-02-01").state).toBe("unknown");
});

const objectives = [{ id: "o.1" }, { id: "o.2" }, { id: "o.3" }];

test("ticked objectives become goals in their order; own goals follow; what was filled in outlives its tick", () => {
  const records = [
    { id: "goal.own-1", content: { ...emptyGoal, title: "Eigen" }, removed: false },
    { id: goalOf("o.1"), content: complaints, removed: false },
  ];
  const { goals, aside } = resolveGoals(objectives, (id) => id !== "o.1", records);
  expect(goals.map(({ id, unticked, title }) => [id, unticked, title])).toEqual([
    [goalOf("o.2"), false, ""], [goalOf("o.3"), false, ""], [goalOf("o.1"), true, "Half zo veel klachten"], ["goal.own-1", false, "Eigen"],
  ]);
  expect(aside).toEqual([]);
});

test("a goal that was put aside is not among the goals, and can be taken back while its objective is ticked", () => {
  const records = [{ id: goalOf("o.1"), content: complaints, removed: true }];
  expect(resolveGoals(objectives, (id) => id === "o.1", records)).toMatchObject({ goals: [], aside: [{ id: goalOf("o.1"), title: "Half zo veel klachten" }] });
  expect(resolveGoals(objectives, () => false, records)).toEqual({ goals: [], aside: [] });
});

test("a goal comes back from its fields as it was", () => {
  const content = { ...complaints, wishes: ["tno.wish.92", "tno.wish.3"], benefits: ["inv.benefit.2"], frequency: "quarterly" as const };
  expect(goalOfFields(goalFields(content))).toEqual(content);
  const shown: Goal = { ...content, id: "x", objective: null, unticked: false };
  expect(contentOf(shown)).toEqual(content);
});

test("per financial advantage the goals that lead to it, and those that lead to none", () => {
  const goal = (id: string, benefits: string[]) => ({ ...emptyGoal, id, benefits, objective: null, unticked: false });
  expect(benefitsOf([{ id: "b.1" }, { id: "b.2" }], [goal("g1", ["b.2"]), goal("g2", []), goal("g3", ["gone"])])).toEqual({
    per: [{ benefit: "b.1", goals: [] }, { benefit: "b.2", goals: ["g1"] }], without: ["g2", "g3"],
  });
});
