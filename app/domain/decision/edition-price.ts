import { offerCost } from "../cost/cost-of-ownership";
import type { OfferCost } from "../cost/cost-of-ownership";
import { priceFunctionOf, priceLeafId } from "../cost/price-sheet";
import type { PriceMethod, PriceSheet } from "../cost/price-sheet";
import type { PriceDecision, VendorPrices } from "../cost/vendor-prices";
import type { Edition } from "../edition/edition";
import { fictionalPrice, isRelative, priceValues, soundPrice, utilityIndex } from "../scoring/price";
import { reversalCertificate } from "../scoring/reversal";
import type { ReversalCertificate, SetValuer } from "../scoring/reversal";
import type { RankedOffer } from "../scoring/types";

/** What one vendor asks, with what the lead decided on prices that could not be computed with. */
export interface ResponsePrices {
  prices: VendorPrices;
  decisions: readonly PriceDecision[];
  /** Lines that were priced under an earlier edition on terms that no longer hold. */
  otherTerms?: readonly string[];
}

/** What the price does in a ranking: how it was judged, and whether the order hangs on who takes part. */
export interface PriceOutcome {
  kind: PriceMethod["kind"];
  /**
   * By offer id what decides: the value of the price on 0–100 (criterion), U (utility index) or the fictional price
   * (award on value); null while unknown, and for a cost that is only shown.
   */
  scores: Record<string, number | null>;
  /** For relative formulas: the order without each other offer in turn. Null where the formula looks at one offer at a time. */
  reversal: ReversalCertificate | null;
}

/** Whether the value of one offer's price tells what another asks: a relative formula, of which the edition publishes the rest. */
export function tellsOtherPrices({ price }: Edition): boolean {
  const by = price ? priceFunctionOf(price) : null;
  return by !== null && isRelative(by);
}

/** The cost of each offer by vendor id; empty for an edition without a price sheet. */
export function editionCosts(edition: Edition, responses: readonly { vendor: { id: string }; cost?: ResponsePrices | null }[]): Map<string, OfferCost> {
  const sheet = edition.price;
  if (!sheet) return new Map();
  return new Map(responses.map(({ vendor, cost }) => [vendor.id, offerCost(sheet, cost?.prices ?? [], cost?.decisions ?? [], cost?.otherTerms ?? [])]));
}

/**
 * The value of the price criterion per offer, 0–100 but for what goes below without a floor; null where there is no
 * sound total. Empty where the price is no criterion.
 *
 * Only offers that take part set a reference. While a relative formula misses the total of one of them, no price has a
 * value: the missing one could become the reference.
 */
export function priceCriterionValues(sheet: PriceSheet, costs: ReadonlyMap<string, OfferCost>, taking: ReadonlySet<string>): Map<string, number | null> {
  const by = priceFunctionOf(sheet);
  if (!by) return new Map();
  const total = (id: string) => soundPrice(costs.get(id)?.total);
  const ids = [...costs.keys()];
  const incomplete = isRelative(by) && ids.some((id) => taking.has(id) && total(id) === null);
  if (incomplete) return new Map(ids.map((id) => [id, null]));
  const among = (others: readonly string[]) => priceValues(new Map(others.map((id) => [id, total(id)])), by);
  const within = among(ids.filter((id) => taking.has(id)));
  return new Map(ids.map((id): [string, number | null] => {
    if (within.has(id)) return [id, within.get(id)!];
    // An excluded offer is valued as if the reference of the others were there; being cheaper earns it no more than 100.
    const reference = lowestOf([...taking].map(total));
    const own = total(id);
    if (own === null || (isRelative(by) && reference === null)) return [id, null];
    return [id, isRelative(by) && own <= reference! ? 100 : priceValues(new Map([[id, own], ["", reference]]), by).get(id)!];
  }));
}

function lowestOf(prices: readonly (number | null)[]): number | null {
  const known = prices.filter((price) => price !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

/**
 * What the price does among offers that were ranked on the tree: with a price criterion its values and the check of a
 * relative formula; with an award method the scores that decide instead of the total, which is then the quality.
 *
 * @param weights global weight, 0–1, of every criterion and leaf
 */
export function priceOutcome(sheet: PriceSheet, offers: readonly RankedOffer[], costs: ReadonlyMap<string, OfferCost>, weights: Readonly<Record<string, number>>): PriceOutcome {
  const { method } = sheet;
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  const taking = offers.filter(({ excluded }) => excluded.length === 0).map(({ id }) => id).sort();
  const total = (id: string) => soundPrice(costs.get(id)?.total);
  const scoresOf = (values: ReadonlyMap<string, number | null>) => Object.fromEntries(offers.map(({ id }) => [id, values.get(id) ?? null]));

  switch (method.kind) {
    case "shown":
      return { kind: method.kind, scores: scoresOf(new Map()), reversal: null };
    case "criterion": {
      const weight = weights[priceLeafId] ?? 0;
      const values = priceCriterionValues(sheet, costs, new Set(taking));
      const relative = isRelative(priceFunctionOf(sheet)!);
      const without = (id: string) => {
        const { value, contributions } = byId.get(id)!;
        const price = contributions[priceLeafId] ?? null;
        return value === null || price === null ? null : value - price;
      };
      const valuesOf: SetValuer = (ids) => {
        const among = priceCriterionValues(sheet, new Map(ids.map((id) => [id, costs.get(id)!])), new Set(ids));
        return new Map(ids.map((id) => {
          const rest = without(id);
          const price = among.get(id) ?? null;
          return [id, rest === null || price === null ? null : rest + weight * price];
        }));
      };
      return { kind: method.kind, scores: scoresOf(values), reversal: relative ? reversalCertificate(taking, valuesOf) : null };
    }
    case "utility-index": {
      const valuesOf: SetValuer = (ids) =>
        utilityIndex(ids.map((id) => ({ id, quality: shareOf(byId.get(id)!.value), price: total(id) })), method.weight);
      const complete = taking.every((id) => byId.get(id)!.value !== null && total(id) !== null);
      const known: SetValuer = (ids) => (complete ? valuesOf(ids) : new Map(ids.map((id) => [id, null])));
      return { kind: method.kind, scores: scoresOf(known(taking)), reversal: reversalCertificate(taking, known) };
    }
    case "award-on-value": {
      const scores = new Map(offers.map(({ id, nodes }) => {
        const earned = Object.entries(method.worth).map(([dimension, worth]) => ({ worth, met: shareOf(nodes[dimension]?.value ?? null) }));
        return [id, fictionalPrice(total(id), earned)];
      }));
      return { kind: method.kind, scores: scoresOf(scores), reversal: null };
    }
  }
}

/** A value on 0–100 as a share; sums may end a hair outside. */
function shareOf(value: number | null): number | null {
  return value === null ? null : Math.min(1, Math.max(0, value / 100));
}

/**
 * Ranks by an award method instead of by the total: competition ranks over the scores, the highest U or the lowest
 * fictional price first. While a score is missing the ranks of all are open. Gives the
 * same offers in the new order: a copy would work out all their contributions.
 */
export function awardRanks<T extends RankedOffer>(offers: readonly T[], outcome: PriceOutcome): T[] {
  const taking = offers.filter(({ excluded }) => excluded.length === 0);
  const scores = new Map(Object.entries(outcome.scores));
  const { ranks } = reversalCertificate(taking.map(({ id }) => id), () => scores, outcome.kind === "award-on-value" ? "lowest" : "highest");
  const settled = taking.every(({ id, open }) => ranks[id] !== null && open.length === 0);
  const ranked = offers.map((offer): T => {
    if (offer.excluded.length > 0) return offer;
    const rank = ranks[offer.id];
    return Object.assign(offer, { rank, rankRange: settled && rank !== null ? [rank, rank] : [1, taking.length] });
  });
  const place = (offer: T) => (offer.excluded.length > 0 ? Infinity : (offer.rank ?? Number.MAX_SAFE_INTEGER));
  return ranked.map((offer, index) => ({ offer, index }))
    .sort((a, b) => (place(a.offer) === place(b.offer) ? (a.offer.rank === null ? a.index - b.index : a.offer.id < b.offer.id ? -1 : 1) : place(a.offer) - place(b.offer)))
    .map(({ offer }) => offer);
}
