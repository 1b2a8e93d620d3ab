import type { CriterionValues } from "./criterion-values";
import { utilityIndex } from "./price";
import { placeOffers } from "./rank";
import type { PlacedOffer } from "./rank";
import { winnersAlong } from "./sensitivity";
import type { SensitivityLine } from "./sensitivity";
import type { JudgedLine, ShareBounds, SharesJudge } from "./stability";
import { tolerance } from "./tolerance";
import type { LeafValue, ScoredOffer } from "./types";

/**
 * An award method over quality and price, where the weights still make the quality, on 0–100, and prices are known.
 *
 * - utility-index: the highest U = ((1 − (Qbest − Q) · weight) ÷ P) · Pbest, as `utilityIndex`
 * - award-on-value: the lowest P − worth · Q, where `worth` is what full quality earns and the weights of the dimensions
 *   are how that is divided over them
 */
export type Award =
  | { kind: "utility-index"; weight: number; prices: Readonly<Record<string, number>> }
  | { kind: "award-on-value"; worth: number; prices: Readonly<Record<string, number>> };

/** What decides, by offer: U, or the fictional price. Null while a quality is; U of all, as the missing one may be the best. */
export function awardScores(award: Award, qualities: ReadonlyMap<string, number | null>): Map<string, number | null> {
  const share = (quality: number) => Math.min(1, Math.max(0, quality / 100));
  if (award.kind === "award-on-value") {
    return new Map([...qualities].map(([id, quality]) => [id, quality === null ? null : award.prices[id] - award.worth * share(quality)]));
  }
  if ([...qualities.values()].includes(null)) return new Map([...qualities.keys()].map((id) => [id, null]));
  return utilityIndex([...qualities].map(([id, quality]) => ({ id, quality: share(quality!), price: award.prices[id] })), award.weight);
}

/** Offers that take part, with what decides and the places that it gives them, the first in front. */
export function rankAwarded<T extends PlacedOffer>(award: Award, offers: readonly T[]): (T & { score: number | null })[] {
  const scores = awardScores(award, new Map(offers.map(({ id, value }) => [id, value])));
  const settled = offers.every(({ id, open }) => scores.get(id) !== null && open.length === 0);
  const sign = award.kind === "award-on-value" ? -1 : 1;
  const placed = placeOffers(offers.map(({ id }): PlacedOffer => {
    const score = scores.get(id) ?? null;
    return { id, rank: null, rankRange: null, value: score === null ? null : sign * score, low: 0, high: 0, excluded: [], open: [] };
  }));
  const own = new Map(offers.map((offer) => [offer.id, offer]));
  return placed.map(({ id, rank }) => ({ ...own.get(id)!, score: scores.get(id) ?? null, rank, rankRange: settled ? [rank!, rank!] as [number, number] : [1, offers.length] as [number, number] }));
}

/** Award on value puts total and price on one scale, 0–100: the order of these sums is that of the fictional prices. */
function onOneScale({ worth, prices }: Extract<Award, { kind: "award-on-value" }>): (id: string) => { from: number; per: number } {
  const dearest = Math.max(0, ...Object.values(prices));
  const whole = worth + dearest;
  return (id) => (whole > 0 ? { from: (100 * (dearest - prices[id])) / whole, per: worth / whole } : { from: 0, per: 0 });
}

/** Offers whose totals stand in the order of the fictional prices, whatever the weights. A null stays null. */
export function fictionalOffers(award: Extract<Award, { kind: "award-on-value" }>, offers: readonly ScoredOffer[]): ScoredOffer[] {
  const scale = onOneScale(award);
  return offers.map((offer) => {
    const { from, per } = scale(offer.id);
    const at = (value: LeafValue | undefined): LeafValue => {
      if (value === null || value === undefined) return null;
      return typeof value === "number" ? from + per * value : { low: from + per * value.low, high: from + per * value.high };
    };
    return { ...offer, values: { get: (leaf: string) => at(offer.values.get(leaf)) } };
  });
}

/** As `fictionalOffers`, for values per criterion. */
export function fictionalValues(award: Extract<Award, { kind: "award-on-value" }>, offers: readonly CriterionValues[]): CriterionValues[] {
  const scale = onOneScale(award);
  return offers.map(({ id, low, high, moving }) => {
    const { from, per } = scale(id);
    const move = (values: Float64Array) => Float64Array.from(values, (value) => from + per * value);
    return { id, low: move(low), high: move(high), moving: moving.map(({ criterion, spread }) => ({ criterion, spread: per * spread })) };
  });
}

/**
 * Bounds of a share under the utility index, exactly. The qualities go along straight lines; the best of them is a chain of
 * these lines. Along one link of the chain (1 − (Qbest − Q) · N) ÷ P is a straight line for every offer too, so that each
 * bound is a crossing in closed form. The interval is the one around the share as it is.
 */
export function utilityShares({ weight, prices }: Extract<Award, { kind: "utility-index" }>): SharesJudge {
  return (lines, share) => {
    const [winner, ...rivals] = lines;
    const cheapest = Math.min(...lines.map(({ id }) => prices[id]));
    const best = new Map(lines.map((line) => [line.id, line]));
    const links = winnersAlong(lines);
    const lead = (rival: JudgedLine, at: number, top: JudgedLine) =>
      utilityAt(winner, at, top, weight, prices, cheapest) - utilityAt(rival, at, top, weight, prices, cheapest);

    const towards = (end: 0 | 1): { bound: number; challenger: string | null } => {
      const onTheWay = links.filter(({ from, to }) => (end === 1 ? to > share : from < share));
      for (const { id, from, to } of end === 1 ? onTheWay : onTheWay.reverse()) {
        const top = best.get(id)!;
        const start = end === 1 ? Math.max(share, from) : Math.min(share, to);
        const stop = end === 1 ? to : from;
        const crossings = rivals.flatMap((rival) => {
          const [here, there] = [lead(rival, start, top), lead(rival, stop, top)];
          if (there >= -tolerance) return [];
          return [{ id: rival.id, at: here <= 0 ? start : start + ((stop - start) * here) / (here - there) }];
        });
        if (crossings.length === 0) continue;
        const bound = crossings.reduce((nearest, { at }) => (Math.abs(at - share) < Math.abs(nearest - share) ? at : nearest), end as number);
        const there = crossings.filter(({ at }) => Math.abs(at - bound) <= tolerance).map((crossing) => crossing.id);
        return { bound, challenger: there.reduce((first, other) => (other < first ? other : first)) };
      }
      return { bound: end, challenger: null };
    };
    const [below, above] = [towards(0), towards(1)];
    return { lower: below.bound, upper: above.bound, challengerBelow: below.challenger, challengerAbove: above.challenger };
  };
}

function utilityAt(line: SensitivityLine, at: number, top: SensitivityLine, weight: number, prices: Readonly<Record<string, number>>, cheapest: number): number {
  const quality = (one: SensitivityLine) => (one.atZero + at * (one.atOne - one.atZero)) / 100;
  return ((1 - (quality(top) - quality(line)) * weight) / prices[line.id]) * cheapest;
}

/** Who is first by the award from where to where, as the qualities go along lines. */
export function awardedAlong(award: Award, lines: readonly SensitivityLine[]): { id: string; from: number; to: number }[] {
  if (award.kind === "award-on-value") {
    const scale = onOneScale(award);
    return winnersAlong(lines.map(({ id, atZero, atOne }) => {
      const { from, per } = scale(id);
      return { id, atZero: from + per * atZero, atOne: from + per * atOne };
    }));
  }
  const cheapest = Math.min(...lines.map(({ id }) => award.prices[id]));
  const stretches: { id: string; from: number; to: number }[] = [];
  for (const { id: best, from, to } of winnersAlong(lines)) {
    const top = lines.find(({ id }) => id === best)!;
    const at = (line: SensitivityLine, share: number) => utilityAt(line, share, top, award.weight, award.prices, cheapest);
    const link = winnersAlong(lines.map((line) => ({ id: line.id, atZero: at(line, from), atOne: at(line, to) })));
    for (const one of link) {
      const last = stretches.at(-1);
      const [start, end] = [from + one.from * (to - from), from + one.to * (to - from)];
      if (last?.id === one.id) last.to = end;
      else stretches.push({ id: one.id, from: start, to: end });
    }
  }
  return stretches;
}

/** How far the figure that trades quality for price can go before another offer comes first. */
export interface TradeBounds extends Omit<ShareBounds, "upper"> {
  /** N, or what full quality earns. */
  now: number;
  /** Null where no figure is high enough to put another first. */
  upper: number | null;
}

/**
 * The closed interval of N, or of the worth of full quality, in which the winner is nowhere beaten, 0 or more, and perhaps
 * without end. Both are straight lines in that figure, so that the bounds are crossings.
 *
 * @param offers with their qualities, 0–100, the winner in front
 */
export function tradeBounds(award: Award, offers: readonly { id: string; value: number }[]): TradeBounds {
  const [winner, ...rivals] = offers;
  const best = Math.max(...offers.map(({ value }) => value));
  const cheapest = Math.min(...offers.map(({ id }) => award.prices[id]));
  // What an offer is worth is `at` + figure · `per`.
  const lineOf = ({ id, value }: { id: string; value: number }) => {
    const price = award.prices[id];
    return award.kind === "utility-index"
      ? { at: cheapest / price, per: (-((best - value) / 100) * cheapest) / price }
      : { at: -price, per: value / 100 };
  };
  const now = award.kind === "utility-index" ? award.weight : award.worth;
  const own = lineOf(winner);
  const bounds: TradeBounds = { now, lower: 0, upper: null, challengerBelow: null, challengerAbove: null };
  for (const rival of rivals) {
    const { at, per } = lineOf(rival);
    const [ahead, change] = [own.at - at, own.per - per];
    if (Math.abs(change) <= 1e-12) continue;
    const crossing = -ahead / change;
    if (change < 0 && (bounds.upper === null || crossing < bounds.upper || (crossing === bounds.upper && rival.id < bounds.challengerAbove!))) Object.assign(bounds, { upper: Math.max(now, crossing), challengerAbove: rival.id });
    if (change > 0 && crossing > 0 && (crossing > bounds.lower || (crossing === bounds.lower && rival.id < bounds.challengerBelow!))) Object.assign(bounds, { lower: Math.min(now, crossing), challengerBelow: rival.id });
  }
  return bounds;
}

