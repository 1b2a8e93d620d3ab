import { guidanceFor } from "~/domain/content/guidance";
import type { Guidance } from "~/domain/content/guidance";
import { countedFrom } from "~/domain/committee/evidence-ladder";
import type { Rung } from "~/domain/committee/evidence-ladder";
import { markedResponses } from "~/domain/committee/marked-responses";
import { rankEdition } from "~/domain/decision/edition-ranking";
import type { ResponsePrices } from "~/domain/decision/edition-price";
import { pricedInOldWording, pricedOnOtherTerms } from "~/domain/cost/price-changes";
import { priceLineCode } from "~/domain/cost/price-sheet";
import type { PriceSheet } from "~/domain/cost/price-sheet";
import type { PriceDecision } from "~/domain/cost/vendor-prices";
import type { RankingOptions, VendorResponse } from "~/domain/decision/edition-ranking";
import type { EditionRanking } from "~/domain/decision/types";
import type { Edition } from "~/domain/edition/edition";
import { isMarked } from "~/domain/edition/marking";
import { nullFails } from "~/domain/selection/stages";
import type { RoundStage } from "~/domain/selection/stages";
import type { Db } from "~db/schema";
import { currentPrices, listPriceDecisions } from "~db/prices";
import type { OfferPrices } from "~db/prices";
import { currentSubmissions, loadAnswers } from "~db/submissions";
import { listWaivers } from "~db/waivers";

import { loadCommitteeMarks, marksAreOpen, settledMarks } from "./committee-marks";
import { committeeOf } from "./committee-state";
import { look } from "./context.server";
import type { Context } from "./context.server";
import { loadRungs } from "./loaded-proofs";
import { noteBidsSeen } from "./note-bids-seen";
import { oldWordings } from "./old-wordings";
import { toOfferView } from "./request-draft";
import type { OfferView } from "./request-draft";
import { pricesKept } from "./sealing";
import { loadState } from "./selection-state";
import type { SelectionState } from "./selection-state";
import { shownTo } from "./shown-vendors";

/** The ranking with what stands around it on the page. */
export interface RankingView {
  edition: Edition;
  ranking: EditionRanking;
  /** The rung of the evidence ladder from which answers count; anything above `claimed` is a way of looking, not the outcome. */
  from: Rung;
  /** Requirements on which the committee has a say while its marks do not count yet. */
  awaiting: number;
  roundStage: RoundStage;
  /** Prices are still sealed, so everything that rests on them is missing. */
  pricesSealed: boolean;
  nullCountsAs: number | null;
  /** References of requirements that an offer answered in an earlier wording, by vendor id. */
  oldWording: Record<string, string[]>;
  /** Offers from which nothing was accepted yet. */
  without: OfferView[];
  guidance: Guidance[];
}

/** The ranking of the current round; null when there is no such selection or nothing was published. */
export async function loadRanking(context: Context, selectionId: string, { from = "claimed" }: { from?: Rung } = {}): Promise<RankingView | null> {
  const standing = await look(context, selectionId, "view-ranking");
  const { db } = context;
  const whole = await loadState(db, selectionId);
  if (!whole?.edition) return null;
  await noteBidsSeen(context, whole, { page: "ranking" });
  const state = { ...shownTo(standing, whole), edition: whole.edition };
  const ranking = await rankState(db, state, state.edition, { from });
  const ranked = new Set(ranking.offers.map((offer) => offer.id));
  return {
    edition: state.edition,
    ranking,
    from,
    awaiting: marksAreOpen(state.round.stage) ? 0 : state.edition.requirements.filter(isMarked).length,
    roundStage: state.round.stage,
    pricesSealed: await pricesKept(db, state),
    nullCountsAs: state.round.nullCountsAs,
    oldWording: await oldWordingCodes(db, state, state.edition),
    without: state.offers.filter((offer) => !ranked.has(offer.id)).map(toOfferView),
    guidance: guidanceFor(state.pack, "ranking"),
  };
}

/** References of questions and price lines that an offer answered in an earlier wording, by vendor id. */
async function oldWordingCodes(db: Db, state: SelectionState, edition: Edition): Promise<Record<string, string[]>> {
  const submissions = [...(await currentSubmissions(db, state.round.id)).values()];
  const older = submissions.filter(({ editionId }) => editionId !== edition.id);
  const old = await oldWordings(db, state.selection.id, edition, older, await loadAnswers(db, older.map(({ id }) => id)));
  const prices = edition.price ? await currentPrices(db, state.round.id) : new Map<string, never>();
  const sheets = new Map(state.editions.map(({ id, price }) => [id, price]));
  return Object.fromEntries(older.flatMap(({ id, vendorId }) => {
    const codes = edition.requirements.filter((requirement) => old.get(id)?.has(requirement.id)).map(({ code }) => code);
    const stated = prices.get(vendorId);
    if (edition.price && stated) codes.push(...pricedInOldWording(sheets.get(stated.editionId), edition.price, stated.prices).map(({ line }) => priceLineCode(edition.price!.lines.indexOf(line))));
    return codes.length > 0 ? [[vendorId, codes]] : [];
  }));
}

/**
 * Ranks the offers of a round on the answers that count: each vendor's last accepted submission. Answers to an older
 * edition count where the newest one still asks the same requirement.
 */
export async function rankState(db: Db, state: SelectionState, edition: Edition, { from = "claimed" }: { from?: Rung } = {}): Promise<EditionRanking> {
  return rankEdition(edition, await responsesOf(db, state, edition, from), await rankingOptions(db, state));
}

/**
 * What a missing answer does to the ranking of a round in this state. A price that is still sealed is no missing answer:
 * until it is opened nothing counts in its place.
 */
export async function rankingOptions(db: Db, state: SelectionState): Promise<RankingOptions> {
  const kept = await pricesKept(db, state);
  return { nullFails: nullFails(state.round.stage) && !kept, nullCountsAs: kept ? null : state.round.nullCountsAs };
}

/**
 * What the ranking of a round rests on: each vendor's answers that count, with the committee's marks once the consensus
 * meeting has opened, and the waivers. Of answers below the rung `from` of the evidence ladder nothing counts.
 */
export async function responsesOf(db: Db, state: SelectionState, edition: Edition, from: Rung = "claimed"): Promise<VendorResponse[]> {
  const submissions = await currentSubmissions(db, state.round.id);
  const answers = await loadAnswers(db, [...submissions.values()].map((submission) => submission.id));
  const waivers = await listWaivers(db, state.round.id);
  const prices = edition.price ? await currentPrices(db, state.round.id) : new Map<string, never>();
  const decisions = edition.price ? await listPriceDecisions(db, state.round.id) : new Map<string, never>();
  const priceSheets = new Map(state.editions.map(({ id, price }) => [id, price]));
  const responses = state.offers.flatMap((offer): VendorResponse[] => {
    const submission = submissions.get(offer.id);
    if (!submission) return [];
    const { id, code, name, package: packageName } = offer;
    return [
      {
        vendor: { id, code, name, package: packageName },
        answers: answers.get(submission.id)!,
        waivers: Object.fromEntries(waivers.filter((w) => w.vendorId === id).map((w) => [w.requirementId, w.reason])),
        ...(edition.price ? { cost: pricesIn(edition.price, prices.get(id) ?? null, priceSheets, decisions.get(id) ?? []) } : {}),
      },
    ];
  });
  const marked = marksAreOpen(state.round.stage) && edition.requirements.some(isMarked);
  if (!marked && from === "claimed") return responses;
  const committee = await committeeOf(db, state, edition);
  const counted = marked ? markedResponses(responses, settledMarks(committee, await loadCommitteeMarks(db, committee))) : responses;
  if (from === "claimed") return counted;
  const rungOf = await loadRungs(db, committee);
  return countedFrom(counted, from, rungOf);
}

/** Prices as the ranking takes them, with the lines that were priced on terms that an addendum has changed since. */
function pricesIn(newest: PriceSheet, stated: OfferPrices | null, sheets: ReadonlyMap<string, PriceSheet | undefined>, decisions: readonly PriceDecision[]): ResponsePrices {
  if (!stated) return { prices: [], decisions };
  const otherTerms = pricedOnOtherTerms(sheets.get(stated.editionId), newest, stated.prices);
  return { prices: stated.prices, decisions, ...(otherTerms.length > 0 ? { otherTerms } : {}) };
}
