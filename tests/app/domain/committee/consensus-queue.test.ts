import { describe, expect, it } from "vitest";

import { consensusQueue } from "~/domain/committee/consensus-queue";
import type { Disagreement } from "~/domain/committee/consensus-queue";
import { markedResponses } from "~/domain/committee/marked-responses";
import { markMatrix, settleMarks } from "~/domain/committee/settle-marks";
import type { GivenMark } from "~/domain/committee/settle-marks";
import { rankEdition } from "~/domain/decision/edition-ranking";
import type { VendorResponse } from "~/domain/decision/edition-ranking";

import { smallEdition, smallVendor } from "../../../support/document-edition";

/** F-1 weighs 45%, F-2 15%, O-1 40% and is a knock-out; the committee marks F-1 and F-2. */
const edition = (() => {
  const plain = smallEdition();
  return { ...plain, requirements: plain.requirements.map((one) => (one.code === "O-1" ? one : { ...one, answer: { type: "text" as const }, valuedBy: "committee" as const })) };
})();

function response(number: number, name: string, knockOut: string): VendorResponse {
  return { vendor: smallVendor(number, name), waivers: {}, answers: new Map<string, { value: string }>([["req.f-1", { value: "text" }], ["req.f-2", { value: "text" }], ["req.o-1", { value: knockOut }]]) };
}
const given = (vendor: number, requirement: string, ...marks: number[]): GivenMark[] => marks.map((mark, index) => ({ evaluator: `e${index}`, requirement, vendor: `vendor-${vendor}`, mark }));

function queueOf(responses: VendorResponse[], marks: GivenMark[]) {
  const assigned = new Map(["req.f-1", "req.f-2"].map((id) => [id, ["e0", "e1"]]));
  const settled = settleMarks(markMatrix(assigned, responses.map(({ vendor }) => vendor.id), marks, []), false);
  const ranking = rankEdition(edition, markedResponses(responses, settled), { nullFails: true });
  const disagreements = responses.flatMap(({ vendor: { id: vendor } }) => [...assigned.keys()].flatMap((requirement): Disagreement[] => {
    const one = settled.get(vendor)!.get(requirement)!;
    return one.low !== null && one.high !== null && one.low !== one.high ? [{ vendor, requirement, settled: { ...one, low: one.low, high: one.high } }] : [];
  }));
  return { ranking, queue: consensusQueue(ranking, 10, disagreements) };
}

describe("the consensus queue", () => {
  // A: F-1 mean of 6 and 8 = 7 → 31.5; F-2 6 → 9; O-1 standard 100 → 40: 80.5.
  // B: F-1 8 → 36; F-2 mean of 2 and 8 = 5 → 7.5; O-1 configuration 80 → 32: 75.5.
  // C: F-1 4 → 18; F-2 mean of 0 and 10 = 5 → 7.5; O-1 80 → 32: 57.5.
  const responses = [response(1, "A", "standard"), response(2, "B", "configuration"), response(3, "C", "configuration")];
  const marks = [
    ...given(1, "req.f-1", 6, 8), ...given(1, "req.f-2", 6, 6), ...given(2, "req.f-1", 8, 8), ...given(2, "req.f-2", 2, 8),
    ...given(3, "req.f-1", 4, 4), ...given(3, "req.f-2", 0, 10),
  ];

  it("puts first what decides the first place, with the effect of settling it either way", () => {
    const { ranking, queue } = queueOf(responses, marks);
    expect(ranking.offers.map(({ id, value }) => [id, Math.round(value! * 1e6) / 1e6])).toEqual([["vendor-1", 80.5], ["vendor-2", 75.5], ["vendor-3", 57.5]]);
    const told = queue.map(({ vendor, requirement, points, places, movesFirst, atLowest, atHighest }) => ({
      vendor, requirement, points: Number(points.toFixed(6)), places, movesFirst, low: Number(atLowest.total.toFixed(6)), high: Number(atHighest.total.toFixed(6)), ranks: [atLowest.rank, atHighest.rank],
    }));
    expect(told).toEqual([
      // Nothing moves: A leads at 76 as well, for B has 75.5. So they stand by points.
      { vendor: "vendor-3", requirement: "req.f-2", points: 15, places: 0, movesFirst: false, low: 50, high: 65, ranks: [3, 3] },
      { vendor: "vendor-1", requirement: "req.f-1", points: 9, places: 0, movesFirst: false, low: 76, high: 85, ranks: [1, 1] },
      { vendor: "vendor-2", requirement: "req.f-2", points: 9, places: 0, movesFirst: false, low: 71, high: 80, ranks: [2, 2] },
    ]);
    // One mark more for B on F-1 (9 → 40.5, total 80): now A's lowest, 76, falls behind, and B's highest, 84.5, leads.
    const closer = queueOf(responses, marks.map((one) => (one.vendor === "vendor-2" && one.requirement === "req.f-1" ? { ...one, mark: 9 } : one))).queue;
    expect(closer.map(({ vendor, requirement, movesFirst, places }) => [vendor, requirement, movesFirst, places])).toEqual([
      ["vendor-1", "req.f-1", true, 2], ["vendor-2", "req.f-2", true, 2], ["vendor-3", "req.f-2", false, 0],
    ]);
    expect(closer[0]).toMatchObject({ atLowest: { rank: 2, first: ["vendor-2"] }, atHighest: { rank: 1, first: ["vendor-1"] } });
  });

  it("asks under an award method what a mark does to the award, not to the quality alone", () => {
    const { ranking } = queueOf(responses, marks);
    const disagreements: Disagreement[] = [{ vendor: "vendor-2", requirement: "req.f-2", settled: { mark: 5, settledBy: "mean", low: 2, high: 8, given: 2, of: 2 } }];
    // Quality of B 71 to 80 beside A's 80.5: never first by quality. At 100 a point, 700 cheaper: 71 falls short, 80 is enough.
    const award = { kind: "award-on-value" as const, worth: 10_000, prices: { "vendor-1": 20_000, "vendor-2": 19_300, "vendor-3": 20_000 } };
    expect(consensusQueue(ranking, 10, disagreements)[0]).toMatchObject({ movesFirst: false, places: 0 });
    expect(consensusQueue(ranking, 10, disagreements, award)[0]).toMatchObject({ movesFirst: true, places: 2, atLowest: { rank: 2, first: ["vendor-1"] }, atHighest: { rank: 1, first: ["vendor-2"] } });
    // By the index: 1 − 0.095 · N at 100, and 1 − 0.005 · N at the most, beside A at 1 for a tenth more.
    const index = { kind: "utility-index" as const, weight: 1, prices: { "vendor-1": 106, "vendor-2": 100, "vendor-3": 106 } };
    expect(consensusQueue(ranking, 10, disagreements, index)[0]).toMatchObject({ movesFirst: true, atLowest: { rank: 2 }, atHighest: { rank: 1 } });
  });

  it("puts what an excluded offer disagrees on last: it can move nothing", () => {
    const { queue } = queueOf([response(1, "A", "standard"), response(2, "B", "configuration"), response(3, "C", "no")], marks);
    expect(queue.map(({ vendor }) => vendor)).toEqual(["vendor-1", "vendor-2", "vendor-3"]);
    expect(queue[2]).toMatchObject({ atLowest: { rank: null }, atHighest: { rank: null }, places: 0, movesFirst: false });
  });

  it("takes an answer whose marks are not complete at the middle of its scale until it is settled", () => {
    // One mark of A's F-2 is missing: it is worth 0 to 15, and A 31.5 + 40 more than that.
    const { ranking, queue } = queueOf(responses, marks.filter((one) => one.vendor !== "vendor-1" || one.requirement !== "req.f-2" || one.evaluator !== "e1"));
    const a = ranking.offers.find(({ id }) => id === "vendor-1")!;
    expect([a.value, a.low, a.high].map((value) => value && Number(value.toFixed(6)))).toEqual([null, 71.5, 86.5]);
    // F-2 at its middle, 7.5: with F-1 at 6 that is 27 + 7.5 + 40, at 8 36 + 7.5 + 40.
    expect(queue.find(({ vendor }) => vendor === "vendor-1")).toMatchObject({ atLowest: { total: expect.closeTo(74.5, 9) }, atHighest: { total: expect.closeTo(83.5, 9) } });
  });
});
