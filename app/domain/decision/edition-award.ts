import type { OfferCost } from "../cost/cost-of-ownership";
import type { PriceSheet } from "../cost/price-sheet";
import type { Award } from "../scoring/award";
import { soundPrice } from "../scoring/price";
import type { WeightNode } from "../scoring/types";

/** The award method of an edition as the kernels of trust take it. */
export interface EditionAward {
  /** Null while an offer has no total price, or what quality earns is on nothing that is scored: then nothing is decided. */
  award: Award | null;
}

/**
 * What decides instead of the total; null where the total does.
 *
 * @param tree that of `editionTree`: by award on value the dimensions weigh what they are worth, and other weights divide
 *   the worth of full quality otherwise
 * @param taking ids of the offers that take part
 */
export function editionAward(sheet: PriceSheet | undefined, tree: readonly WeightNode[], costs: ReadonlyMap<string, OfferCost>, taking: readonly string[]): EditionAward | null {
  const method = sheet?.method;
  if (method?.kind !== "utility-index" && method?.kind !== "award-on-value") return null;
  const found = taking.map((id): [string, number | null] => [id, soundPrice(costs.get(id)?.total)]);
  const priced = found.every(([, price]) => price !== null);
  const prices = Object.fromEntries(found.map(([id, price]) => [id, price ?? 0]));
  if (method.kind === "utility-index") return { award: priced ? { kind: method.kind, weight: method.weight, prices } : null };
  const worthOf = (id: string) => (Object.hasOwn(method.worth, id) ? method.worth[id] : 0);
  const worth = tree.reduce((sum, { id }) => sum + worthOf(id), 0);
  const all = Object.values(method.worth).reduce((sum, one) => sum + one, 0);
  if (worth === 0 || Math.abs(all - worth) > 1e-9 * all) return { award: null };
  return { award: priced ? { kind: method.kind, worth, prices } : null };
}
