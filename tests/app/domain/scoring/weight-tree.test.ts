import { describe, expect, it } from "vitest";

import type { WeightNode } from "~/domain/scoring/types";
import { globalWeights, shares, WeightTreeError, weightTreeProblems } from "~/domain/scoring/weight-tree";

const tree: WeightNode[] = [
  { id: "functionality", weight: 3, children: [{ id: "a", weight: 3 }, { id: "b", weight: 1 }] },
  { id: "support", weight: 1, children: [{ id: "partner", weight: 5, children: [{ id: "c", weight: 2 }, { id: "d", weight: 0 }] }] },
];

describe("global weights", () => {
  it("multiply the shares from the top down", () => {
    // functionality 3/4, a 3/4·3/4 = 9/16, b 3/4·1/4 = 3/16; support 1/4, its only child all of it, c all of that.
    expect(globalWeights(tree)).toEqual({
      functionality: 0.75, a: 0.5625, b: 0.1875, support: 0.25, partner: 0.25, c: 0.25, d: 0,
    });
  });

  it("normalise weights whose sum is beyond what a number can hold", () => {
    expect(shares([1e308, 1e308, 0])).toEqual([0.5, 0.5, 0]);
  });
});

describe("a tree that is not sound", () => {
  it("is told with the place of every problem", () => {
    const problems = weightTreeProblems([
      { id: "a", weight: -1 },
      { id: "b", weight: 2, children: [{ id: "a", weight: 0 }, { id: "c", weight: 0 }] },
      { id: "d", weight: NaN, children: [] },
    ]);
    expect(problems.map(({ code, node, path }) => ({ code, node, path: path.join("/") }))).toEqual([
      { code: "not-a-weight", node: "a", path: "0/weight" },
      { code: "double-id", node: "a", path: "1/children/0/id" },
      { code: "all-zero", node: "b", path: "1/children" },
      { code: "not-a-weight", node: "d", path: "2/weight" },
      { code: "empty", node: "d", path: "2/children" },
    ]);
  });

  it("is not computed with", () => {
    expect(() => globalWeights([])).toThrow(WeightTreeError);
    expect(() => globalWeights([{ id: "a", weight: 0 }])).toThrow("all weights under the top level are 0");
  });
});
