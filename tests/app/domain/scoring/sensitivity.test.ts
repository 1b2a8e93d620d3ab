import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { rank } from "~/domain/scoring/rank";
import { sensitivity } from "~/domain/scoring/sensitivity";
import { sharesWith, siblingShares, treeWithShares, treeWithWeights } from "~/domain/scoring/shares";
import { weightStability } from "~/domain/scoring/stability";
import type { ScoredOffer, WeightNode } from "~/domain/scoring/types";

const tree: WeightNode[] = [{ id: "quality", weight: 3 }, { id: "price", weight: 1 }];
const offer = (id: string, quality: number | null, price: number): ScoredOffer => ({ id, values: new Map([["quality", quality], ["price", price]]) });

describe("a sensitivity chart", () => {
  it("has a line per offer and the shares at which another comes first", () => {
    // A 80/20, B 60/60, C 10/90: A and B cross at price 1/3 (20·(1 − s) = 40·s), B and C at 50·(1 − s) = 30·s: s = 5/8.
    const made = sensitivity(tree, [offer("a", 80, 20), offer("b", 60, 60), offer("c", 10, 90)], "price")!;
    expect(made.share).toBe(0.25);
    expect(made.lines[0]).toEqual({ id: "a", atZero: 80, atOne: 20 });
    expect(made.winners.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(made.winners[1].from).toBeCloseTo(1 / 3, 12);
    expect(made.winners[2].from).toBeCloseTo(5 / 8, 12);
    expect(made.winners[2].to).toBe(1);
  });

  it("is not there while a value is unknown", () => {
    expect(sensitivity(tree, [offer("a", null, 20), offer("b", 60, 60)], "price")).toBeNull();
  });

  it("agrees with ranking at any share, and with the stability interval", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 99 }), (values, percent) => {
        const offers = values.map(([quality, price], i) => offer(`o${i}`, quality, price));
        const { winners } = sensitivity(tree, offers, "price")!;
        expect(winners[0].from).toBe(0);
        expect(winners.at(-1)!.to).toBe(1);
        const share = percent / 100;
        const ranking = rank(treeWithShares(tree, [{ id: "price", share }]), offers, []);
        const best = ranking.offers[0].value!;
        const there = winners.filter(({ from, to }) => from <= share && share <= to).map(({ id }) => ranking.offers.find((one) => one.id === id)!.value!);
        expect(there.some((value) => Math.abs(value - best) < 1e-9)).toBe(true);

        const [interval] = weightStability(tree, offers, rank(tree, offers, [])).filter(({ criterion }) => criterion === "price");
        const now = winners.find(({ from, to }) => from <= 0.25 && 0.25 <= to)!;
        if (now.from < 0.25 && 0.25 < now.to && interval.lower < 0.25 && interval.upper > 0.25) {
          expect(interval.lower).toBeCloseTo(now.from, 9);
          expect(interval.upper).toBeCloseTo(now.to, 9);
        }
      }),
    );
  });
});

describe("shares that are set", () => {
  const siblings = [{ id: "a", weight: 2 }, { id: "b", weight: 1 }, { id: "c", weight: 1 }];

  it("leave the others their ratio", () => {
    expect([...sharesWith(siblings, [{ id: "a", share: 0.4 }]).values()]).toEqual([0.4, 0.3, 0.3]);
    expect(Object.fromEntries(sharesWith(siblings, [{ id: "b", share: 0.1 }, { id: "c", share: 0.2 }]))).toEqual({ b: 0.1, c: 0.2, a: expect.closeTo(0.7, 12) });
  });

  it("take no more than is left, and all of it where nothing else is there", () => {
    expect(Object.fromEntries(sharesWith(siblings, [{ id: "a", share: 0.8 }, { id: "b", share: 0.6 }]))).toEqual({ a: 0.8, b: expect.closeTo(0.2, 12), c: 0 });
    expect(Object.fromEntries(sharesWith([{ id: "a", weight: 1 }], [{ id: "a", share: 0.2 }]))).toEqual({ a: 1 });
  });

  it("share equally where the others all weigh nothing", () => {
    expect(Object.fromEntries(sharesWith([{ id: "a", weight: 1 }, { id: "b", weight: 0 }, { id: "c", weight: 0 }], [{ id: "a", share: 0.5 }]))).toEqual({ a: 0.5, b: 0.25, c: 0.25 });
  });

  it("reach into a tree, and weights that would all be 0 are not taken", () => {
    const deep: WeightNode[] = [{ id: "x", weight: 1, children: [{ id: "x1", weight: 1 }, { id: "x2", weight: 3 }] }, { id: "y", weight: 1 }];
    expect(siblingShares(treeWithShares(deep, [{ id: "x2", share: 0.5 }, { id: "y", share: 0.2 }]))).toEqual(new Map([["x", 0.8], ["x1", 0.5], ["x2", 0.5], ["y", 0.2]]));
    expect(siblingShares(treeWithWeights(deep, { x1: 0, x2: 0, y: 3 }))).toEqual(new Map([["x", 0.25], ["x1", 0.25], ["x2", 0.75], ["y", 0.75]]));
  });
});
