import { expect, test } from "vitest";

import type { Standing } from "~/domain/access/may";
import type { Role } from "~/domain/access/roles";
import { ownNext } from "~/domain/selection/own-next";
import { stepsOf } from "~/domain/selection/steps";
import type { StepFacts } from "~/domain/selection/steps";

const standing = (role: Role, change: Partial<Standing> = {}): Standing => ({
  roles: new Set<Role>(["anyone", role]), selectionStage: "rounds", roundStage: "published", sealed: false, declaration: "clear", assigned: null, ...change,
});
const begun: StepFacts = {
  wishes: { ticked: 2, complete: 1 }, objectivesTicked: 1, requirements: { asked: 20, all: 30, touched: false }, weightsTouched: false,
  roundStage: "drafting", offers: 0, submissions: 0, marked: 0, decided: false,
};

test("a lead goes on with the first step that is open; after a decision there is none, and the decision is what can be looked at", () => {
  expect(ownNext(standing("lead", { roundStage: "drafting" }), stepsOf(begun))).toEqual({ kind: "step", to: "intake" });
  const ended = stepsOf({ ...begun, decided: true });
  expect(ended.filter(({ next }) => next)).toEqual([]);
  expect(ownNext(standing("lead", { selectionStage: "cancelled", roundStage: "drafting" }), ended)).toEqual({ kind: "broken-off", to: "decision" });
  expect(ownNext(standing("evaluator", { selectionStage: "cancelled", sealed: true }), ended)).toEqual({ kind: "broken-off", to: "decision" });
  expect(ownNext(standing("lead", { selectionStage: "decided", roundStage: "concluded" }), ended)).toEqual({ kind: "finished", to: "decision" });
});

test("who has not declared is asked to, but first to open what all are waiting for", () => {
  for (const role of ["evaluator", "observer"] as const) {
    const undeclared = (change: Partial<Standing>) => ownNext(standing(role, { declaration: "none", ...change }), []);
    expect(undeclared({ sealed: true })).toEqual({ kind: "declare", to: "declaration" });
    expect(undeclared({ sealed: true, roundStage: "closed" })).toEqual({ kind: "confirm-opening", to: "responses" });
    expect(undeclared({ roundStage: "opened" })).toEqual({ kind: "declare", to: "declaration" });
  }
});
