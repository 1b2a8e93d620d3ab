import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { rankDecisionMatrix } from "~/domain/scoring/decision-matrix";

/**
 * Matrices drawn at random (nested trees, ranges, ties, knock-outs, equal and zero weights, low is good) with what another
 * implementation made of them: chances over a million samples by plain sorting, bounds by halving intervals.
 */
interface Case {
  name: string;
  matrix: { criteria: unknown[]; alternatives: unknown[]; robustness: { samples: number } };
  expected: { acceptability: Record<string, number[]>; central: Record<string, Record<string, number>>; stability: Record<string, [number, number]> };
}
const cases = JSON.parse(readFileSync(new URL("../../../fixtures/rank/independent.json", import.meta.url), "utf8")) as Case[];

describe("against an independent implementation", () => {
  it.each(cases.map((one) => [one.name, one] as const))("%s has the same chances, central weights and bounds", (_, { matrix, expected }) => {
    const { robustness, stability } = rankDecisionMatrix(matrix);
    for (const [id, chances] of Object.entries(expected.acceptability)) {
      chances.forEach((chance, rank) => expect(Math.abs(robustness!.acceptability[id][rank] - chance), `${id} rank ${rank + 1}`).toBeLessThan(0.005));
    }
    for (const [id, weights] of Object.entries(expected.central)) {
      for (const [criterion, weight] of Object.entries(weights)) expect(Math.abs(robustness!.centralWeights[id]![criterion] - weight), `${id} ${criterion}`).toBeLessThan(0.01);
    }
    for (const [criterion, [lower, upper]] of Object.entries(expected.stability)) {
      const row = stability.find((one) => one.criterion === criterion)!;
      expect([Math.abs(row.lower - lower) < 1e-6, Math.abs(row.upper - upper) < 1e-6], criterion).toEqual([true, true]);
    }
  });
});
