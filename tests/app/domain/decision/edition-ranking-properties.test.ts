import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { rankEdition } from "~/domain/decision/edition-ranking";
import { answerScaleKeys } from "~/domain/requirements/answer-type";

import { edition, requirement, response } from "./example-edition";

const ids = ["r0", "r1", "r2", "r3", "r4"];
const key = fc.constantFrom(...answerScaleKeys);

/** Editions of five requirements in two criteria, some mandatory, some of no weight, with points in no particular order. */
const editionArbitrary = fc
  .record({
    weights: fc.tuple(...ids.map(() => fc.integer({ min: 0, max: 5 }))).filter((weights) => weights.some((weight) => weight > 0)),
    mandatory: fc.tuple(...ids.map(() => fc.boolean())),
    lowest: fc.tuple(...ids.map(() => key)),
    points: fc.tuple(...answerScaleKeys.map(() => fc.integer({ min: 0, max: 100 }))),
  })
  .map(({ weights, mandatory, lowest, points }) =>
    edition({
      criteria: [{ id: "one", title: "One", weight: 2 }, { id: "two", title: "Two", weight: 3 }],
      requirements: ids.map((id, i) =>
        requirement(id, i < 3 ? "one" : "two", { weight: weights[i], mandatory: mandatory[i], lowestAccepted: lowest[i] }),
      ),
      scale: answerScaleKeys.map((scaleKey, i) => ({ key: scaleKey, points: points[i] })),
    }),
  );

const row = fc.tuple(...ids.map(() => fc.option(key)));
const rows = fc.array(row, { minLength: 1, maxLength: 5 });
const respond = (answers: (string | null)[][]) =>
  answers.map((row, v) => response(`v${v}`, Object.fromEntries(ids.map((id, i) => [id, row[i]]))));

describe("blanks that are still to be answered", () => {
  it("end within bounds and rank ranges, also for the others when an offer turns out excluded", () => {
    fc.assert(
      fc.property(editionArbitrary, rows, fc.array(key, { minLength: 25, maxLength: 25 }), (of, answers, later) => {
        const filled = answers.map((row, v) => row.map((answer, i) => answer ?? later[v * 5 + i]));
        const before = new Map(rankEdition(of, respond(answers), { nullFails: false }).offers.map((offer) => [offer.id, offer]));
        for (const after of rankEdition(of, respond(filled), { nullFails: false }).offers) {
          const { low, high, rankRange, excluded, open } = before.get(after.id)!;
          expect(after.value!).toBeGreaterThanOrEqual(low);
          expect(after.value!).toBeLessThanOrEqual(high);
          expect([...excluded, ...open]).toEqual(expect.arrayContaining(after.excluded));
          expect(after.excluded).toEqual(expect.arrayContaining(excluded));
          if (after.rank === null) continue;
          expect(after.rank).toBeGreaterThanOrEqual(rankRange![0]);
          expect(after.rank).toBeLessThanOrEqual(rankRange![1]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("exclude exactly where they stood open, once the round closes", () => {
    fc.assert(
      fc.property(editionArbitrary, rows, (of, answers) => {
        const closed = new Map(rankEdition(of, respond(answers), { nullFails: true }).offers.map((offer) => [offer.id, offer]));
        for (const { id, excluded, open } of rankEdition(of, respond(answers), { nullFails: false }).offers) {
          expect(closed.get(id)!.open).toEqual([]);
          expect([...closed.get(id)!.excluded].sort()).toEqual([...excluded, ...open].sort());
        }
      }),
    );
  });
});
