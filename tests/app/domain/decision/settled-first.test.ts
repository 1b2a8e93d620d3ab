import { expect, it } from "vitest";

import { rankWhatIf, settledFirst, whatIfModel } from "~/domain/decision/what-if";
import { rank } from "~/domain/scoring/rank";
import type { WeightNode } from "~/domain/scoring/types";

const tree: WeightNode[] = [{ id: "d", weight: 1, children: [{ id: "a", weight: 1 }, { id: "b", weight: 1 }] }];
const firstOf = (values: Record<string, [number | null, number | null]>) => {
  const offers = Object.entries(values).map(([id, [a, b]]) => ({ id, values: new Map([["a", a], ["b", b]]) }));
  return settledFirst(rankWhatIf(whatIfModel(tree, rank(tree, offers, [])), {}));
};

it("calls nobody first while what is unknown of another could still put that one first", () => {
  expect(firstOf({ x: [80, 80], y: [60, 60] })).toEqual(["x"]);
  expect(firstOf({ x: [80, 80], y: [90, null] })).toEqual([]);
  // At best 70: it can no longer pass.
  expect(firstOf({ x: [80, 80], y: [40, null] })).toEqual(["x"]);
  expect(firstOf({ x: [80, null], y: [10, 10] })).toEqual([]);
  expect(firstOf({ x: [80, 80], y: [60, 100] })).toEqual(["x", "y"]);
});
