import { rankEdition } from "~/domain/decision/edition-ranking";
import { explainPair, type PairExplanation } from "~/domain/decision/pair-explanation";
import { requirementInfluences, type RequirementInfluence } from "~/domain/decision/requirement-influence";
import type { EditionRankedOffer, EditionRanking } from "~/domain/decision/types";
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
  offers: Pick<EditionRankedOffer, "id" | "vendor" | "rankRange" | "exclusions">[];
  /** Null with fewer than two offers. */
  pair: PairExplanation | null;
  influences: RequirementInfluence[];
  /** Whether an award method decides, so that tables and influences are about quality alone. */
  awarded: boolean;
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
  const ranking = rankEdition(edition, await responsesOf(context.db, state, edition), await rankingOptions(context.db, state));
  const [first, second] = chosen(ranking, asked);
  return {
    edition,
    offers: ranking.offers.map(({ id, vendor, rankRange, exclusions }) => ({ id, vendor, rankRange, exclusions })),
    pair: first && second ? explainPair(edition, ranking, first, second) : null,
    influences: requirementInfluences(edition, ranking),
    awarded: ranking.price?.kind === "utility-index" || ranking.price?.kind === "award-on-value",
  };
}

function chosen({ offers }: EditionRanking, { first, second }: { first: string | null; second: string | null }): (EditionRankedOffer | undefined)[] {
  const one = offers.find(({ id }) => id === first) ?? offers.find(({ id }) => id !== second);
  return [one, offers.find(({ id }) => id === second && id !== one?.id) ?? offers.find(({ id }) => id !== one?.id)];
}
