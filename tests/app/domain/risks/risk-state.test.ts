import { expect, test } from "vitest";

import type { ContentItem, ContentPack } from "~/domain/content/pack";
import type { RequirementLink } from "~/domain/requirements/requirement-link";
import type { Requirement } from "~/domain/requirements/requirement";
import { bandOf, emptyRisk, riskScore } from "~/domain/risks/risk";
import { riskState } from "~/domain/risks/risk-state";
import type { RiskRecord } from "~/domain/risks/risk-state";

const both = (text: string) => ({ nl: text, en: `${text} (en)` });
const risk = (id: string, group: string): ContentItem => ({ id, kind: "risk", section: "4", group, text: both(id) });
const pack: Pick<ContentPack, "items" | "sections"> = {
  sections: [{ id: "4", title: both("Risico's"), groups: [{ id: "economic", title: both("Economisch") }, { id: "technical", title: both("Technisch") }] }],
  items: [risk("inv.4.4", "economic"), risk("inv.4.12", "economic"), risk("inv.4.22", "technical")],
};
const requirement = (id: string, source: string | null, asked: boolean): Requirement => ({
  id, source, asked, criterion: "support.service", text: both(id), note: null, answer: { type: "yesno", better: "yes" }, priority: "necessary", weight: 3, mandatory: false, lowestAccepted: "customisation", valuedBy: "answer", origin: "pack", fixed: false,
});
const requirements = [requirement("req.openness.lead-time", "inv.architecture.1", true), requirement("req.inv.4.22", "inv.4.22", false)];
const stateOf = (records: RiskRecord[], links: RequirementLink[] = [], list = requirements) => riskState(pack, records, list, links);

test("a score is likelihood times impact, unknown while one of them is; the bands start at 6 and 15", () => {
  expect(riskScore({ likelihood: 4, impact: 3 })).toBe(12);
  expect(riskScore({ likelihood: 4, impact: null })).toBeNull();
  expect([1, 5, 6, 12, 15, 25].map(bandOf)).toEqual(["low", "low", "middle", "middle", "high", "high"]);
});

test("the heat map holds the risks that count, each in its cell; one that no longer applies is left out", () => {
  const state = stateOf([
    { id: "inv.4.4", content: { ...emptyRisk, likelihood: 5, impact: 3 } },
    { id: "inv.4.22", content: { ...emptyRisk, likelihood: 5, impact: 3, state: "gone" } },
    { id: "risk.own-1", content: { ...emptyRisk, text: "Overname", group: "economic", likelihood: 1, impact: 5 } },
  ]);
  expect(state.cells[4]![2]).toEqual(["inv.4.4"]);
  expect(state.cells[0]![4]).toEqual(["risk.own-1"]);
  expect(state.cells.flat(2)).toHaveLength(2);
  expect(state.counts).toEqual({ low: 1, middle: 0, high: 1, unknown: 1 });
  expect(state.risks.map(({ id, group, item }) => [id, group, item !== null])).toEqual([["inv.4.4", "economic", true], ["inv.4.12", "economic", true], ["inv.4.22", "technical", true], ["risk.own-1", "economic", false]]);
});

test("a risk offers the requirements that answer it until they are linked, and one that nobody can answer offers none", () => {
  const before = stateOf([]).risks;
  expect(before.map(({ id, candidates, proposals }) => [id, candidates.map((one) => [one.id, one.asked]), proposals.map((one) => one.id)])).toEqual([
    ["inv.4.4", [["req.openness.lead-time", true]], ["dated-plan"]],
    ["inv.4.12", [], []],
    ["inv.4.22", [["req.inv.4.22", false]], []],
  ]);
  const made = requirement("req.support.own-1", null, true);
  const links: RequirementLink[] = [
    { kind: "risk", origin: "inv.4.4", requirement: "req.openness.lead-time", proposal: null },
    { kind: "risk", origin: "inv.4.4", requirement: made.id, proposal: "dated-plan" },
    { kind: "need", origin: "inv.4.22", requirement: "req.inv.4.22", proposal: null },
  ];
  const after = stateOf([], links, [...requirements, made]).risks;
  expect(after[0]).toMatchObject({ linked: [{ id: "req.openness.lead-time" }, { id: made.id }], candidates: [], proposals: [] });
  expect(after[2]).toMatchObject({ linked: [], candidates: [{ id: "req.inv.4.22" }] });
  // Its requirement was removed elsewhere: the proposal is there again.
  expect(stateOf([], links).risks[0]).toMatchObject({ linked: [{ id: "req.openness.lead-time" }], proposals: [{ id: "dated-plan" }] });
});
