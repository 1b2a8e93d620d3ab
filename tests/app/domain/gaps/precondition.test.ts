import { expect, test } from "vitest";

import { countPreconditions, emptyPrecondition, resolvePreconditions } from "~/domain/gaps/precondition";

const items = [{ id: "p.1", function: "data" }, { id: "p.2", function: "sales" }];

test("a precondition is overdue from the day after its date, until it is met or does not apply", () => {
  const due = { ...emptyPrecondition, due: "2026-03-01" };
  const overdueOn = (today: string, state: typeof due.state = "open") => resolvePreconditions(items, [{ id: "p.1", content: { ...due, state } }], today)[0]!.overdue;
  expect([overdueOn("2026-03-01"), overdueOn("2026-03-02"), overdueOn("2026-03-02", "met"), overdueOn("2026-03-02", "not-applicable")]).toEqual([false, true, false, false]);
});

test("those of the pack come first with their main function, the organisation's own after them, and all are counted", () => {
  const own = { ...emptyPrecondition, text: "Netwerk op het magazijn", function: "sales", due: "2026-01-01" };
  const all = resolvePreconditions(items, [{ id: "precondition.own-1", content: own }, { id: "p.2", content: { ...emptyPrecondition, state: "met" } }], "2026-02-01");
  expect(all.map(({ id, function: main, own: isOwn }) => [id, main, isOwn])).toEqual([["p.1", "data", false], ["p.2", "sales", false], ["precondition.own-1", "sales", true]]);
  expect(countPreconditions(all)).toEqual({ open: 2, met: 1, "not-applicable": 0, overdue: 1 });
});
