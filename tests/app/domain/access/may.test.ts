import { expect, test } from "vitest";

import { may } from "~/domain/access/may";
import type { Standing } from "~/domain/access/may";
import type { Role } from "~/domain/access/roles";

const standing = (role: Role, change: Partial<Standing> = {}): Standing => ({
  roles: new Set<Role>(["anyone", role]), selectionStage: "rounds", roundStage: "published", sealed: false, declaration: "clear", assigned: null, ...change,
});
const why = (answer: ReturnType<typeof may>) => (answer.ok ? "allowed" : answer.why);

test("a lead publishes; an evaluator, an observer, a vendor and an administrator do not", () => {
  expect(why(may(standing("lead"), "edition-publish"))).toBe("allowed");
  for (const role of ["evaluator", "observer", "vendor", "administrator", "respondent"] as const) expect(why(may(standing(role), "edition-publish"))).toBe("role");
});

test("an administrator gets no look at bids by being administrator", () => {
  for (const action of ["view-answers", "view-uploads", "view-ranking", "view-selection"] as const) expect(why(may(standing("administrator"), action))).toBe("role");
});

test("nobody changes a selection that was cancelled, decided or archived; archived ones can be brought back", () => {
  for (const selectionStage of ["cancelled", "decided", "archived"] as const) {
    expect(why(may(standing("lead", { selectionStage }), "weights-save"))).toBe("selection-stage");
    expect(why(may(standing("lead", { selectionStage }), "view-weights"))).toBe("allowed");
  }
  expect(why(may(standing("lead", { selectionStage: "archived" }), "selection-restore"))).toBe("allowed");
  expect(why(may(standing("lead"), "selection-restore"))).toBe("selection-stage");
});

test("once a round is closed no answers are accepted and no vendors come or go", () => {
  for (const roundStage of ["closed", "opened", "scoring", "consensus", "concluded"] as const) {
    expect(why(may(standing("lead", { roundStage }), "submission-accept"))).toBe("round-stage");
    expect(why(may(standing("lead", { roundStage }), "offer-add"))).toBe("round-stage");
  }
});

test("bids are seen after a declaration without conflict, and not while they are sealed", () => {
  expect(why(may(standing("evaluator", { declaration: "none" }), "view-answers"))).toBe("declaration");
  expect(why(may(standing("evaluator", { declaration: "conflict" }), "view-answers"))).toBe("conflict");
  expect(why(may(standing("evaluator", { declaration: "excluded" }), "view-answers"))).toBe("conflict");
  expect(why(may(standing("evaluator", { declaration: "admitted" }), "view-answers"))).toBe("allowed");
  expect(why(may(standing("evaluator", { sealed: true }), "view-answers"))).toBe("sealed");
  expect(why(may(standing("lead", { sealed: true }), "view-uploads"))).toBe("sealed");
  // What shows no bid needs neither.
  expect(why(may(standing("evaluator", { declaration: "none", sealed: true }), "view-request"))).toBe("allowed");
});
