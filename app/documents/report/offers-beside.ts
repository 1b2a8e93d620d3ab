import type { EditionRankedOffer } from "../../domain/decision/types";

/** Offers that stand beside each other in one table, and what stands above each. */
export interface OffersBeside {
  offers: readonly EditionRankedOffer[];
  heading: (offer: EditionRankedOffer) => string;
}

/**
 * Splits the offers over as many tables as paper needs, evenly, and in the order of the ranking.
 *
 * @param letters how many letters fit above the columns together
 */
export function offersBeside(offers: readonly EditionRankedOffer[], across: number, letters = 57): OffersBeside[] {
  const tables = Math.ceil(offers.length / across);
  const each = Math.ceil(offers.length / Math.max(1, tables));
  return Array.from({ length: tables }, (_, table) => ({
    offers: offers.slice(table * each, (table + 1) * each),
    heading: ({ vendor }) => headingOf(vendor.name, Math.floor(letters / Math.max(4, each))),
  }));
}

/** A name above a narrow column: over several lines as words allow, and only what does not fit on a line cut. */
function headingOf(name: string, longest: number): string {
  const words = name.split(/\s+/).map((word) => (word.length <= longest ? word : `${word.slice(0, longest - 1)}…`));
  return words.length <= 3 ? words.join(" ") : `${words.slice(0, 3).join(" ")} …`;
}
