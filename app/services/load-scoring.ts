import { markOfValue, markState } from "~/domain/committee/evaluator-mark";
import type { EvaluatorMark, MarkState } from "~/domain/committee/evaluator-mark";
import { shuffledOrder } from "~/domain/committee/shuffled-order.server";
import { guidanceFor } from "~/domain/content/guidance";
import type { Guidance } from "~/domain/content/guidance";
import { leafCriteria } from "~/domain/decision/compare-answers";
import type { Edition, EditionRequirement } from "~/domain/edition/edition";
import { anchorsOf, markingOf } from "~/domain/edition/marking";
import type { EditionAnchor, EditionMarking } from "~/domain/edition/marking";
import { answerFunction } from "~/domain/scoring/value-functions";
import type { RoundStage } from "~/domain/selection/stages";
import { answerLabel } from "~/i18n/answer-labels";
import { listMarkVersions } from "~db/marks";
import type { MarkVersion } from "~db/marks";
import type { Db } from "~db/schema";

import { answeringOffers, isAnswered, loadCommittee, stillHolding } from "./committee-state";
import type { CommitteeState } from "./committee-state";
import { look } from "./context.server";
import type { Context } from "./context.server";
import { criterionProgress, markProgress, vendorNames } from "./mark-progress";
import type { CriterionProgress, MarkProgress } from "./mark-progress";
import { noteBidsSeen } from "./note-bids-seen";

/** One vendor's answer with the mark of the evaluator who looks at it. */
export interface ScoringCell extends EvaluatorMark {
  vendorId: string;
  requirementId: string;
  answer: string;
  vendorComment: string;
  evidence: string;
  /** Value 0–100 of the answer by itself and the mark that this amounts to, where it can be confirmed. */
  automatic: { points: number; mark: number } | null;
  version: number;
  state: MarkState;
  /** What another session of the same evaluator wrote and does not count. */
  aside: (EvaluatorMark & { at: string }) | null;
}

/** A requirement as it is marked. */
export type ScoredRequirement = Pick<EditionRequirement, "id" | "code" | "text" | "note" | "criterion"> & {
  valuedBy: "committee" | "confirmed";
  anchors: EditionAnchor[];
};

/** Which answers are looked at: those of all vendors to one requirement, or those of one vendor. */
export interface ScoringChoice {
  requirement?: string | null;
  vendor?: string | null;
}

export interface ScoringView {
  edition: Pick<Edition, "code" | "language" | "timeZone">;
  marking: EditionMarking;
  stage: RoundStage;
  leads: boolean;
  /** Whether who looks is to mark anything, and may do so now. */
  evaluates: boolean;
  mayMark: boolean;
  offers: { vendorId: string; code: string; name: string; package: string }[];
  /** What the evaluator has to mark, in the order of the request, each with how far it is. */
  requirements: (ScoredRequirement & { done: number; of: number; path: string[] })[];
  /** What is looked at now. */
  chosen: { requirement: string; vendor: null } | { requirement: null; vendor: string } | null;
  cells: ScoringCell[];
  /** The requirement before and after the one that is looked at, and the first that is not done, from there on. */
  previous: string | null;
  following: string | null;
  nextOpen: { requirement: string; vendor: string } | null;
  done: number;
  of: number;
  /** Requirements on which the committee has a say, and codes of those that nobody marks. */
  marked: number;
  nobody: string[];
  /** For the lead and observers: how far everybody is. */
  progress: MarkProgress[];
  /** How far each criterion is: for the lead and observers of everybody together, for an evaluator its own. */
  criteria: CriterionProgress[];
  guidance: Guidance[];
}

/** The scoring page of who acts: own marks only. Null before publication. */
export async function loadScoring(context: Context, selectionId: string, choice: ScoringChoice = {}): Promise<ScoringView | null> {
  const standing = await look(context, selectionId, "view-scoring");
  const committee = await loadCommittee(context.db, selectionId, standing);
  if (!committee) return null;
  const { edition, selection, assigned } = committee;
  await noteBidsSeen(context, selection, { page: "scoring" });
  const me = context.actor.id;
  const paths = new Map(leafCriteria(edition.criteria).map(({ id, path }) => [id, path]));
  const mine = committee.marked.filter(({ id }) => assigned.get(id)?.includes(me));
  const offers = vendorNames(answeringOffers(committee));
  const marks = await ownMarks(context.db, committee, me);
  const cellsOf = (requirement: EditionRequirement) => offers
    .filter(({ vendorId }) => isAnswered(committee, vendorId, requirement.id))
    .map(({ vendorId }) => cellOf(committee, requirement, vendorId, marks.get(`${vendorId} ${requirement.id}`)));
  const all = mine.map((requirement) => ({ requirement, cells: cellsOf(requirement) })).filter(({ cells }) => cells.length > 0);

  const chosen = chosenOf(all.map(({ requirement }) => requirement.id), offers.map(({ vendorId }) => vendorId), choice);
  const order = chosen?.requirement ? shuffledOrder(offers, me, chosen.requirement) : offers;
  const places = new Map(order.map(({ vendorId }, index) => [vendorId, index]));
  const shown = all.flatMap(({ requirement, cells }) => cells.filter((cell) => (chosen?.requirement ? requirement.id === chosen.requirement : cell.vendorId === chosen?.vendor)));
  const index = all.findIndex(({ requirement }) => requirement.id === chosen?.requirement);
  const following = [...all.slice(index + 1), ...all.slice(0, index + 1)].find(({ cells }) => cells.some(({ state }) => state !== "done"));
  // The first as its page will show them.
  const open = following && shuffledOrder(offers, me, following.requirement.id)
    .map(({ vendorId }) => following.cells.find((cell) => cell.vendorId === vendorId && cell.state !== "done")).find((cell) => cell !== undefined);
  const requirements = all.map(({ requirement, cells }) => ({
    id: requirement.id, code: requirement.code, text: requirement.text, note: requirement.note, criterion: requirement.criterion,
    valuedBy: requirement.valuedBy === "confirmed" ? "confirmed" as const : "committee" as const,
    anchors: anchorsOf(markingOf(edition), requirement), path: paths.get(requirement.criterion) ?? [],
    done: cells.filter(({ state }) => state === "done").length, of: cells.length,
  }));
  const leads = standing.roles.has("lead");
  const progress = leads || standing.roles.has("observer") ? await markProgress(context.db, committee) : [];
  const own = { name: context.actor.name, criteria: requirements.map(({ criterion, done, of }) => ({ criterion, done, of })) };
  return {
    edition: { code: edition.code, language: edition.language, timeZone: edition.timeZone }, marking: markingOf(edition), stage: selection.round.stage, leads,
    evaluates: mine.length > 0, mayMark: mine.length > 0 && selection.round.stage === "scoring",
    offers, requirements, chosen,
    cells: shown.sort((a, b) => (chosen?.requirement ? places.get(a.vendorId)! - places.get(b.vendorId)! : 0)),
    previous: all[index - 1]?.requirement.id ?? null, following: index < 0 ? null : (all[index + 1]?.requirement.id ?? null),
    nextOpen: open ? { requirement: open.requirementId, vendor: open.vendorId } : null,
    done: requirements.reduce((sum, one) => sum + one.done, 0), of: requirements.reduce((sum, one) => sum + one.of, 0),
    marked: committee.marked.length, nobody: committee.marked.filter(({ id }) => (assigned.get(id) ?? []).length === 0).map(({ code }) => code),
    progress, criteria: criterionProgress(edition, progress.length > 0 ? progress : [own]),
    guidance: guidanceFor(selection.pack, "scoring"),
  };
}

interface OwnMark {
  counting: MarkVersion | null;
  version: number;
  aside: MarkVersion | null;
}

/** The marks of one evaluator by vendor and requirement. The version is the last that counts, also where it no longer holds. */
async function ownMarks(db: Db, committee: CommitteeState, evaluatorId: string): Promise<Map<string, OwnMark>> {
  const versions = await listMarkVersions(db, committee.selection.round.id, { evaluatorId });
  const holding = new Set(await stillHolding(db, committee, versions));
  const own = new Map<string, OwnMark>();
  for (const version of versions) {
    const key = `${version.vendorId} ${version.requirementId}`;
    const before = own.get(key) ?? { counting: null, version: 0, aside: null };
    // What was put aside is shown until the evaluator saves again.
    own.set(key, version.aside ? { ...before, aside: version } : { counting: holding.has(version) ? version : null, version: version.number, aside: null });
  }
  return own;
}

function cellOf(committee: CommitteeState, requirement: EditionRequirement, vendorId: string, own: OwnMark | undefined): ScoringCell {
  const { edition } = committee;
  const answer = committee.answers.get(vendorId)!.get(requirement.id)!;
  const valuedBy = requirement.valuedBy === "confirmed" ? "confirmed" : "committee";
  const points = valuedBy === "confirmed" ? answerFunction(requirement.answer, edition.scale)(answer.value) : null;
  const counting = own?.counting ?? null;
  return {
    vendorId, requirementId: requirement.id, answer: answerLabel(edition.language, requirement.answer, answer.value), vendorComment: answer.comment, evidence: answer.evidence,
    automatic: points === null ? null : { points, mark: markOfValue(markingOf(edition), points)! },
    mark: counting?.mark ?? null, confirms: counting?.confirms ?? false, comment: counting?.comment ?? "",
    version: own?.version ?? 0, state: markState(markingOf(edition), valuedBy, counting),
    aside: own?.aside ? { mark: own.aside.mark, confirms: own.aside.confirms, comment: own.aside.comment, at: own.aside.at } : null,
  };
}

function chosenOf(requirements: readonly string[], vendors: readonly string[], { requirement, vendor }: ScoringChoice): ScoringView["chosen"] {
  if (requirements.length === 0) return null;
  if (vendor && vendors.includes(vendor)) return { requirement: null, vendor };
  return { requirement: requirement && requirements.includes(requirement) ? requirement : requirements[0], vendor: null };
}
