import { describe, expect, it } from "vitest";

import { newPriceSheet } from "~/domain/cost/price-sheet";
import { editionTree, editionWeights, weightProblems } from "~/domain/decision/edition-tree";
import type { EditionCriterion } from "~/domain/edition/edition";

import { edition, requirement } from "./example-edition";

const criteria: EditionCriterion[] = [
  { id: "functionality", title: "Functionality", weight: 3, children: [{ id: "sales", title: "Sales", weight: 1 }, { id: "service", title: "Service", weight: 1 }] },
  { id: "openness", title: "Openness", weight: 1 },
];

describe("the weight tree of an edition", () => {
  it("holds scored requirements only, and drops what is left without any", () => {
    const of = edition({
      criteria,
      requirements: [requirement("a", "sales", { weight: 3 }), requirement("b", "sales"), requirement("c", "openness", { weight: 0, mandatory: true })],
    });
    expect(editionTree(of)).toEqual([
      { id: "functionality", weight: 3, children: [{ id: "sales", weight: 1, children: [{ id: "a", weight: 3 }, { id: "b", weight: 1 }] }] },
    ]);
    expect(editionWeights(of)).toEqual({ functionality: 1, sales: 1, service: 0, openness: 0, a: 0.75, b: 0.25, c: 0 });
  });
});

describe("what keeps an edition from being ranked", () => {
  it("is nothing when every level has some weight", () => {
    expect(weightProblems(edition({ criteria, requirements: [requirement("a", "sales"), requirement("c", "openness")] }))).toEqual([]);
  });

  it("names the criterion under which everything that is scored weighs 0", () => {
    const zero = [{ ...criteria[0], children: criteria[0].children!.map((child) => ({ ...child, weight: 0 })) }, criteria[1]];
    const of = edition({ criteria: zero, requirements: [requirement("a", "sales"), requirement("b", "service"), requirement("c", "openness")] });
    expect(weightProblems(of)).toEqual([{ code: "all-zero", criterion: "functionality", title: "Functionality" }]);
    const top = edition({ criteria: criteria.map((node) => ({ ...node, weight: 0 })), requirements: [requirement("a", "sales")] });
    expect(weightProblems(top)).toEqual([{ code: "all-zero", criterion: null, title: null }]);
  });

  it("counts only what is scored: a weight on a criterion without scored requirements does not help", () => {
    const of = edition({ criteria: [criteria[0], { ...criteria[1], weight: 0 }], requirements: [requirement("c", "openness")] });
    expect(weightProblems(of)).toEqual([{ code: "all-zero", criterion: null, title: null }]);
  });

  it("is told of requirements that no value or no place in the tree can be found for", () => {
    const of = edition({
      criteria,
      requirements: [
        requirement("a", "sales"),
        requirement("b", "sales", { answer: { type: "text" } }),
        requirement("c", "sales", { answer: { type: "text" }, valuedBy: "committee" }),
        requirement("d", "functionality"),
        requirement("e", "elsewhere"),
        requirement("openness", "openness"),
      ],
    });
    expect(weightProblems(of)).toEqual([
      { code: "double-id", id: "openness" },
      { code: "no-value", requirement: "B" },
      { code: "no-leaf-criterion", requirement: "D", criterion: "functionality" },
      { code: "no-leaf-criterion", requirement: "E", criterion: "elsewhere" },
    ]);
  });

  it("names what earns an amount in the award on value while nothing in it is scored", () => {
    const price = { ...newPriceSheet(), method: { kind: "award-on-value" as const, worth: { functionality: 500, openness: 250 } } };
    expect(weightProblems(edition({ criteria, price, requirements: [requirement("a", "sales")] }))).toEqual([{ code: "worth-unscored", criterion: "openness", title: "Openness" }]);
    expect(weightProblems(edition({ criteria, price, requirements: [requirement("a", "sales"), requirement("c", "openness")] }))).toEqual([]);
    // What asks nothing at all is not in an edition.
    expect(weightProblems(edition({ criteria: [criteria[0]], price, requirements: [requirement("a", "sales")] }))).toEqual([{ code: "worth-unscored", criterion: "openness", title: null }]);
  });

  it("is that nothing is scored at all", () => {
    expect(weightProblems(edition({ criteria, requirements: [requirement("a", "sales", { weight: 0 })] }))).toEqual([{ code: "nothing-scored" }]);
  });
});
