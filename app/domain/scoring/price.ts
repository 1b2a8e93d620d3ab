import { piecewiseLinear } from "./piecewise-linear";

/**
 * How a price becomes a value.
 *
 * - points: absolute; straight lines between points [price, value] with the price increasing, level outside them
 * - budget: absolute; 100 · (1 − price ÷ budget)
 * - lowest: relative; 100 · lowest ÷ price
 * - logarithmic: relative; 100 − 50 · log₂(price ÷ lowest)
 *
 * Budget and logarithmic go below 0 unless a floor is set.
 */
export type PriceFunction =
  | { kind: "points"; points: readonly (readonly [price: number, value: number])[] }
  | { kind: "budget"; budget: number; floor?: number }
  | { kind: "lowest" }
  | { kind: "logarithmic"; floor?: number };

/** Whether the value of one price hangs on the others, so that ranks can reverse: then check with `reversalCertificate`. */
export function isRelative({ kind }: PriceFunction): boolean {
  return kind === "lowest" || kind === "logarithmic";
}

/** A price to compute with, or null for one that is missing, zero or negative: it waits for the lead's decision. */
export function soundPrice(price: number | null | undefined): number | null {
  return typeof price === "number" && Number.isFinite(price) && price > 0 ? price : null;
}

/**
 * The values of prices by offer, on 0–100 but for what goes below without a floor; null for a price that is not sound.
 *
 * @param prices those of the offers that take part: an excluded offer sets no reference
 * @throws RangeError for a budget that is not above 0, and for points without one
 */
export function priceValues(prices: ReadonlyMap<string, number | null>, by: PriceFunction): Map<string, number | null> {
  const valueOf = priceFunction(by, [...prices.values()]);
  return new Map(Array.from(prices, ([id, price]) => [id, valueOf(price)]));
}

function priceFunction(by: PriceFunction, prices: readonly (number | null)[]): (price: number | null) => number | null {
  const ofSound = (valueOf: (price: number) => number | null) => (price: number | null) => {
    const sound = soundPrice(price);
    return sound === null ? null : valueOf(sound);
  };
  const lowest = () => prices.reduce<number>((least, price) => Math.min(least, soundPrice(price) ?? Infinity), Infinity);
  switch (by.kind) {
    case "points":
      if (by.points.length === 0) throw new RangeError("points: at least one [price, value] is needed");
      return ofSound((price) => piecewiseLinear(by.points, price));
    case "budget":
      if (soundPrice(by.budget) === null) throw new RangeError(`budget: expected more than 0; found ${by.budget}`);
      return ofSound((price) => Math.max(by.floor ?? -Infinity, 100 * (1 - price / by.budget)));
    case "lowest": {
      const reference = lowest();
      return ofSound((price) => (100 * reference) / price);
    }
    case "logarithmic": {
      const reference = lowest();
      return ofSound((price) => Math.max(by.floor ?? -Infinity, 100 - 50 * Math.log2(price / reference)));
    }
  }
}

/** A bid for the utility index. */
export interface QualityBid {
  id: string;
  /** 0–1; null while there is none. */
  quality: number | null;
  price: number | null;
}

/**
 * Utility index: U = ((1 − (Qbest − Q) · N) ÷ P) · Pbest, the highest first. Qbest is the highest quality and Pbest the
 * lowest price among the bids that have both a quality and a sound price; the others have null and set no reference.
 *
 * @param weight N, how heavily a lack of quality counts, 0 or more
 * @throws RangeError for a weight below 0 and a quality off 0–1
 */
export function utilityIndex(bids: readonly QualityBid[], weight: number): Map<string, number | null> {
  if (!(weight >= 0 && Number.isFinite(weight))) throw new RangeError(`expected a weight of 0 or more; found ${weight}`);
  const judged = bids.map(({ id, quality, price }) => {
    if (quality !== null && !(quality >= 0 && quality <= 1)) throw new RangeError(`expected a quality 0–1 of "${id}"; found ${quality}`);
    const sound = soundPrice(price);
    return { id, bid: quality === null || sound === null ? null : { quality, price: sound } };
  });
  const complete = judged.flatMap(({ bid }) => (bid ? [bid] : []));
  const bestQuality = Math.max(...complete.map(({ quality }) => quality));
  const bestPrice = Math.min(...complete.map(({ price }) => price));
  return new Map(
    judged.map(({ id, bid }) => [id, bid && ((1 - (bestQuality - bid.quality) * weight) / bid.price) * bestPrice]),
  );
}

/** What an offer earns on one criterion: what meeting it is worth in money, and how far it is met, 0–1; null while unknown. */
export interface Earned {
  worth: number;
  met: number | null;
}

/**
 * Award on value: the fictional price, which is the price less what the offer earns; the lowest first. Null while the price
 * is not sound or how far something is met that is worth anything.
 *
 * @throws RangeError for a worth below 0 and for what is met off 0–1
 */
export function fictionalPrice(price: number | null, earned: readonly Earned[]): number | null {
  let deduction: number | null = 0;
  for (const { worth, met } of earned) {
    if (!(worth >= 0 && Number.isFinite(worth))) throw new RangeError(`expected a worth of 0 or more; found ${worth}`);
    if (met !== null && !(met >= 0 && met <= 1)) throw new RangeError(`expected what is met on 0–1; found ${met}`);
    if (worth === 0) continue;
    deduction = deduction === null || met === null ? null : deduction + worth * met;
  }
  const sound = soundPrice(price);
  return sound === null || deduction === null ? null : sound - deduction;
}
