import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Choice } from "~/domain/intake/choices";
import { emptyChoice } from "~/domain/intake/posted-choices";
import { agreements } from "~/domain/respondents/agreement";
import { isApart, majority, moreThanHalf } from "~/domain/respondents/majority";
import type { OwnAnswer } from "~/domain/respondents/own-answer";
import { emptyAnswer } from "~/domain/respondents/own-answer";

const wish = { id: "w.1", kind: "wish" as const };
const none: ReadonlySet<string> = new Set();
const yes = (priority: Choice["priority"], impact: Choice["impact"], inUse: boolean | null = null): OwnAnswer => ({ ...emptyAnswer("w.1"), selected: true, priority, impact, inUse });
const no = emptyAnswer("w.1");

/** What is settled of one wish on which these answers were given; null for who has not reached it. */
function outcome(answers: readonly (OwnAnswer | null)[], atLeast: number, before: Partial<Choice> = {}) {
  const copies = answers.map((answer, index) => ({ respondentId: String(index), answers: new Map(answer ? [["w.1", answer]] : []), done: false }));
  return majority(agreements([wish], copies), new Map([["w.1", { ...emptyChoice("w.1"), ...before }]]), none, atLeast)[0];
}

describe("what most respondents say of a wish", () => {
  test("is settled where enough say the same of tick, priority and impact", () => {
    const four = Array.from({ length: 4 }, () => yes("necessary", "low", true));
    const said = [...four, yes("desirable", "high", false), no];
    expect(outcome(said, 4)).toMatchObject({ open: null, after: { selected: true, priority: "necessary", impact: "low", inUse: true } });
    // Five ticked it, but only four of them give the same priority.
    expect(outcome(said, 5)).toMatchObject({ after: null, open: { part: "priority", why: "few" } });
    expect(outcome(said, 6)).toMatchObject({ open: { part: "selected", why: "few" } });
  });

  test("three against three is no majority, on whichever answer", () => {
    const three = (a: OwnAnswer, b: OwnAnswer) => [a, a, a, b, b, b];
    expect(outcome(three(yes("necessary", "low"), no), 3)).toMatchObject({ open: { part: "selected", why: "tie" } });
    expect(outcome(three(yes("necessary", "low"), yes("desirable", "low")), 3)).toMatchObject({ open: { part: "priority", why: "tie" } });
    expect(outcome(three(yes("necessary", "low"), yes("necessary", "high")), 2)).toMatchObject({ open: { part: "impact", why: "tie" } });
    // Whether it is in use is a fact that holds nothing up: it stays as the selection has it.
    expect(outcome([...three(yes("necessary", "low", true), yes("necessary", "low", false)), no], 4, { inUse: true })).toMatchObject({ open: null, after: { inUse: true } });
  });

  test("most say no: it is unticked, and keeps the rest", () => {
    expect(outcome([no, no, no, no, yes("necessary", "low"), null], 4, { selected: true, priority: "desirable", impact: "high" }))
      .toMatchObject({ after: { selected: false, priority: "desirable", impact: "high" } });
  });

  test("who has not reached it says nothing, and what nobody gave stays", () => {
    const ticked = yes(null, null);
    expect(outcome([ticked, ticked, null, null, null, no], 3)).toMatchObject({ open: { part: "selected", why: "few" } });
    expect(outcome([ticked, ticked, ticked, ticked, no], 4, { priority: "desirable" })).toMatchObject({ after: { selected: true, priority: "desirable", impact: null } });
    // One who gave an impact is too few, and no reason to leave it blank.
    expect(outcome([ticked, ticked, ticked, yes(null, "high"), no], 4)).toMatchObject({ open: { part: "impact", why: "few" } });
  });

  test("more than half, of an even and an odd number", () => {
    expect([2, 3, 6, 7].map(moreThanHalf)).toEqual([2, 2, 4, 4]);
  });
});

describe("for whatever is said", () => {
  const answer = fc.option(fc.record({
    selected: fc.boolean(), inUse: fc.constantFrom(true, false, null), priority: fc.constantFrom("necessary" as const, "desirable" as const, null),
    impact: fc.constantFrom("low" as const, "middle" as const, "high" as const, null),
  }), { nil: null });
  const answered = fc.array(fc.array(answer, { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 8 });
  const items = [1, 2, 3, 4].map((number) => ({ id: `w.${number}`, kind: "wish" as const }));
  const together = (people: readonly (readonly (Partial<OwnAnswer> | null)[])[]) => agreements(items, people.map((said, index) => ({
    respondentId: String(index), done: index % 2 === 0,
    answers: new Map(said.flatMap((one, at) => (one ? [[items[at]!.id, { ...emptyAnswer(items[at]!.id), ...one }] as const] : []))),
  })));

  test("what is settled is said by at least so many and by more than anything else; nothing settled or agreed on is touched", () => {
    fc.assert(fc.property(answered, fc.integer({ min: 1, max: 8 }), fc.subarray(items.map(({ id }) => id)), (people, atLeast, settled) => {
      const said = together(people);
      const outcomes = majority(said, new Map(), new Set(settled), atLeast);
      expect(outcomes.map(({ item }) => item)).toEqual(said.filter((one) => isApart(one, new Set(settled))).map(({ item }) => item));
      const most = (counts: Record<string, number>, value: string | null) => {
        const others = Object.entries(counts).filter(([key]) => key !== value).map(([, count]) => count);
        return value === null ? others.every((count) => count === 0) : counts[value]! >= atLeast && others.every((count) => count < counts[value]!);
      };
      for (const { item, after } of outcomes) {
        const { spread } = said.find((one) => one.item === item)!;
        if (!after) continue;
        expect(most(spread.ticked, after.selected ? "yes" : "no")).toBe(true);
        if (after.selected) expect([most(spread.priority, after.priority), most(spread.impact, after.impact)]).toEqual([true, true]);
        expect(after.inUse === null || (after.selected && most(spread.inUse, after.inUse ? "yes" : "no"))).toBe(true);
      }
    }));
  });

  test("asking for more to say the same settles no more, and nothing else; the order of people does not matter", () => {
    fc.assert(fc.property(answered, fc.integer({ min: 1, max: 7 }), (people, atLeast) => {
      const at = (number: number, said = together(people)) => new Map(majority(said, new Map(), none, number).flatMap(({ item, after }) => (after ? [[item, after] as const] : [])));
      const [fewer, more] = [at(atLeast), at(atLeast + 1)];
      for (const [item, { inUse, ...after }] of more) {
        expect(fewer.get(item)).toMatchObject(after);
        // A use that too few know stays as it was: here unknown.
        expect([null, fewer.get(item)?.inUse]).toContain(inUse);
      }
      const swapped = [...people.filter((_, index) => index % 2 === 0).reverse()];
      const kept = people.map((one, index) => (index % 2 === 0 ? swapped.shift()! : one));
      expect(at(atLeast, together(kept))).toEqual(fewer);
    }));
  });
});
