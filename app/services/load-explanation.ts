import { placeWithoutKnockOuts, rankEdition } from "~/domain/decision/edition-ranking";
import { explainPair, type PairExplanation } from "~/domain/decision/pair-explanation";
import { requirementInfluences, type RequirementInfluence } from "~/domain/decision/requirement-influence";
import type { EditionRankedOffer, EditionRanking } from "~/domain/decision/types";
import { tolerance } from "~/domain/scoring/tolerance";
import type { Edition } from "~/domain/edition/edition";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { rankingOptions, responsesOf } from "./load-ranking";
import { noteBidsSeen } from "./note-bids-seen";
import { loadState } from "./selection-state";
import { shownTo } from "./shown-vendors";

/** Why the offers stand where they stand. */
export interface ExplanationView {
  edition: Edition;
  /** `otherwise` is the place that an excluded offer would have without its knock-outs, best and worst; null for the others. */
  offers: (Pick<EditionRankedOffer, "id" | "vendor" | "rankRange" | "exclusions"> & { otherwise: EditionRankedOffer["rankRange"] })[];
  /** Null with fewer than two offers. */
  pair: PairExplanation | null;
  influences: RequirementInfluence[];
  /** Whether an award method decides, so that the tables of the pair are about quality alone. */
  awarded: boolean;
  /** Under an award method, what the price does: the total costs, and who would be first if all cost the same. Null while unknown. */
  price: { lowest: number; highest: number; firstAlike: string[]; first: string[] } | null;
}

/**
 * Compares two offers of the ranking of the current round (by vendor id; the first two where they are not named) and says
 * what each requirement does. Null when there is no such selection or nothing was published.
 */
export async function loadExplanation(context: Context, selectionId: string, asked: { first: string | null; second: string | null }): Promise<ExplanationView | null> {
  const standing = await look(context, selectionId, "view-ranking");
  const whole = await loadState(context.db, selectionId);
  if (!whole?.edition) return null;
  await noteBidsSeen(context, whole, { page: "explanation" });
  const state = shownTo(standing, whole);
  const { edition } = whole;
  const [responses, options] = [await responsesOf(context.db, state, edition), await rankingOptions(context.db, state)];
  const ranking = rankEdition(edition, responses, options);
  const [first, second] = chosen(ranking, asked);
  return {
    edition,
    offers: ranking.offers.map(({ id, vendor, rankRange, exclusions }) =>
      ({ id, vendor, rankRange, exclusions, otherwise: exclusions.length === 0 ? null : placeWithoutKnockOuts(edition, responses, options, id) })),
    pair: first && second ? explainPair(edition, ranking, first, second) : null,
    influences: requirementInfluences(edition, ranking),
    price: priceInfluence(ranking),
    awarded: ranking.price?.kind === "utility-index" || ranking.price?.kind === "award-on-value",
  };
}

/** What prices do under an award method: how far they lie apart, and who would be first without them. */
function priceInfluence({ offers, price }: EditionRanking): ExplanationView["price"] {
  if (price?.kind !== "utility-index" && price?.kind !== "award-on-value") return null;
  const taking = offers.filter(({ excluded }) => excluded.length === 0);
  const totals = taking.map(({ id, cost }) => ({ id, total: cost?.total ?? null, score: price.scores[id] }));
  if (totals.length < 2 || totals.some(({ total, score }) => total === null || score === null)) return null;
  // The same price for all: by award on value what quality earns decides, by the index the quality itself.
  const alike = new Map(taking.map((offer, i) => [offer.vendor.name, price.kind === "award-on-value" ? totals[i].total! - totals[i].score! : offer.value!]));
  const best = Math.max(...alike.values());
  return {
    lowest: Math.min(...totals.map(({ total }) => total!)), highest: Math.max(...totals.map(({ total }) => total!)),
    firstAlike: [...alike].filter(([, value]) => value >= best - tolerance).map(([name]) => name),
    first: taking.filter(({ rank }) => rank === 1).map(({ vendor }) => vendor.name),
  };
}

function chosen({ offers }: EditionRanking, { first, second }: { first: string | null; second: string | null }): (EditionRankedOffer | undefined)[] {
  const one = offers.find(({ id }) => id === first) ?? offers.find(({ id }) => id !== second);
  return [one, offers.find(({ id }) => id === second && id !== one?.id) ?? offers.find(({ id }) => id !== one?.id)];
}
