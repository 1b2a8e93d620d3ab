import type { NearestChange } from "../domain/decision/nearest-changes";
import type { Language } from "../domain/language";
import { formatShare } from "./format";
import { translator } from "./translate";

/** How many of the nearest changes the sentence names. */
const named = 3;

/** What the sentence calls things. */
export interface StabilityNames {
  /** Of a vendor, by id. */
  vendor: (id: string) => string;
  /** Of a criterion, with that of the one above it; null for a dimension. */
  criterion: (id: string) => { title: string; parent: string | null };
}

/**
 * Says at which changes of a single weight another offer comes first: "A stays first unless the weight of price exceeds
 * 47% (now 40%; then B), or …", the nearest few.
 *
 * @param winner id of the vendor that is first; null while that is not known
 * @param changes nearest first, as `nearestChanges` gives them
 */
export function stabilitySentence(language: Language, winner: string | null, changes: readonly NearestChange[], names: StabilityNames): string {
  const t = translator(language);
  if (winner === null) return t("trust.stability.unknown");
  if (changes.length === 0) return t("trust.stability.always", { winner: names.vendor(winner) });
  const conditions = changes.slice(0, named).map(({ criterion, side, now, bound, challenger }) => {
    const { title, parent } = names.criterion(criterion);
    return t(side === "above" ? "trust.stability.above" : "trust.stability.below", {
      criterion: parent === null ? title : t("trust.stability.within", { criterion: title, parent }),
      bound: share(language, bound, now), now: share(language, now, bound), challenger: names.vendor(challenger),
    });
  });
  const last = conditions.at(-1)!;
  const list = conditions.length === 1 ? last : t("trust.stability.or", { list: conditions.slice(0, -1).join(", "), last });
  return t("trust.stability.unless", { winner: names.vendor(winner), conditions: list });
}

/** In whole percents, or with a decimal where the two would read the same. */
function share(language: Language, value: number, other: number): string {
  return formatShare(language, value, formatShare(language, value, 0) === formatShare(language, other, 0) ? 1 : 0);
}
