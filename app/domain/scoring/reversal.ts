import { tolerance } from "./tolerance";

/** What every offer of a set is worth, by id; null where that is not known. May look at the whole set, as relative prices do. */
export type SetValuer = (offers: readonly string[]) => ReadonlyMap<string, number | null>;

/** Whether the first of two offers is better, as good or worse; null while one of them has no value. */
export type Relation = "better" | "equal" | "worse" | null;

/** Two of the offers that stay, whose relation another offer's presence decides. */
export interface Reversal {
  first: string;
  second: string;
  /** How the first compares with the second with all offers there, and how without the one left out. */
  before: Relation;
  after: Relation;
}

/** What leaving out one offer does to the order of the others. */
export interface LeaveOneOut {
  leftOut: string;
  /** Empty: the order of the rest does not change. In the order of the given offers. */
  reversals: Reversal[];
  /** Competition ranks of the rest without it, by id; null without value. */
  ranks: Record<string, number | null>;
}

/** A certificate that the order of offers does, or does not, hang on who else takes part. */
export interface ReversalCertificate {
  stable: boolean;
  /** With all offers, as in `LeaveOneOut`. */
  ranks: Record<string, number | null>;
  /** One for every offer. */
  leaveOneOut: LeaveOneOut[];
}

/**
 * Values the offers again without each of them in turn, and says whether the order of the rest changes: better, equal
 * (within 1e-9), worse, or not known. With absolute value functions it never does.
 *
 * @param offers ids that take part: without the excluded, which set no reference
 * @param better which values win: "highest" for points and the utility index, "lowest" for fictional prices
 */
export function reversalCertificate(
  offers: readonly string[],
  valuesOf: SetValuer,
  better: "highest" | "lowest" = "highest",
): ReversalCertificate {
  const relationIn = (values: ReadonlyMap<string, number | null>) => (first: string, second: string): Relation => {
    const a = values.get(first) ?? null;
    const b = values.get(second) ?? null;
    if (a === null || b === null) return null;
    if (Math.abs(a - b) <= tolerance) return "equal";
    return a > b === (better === "highest") ? "better" : "worse";
  };
  const ranksIn = (values: ReadonlyMap<string, number | null>, ids: readonly string[]) => {
    const relation = relationIn(values);
    const known = (id: string) => (values.get(id) ?? null) !== null;
    const rankOf = (id: string) => (known(id) ? 1 + ids.filter((other) => relation(other, id) === "better").length : null);
    return Object.fromEntries(ids.map((id) => [id, rankOf(id)]));
  };

  const whole = valuesOf(offers);
  const before = relationIn(whole);
  const leaveOneOut = offers.map((leftOut): LeaveOneOut => {
    const rest = offers.filter((id) => id !== leftOut);
    const values = valuesOf(rest);
    const after = relationIn(values);
    const reversals = rest
      .flatMap((first, i) => rest.slice(i + 1).map((second) => ({ first, second, before: before(first, second), after: after(first, second) })))
      .filter((pair) => pair.before !== pair.after);
    return { leftOut, reversals, ranks: ranksIn(values, rest) };
  });
  return { stable: leaveOneOut.every(({ reversals }) => reversals.length === 0), ranks: ranksIn(whole, offers), leaveOneOut };
}
