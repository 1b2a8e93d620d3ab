import { expect, test } from "vitest";

import type { Choice } from "~/domain/intake/choices";
import { priorityImpactCounts } from "~/domain/intake/matrix";

const choice = (item: string, change: Partial<Choice>): Choice => ({ item, selected: true, inUse: null, priority: null, impact: null, ...change });

test("ticked wishes are counted by priority and impact; undecided and unticked ones are in no cell", () => {
  const choices = [
    choice("w1", { priority: "necessary", impact: "low" }),
    choice("w2", { priority: "necessary", impact: "low" }),
    choice("w3", { priority: "desirable", impact: "high" }),
    choice("w4", { priority: "desirable" }),
    choice("w5", { selected: false, priority: "necessary", impact: "low" }),
    choice("objective", { priority: "necessary", impact: "high" }),
  ];
  const wishes = ["w1", "w2", "w3", "w4", "w5", "w6"].map((id) => ({ id }));
  expect(priorityImpactCounts(wishes, new Map(choices.map((c) => [c.item, c])))).toEqual({
    necessary: { low: 2, middle: 0, high: 0 },
    desirable: { low: 0, middle: 0, high: 1 },
  });
});
