import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Criterion } from "~/domain/content/pack";
import type { Requirement } from "~/domain/requirements/requirement";
import { isAllZero, reweigh } from "~/domain/requirements/reweigh";
import { weightRows } from "~/domain/requirements/weight-rows";

const title = { nl: "naam", en: "name" };

const criteria = (weight: (id: string) => number): Criterion[] => [
  {
    id: "f", title, weight: weight("f"), children: [
      { id: "f.data", title, weight: weight("f.data") },
      { id: "f.sales", title, weight: weight("f.sales") },
      { id: "f.service", title, weight: weight("f.service") },
    ],
  },
  { id: "s", title, weight: weight("s"), children: [{ id: "s.exit", title, weight: weight("s.exit") }] },
];

const requirement = (id: string, criterion: string, weight: number, change: Partial<Requirement> = {}): Requirement => ({
  id, criterion, weight, text: title, note: null, answer: { type: "scale" }, priority: "desirable", mandatory: false,
  lowestAccepted: "customisation", valuedBy: "answer", source: null, origin: "pack", asked: true, fixed: false, ...change,
});

const requirements = (weight: (id: string) => number): Requirement[] => [
  requirement("d1", "f.data", weight("d1")),
  requirement("d2", "f.data", weight("d2")),
  requirement("left", "f.data", 9, { asked: false }),
  requirement("a1", "f.sales", weight("a1"), { mandatory: true }),
  requirement("text", "f.service", 0, { answer: { type: "text" }, valuedBy: "committee" }),
  requirement("e1", "s.exit", weight("e1")),
];

const one = () => 1;
const rows = weightRows(criteria(one), requirements(one));
const byId = (list: typeof rows) => new Map(list.map((row) => [row.id, row]));

describe("weights while one types", () => {
  test("shares follow the new weights, worked by hand", () => {
    const changed = byId(reweigh(rows, new Map([["f", 3], ["f.data", 2], ["d1", 3]])));
    // f 3 of 4; within it data 2 of 3 (service holds a text only and takes no share); within data d1 3 of 4.
    expect(changed.get("f")?.share).toBeCloseTo(0.75, 12);
    expect(changed.get("f.data")?.share).toBeCloseTo(2 / 3, 12);
    expect(changed.get("d1")?.share).toBeCloseTo(0.75, 12);
    expect(changed.get("d1")?.globalShare).toBeCloseTo(0.75 * (2 / 3) * 0.75, 12);
    expect(changed.get("f.service")?.share).toBe(0);
  });

  test("a group whose requirements all go to 0 gives its share to its siblings", () => {
    const changed = byId(reweigh(rows, new Map([["d1", 0], ["d2", 0]])));
    expect(changed.get("f.data")).toMatchObject({ share: 0, requirements: 0, unscored: true, problem: false });
    expect(changed.get("f.sales")?.share).toBe(1);
  });

  test("a level where every group goes to 0 is a problem, and so are dimensions that all go to 0", () => {
    const changed = reweigh(rows, new Map([["f.data", 0], ["f.sales", 0], ["f.service", 0]]));
    expect(byId(changed).get("f")?.problem).toBe(true);
    expect(isAllZero(changed, "f")).toBe(true);
    expect(isAllZero(changed, "s")).toBe(false);
    expect(isAllZero(reweigh(rows, new Map([["f", 0], ["s", 0]])), null)).toBe(true);
  });

  test("a group of texts that nobody can weigh is not flagged", () => {
    expect(isAllZero(rows, "f.service")).toBe(false);
  });

  test("it agrees with the tree worked out from the requirements, whatever the weights", () => {
    const ids = ["f", "f.data", "f.sales", "f.service", "s", "s.exit", "d1", "d2", "a1", "e1"];
    const weights = fc.dictionary(fc.constantFrom(...ids), fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1000, noNaN: true })));
    fc.assert(fc.property(weights, (given) => {
      const weight = (id: string) => given[id] ?? 1;
      expect(reweigh(rows, new Map(Object.entries(given)))).toEqual(weightRows(criteria(weight), requirements(weight)));
    }));
  });
});
