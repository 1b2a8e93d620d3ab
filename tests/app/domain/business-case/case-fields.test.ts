import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { costKinds, emptyBusinessCase, keptBusinessCaseSchema, mostLines, standingCase } from "~/domain/business-case/business-case";
import type { BusinessCase, CostLine, KeptBusinessCase } from "~/domain/business-case/business-case";
import { caseFields, caseOfFields } from "~/domain/business-case/case-fields";
import { withLine, withRemoved } from "~/domain/business-case/edit-lines";
import { shownCase } from "~/domain/business-case/shown-case";

const cost = (id: string, change: Partial<CostLine> = {}): CostLine => ({ id, label: `Post ${id}`, kind: "software", timing: "once", firstYear: 1, growth: 0, rate: null, amount: { worst: null, expected: 1000, best: null }, ...change });
const caseOf = (...costs: CostLine[]): BusinessCase => ({ ...emptyBusinessCase, costs });
const kept = (businessCase: BusinessCase): KeptBusinessCase => keptBusinessCaseSchema.parse(businessCase);

const figure = fc.option(fc.integer({ min: -1e6, max: 1e6 }), { nil: null });
const estimate = fc.record({ worst: figure, expected: figure, best: figure });
const line = { label: fc.stringMatching(/^[a-z]{1,12}$/), timing: fc.constantFrom("once" as const, "yearly" as const), firstYear: fc.integer({ min: 1, max: 20 }), growth: fc.constantFrom(0, 0.025), amount: estimate };
const costLine = fc.record({ ...line, kind: fc.constantFrom(...costKinds) }).map((one) => ({ ...one, rate: one.kind === "own-people" ? { perHour: 60, basis: "external" as const } : null }));
const returnLine = fc.record({ ...line, kind: fc.constantFrom("savings" as const, "turnover" as const) }).map((one) => ({ ...one, margin: one.kind === "turnover" ? 0.3 : 1 }));
const numbered = <T extends object>(start: string) => (lines: T[]) => lines.map((one, index) => ({ id: `${start}-${index}`, ...one }));

test("a business case taken apart into fields and put together again is the same", () => {
  fc.assert(fc.property(fc.array(costLine, { maxLength: 4 }), fc.array(returnLine, { maxLength: 4 }), (costs, returns) => {
    const businessCase: BusinessCase = { ...emptyBusinessCase, costs: numbered<(typeof costs)[number]>("c")(costs), returns: numbered<(typeof returns)[number]>("r")(returns), rivals: [{ id: "x", label: "Ander", investment: 5, yearlyReturn: 1, years: 3 }], note: "Bron" };
    expect(standingCase(caseOfFields(caseFields(businessCase)))).toEqual(businessCase);
  }));
});

describe("lines", () => {
  test("one taken out is gone from the business case and comes back where it stood", () => {
    const out = withRemoved(kept(caseOf(cost("a"), cost("b"), cost("c"))), "b", true)!;
    expect(standingCase(out).costs.map(({ id }) => id)).toEqual(["a", "c"]);
    expect(standingCase(withRemoved(out, "b", false)!).costs.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(withRemoved(out, "elders", true)).toBeNull();
  });

  test("a part that is full takes one more once something was taken out", () => {
    const full = kept(caseOf(...Array.from({ length: mostLines.costs }, (_, index) => cost(`c${index}`))));
    expect(withLine(full, "costs", "nieuw")).toBeNull();
    const more = withLine(withRemoved(full, "c3", true)!, "costs", "nieuw")!;
    expect([more.costs.length, more.costs.at(-1)!.id, more.removed]).toEqual([mostLines.costs, "nieuw", []]);
  });
});

describe("what a form shows while others change lines", () => {
  const before = caseOf(cost("a"), cost("b"));
  const base = caseFields(before);
  const ids = (businessCase: BusinessCase) => businessCase.costs.map(({ id }) => id);

  test("a line that somebody added comes behind those that stood there", () => {
    expect(ids(shownCase(caseOf(cost("nieuw"), cost("a"), cost("b")), before, base, base))).toEqual(["a", "b", "nieuw"]);
  });

  test("a line that somebody took out goes, unless something in it is not saved", () => {
    const saved = caseOf(cost("b"));
    expect(ids(shownCase(saved, before, base, base))).toEqual(["b"]);
    expect(ids(shownCase(saved, before, { ...base, "costs.a.amount.expected": 2000 }, base))).toEqual(["a", "b"]);
    expect(ids(shownCase(saved, before, null, base))).toEqual(["a", "b"]);
  });
});
