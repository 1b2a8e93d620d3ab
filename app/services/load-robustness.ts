import { analyseEvaluators, markedAnswers, type EvaluatorMark, type MarkedAnswer } from "~/domain/scoring/evaluators";
import { criterionValues } from "~/domain/scoring/criterion-values";
import { nearestChanges } from "~/domain/decision/nearest-changes";
import { rankingModel, type RankingModel, type VendorResponse } from "~/domain/decision/edition-ranking";
import { editionAward, type EditionAward } from "~/domain/decision/edition-award";
import { knowledgeFrom } from "~/domain/decision/weight-knowledge-form";
import { rankWhatIf, whatIfModel, type WhatIfPlace } from "~/domain/decision/what-if";
import type { NamedCriterion, RobustnessView } from "~/domain/decision/robustness-view";
import type { Edition, EditionCriterion } from "~/domain/edition/edition";
import { isMarked } from "~/domain/edition/marking";
import { rank, rankTotals } from "~/domain/scoring/rank";
import { awardScores, fictionalOffers, rankAwarded, tradeBounds, utilityShares, type Award, type TradeBounds } from "~/domain/scoring/award";
import { reversalCertificate, type ReversalCertificate } from "~/domain/scoring/reversal";
import { sentOffers, startRobustnessOn, type SentOffer, type WeightKnowledge } from "~/domain/scoring/robustness";
import type { Robustness } from "~/domain/scoring/robustness-result";
import { weightStability, type WeightStability } from "~/domain/scoring/stability";
import type { Ranking } from "~/domain/scoring/types";
import { valueOfMark } from "~/domain/scoring/value-functions";
import { may } from "~/domain/access/may";
import { listScenarios } from "~db/scenarios";

import { loadMarks } from "./committee-marks";
import { look } from "./context.server";
import type { Context } from "./context.server";
import { rankingOptions, responsesOf } from "./load-ranking";
import { noteBidsSeen } from "./note-bids-seen";
import { loadState } from "./selection-state";
import { shownTo } from "./shown-vendors";

/** Samples of the chances that a page shows before, or without, the browser's own. */
const firstSamples = 10_000;
const robustnessSeed = 1;
/** How many of the most disputed answers, and of the requirements nearest to a change, a page shows. */
const disputedShown = 12;
const requirementsShown = 50;

/**
 * The trust in the ranking of the current round; null when there is no such selection or nothing was published.
 *
 * @param field what a form asks of the chances, as `knowledgeFrom` reads it
 */
export async function loadRobustness(context: Context, selectionId: string, field: (name: string) => string | null = () => null): Promise<RobustnessView | null> {
  const standing = await look(context, selectionId, "view-ranking");
  const whole = await loadState(context.db, selectionId);
  if (!whole?.edition) return null;
  await noteBidsSeen(context, whole, { page: "robustness" });
  const state = shownTo(standing, whole);
  const { edition } = whole;
  const options = await rankingOptions(context.db, state);
  const responses = await responsesOf(context.db, state, edition);
  const model = rankingModel(edition, responses, options);
  const ranking = rank(model.tree, model.offers, model.knockOuts);
  const byTotal = ranking.offers.filter((offer) => offer.excluded.length === 0);
  const ids = new Set(byTotal.map(({ id }) => id));
  const method = editionAward(edition.price, model.tree, model.costs, byTotal.map(({ id }) => id));
  const { tree } = model;
  const whatIf = whatIfModel(tree, ranking, method ? (method.award ?? "unknown") : null);
  const taking = rankWhatIf(whatIf, {});
  const stability = stabilityOf(model, ranking, taking, method);
  const criteria = namedCriteria(edition.criteria);
  const isCriterion = new Set(criteria.map(({ id }) => id));
  const ranged = rankingModel(edition, responses, { ...options, markRanges: true });
  const dimensions = tree.map(({ id, weight }) => ({ id, weight }));
  const sent = sentOffers(criterionValues(tree, ranged.offers.filter(({ id }) => ids.has(id))));
  return {
    edition: { id: edition.id, code: edition.code, language: edition.language },
    vendors: ranking.offers.map(({ id, excluded }) => ({ ...nameOf(responses, id), excluded: excluded.length > 0 })),
    criteria: criteria.filter(({ id }) => (model.weights[id] ?? 0) > 0 || stability.some(({ criterion }) => criterion === id)),
    model: whatIf,
    official: taking.map(({ id, rank: place, rankRange, value, low, high, score }) => ({ id, rank: place, rankRange, value, low, high, score })),
    stability: stability.filter(({ criterion }) => isCriterion.has(criterion)),
    requirements: nearestRequirements(edition, stability),
    requirementsInAll: new Set(nearestChanges(stability, (id) => !isCriterion.has(id)).map(({ criterion }) => criterion)).size,
    changes: nearestChanges(stability, (id) => isCriterion.has(id)),
    chances: {
      dimensions, offers: sent, seed: robustnessSeed,
      first: sent.length === 0 || whatIf.award === "unknown" ? null : firstChances(dimensions, sent, knowledgeFrom(field, dimensions.map(({ id }) => id)), whatIf.award),
    },
    codes: Object.fromEntries(edition.requirements.filter(isMarked).map(({ id, code }) => [id, code])),
    trade: tradeOf(method, taking),
    currency: edition.price?.currency ?? null,
    reversal: method
      ? awardReversal(method, taking)
      : reversalCertificate(taking.map(({ id }) => id), (set) => totalsOf(edition, responses.filter(({ vendor }) => set.includes(vendor.id)), options)),
    evaluators: await evaluatorsOf(context, selectionId, model, ids, method),
    scenarios: await listScenarios(context.db, selectionId),
    maySave: may(standing, "scenario-save").ok,
  };
}

function nearestRequirements(edition: Edition, stability: readonly WeightStability[]): RobustnessView["requirements"] {
  const requirements = new Map(edition.requirements.map((requirement) => [requirement.id, requirement]));
  const rows = new Map(stability.map((row) => [row.criterion, row]));
  const nearest = [...new Set(nearestChanges(stability, (id) => requirements.has(id)).map(({ criterion }) => criterion))].slice(0, requirementsShown);
  return nearest.map((id) => ({ ...rows.get(id)!, code: requirements.get(id)!.code, text: requirements.get(id)!.text }));
}

/** Null where no weights agree with what is known of them. */
function firstChances(dimensions: { id: string; weight: number }[], offers: readonly SentOffer[], weights: WeightKnowledge, award: Award | null): Robustness | null {
  try {
    return startRobustnessOn(dimensions, offers, { samples: firstSamples, seed: robustnessSeed, weights }, award).result();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** All criteria of an edition, parents before children. */
function namedCriteria(criteria: readonly EditionCriterion[], parent: string | null = null, depth = 0): NamedCriterion[] {
  return criteria.flatMap(({ id, title, children }) => [{ id, title, depth, parent }, ...namedCriteria(children ?? [], id, depth + 1)]);
}

function nameOf(responses: readonly VendorResponse[], id: string): { id: string; name: string; package: string } {
  const { vendor } = responses.find((response) => response.vendor.id === id)!;
  return { id, name: vendor.name, package: vendor.package };
}

/** What the offers are worth when only these take part: ranked from the start, as relative formulas would need. */
function totalsOf(edition: Edition, responses: readonly VendorResponse[], options: Parameters<typeof rankingModel>[2]): Map<string, number | null> {
  const { tree, offers } = rankingModel(edition, responses, options);
  return new Map(rankTotals(tree, offers).map(({ id, value }) => [id, value]));
}

/** The stability of what decides: the total, or the award on the quality of the same weights. */
function stabilityOf({ tree, offers: all }: RankingModel, ranking: Ranking, places: readonly WhatIfPlace[], method: EditionAward | null): WeightStability[] {
  if (!method) return weightStability(tree, all, ranking);
  if (!method.award) return [];
  const ids = new Set(places.map(({ id }) => id));
  if (method.award.kind === "award-on-value") {
    const offers = fictionalOffers(method.award, all.filter(({ id }) => ids.has(id)));
    return weightStability(tree, offers, rank(tree, offers, []));
  }
  const byId = new Map(ranking.offers.map((offer) => [offer.id, offer]));
  return weightStability(tree, all, { offers: places.map(({ id }) => byId.get(id)!) }, utilityShares(method.award));
}

function tradeOf(method: EditionAward | null, places: readonly WhatIfPlace[]): TradeBounds | null {
  const known = places.flatMap(({ id, value }) => (value === null ? [] : [{ id, value }]));
  return method?.award && known.length > 0 && known.length === places.length ? tradeBounds(method.award, known) : null;
}

/** The award made again without each offer: its quality stays, and the best quality and lowest price are those of the others. */
function awardReversal({ award }: EditionAward, places: readonly WhatIfPlace[]): ReversalCertificate {
  const quality = new Map(places.map(({ id, value }) => [id, value]));
  const scores = (set: readonly string[]) => (award ? awardScores(award, new Map(set.map((id) => [id, quality.get(id)!]))) : new Map<string, null>());
  return reversalCertificate(places.map(({ id }) => id), scores, award?.kind === "award-on-value" ? "lowest" : "highest");
}

/** Null where nobody marked anything, or the marks may not be seen yet. */
async function evaluatorsOf(context: Context, selectionId: string, model: RankingModel, taking: ReadonlySet<string>, method: EditionAward | null): Promise<RobustnessView["evaluators"]> {
  const loaded = await loadMarks(context, selectionId);
  if (!loaded || loaded.marks.length === 0) return null;
  const { evaluators, marks, highest } = loaded;
  const marked = byAnswer(marks);

  /** Ranks on the mean of these marks, whatever the committee agreed on afterwards. */
  const ranksWith = (some: readonly EvaluatorMark[]): Record<string, number | null> => {
    const given = byAnswer(some);
    const offers = model.offers.filter(({ id }) => taking.has(id)).map((offer) => {
      const [isMarked, own] = [marked.get(offer.id), given.get(offer.id)];
      const valueOf = (leaf: string) => {
        const sum = own?.get(leaf);
        return sum ? valueOfMark(sum.total / sum.count, highest) : null;
      };
      return { id: offer.id, values: { get: (leaf: string) => (isMarked?.has(leaf) ? valueOf(leaf) : offer.values.get(leaf)) } };
    });
    const totals = rankTotals(model.tree, offers);
    const ranked = method?.award ? rankAwarded(method.award, totals) : totals;
    return Object.fromEntries(ranked.map(({ id, rank: place }) => [id, method && !method.award ? null : place]));
  };
  return {
    ...analyseEvaluators(marks, ranksWith), ranks: ranksWith(marks), disputed: mostDisputed(marks), highest,
    names: Object.fromEntries(evaluators.map(({ id, name }) => [id, name])),
  };
}

/** The answers on which the marks lie farthest apart; ties in the order in which they were marked. */
function mostDisputed(marks: readonly EvaluatorMark[]): MarkedAnswer[] {
  return markedAnswers(marks).filter(({ lowest, highest }) => highest > lowest).sort((a, b) => b.highest - b.lowest - (a.highest - a.lowest)).slice(0, disputedShown);
}

/** The sum and the number of marks, by vendor and requirement. */
function byAnswer(marks: readonly EvaluatorMark[]): Map<string, Map<string, { total: number; count: number }>> {
  const vendors = new Map<string, Map<string, { total: number; count: number }>>();
  for (const { vendor, requirement, mark } of marks) {
    const own = vendors.get(vendor) ?? new Map<string, { total: number; count: number }>();
    const { total, count } = own.get(requirement) ?? { total: 0, count: 0 };
    vendors.set(vendor, own.set(requirement, { total: total + mark, count: count + 1 }));
  }
  return vendors;
}
