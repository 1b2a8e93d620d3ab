import { expect, test } from "vitest";

import { tracePast } from "~/domain/requirements/origins";
import type { PastSources } from "~/domain/requirements/origins";
import type { Requirement } from "~/domain/requirements/requirement";

const requirement = (id: string, more: Partial<Requirement> = {}): Requirement => ({
  id, criterion: "a", text: { nl: id }, note: null, answer: { type: "scale" }, priority: "desirable", weight: 1, mandatory: false, lowestAccepted: "customisation",
  valuedBy: "answer", source: null, origin: "own", asked: true, fixed: false, ...more,
});
const sources = (more: Partial<PastSources>): PastSources => ({ requirements: [], wishes: [{ id: "w1", text: { nl: "Wens" }, ticked: true }, { id: "w2", text: { nl: "Andere" }, ticked: false }], items: new Map([["r1", { text: { nl: "Risico" }, kind: "risk" }]]), given: [], ...more });
const findings = (given: PastSources) => tracePast(given).requirements.map(({ finding }) => finding);

test("a wish, a risk, a goal, a typed reason and the content itself are reasons; where something was copied from is none", () => {
  const own = requirement("eigen");
  expect(findings(sources({ requirements: [requirement("a", { source: "w1", origin: "pack" })] }))).toEqual([null]);
  expect(findings(sources({ requirements: [requirement("a", { source: "r1" })] }))).toEqual([null]);
  expect(findings(sources({ requirements: [requirement("a", { origin: "pack" })] }))).toEqual([null]);
  expect(findings(sources({ requirements: [own], given: [{ requirementId: "eigen", itemId: null, text: "De wet" }] }))).toEqual([null]);
  expect(findings(sources({ requirements: [own], links: [{ kind: "risk", id: "x", text: { nl: "Uitval" }, requirement: "eigen" }] }))).toEqual([null]);
  expect(findings(sources({ requirements: [own] }))).toEqual(["no-reason"]);
  expect(findings(sources({ requirements: [requirement("a", { past: { kind: "file", import: "i", sheet: "Blad", row: 4, reference: "" } })] }))).toEqual(["no-reason"]);
  // What is not asked needs no reason.
  expect(findings(sources({ requirements: [requirement("a", { asked: false })] }))).toEqual([null]);
});

test("a wish that was unticked is no reason any more, unless there is another", () => {
  const late = requirement("a", { source: "w2", origin: "pack" });
  expect(findings(sources({ requirements: [late] }))).toEqual(["wish-not-ticked"]);
  expect(findings(sources({ requirements: [late], given: [{ requirementId: "a", itemId: "w1", text: "" }] }))).toEqual([null]);
});

test("a goal speaks through the wish that serves it, to every requirement of that wish", () => {
  const [row] = tracePast(sources({ requirements: [requirement("a", { source: "w1" })], links: [{ kind: "goal", id: "g", text: { nl: "Meer omzet" }, wish: "w1" }] })).requirements;
  expect(row.reasons.map(({ kind, id, throughWish }) => [kind, id, throughWish])).toEqual([["wish", "w1", undefined], ["goal", "g", "w1"]]);
});

test("a ticked wish is without a requirement until one of its requirements is asked", () => {
  const left = requirement("a", { source: "w1", asked: false });
  expect(tracePast(sources({})).wishesWithout).toMatchObject([{ id: "w1", leftOut: null }]);
  expect(tracePast(sources({ requirements: [left] })).wishesWithout).toMatchObject([{ id: "w1", leftOut: "a" }]);
  expect(tracePast(sources({ requirements: [left, requirement("b")], given: [{ requirementId: "b", itemId: "w1", text: "" }] })).wishesWithout).toEqual([]);
});
