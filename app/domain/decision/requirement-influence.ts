import { priceCriterionId, priceLeafId } from "../cost/price-sheet";
import type { Edition, EditionRequirement } from "../edition/edition";
import { soundPrice } from "../scoring/price";
import { tolerance } from "../scoring/tolerance";
import { utilityFirst, utilityOrder } from "./award-influence";
import { editionTree } from "./edition-tree";
import type { EditionRanking } from "./types";

/** What one scored requirement does to the order of the offers, and what it could do at most. */
export interface RequirementInfluence {
  requirement: RankedPart;
  /** Global weight in points: the most that it can add to a total. In award on value the most that it takes off the price. */
  most: number;
  /** Points (or money) between the offer that earns most here and the one that earns least; null while somebody's are not known. */
  separates: number | null;
  /**
   * Whether any values 0–100 of the offers on this requirement, all else as it is, would put another offer first (alone or
   * with others), respectively make two offers change places. Exact. Null while a total is unknown on another requirement.
   */
  couldChangeFirst: boolean | null;
  couldChangeOrder: boolean | null;
  /** Mandatory: whatever its value does, an answer that falls short excludes, and so changes the order. */
  knockOut: boolean;
}

/** What of a requirement, or of the price as a criterion, is shown beside its figures. */
export type RankedPart = Pick<EditionRequirement, "id" | "code" | "text">;

/** The requirements of an edition, and the price where it counts in the total as they do. */
export function rankedParts(edition: Edition): RankedPart[] {
  const price = edition.price?.method.kind === "criterion" ? edition.criteria.find(({ id }) => id === priceCriterionId) : undefined;
  return [...edition.requirements, ...(price ? [{ id: priceLeafId, code: "", text: price.title }] : [])];
}

/**
 * Every requirement of an edition that is scored or mandatory, and the price where it is a criterion, most separating first. Under an award
 * method the order is that of its scores, with prices as they are. The excluded take no part.
 */
export function requirementInfluences(edition: Edition, ranking: EditionRanking): RequirementInfluence[] {
  const taking = ranking.offers.filter((offer) => offer.excluded.length === 0);
  const prices = taking.map(({ cost }) => soundPrice(cost?.total));
  const method = edition.price?.method;
  // By award on value a point of the total is that part of what full quality earns.
  const perPoint = method?.kind === "award-on-value" ? editionTree(edition).reduce((sum, { weight }) => sum + weight, 0) / 100 : 1;
  const scaled = (points: number | null | undefined) => (points === null || points === undefined ? null : points * perPoint);
  const ids = rankedParts(edition).map(({ id }) => id);
  const sums = taking.map(({ contributions }) => knownSum(ids.flatMap((id) => (id in contributions ? [scaled(contributions[id])] : []))));
  const mandatory = new Set(edition.requirements.flatMap((requirement) => (requirement.mandatory ? [requirement.id] : [])));
  const influences = rankedParts(edition).flatMap((requirement): RequirementInfluence[] => {
    const knockOut = mandatory.has(requirement.id);
    const most = (ranking.weights[requirement.id] ?? 0) * 100 * perPoint;
    if (most === 0) return knockOut ? [{ requirement, most, separates: 0, couldChangeFirst: false, couldChangeOrder: false, knockOut }] : [];
    const points = taking.map(({ contributions }) => scaled(contributions[requirement.id]));
    const known = points.filter((value) => value !== null);
    const rest = sums.map(({ sum, unknown }, i) => (points[i] === null ? (unknown > 1 ? null : sum) : unknown > 0 ? null : sum - points[i]));
    const complete = rest.every((value) => value !== null);
    const judged = method?.kind === "utility-index" || method?.kind === "award-on-value"
      ? underAward(method.kind === "utility-index" ? method.weight : null, { rest, points, most, prices })
      : null;
    return [{
      requirement, most, knockOut,
      separates: known.length < points.length ? null : known.length === 0 ? 0 : Math.max(...known) - Math.min(...known),
      couldChangeFirst: judged ? judged.first : complete ? couldChangeFirst(rest as number[], points, most) : null,
      couldChangeOrder: judged ? judged.order : complete ? couldChangeOrder(rest as number[], points, most) : null,
    }];
  });
  const step = ({ separates, most }: RequirementInfluence) => Math.round((separates ?? most) * 1e9);
  return influences.sort((a, b) => step(b) - step(a) || (a.requirement.code < b.requirement.code ? -1 : 1));
}

/** The same under an award method: by U with its N, or (null) by the fictional price, the points being money. Null while anything is unknown. */
function underAward(
  weight: number | null, { rest, points, most, prices }: { rest: readonly (number | null)[]; points: readonly (number | null)[]; most: number; prices: readonly (number | null)[] },
): { first: boolean | null; order: boolean | null } {
  const whole = (values: readonly (number | null)[]): values is readonly number[] => !values.includes(null);
  if (!whole(rest) || !whole(points) || !whole(prices)) return { first: null, order: null };
  if (weight !== null) return { first: utilityFirst({ rest, points, most, prices, weight }), order: utilityOrder({ rest, points, most, prices, weight }) };
  const left = rest.map((value, i) => value - prices[i]);
  return { first: couldChangeFirst(left, points, most), order: couldChangeOrder(left, points, most) };
}

/** What an offer earns on the requirements whose points are known, and on how many they are not. */
function knownSum(contributions: readonly (number | null)[]): { sum: number; unknown: number } {
  let [sum, unknown] = [0, 0];
  for (const points of contributions) {
    if (points === null) unknown++;
    else sum += points;
  }
  return { sum, unknown };
}

/** An offer that is not first comes first where it earns all points and those that are first now earn none. */
function couldChangeFirst(rest: readonly number[], points: readonly (number | null)[], most: number): boolean | null {
  if (points.includes(null)) return firstIsOpen(rest, most);
  const totals = rest.map((value, i) => value + points[i]!);
  const best = Math.max(...totals);
  const isFirst = totals.map((total) => total >= best - tolerance);
  const reached = Math.max(...rest.filter((_, i) => isFirst[i]), -Infinity);
  return rest.some((value, i) => !isFirst[i] && value + most >= reached - tolerance) || (isFirst.filter(Boolean).length > 1 && most > tolerance);
}

/** While a value here is not known nobody is first yet: whether more than one offer could be. */
function firstIsOpen(rest: readonly number[], most: number): boolean {
  const ahead = Math.max(...rest);
  return rest.filter((value) => value + most >= ahead - tolerance).length > 1;
}

/** Two offers change places, or draw level, where the one that is not ahead can make up for the rest on this requirement. */
function couldChangeOrder(rest: readonly number[], points: readonly (number | null)[], most: number): boolean {
  return rest.some((one, i) => rest.some((other, j) => {
    if (i === j) return false;
    const [a, b] = [points[i], points[j]];
    const behind = a === null || b === null || one + a <= other + b + tolerance;
    return behind && one + most >= other - tolerance;
  }));
}
