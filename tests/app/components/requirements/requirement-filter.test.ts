import { expect, test } from "vitest";

import { isShown, requirementFilter } from "~/components/requirements/requirement-filter";
import type { Requirement } from "~/domain/requirements/requirement";

const requirement: Requirement = {
  id: "req.support.own-1", criterion: "support.exit", text: { nl: "Gegevens meenemen" }, note: { en: "In an open format." }, answer: { type: "scale" }, priority: "necessary",
  weight: 3, mandatory: true, lowestAccepted: "customisation", valuedBy: "answer", source: null, origin: "own", asked: true, fixed: false,
};

test("an address without a known dimension shows the first", () => {
  const dimensions = [{ id: "functionality" }, { id: "support" }];
  expect(requirementFilter(new URLSearchParams("dimension=price&show=own"), dimensions)).toEqual({ dimension: "functionality", show: "own" });
  expect(requirementFilter(new URLSearchParams("dimension=all"), dimensions)).toEqual({ dimension: null, show: "all" });
});

test("asked and left out follow what is ticked now, not what was loaded", () => {
  expect(isShown(requirement, false, "asked", "")).toBe(false);
  expect(isShown(requirement, false, "out", "")).toBe(true);
});

test("mandatory and own ones are found, and words in either language or in the id", () => {
  expect(isShown(requirement, true, "mandatory", "")).toBe(true);
  expect(isShown({ ...requirement, origin: "pack" }, true, "own", "")).toBe(false);
  expect(isShown(requirement, true, "all", "meenemen OPEN own-1")).toBe(true);
  expect(isShown(requirement, true, "all", "hosting")).toBe(false);
});
