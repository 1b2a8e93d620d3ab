import type { Edition } from "../edition/edition";
import type { EditionRankedOffer, EditionRanking } from "./types";

/** How an award method compares two offers: what decides, and what it is made of. Amounts are in the currency of the price sheet. */
export interface AwardPair {
  kind: "utility-index" | "award-on-value";
  currency: string;
  offers: { name: string; score: number; price: number; quality: number | null }[];
  /** By award on value, what each dimension earns the two. */
  earned: { title: string; amounts: number[] }[];
}

/** Null where the total decides, where one of the two takes no part, and while something is unknown. The better one stands first. */
export function awardPair(edition: Edition, ranking: EditionRanking, first: EditionRankedOffer, second: EditionRankedOffer): AwardPair | null {
  const { price: outcome } = ranking;
  const sheet = edition.price;
  if (!sheet || (outcome?.kind !== "utility-index" && outcome?.kind !== "award-on-value")) return null;
  const { kind } = outcome;
  const lowest = kind === "award-on-value";
  const both = [first, second].map((offer) => ({ offer, score: outcome.scores[offer.id] ?? null, price: offer.cost?.total ?? null }));
  const known = both.flatMap(({ offer, score, price }) => (score === null || price === null || offer.excluded.length > 0 ? [] : [{ offer, score, price }]));
  if (known.length < 2) return null;
  known.sort((a, b) => (lowest ? a.score - b.score : b.score - a.score));
  const worth = sheet.method.kind === "award-on-value" ? sheet.method.worth : {};
  return {
    kind, currency: sheet.currency,
    offers: known.map(({ offer, score, price }) => ({ name: offer.vendor.name, score, price, quality: offer.value })),
    earned: edition.criteria.flatMap(({ id, title }) => {
      const amount = Object.hasOwn(worth, id) ? worth[id] : 0;
      return amount > 0 ? [{ title, amounts: known.map(({ offer }) => (amount * (offer.nodes[id]?.value ?? 0)) / 100) }] : [];
    }),
  };
}
