import { analyseEvaluators, markedAnswers, type EvaluatorMark, type MarkedAnswer } from "~/domain/scoring/evaluators";
import { criterionValues } from "~/domain/scoring/criterion-values";
import { nearestChanges } from "~/domain/decision/nearest-changes";
import { rankingModel, type RankingModel, type VendorResponse } from "~/domain/decision/edition-ranking";
import { knowledgeFrom } from "~/domain/decision/weight-knowledge-form";
import { whatIfModel } from "~/domain/decision/what-if";
import type { NamedCriterion, RobustnessView } from "~/domain/decision/robustness-view";
import type { Edition, EditionCriterion } from "~/domain/edition/edition";
import { isMarked } from "~/domain/edition/marking";
import { rank, rankTotals } from "~/domain/scoring/rank";
import { reversalCertificate } from "~/domain/scoring/reversal";
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
  const taking = ranking.offers.filter((offer) => offer.excluded.length === 0);
  const ids = new Set(taking.map(({ id }) => id));

  const stability = weightStability(model.tree, model.offers, ranking);
  const criteria = namedCriteria(edition.criteria);
  const isCriterion = new Set(criteria.map(({ id }) => id));
  const ranged = rankingModel(edition, responses, { ...options, markRanges: true });
  const dimensions = model.tree.map(({ id, weight }) => ({ id, weight }));
  const sent = sentOffers(criterionValues(ranged.tree, ranged.offers.filter(({ id }) => ids.has(id))));
  return {
    edition: { id: edition.id, code: edition.code, language: edition.language },
    vendors: ranking.offers.map(({ id, excluded }) => ({ ...nameOf(responses, id), excluded: excluded.length > 0 })),
    criteria: criteria.filter(({ id }) => (model.weights[id] ?? 0) > 0 || stability.some(({ criterion }) => criterion === id)),
    model: whatIfModel(model.tree, ranking),
    official: taking.map(({ id, rank: place, rankRange, value, low, high }) => ({ id, rank: place, rankRange, value, low, high })),
    stability: stability.filter(({ criterion }) => isCriterion.has(criterion)),
    requirements: nearestRequirements(edition, stability),
    requirementsInAll: new Set(nearestChanges(stability, (id) => !isCriterion.has(id)).map(({ criterion }) => criterion)).size,
    changes: nearestChanges(stability, (id) => isCriterion.has(id)),
    chances: {
      dimensions, offers: sent, seed: robustnessSeed,
      first: sent.length === 0 ? null : firstChances(dimensions, sent, knowledgeFrom(field, dimensions.map(({ id }) => id))),
    },
    codes: Object.fromEntries(edition.requirements.filter(isMarked).map(({ id, code }) => [id, code])),
    reversal: reversalCertificate(taking.map(({ id }) => id), (set) => totalsOf(edition, responses.filter(({ vendor }) => set.includes(vendor.id)), options)),
    evaluators: await evaluatorsOf(context, selectionId, model, ranking),
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
function firstChances(dimensions: { id: string; weight: number }[], offers: readonly SentOffer[], weights: WeightKnowledge): Robustness | null {
  try {
    return startRobustnessOn(dimensions, offers, { samples: firstSamples, seed: robustnessSeed, weights }).result();
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

/** Null where nobody marked anything, or the marks may not be seen yet. */
async function evaluatorsOf(context: Context, selectionId: string, model: RankingModel, ranking: Ranking): Promise<RobustnessView["evaluators"]> {
  const loaded = await loadMarks(context, selectionId);
  if (!loaded || loaded.marks.length === 0) return null;
  const { evaluators, marks, highest } = loaded;
  const taking = new Set(ranking.offers.filter((offer) => offer.excluded.length === 0).map(({ id }) => id));
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
    return Object.fromEntries(rankTotals(model.tree, offers).map(({ id, rank: place }) => [id, place]));
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
