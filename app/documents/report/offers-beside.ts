import type { EditionRankedOffer } from "../../domain/decision/types";

/** Offers that stand beside each other in one table, and what stands above each. */
export interface OffersBeside {
  offers: readonly EditionRankedOffer[];
  heading: (offer: EditionRankedOffer) => string;
}

/** Splits the offers over as many tables as paper needs, evenly, and in the order of the ranking. */
export function offersBeside(offers: readonly EditionRankedOffer[], across: number): OffersBeside[] {
  const tables = Math.ceil(offers.length / across);
  const each = Math.ceil(offers.length / Math.max(1, tables));
  return Array.from({ length: tables }, (_, table) => ({
    offers: offers.slice(table * each, (table + 1) * each),
    heading: ({ vendor }) => (vendor.name.length <= 14 ? vendor.name : `${vendor.code} ${vendor.name.slice(0, 10).trimEnd()}…`),
  }));
}
