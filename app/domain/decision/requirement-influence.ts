import type { Edition, EditionRequirement } from "../edition/edition";
import { tolerance } from "../scoring/tolerance";
import type { EditionRankedOffer, EditionRanking } from "./types";

/** What one scored requirement does to the order of the offers, and what it could do at most. */
export interface RequirementInfluence {
  requirement: EditionRequirement;
  /** Global weight in points: the most that it can add to a total. */
  most: number;
  /** Points between the offer that earns most here and the one that earns least; null while somebody's are not known. */
  separates: number | null;
  /**
   * Whether any values 0–100 of the offers on this requirement, all else as it is, would put another offer first (alone or
   * with others), respectively make two offers change places. Exact. Null while a total is unknown on another requirement.
   */
  couldChangeFirst: boolean | null;
  couldChangeOrder: boolean | null;
}

/** Every scored requirement of an edition, most separating first. The excluded take no part. */
export function requirementInfluences(edition: Edition, ranking: EditionRanking): RequirementInfluence[] {
  const taking = ranking.offers.filter((offer) => offer.excluded.length === 0);
  const sums = taking.map((offer) => knownSum(offer));
  const influences = edition.requirements.flatMap((requirement): RequirementInfluence[] => {
    const most = (ranking.weights[requirement.id] ?? 0) * 100;
    if (most === 0) return [];
    const points = taking.map(({ contributions }) => contributions[requirement.id] ?? null);
    const known = points.filter((value) => value !== null);
    const rest = sums.map(({ sum, unknown }, i) => (points[i] === null ? (unknown > 1 ? null : sum) : unknown > 0 ? null : sum - points[i]));
    const complete = rest.every((value) => value !== null);
    return [{
      requirement, most,
      separates: known.length < points.length ? null : known.length === 0 ? 0 : Math.max(...known) - Math.min(...known),
      couldChangeFirst: complete ? couldChangeFirst(rest as number[], points, most) : null,
      couldChangeOrder: complete ? couldChangeOrder(rest as number[], points, most) : null,
    }];
  });
  const step = ({ separates, most }: RequirementInfluence) => Math.round((separates ?? most) * 1e9);
  return influences.sort((a, b) => step(b) - step(a) || (a.requirement.code < b.requirement.code ? -1 : 1));
}

/** What an offer earns on the requirements whose points are known, and on how many they are not. */
function knownSum({ contributions }: EditionRankedOffer): { sum: number; unknown: number } {
  let [sum, unknown] = [0, 0];
  for (const points of Object.values(contributions)) {
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
