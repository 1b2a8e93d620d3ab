import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { adoption } from "~/domain/respondents/adoption";
import { agreements, byDifference, likeness } from "~/domain/respondents/agreement";
import type { CountedCopy } from "~/domain/respondents/agreement";
import { emptyAnswer } from "~/domain/respondents/own-answer";
import type { OwnAnswer } from "~/domain/respondents/own-answer";

const wish = { id: "w.1", kind: "wish" as const };

const says = (answer: Partial<OwnAnswer>): OwnAnswer => ({ ...emptyAnswer("w.1"), selected: true, ...answer });

function copy(name: string, answers: OwnAnswer[], done = false): CountedCopy {
  return { respondentId: name, answers: new Map(answers.map((answer) => [answer.item, answer])), done };
}

const together = (...copies: CountedCopy[]) => agreements([wish], copies)[0];

describe("likeness of voices", () => {
  test("is the share of pairs that say the same, where there are two answers", () => {
    // Four yes and two no: 6 + 1 of the 15 pairs agree.
    expect(likeness([4, 2])).toBeCloseTo(7 / 15, 12);
    expect(likeness([6, 0])).toBe(1);
    // One against one: the only pair differs.
    expect(likeness([1, 1])).toBe(0);
  });

  test("counts a step apart on three steps as half alike", () => {
    // Low, low, middle, high: low–low 1, low–middle twice ½, low–high twice 0, middle–high ½; 2½ of 6 pairs.
    expect(likeness([2, 1, 1])).toBeCloseTo(2.5 / 6, 12);
    expect(likeness([1, 0, 1])).toBe(0);
    expect(likeness([1, 1, 0])).toBe(0.5);
  });

  test("is unknown with fewer than two voices", () => {
    expect(likeness([1, 0])).toBeNull();
    expect(likeness([0, 0, 0])).toBeNull();
  });

  test("lies between 0 and 1, is 1 only where all say the same, and does not depend on which end is first", () => {
    fc.assert(fc.property(fc.array(fc.nat(30), { minLength: 2, maxLength: 3 }), (counts) => {
      const value = likeness(counts);
      const voices = counts.reduce((sum, one) => sum + one, 0);
      if (voices < 2) return value === null;
      const same = counts.some((one) => one === voices);
      return value !== null && value >= 0 && value <= 1 && same === (value === 1) && Math.abs(value - likeness([...counts].reverse())!) < 1e-12;
    }));
  });
});

describe("what respondents say together", () => {
  test("a wish that was not reached yet is no “no”; of who is done it is", () => {
    const anna = copy("Anna", [says({})]);
    expect(together(anna, copy("Bas", [])).spread.ticked).toEqual({ yes: 1, no: 0 });
    expect(together(anna, copy("Bas", [], true)).spread.ticked).toEqual({ yes: 1, no: 1 });
    expect(together(anna, copy("Bas", [emptyAnswer("w.1")])).spread.ticked).toEqual({ yes: 1, no: 1 });
  });

  test("the part on which they differ most is what counts", () => {
    const all = together(
      copy("Anna", [says({ priority: "necessary", impact: "low" })]),
      copy("Bas", [says({ priority: "necessary", impact: "middle" })]),
      copy("Cees", [says({ priority: "necessary", impact: "high" })]),
    );
    // Tick and priority 1; impact: ½ + ½ + 0 over three pairs.
    expect(all.agreement).toBeCloseTo(1 / 3, 12);
    expect(all.widest).toBe("impact");
    expect(all.spread.impact).toEqual({ low: 1, middle: 1, high: 1 });
    expect(all.common).toBeNull();
  });

  test("first stands what most pairs of people differ on, not what two of them do", () => {
    // Three against three on the tick: nine pairs differ. Two who tick it and give another priority: one pair, who agree on nothing.
    const many = together(...["A", "B", "C"].map((name) => copy(name, [says({})])), ...["D", "E", "F"].map((name) => copy(name, [emptyAnswer("w.1")])))!;
    const two = together(copy("A", [says({ priority: "necessary" })]), copy("B", [says({ priority: "desirable" })]))!;
    expect([many.apart, many.agreement, two.apart, two.agreement]).toEqual([9, 6 / 15, 1, 0]);
    // Low, low, high: two pairs; low, middle: half a pair.
    expect(together(...(["low", "low", "high"] as const).map((impact, index) => copy(String(index), [says({ impact })])))!.apart).toBeCloseTo(2, 12);
    expect(together(...(["low", "middle"] as const).map((impact, index) => copy(String(index), [says({ impact })])))!.apart).toBeCloseTo(0.5, 12);
    expect([two, many].sort(byDifference)).toEqual([many, two]);
  });

  test("priority and impact are asked of who ticked it only", () => {
    const all = together(copy("Anna", [says({ priority: "necessary", impact: "low" })]), copy("Bas", [{ ...emptyAnswer("w.1"), priority: "desirable" }]));
    expect(all.spread.priority).toEqual({ necessary: 1, desirable: 0 });
    expect([all.agreement, all.widest]).toEqual([0, "selected"]);
  });

  test("all agree when everybody said the same; one who left a part open keeps it open", () => {
    const same = says({ priority: "necessary", impact: "low", inUse: true });
    expect(together(copy("Anna", [same]), copy("Bas", [{ ...same, inUse: null }])).common).toEqual({ selected: true, inUse: true, priority: "necessary", impact: "low" });
    expect(together(copy("Anna", [same]), copy("Bas", [{ ...same, impact: null }])).common).toBeNull();
    expect(together(copy("Anna", [same])).common).toBeNull();
    expect(together(copy("Anna", [], true), copy("Bas", [], true)).common).toEqual({ selected: false, inUse: null, priority: null, impact: null });
  });
});

describe("taking over what all agree on", () => {
  const agreed = agreements([wish], [copy("Anna", [says({ priority: "necessary" })]), copy("Bas", [says({ priority: "necessary" })])]);

  test("sets what everybody said and leaves what nobody filled in", () => {
    const before = new Map([["w.1", { item: "w.1", selected: false, inUse: true, priority: "desirable" as const, impact: "high" as const }]]);
    expect(adoption(agreed, before, new Set())).toEqual([{ item: "w.1", selected: true, inUse: true, priority: "necessary", impact: "high" }]);
  });

  test("leaves what the lead settled, and what is so already", () => {
    expect(adoption(agreed, new Map(), new Set(["w.1"]))).toEqual([]);
    expect(adoption(agreed, new Map([["w.1", { item: "w.1", selected: true, inUse: null, priority: "necessary" as const, impact: null }]]), new Set())).toEqual([]);
  });
});
