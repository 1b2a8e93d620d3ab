import type { OfferCost } from "../cost/cost-of-ownership";
import type { Edition, EditionRequirement, EditionVendor } from "../edition/edition";
import { priceCriterionId, priceLeafId } from "../cost/price-sheet";
import { judgeKnockOuts } from "../scoring/knock-outs";
import { markingOf } from "../edition/marking";
import { rank } from "../scoring/rank";
import type { JudgedKnockOut, KnockOutState, LeafValue, ScoredOffer, WeightNode } from "../scoring/types";
import { valueFunction, valueOfMark } from "../scoring/value-functions";
import { globalWeights } from "../scoring/weight-tree";
import { awardRanks, editionCosts, priceCriterionValues, priceOutcome } from "./edition-price";
import type { ResponsePrices } from "./edition-price";
import { editionTree, isScored, withUnscored } from "./edition-tree";
import { knockOutFunction, lowestAcceptedAnswer } from "./knock-out-answer";
import type { EditionRankedOffer, EditionRanking, KnockOutFinding } from "./types";

/** What a vendor answered to one requirement, and what the committee makes of it. */
export interface ValuedAnswer {
  value: string | number | null;
  /** The committee's mark, 0 to the edition's highest, once there is one. */
  mark?: number | null;
  /** The lowest and highest mark that evaluators gave, while they have not settled on one. */
  markRange?: { low: number; high: number } | null;
  /** Not counted, whatever it says: no value, also where a missing answer counts as something, and its knock-out stays open. */
  withheld?: boolean;
}

/** What one vendor answered, by requirement id: a map, or whatever looks up and lists as one. */
export type ValuedAnswers = Pick<ReadonlyMap<string, ValuedAnswer>, "get" | "keys">;

/** Everything that one vendor's place in the ranking rests on. */
export interface VendorResponse {
  vendor: EditionVendor;
  /** By requirement id; one that is absent is not answered. */
  answers: ValuedAnswers;
  /** Written reason per requirement id whose knock-out was waived for this vendor; a blank reason waives nothing. */
  waivers: Readonly<Record<string, string>>;
  /** Prices on the edition's price sheet; absent or null while there are none, or while they are sealed. */
  cost?: ResponsePrices | null;
}

export interface RankingOptions {
  nullFails: boolean;
  nullCountsAs?: number | null;
  /** Leaves on which evaluators differ are ranges from lowest to highest mark (for robustness) instead of their mark. */
  markRanges?: boolean;
  /** Dimensions weigh what was set, by award on value too: so were rankings made before dossiers of version 3. */
  weightsAsSet?: boolean;
}

/**
 * Ranks the offers of an edition on its scored requirements, with its mandatory requirements as knock-outs.
 *
 * @param options.nullFails the round is closed: a mandatory requirement without an answer excludes, instead of staying open
 * @param options.nullCountsAs what a missing value counts as once the committee has said so, 0–100; null (the default)
 *   keeps it missing, with bounds instead of a value. It does not touch knock-outs, nor answers that the committee still
 *   has to mark.
 * @throws WeightTreeError for an edition with `weightProblems`, Error for a vendor that occurs twice
 */
export function rankEdition(
  edition: Edition,
  responses: readonly VendorResponse[],
  options: RankingOptions,
): EditionRanking {
  const { tree, offers, knockOuts, weights, inputs, costs } = rankingModel(edition, responses, options);
  const ranking = rank(tree, offers, knockOuts);
  const price = edition.price ? priceOutcome(edition.price, ranking.offers, costs, weights) : null;
  const awarded = price?.kind === "utility-index" || price?.kind === "award-on-value" ? awardRanks(ranking.offers, price) : ranking.offers;

  const requirements = new Map(edition.requirements.map((requirement) => [requirement.id, requirement]));
  return {
    edition: { id: edition.id, code: edition.code },
    offers: awarded.map((offer): EditionRankedOffer => {
      const { response, waivers, valued } = inputs.get(offer.id)!;
      const finding = (id: string) => findingOf(requirements.get(id)!, response);
      // Onto the offer itself: a copy would work out all its contributions.
      return Object.assign(offer, {
        vendor: response.vendor,
        exclusions: offer.excluded.map(finding),
        openKnockOuts: offer.open.map(finding),
        waivers,
        valued,
        ...(costs.has(offer.id) ? { cost: costs.get(offer.id)! } : {}),
      });
    }),
    weights,
    ...(price ? { price } : {}),
  };
}

/** The best and worst place that an excluded offer would have if its knock-outs, and no others, were waived. */
export function placeWithoutKnockOuts(edition: Edition, responses: readonly VendorResponse[], options: RankingOptions, id: string): EditionRankedOffer["rankRange"] {
  const waivers = Object.fromEntries(edition.requirements.filter(({ mandatory }) => mandatory).map((requirement) => [requirement.id, "–"]));
  const waived = responses.map((response) => (response.vendor.id === id ? { ...response, waivers } : response));
  return rankEdition(edition, waived, options).offers.find((offer) => offer.id === id)?.rankRange ?? null;
}

/** What `rankEdition` ranks, in the terms of the scoring kernels (stability, robustness, reversal take the same). */
export interface RankingModel {
  tree: WeightNode[];
  /** All offers, the excluded ones too, in the order of the responses. */
  offers: ScoredOffer[];
  knockOuts: JudgedKnockOut[];
  /** Global weight, 0–1, of every criterion and requirement. */
  weights: Record<string, number>;
  inputs: ReadonlyMap<string, ValuedResponse>;
  /** By vendor id; empty for an edition without a price sheet. */
  costs: ReadonlyMap<string, OfferCost>;
}

/** The model behind `rankEdition`, which says what its parameters mean and what it throws. */
export function rankingModel(edition: Edition, responses: readonly VendorResponse[], options: RankingOptions): RankingModel {
  const tree = editionTree(edition, options.weightsAsSet ? "weights" : "what-counts");
  const weights = withUnscored(edition, globalWeights(tree));
  const mandatory = edition.requirements.filter((requirement) => requirement.mandatory);
  const inputs = valuedResponses(edition, weights, mandatory, responses, options);
  const knockOuts = knockOutsOf(edition, mandatory, responses, options.nullFails);
  const costs = editionCosts(edition, responses);
  const offers = [...inputs.values()].map(({ offer }) => offer);
  return { tree, weights, inputs, knockOuts, costs, offers: withPriceValues(edition, offers, knockOuts, costs) };
}

/** Offers with the value of their price, where that is a criterion. What a missing answer counts as does not touch it. */
function withPriceValues(edition: Edition, offers: ScoredOffer[], knockOuts: readonly JudgedKnockOut[], costs: ReadonlyMap<string, OfferCost>): ScoredOffer[] {
  if (edition.price?.method.kind !== "criterion" || !edition.criteria.some(({ id }) => id === priceCriterionId)) return offers;
  const taking = new Set(offers.filter((offer) => judgeKnockOuts(offer, knockOuts).excluded.length === 0).map(({ id }) => id));
  const values = priceCriterionValues(edition.price, costs, taking);
  return offers.map((offer) => ({
    ...offer,
    values: { get: (leaf: string) => (leaf === priceLeafId ? (values.get(offer.id) ?? null) : offer.values.get(leaf)) },
  }));
}

/** A response as the ranking takes it, and what is told of it beside the ranking. */
export interface ValuedResponse {
  response: VendorResponse;
  offer: ScoredOffer;
  waivers: Record<string, string>;
  valued: { known: number; of: number };
}

/** Puts all answers on 0–100, by vendor id. The index of requirements is shared, which is faster than a map a vendor. */
function valuedResponses(
  edition: Edition,
  weights: Readonly<Record<string, number>>,
  mandatory: readonly EditionRequirement[],
  responses: readonly VendorResponse[],
  { nullCountsAs = null, markRanges = false }: RankingOptions,
): Map<string, ValuedResponse> {
  const { highest } = markingOf(edition);
  const scored = edition.requirements.filter(isScored).map((requirement) => ({
    id: requirement.id,
    marked: requirement.valuedBy !== "answer",
    valueOf: valueFunction(requirement, edition.scale, highest),
    counts: weights[requirement.id] > 0,
  }));
  const of = scored.filter(({ counts }) => counts).length;
  const places = new Map(scored.map(({ id }, place) => [id, place]));

  const valued = new Map<string, ValuedResponse>();
  for (const response of responses) {
    const { id } = response.vendor;
    if (valued.has(id)) throw new Error(`the vendor "${id}" occurs more than once`);
    let known = 0;
    const list = scored.map((requirement): LeafValue => {
      const answer = response.answers.get(requirement.id);
      if (!answer) return nullCountsAs;
      if (answer.withheld) return null;
      const value = requirement.valueOf(answer.value, answer.mark);
      if (value !== null && requirement.counts) known++;
      if (markRanges && requirement.marked && answer.markRange) return valueRange(answer.markRange, highest);
      // What was answered and waits for the committee is not missing.
      return value ?? (requirement.marked && answer.value !== null ? null : nullCountsAs);
    });
    const values = { get: (leaf: string) => list[places.get(leaf) ?? -1] };
    const waivers = waiversOf(response, mandatory);
    const offer = { id, values, waived: new Set(Object.keys(waivers)) };
    valued.set(id, { response, offer, waivers, valued: { known, of } });
  }
  return valued;
}

/** A range of marks on 0–100; one value where they agree. */
function valueRange({ low, high }: { low: number; high: number }, highest: number): LeafValue {
  const from = valueOfMark(low, highest)!;
  return low === high ? from : { low: from, high: valueOfMark(high, highest)! };
}

function knockOutsOf(
  edition: Edition,
  mandatory: readonly EditionRequirement[],
  responses: readonly VendorResponse[],
  nullFails: boolean,
): JudgedKnockOut[] {
  return mandatory.map((requirement) => {
    const stateOf = knockOutFunction(requirement, edition.scale);
    const states = new Map<string, KnockOutState>();
    for (const { vendor, answers } of responses) {
      const answer = answers.get(requirement.id);
      const state = answer?.withheld ? "open" : stateOf(answer?.value ?? null);
      states.set(vendor.id, state === "open" && nullFails && !answer?.withheld ? "failed" : state);
    }
    return { leaf: requirement.id, states };
  });
}

/** The waivers that count: on a mandatory requirement, with a reason that says something. */
function waiversOf({ waivers }: VendorResponse, mandatory: readonly EditionRequirement[]): Record<string, string> {
  const counting: Record<string, string> = {};
  for (const { id } of mandatory) {
    const reason = Object.hasOwn(waivers, id) ? waivers[id].trim() : "";
    if (reason) counting[id] = reason;
  }
  return counting;
}

function findingOf(requirement: EditionRequirement, { answers }: VendorResponse): KnockOutFinding {
  return {
    requirement: requirement.id,
    code: requirement.code,
    answer: answers.get(requirement.id)?.value ?? null,
    lowestAccepted: lowestAcceptedAnswer(requirement),
  };
}
