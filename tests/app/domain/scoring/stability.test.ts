import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { rank } from "~/domain/scoring/rank";
import { weightStability, type WeightStability } from "~/domain/scoring/stability";
import type { KnockOut, LeafValue, ScoredOffer, WeightNode } from "~/domain/scoring/types";

const offer = (id: string, values: Record<string, LeafValue>): ScoredOffer => ({ id, values: new Map(Object.entries(values)) });
const stabilityOf = (tree: WeightNode[], offers: ScoredOffer[], knockOuts: KnockOut[] = []) =>
  weightStability(tree, offers, rank(tree, offers, knockOuts));
const flat = (...weights: number[]): WeightNode[] => weights.map((weight, i) => ({ id: "abc"[i], weight }));
const about = (rows: WeightStability[]) =>
  rows.map((row) => ({ ...row, weight: expect.closeTo(row.weight, 12), lower: expect.closeTo(row.lower, 12), upper: expect.closeTo(row.upper, 12) }));

describe("the interval in which the winner stays first", () => {
  it("ends where the lines of two offers cross", () => {
    // On a's share s: x = 80s + 20(1 − s) = 20 + 60s; y = 40s + 50(1 − s) = 50 − 10s: equal at s = 3/7.
    const rows = stabilityOf(flat(3, 2), [offer("x", { a: 80, b: 20 }), offer("y", { a: 40, b: 50 })]);
    expect(rows).toEqual(about([
      { criterion: "a", weight: 0.6, lower: 3 / 7, upper: 1, challengerBelow: "y", challengerAbove: null },
      { criterion: "b", weight: 0.4, lower: 0, upper: 4 / 7, challengerBelow: null, challengerAbove: "y" },
    ]));
  });

  it("lets the siblings keep their ratio, and weighs a part by its group", () => {
    const tree: WeightNode[] = [
      { id: "price", weight: 1 },
      { id: "quality", weight: 3, children: [{ id: "ease", weight: 1 }, { id: "looks", weight: 2 }, { id: "speed", weight: 1 }] },
    ];
    // Ease's share s; looks and speed stay 2 : 1. x: price 40, quality 60s + 54(1 − s) (looks 66, speed 30).
    // y: price 10, quality 90s + 30(1 − s). Ahead: ¼·30 + ¾(24 − 54s) = 25.5 − 40.5s: 0 at s = 17/27.
    const x = offer("x", { price: 40, ease: 60, looks: 66, speed: 30 });
    const y = offer("y", { price: 10, ease: 90, looks: 30, speed: 30 });
    const ease = stabilityOf(tree, [x, y]).find(({ criterion }) => criterion === "ease")!;
    expect(ease).toEqual(about([{ criterion: "ease", weight: 0.25, lower: 0, upper: 17 / 27, challengerBelow: null, challengerAbove: "y" }])[0]);
  });

  it("shares what is left equally among siblings that are all zero", () => {
    // With a's share s, b and c get (1 − s)/2 each: x = 60s + 10(1 − s), y = 50s + 40(1 − s): equal at 40s = 30, s = ¾.
    const rows = stabilityOf(flat(1, 0, 0), [offer("x", { a: 60, b: 20, c: 0 }), offer("y", { a: 50, b: 0, c: 80 })]);
    expect(rows[0]).toEqual(about([{ criterion: "a", weight: 1, lower: 0.75, upper: 1, challengerBelow: "y", challengerAbove: null }])[0]);
    // b's share from 0: c stays 0, a gives way. x = 60 − 40s, y = 50 − 50s: x stays ahead. c: x = 60 − 60s, y = 50 + 30s: 1/9.
    expect(rows.slice(1)).toEqual(about([
      { criterion: "b", weight: 0, lower: 0, upper: 1, challengerBelow: null, challengerAbove: null },
      { criterion: "c", weight: 0, lower: 0, upper: 1 / 9, challengerBelow: null, challengerAbove: "y" },
    ]));
  });

  it("is everything for an only child, for a single offer and below what weighs nothing", () => {
    const tree: WeightNode[] = [
      { id: "a", weight: 1, children: [{ id: "only", weight: 4 }] },
      { id: "rest", weight: 0, children: [{ id: "b", weight: 1 }, { id: "c", weight: 1 }] },
    ];
    const whole = { lower: 0, upper: 1, challengerBelow: null, challengerAbove: null };
    const rows = stabilityOf(tree, [offer("x", { only: 60, b: 0, c: 0 }), offer("y", { only: 50, b: 90, c: 10 })]);
    expect(rows.filter(({ criterion }) => ["only", "b", "c"].includes(criterion))).toMatchObject([whole, whole, whole]);
    expect(stabilityOf(flat(1, 2), [offer("x", { a: 1, b: 2 })])).toMatchObject([whole, whole]);
  });

  it("names the first by id of the challengers at one end", () => {
    const rivals = ["z", "k", "m"].map((id) => offer(id, { a: 0, b: 60 }));
    // x = 50 at any share, the rivals 60(1 − s); a later crossing (60 against 55 at s = 1/11) does not count.
    const rows = stabilityOf(flat(1, 1), [offer("x", { a: 50, b: 50 }), offer("c", { a: 0, b: 55 }), ...rivals]);
    expect(rows[0]).toEqual(about([{ criterion: "a", weight: 0.5, lower: 1 / 6, upper: 1, challengerBelow: "k", challengerAbove: null }])[0]);
  });

  it("of tied winners is that of the first by id, and ends where it stands", () => {
    // At equal weights both have 50; more weight on a favours y, on b it favours x.
    const rows = stabilityOf(flat(1, 1), [offer("y", { a: 60, b: 40 }), offer("x", { a: 40, b: 60 })]);
    expect(rows[0]).toEqual({ criterion: "a", weight: 0.5, lower: 0, upper: 0.5, challengerBelow: null, challengerAbove: "y" });
  });

  it("has no ends against an offer that is worth the same everywhere", () => {
    // 0.1 + 0.2 is not quite 0.3 in a computer.
    const rows = stabilityOf(flat(1, 2), [offer("x", { a: 30, b: 30 }), offer("y", { a: 100 * (0.1 + 0.2), b: 30 })]);
    expect(rows).toMatchObject(Array(2).fill({ lower: 0, upper: 1, challengerBelow: null, challengerAbove: null }));
  });
});

describe("who takes part", () => {
  it("not the excluded, even where they are worth more or unknown", () => {
    const offers = [offer("x", { a: 80, b: 20 }), offer("y", { a: 40, b: 50 }), offer("out", { a: 0, b: null })];
    const rows = stabilityOf(flat(3, 2), offers, [{ leaf: "a", atLeast: 1 }]);
    expect(rows).toEqual(stabilityOf(flat(3, 2), offers.slice(0, 2)));
    expect(stabilityOf(flat(1), [offer("out", { a: 0 })], [{ leaf: "a", atLeast: 1 }])).toEqual([]);
  });

  it("nobody while a value is null; a null without weight only where its weight would change", () => {
    expect(stabilityOf(flat(1, 1), [offer("x", { a: 80, b: 20 }), offer("y", { a: 1, b: null })])).toEqual([]);
    const rows = stabilityOf(flat(1, 1, 0), [offer("x", { a: 80, b: 20, c: 5 }), offer("y", { a: 40, b: 50, c: null })]);
    // 80s + 20(1 − s) = 40s + 50(1 − s) at s = 3/7; the share of c says nothing.
    expect(rows.map(({ criterion, lower }) => [criterion, lower])).toEqual([["a", expect.closeTo(3 / 7, 12)], ["b", 0]]);
  });
});

describe("whatever the tree and the values", () => {
  const weights = (max: number) =>
    fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: max })
      .map((list) => (list.some((weight) => weight > 0) ? list : list.map(() => 1)));
  const trees: fc.Arbitrary<WeightNode[]> = weights(3)
    .chain((top) => fc.tuple(fc.constant(top), ...top.map(() => fc.option(weights(3)))))
    .map(([top, ...below]) => {
      let leaf = 0;
      return top.map((weight, i): WeightNode => {
        const parts = below[i];
        return parts === null
          ? { id: `l${leaf++}`, weight }
          : { id: `n${i}`, weight, children: parts.map((part) => ({ id: `l${leaf++}`, weight: part })) };
      });
    });
  const cases = trees.chain((tree) => {
    const leaves = tree.flatMap((node) => (node.children ?? [node]).map(({ id }) => id));
    const known = fc.integer({ min: 0, max: 10 }).map((n) => n * 10);
    const value = fc.oneof({ weight: 3, arbitrary: known }, known.map((low) => ({ low, high: 100 })));
    return fc.record({
      tree: fc.constant(tree),
      offers: fc.array(fc.tuple(...leaves.map(() => value)), { minLength: 1, maxLength: 5 })
        .map((rows) => rows.map((row, i) => ({ id: `o${i}`, values: new Map(leaves.map((leaf, l) => [leaf, row[l]])) }))),
    });
  });

  /** The tree with another share for one node. */
  const withShare = (siblings: readonly WeightNode[], id: string, share: number): WeightNode[] => {
    if (!siblings.some((node) => node.id === id)) {
      return siblings.map((node) => (node.children ? { ...node, children: withShare(node.children, id, share) } : node));
    }
    const rest = siblings.reduce((sum, node) => sum + (node.id === id ? 0 : node.weight), 0);
    return siblings.map((node) => ({
      ...node,
      weight: node.id === id ? share : (1 - share) * (rest > 0 ? node.weight / rest : 1 / (siblings.length - 1)),
    }));
  };
  const siblingsOf = (siblings: readonly WeightNode[], id: string): number =>
    siblings.some((node) => node.id === id)
      ? siblings.length
      : Math.max(0, ...siblings.map((node) => (node.children ? siblingsOf(node.children, id) : 0)));

  it("a scan of all shares finds the winner unbeaten inside, and beaten by the challengers outside", () => {
    fc.assert(
      fc.property(cases, ({ tree, offers }) => {
        const winner = rank(tree, offers, []).offers[0].id;
        const rows = stabilityOf(tree, offers);
        for (const { criterion, weight, lower, upper, challengerBelow, challengerAbove } of rows) {
          expect(lower <= weight && weight <= upper).toBe(true);
          expect([challengerBelow === null, challengerAbove === null]).toEqual([lower === 0, upper === 1]);
          if (siblingsOf(tree, criterion) === 1) continue;
          const valuesAt = (share: number) => new Map(rank(withShare(tree, criterion, share), offers, []).offers.map((o) => [o.id, o.value!]));
          for (let step = 0; step <= 40; step++) {
            const share = step / 40;
            if (Math.abs(share - lower) < 1e-9 || Math.abs(share - upper) < 1e-9) continue;
            const values = valuesAt(share);
            const beaten = [...values.values()].some((value) => value > values.get(winner)! + 1e-9);
            expect(beaten, `${criterion} at ${share}`).toBe(share < lower || share > upper);
          }
          for (const [challenger, bound, beyond] of [[challengerBelow, lower, lower - 1e-6], [challengerAbove, upper, upper + 1e-6]] as const) {
            if (challenger === null) continue;
            const at = valuesAt(bound);
            expect(at.get(challenger)).toBeCloseTo(at.get(winner)!, 8);
            const past = valuesAt(Math.min(1, Math.max(0, beyond)));
            expect(past.get(challenger)).toBeGreaterThan(past.get(winner)!);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
