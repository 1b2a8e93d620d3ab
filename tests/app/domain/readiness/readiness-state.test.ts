import fc from "fast-check";
import { expect, test } from "vitest";

import { emptyAnswer } from "~/domain/readiness/answer";
import type { ReadinessAnswer } from "~/domain/readiness/answer";
import { optionSets, tones, toneOf } from "~/domain/readiness/answer-kinds";
import { readinessState } from "~/domain/readiness/readiness-state";
import type { RequirementLink } from "~/domain/requirements/requirement-link";
import type { ContentItem, ContentPack, PackRequirement } from "~/domain/content/pack";

const both = (text: string) => ({ nl: text, en: `${text} (en)` });
const question = (id: string): ContentItem => ({ id, kind: "question", section: id.split(".")[1]!, text: both(id) });
const asked = (id: string, source: string): PackRequirement => ({ id, kind: "requirement", source, text: both(id), criterion: "support.partner", answer: { type: "yesno", better: "yes" }, weight: 3, ask: "default", mandatory: false });

const pack: Pick<ContentPack, "items" | "sections"> = {
  sections: ["3", "5", "8", "10", "13", "14"].map((id) => ({ id, title: both(`Deel ${id}`) })),
  items: [
    question("inv.3.1"), question("inv.5.11"), question("inv.5.20"), question("inv.8.1"), question("inv.8.2"), question("inv.8.3"), question("inv.8.4"), question("inv.10.1"),
    question("inv.13.1"), question("inv.13.2"), question("inv.14.3"), question("inv.14.6"),
    { id: "inv.partner.1", kind: "partner-area", text: both("Inpassen") }, { id: "inv.partner.2", kind: "partner-area", text: both("Architectuur") },
    asked("req.inv.13.2", "inv.13.2"), asked("req.inv.partner.1", "inv.partner.1"), asked("req.inv.partner.2", "inv.partner.2"),
  ],
};

const answer = (id: string, given: Partial<ReadinessAnswer>): ReadinessAnswer => ({ ...emptyAnswer, id, ...given });
const stateOf = (answers: ReadinessAnswer[], links: RequirementLink[] = []) => readinessState(pack, answers, [], links, "2026-03-01");
const section = (answers: ReadinessAnswer[], id: string) => stateOf(answers).sections.find((one) => one.id === id)!;

test("the buyer is not asked what the business case or a vendor answers; the own market scan is asked", () => {
  expect(stateOf([]).sections.map(({ id, questions }) => [id, questions.map(({ item }) => item.id)])).toEqual([
    ["5", ["inv.5.11", "inv.5.20"]], ["8", ["inv.8.1", "inv.8.2", "inv.8.3", "inv.8.4"]], ["10", ["inv.10.1"]], ["13", ["inv.13.1"]], ["14", ["inv.14.3", "inv.14.6"]],
  ]);
});

test("each question is answered in its own way, and counts once it is", () => {
  const answers = [answer("inv.5.11", { value: "both" }), answer("inv.5.20", { number: 6 }), answer("inv.10.1", { text: "Klanten bellen" }), answer("inv.13.1", { note: "Alleen een toelichting" })];
  expect(stateOf(answers)).toMatchObject({ answered: 3, total: 10 });
  expect(section(answers, "5")).toMatchObject({ answered: 2, counts: { told: 2, open: 0 }, share: null });
  expect(section(answers, "13")).toMatchObject({ answered: 0, counts: { open: 1 } });
});

test("a section is in order for its share of yes, partly counting half; what is open or does not apply is no part of it", () => {
  const three = [answer("inv.8.1", { value: "yes" }), answer("inv.8.2", { value: "partly" }), answer("inv.8.3", { value: "no" })];
  expect(section(three, "8")).toMatchObject({ counts: { good: 1, half: 1, weak: 1, none: 0, open: 1 }, share: 0.5 });
  expect(section([...three, answer("inv.8.4", { value: "not-applicable" })], "8")).toMatchObject({ answered: 4, share: 0.5 });
  expect(section([answer("inv.8.4", { value: "not-applicable" })], "8").share).toBeNull();
});

test("a no about the own departments is a need for a partner in the areas that make up for it; a partly is not", () => {
  const answers = [answer("inv.14.3", { value: "no" }), answer("inv.14.6", { value: "partly" })];
  const link: RequirementLink = { kind: "need", origin: "inv.14.3", requirement: "req.inv.partner.2", proposal: null };
  const needs = stateOf(answers, [link]).needs.map((need) => [need.question.id, need.areas.map(({ area, requirement, linked }) => [area.id, requirement, linked])]);
  expect(needs).toEqual([["inv.14.3", [["inv.partner.2", "req.inv.partner.2", true]]]]);
});

test("an open action past its date is late, a finished one is not", () => {
  const action = { id: "a", question: "inv.8.1", text: "Plan maken", owner: "Els", due: "2026-02-28", state: "open" as const };
  const state = readinessState(pack, [], [action, { ...action, id: "b", state: "done" }, { ...action, id: "c", due: "2026-03-01" }], [], "2026-03-01");
  expect(state.actions.map(({ id, overdue }) => [id, overdue])).toEqual([["a", true], ["b", false], ["c", false]]);
});

test("whatever is answered, every question of a section is counted once and the share lies between none and all", () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(null, "yes", "partly", "no", "not-applicable", "constructor"), { minLength: 4, maxLength: 4 }), (values) => {
    const { counts, share } = section(values.map((value, index) => answer(`inv.8.${index + 1}`, { value })), "8");
    expect([...tones, "open" as const].reduce((sum, tone) => sum + counts[tone], 0)).toBe(4);
    if (share !== null) expect(share >= 0 && share <= 1).toBe(true);
  }));
});

test("an answer that a question does not offer reads as nothing", () => {
  for (const options of Object.keys(optionSets) as (keyof typeof optionSets)[]) expect(toneOf({ shape: "options", options }, "toString")).toBeNull();
  expect(toneOf({ shape: "text" }, "yes")).toBeNull();
});
