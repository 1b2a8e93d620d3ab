import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { markMatrix, settleMarks } from "~/domain/committee/settle-marks";
import type { ConsensusMark, GivenMark } from "~/domain/committee/settle-marks";

const people = ["anna", "bram", "cees"];
const given = (requirement: string, vendor: string, marks: Record<string, number>): GivenMark[] =>
  Object.entries(marks).map(([evaluator, mark]) => ({ evaluator, requirement, vendor, mark }));

function settle(marks: GivenMark[], { consensus = [], oneIsEnough = false, assigned = { r1: people } as Record<string, string[]> }: { consensus?: ConsensusMark[]; oneIsEnough?: boolean; assigned?: Record<string, string[]> } = {}) {
  return settleMarks(markMatrix(new Map(Object.entries(assigned)), ["v1", "v2"], marks, consensus), oneIsEnough).get("v1")!.get("r1")!;
}

describe("the mark of an answer", () => {
  it("is the mean once everybody assigned has marked it, with the lowest and highest beside it", () => {
    expect(settle(given("r1", "v1", { anna: 4, bram: 7, cees: 7 }))).toEqual({ mark: 6, settledBy: "mean", low: 4, high: 7, given: 3, of: 3 });
  });

  it("is unknown while one mark is missing, and never averaged over the rest", () => {
    expect(settle(given("r1", "v1", { anna: 4, bram: 8 }))).toEqual({ mark: null, settledBy: null, low: 4, high: 8, given: 2, of: 3 });
  });

  it("counts with one mark where the edition says that one is enough", () => {
    expect(settle(given("r1", "v1", { bram: 8 }), { oneIsEnough: true })).toMatchObject({ mark: 8, settledBy: "mean", given: 1, of: 3 });
    expect(settle([], { oneIsEnough: true })).toEqual({ mark: null, settledBy: null, low: null, high: null, given: 0, of: 3 });
  });

  it("is the consensus mark where there is one, complete or not; the individual marks stay beside it", () => {
    const consensus = [{ requirement: "r1", vendor: "v1", mark: 5.5 }];
    expect(settle(given("r1", "v1", { anna: 4, bram: 8 }), { consensus })).toEqual({ mark: 5.5, settledBy: "consensus", low: 4, high: 8, given: 2, of: 3 });
  });

  it("leaves out marks of who is not assigned, of other vendors and of other requirements", () => {
    const marks = [...given("r1", "v1", { anna: 2, bram: 4, cees: 10, dora: 10 }), ...given("r2", "v1", { anna: 9 }), ...given("r1", "v9", { anna: 9 })];
    expect(settle(marks, { assigned: { r1: ["anna", "bram"], r3: ["cees"] } })).toEqual({ mark: 3, settledBy: "mean", low: 2, high: 4, given: 2, of: 2 });
  });

  it("is unknown where nobody is assigned", () => {
    expect(settle(given("r1", "v1", { anna: 2 }), { assigned: { r1: [] } })).toMatchObject({ mark: null, of: 0 });
  });
});

const mark = fc.integer({ min: 0, max: 10 });
const matrixOf = fc.record({
  assigned: fc.dictionary(fc.constantFrom("r1", "r2", "r3"), fc.subarray(people)),
  marks: fc.array(fc.record({ evaluator: fc.constantFrom(...people), requirement: fc.constantFrom("r1", "r2", "r3"), vendor: fc.constantFrom("v1", "v2"), mark })),
});
/** One mark per evaluator and answer, as the database holds them. */
const distinct = (marks: GivenMark[]) => [...new Map(marks.map((one) => [[one.evaluator, one.requirement, one.vendor].join(" "), one])).values()];

describe("aggregation", () => {
  it("agrees with the definition, worked out answer by answer", () => {
    fc.assert(fc.property(matrixOf, fc.boolean(), ({ assigned, marks }, oneIsEnough) => {
      const own = distinct(marks);
      const settled = settleMarks(markMatrix(new Map(Object.entries(assigned)), ["v1", "v2"], own, []), oneIsEnough);
      for (const vendor of ["v1", "v2"]) {
        for (const requirement of Object.keys(assigned)) {
          const result = settled.get(vendor)!.get(requirement)!;
          const who = assigned[requirement];
          const values = own.filter((one) => one.vendor === vendor && one.requirement === requirement && who.includes(one.evaluator)).map((one) => one.mark);
          const counts = values.length > 0 && (oneIsEnough || values.length === who.length);
          expect(result.given).toBe(values.length);
          expect(result.of).toBe(who.length);
          if (counts) expect(result.mark).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 12);
          else expect(result.mark).toBeNull();
        }
      }
    }));
  });

  it("gives a mean between the lowest and the highest, whatever the order of evaluators and marks", () => {
    fc.assert(fc.property(matrixOf, ({ assigned, marks }) => {
      const own = distinct(marks);
      const result = (list: GivenMark[], order: (ids: string[]) => string[]) =>
        settleMarks(markMatrix(new Map(Object.entries(assigned).map(([id, who]) => [id, order(who)])), ["v1", "v2"], list, []), true);
      const straight = result(own, (ids) => ids);
      const turned = result([...own].reverse(), (ids) => [...ids].reverse());
      for (const vendor of ["v1", "v2"]) {
        for (const requirement of Object.keys(assigned)) {
          const one = straight.get(vendor)!.get(requirement)!;
          const other = turned.get(vendor)!.get(requirement)!;
          expect({ ...other, mark: null }).toEqual({ ...one, mark: null });
          if (one.mark === null) continue;
          expect(other.mark).toBeCloseTo(one.mark, 12);
          expect(one.mark).toBeGreaterThanOrEqual(one.low!);
          expect(one.mark).toBeLessThanOrEqual(one.high!);
        }
      }
    }));
  });
});
