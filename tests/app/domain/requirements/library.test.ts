import { expect, test } from "vitest";

import { distributionOf, libraryOf } from "~/domain/requirements/library";
import type { LibraryUse, UsedRequirement } from "~/domain/requirements/library";
import type { Requirement } from "~/domain/requirements/requirement";

const used = (selection: string, text: string, answers: (string | null)[] | null, answer: Requirement["answer"] = { type: "yesno", better: "yes" }): UsedRequirement => ({
  requirement: {
    id: `req.${selection}`, criterion: "a", text: { nl: text }, note: null, answer, priority: "desirable", weight: 1, mandatory: false, lowestAccepted: "customisation",
    valuedBy: "answer", source: null, origin: "own", asked: true, fixed: false,
  },
  use: { selection: { id: selection, name: selection }, requirementId: `req.${selection}`, code: "F-001", answers: answers && answers.map((label, index) => ({ offer: `V${index + 1}`, label })), why: answers ? null : "sealed" } satisfies LibraryUse,
});

test("what says the same in two selections is one entry; another way of answering is another one", () => {
  const entries = libraryOf([used("a", "Er is een handleiding.", ["ja"]), used("b", "er is EEN handleiding", ["nee"]), used("c", "Er is een handleiding.", [], { type: "text" })], "");
  expect(entries.map(({ uses }) => uses.map(({ selection }) => selection.id))).toEqual([["a", "b"], ["c"]]);
});

test("all words that are looked for must occur, in any order", () => {
  const all = [used("a", "Het pakket bewaart facturen.", null), used("b", "Het pakket verstuurt facturen.", null)];
  expect(libraryOf(all, "facturen bewaart").map(({ text }) => text.nl)).toEqual(["Het pakket bewaart facturen."]);
});

test("answers of all uses are counted together, the most frequent first; sealed ones count for nothing", () => {
  const [entry] = libraryOf([used("a", "Hoe lang?", ["10 dagen", "2 dagen", null]), used("b", "Hoe lang?", ["2 dagen"]), used("c", "Hoe lang?", null)], "");
  expect(distributionOf(entry)).toEqual([{ label: "2 dagen", count: 2 }, { label: "10 dagen", count: 1 }, { label: null, count: 1 }]);
});
