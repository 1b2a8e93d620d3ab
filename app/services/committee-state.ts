import type { Standing } from "~/domain/access/may";
import type { Edition, EditionRequirement } from "~/domain/edition/edition";
import { isMarked } from "~/domain/edition/marking";
import { canonicalJson } from "~/domain/canonical-json";
import type { Answer } from "~/domain/responses/reading";
import type { Db } from "~db/schema";
import { currentSubmissions, loadAnswers } from "~db/submissions";
import type { Submission } from "~db/submissions";

import { assignedRequirements, listEvaluators } from "./evaluators";
import type { Evaluator } from "./evaluators";
import { loadState } from "./selection-state";
import type { SelectionState } from "./selection-state";
import { answersShownTo, hidesVendors, shownTo } from "./shown-vendors";

/** What the committee works on: the offers with their answers, what of it has to be marked, and who marks what. */
export interface CommitteeState {
  selection: SelectionState;
  edition: Edition;
  /** Per vendor the submission that counts, and its answers by requirement. */
  submissions: ReadonlyMap<string, Submission>;
  answers: ReadonlyMap<string, ReadonlyMap<string, Answer>>;
  /** Requirements on which the committee has a say. */
  marked: EditionRequirement[];
  evaluators: Evaluator[];
  /** By requirement that is marked: ids of the evaluators who have to mark it. */
  assigned: ReadonlyMap<string, readonly string[]>;
}

/** As `loadCommittee`, with the answers to some requirements only: for what is about those. */
export async function loadCommitteeOn(db: Db, selectionId: string, requirementIds: readonly string[]): Promise<CommitteeState | null> {
  const state = await loadState(db, selectionId);
  return state?.edition ? committeeOf(db, state, state.edition, requirementIds) : null;
}

/**
 * Loads what the committee works on; null without such a selection or before publication. For somebody to look at, who
 * stands so: without the names of vendors where they are hidden.
 */
export async function loadCommittee(db: Db, selectionId: string, shown: Standing | null = null): Promise<CommitteeState | null> {
  const state = await loadState(db, selectionId);
  if (!state?.edition) return null;
  const committee = await committeeOf(db, shown ? shownTo(shown, state) : state, state.edition);
  if (!shown || !hidesVendors(shown, state)) return committee;
  const answers = await answersShownTo(db, shown, state, [...committee.submissions.values()].map(({ id }) => id));
  return { ...committee, answers: new Map([...committee.submissions].map(([vendor, { id }]) => [vendor, answers.get(id)!])) };
}

export async function committeeOf(db: Db, selection: SelectionState, edition: Edition, requirementIds?: readonly string[]): Promise<CommitteeState> {
  const offers = new Set(selection.offers.map(({ id }) => id));
  const submissions = new Map([...(await currentSubmissions(db, selection.round.id))].filter(([vendor]) => offers.has(vendor)));
  const bySubmission = await loadAnswers(db, [...submissions.values()].map(({ id }) => id), requirementIds);
  const marked = edition.requirements.filter(isMarked);
  const evaluators = await listEvaluators(db, selection.selection.id);
  const work = evaluators.map((evaluator) => ({ id: evaluator.id, requirements: assignedRequirements(edition, evaluator) }));
  return {
    selection, edition, submissions, marked, evaluators,
    answers: new Map([...submissions].map(([vendor, { id }]) => [vendor, bySubmission.get(id)!])),
    assigned: new Map(marked.map(({ id }) => [id, work.filter(({ requirements }) => requirements.has(id)).map((one) => one.id)])),
  };
}

/** Whether there is something to mark: what was not answered, or not understood, is not. */
export function isAnswered(committee: CommitteeState, vendorId: string, requirementId: string): boolean {
  return (committee.answers.get(vendorId)?.get(requirementId)?.value ?? null) !== null;
}

/** The offers of which something was accepted, in order. */
export function answeringOffers({ selection, submissions }: CommitteeState) {
  return selection.offers.filter((offer) => submissions.has(offer.id));
}

interface AboutAnswer {
  vendorId: string;
  requirementId: string;
  submissionId: string;
}

/**
 * Of what was said of answers, that which still holds: about the submission that counts now, or about an earlier one that
 * answered the same. What a vendor has since answered otherwise has to be looked at anew.
 */
export async function stillHolding<T extends AboutAnswer>(db: Db, { submissions, answers }: CommitteeState, said: readonly T[]): Promise<T[]> {
  const older = new Set(said.filter((one) => submissions.get(one.vendorId)?.id !== one.submissionId).map((one) => one.submissionId));
  const earlier = await loadAnswers(db, [...older], [...new Set(said.map(({ requirementId }) => requirementId))]);
  const content = (answer: Answer | undefined) => canonicalJson(answer ?? null);
  return said.filter(({ vendorId, requirementId, submissionId }) => {
    const now = submissions.get(vendorId);
    if (!now || now.id === submissionId) return now !== undefined;
    return content(answers.get(vendorId)?.get(requirementId)) === content(earlier.get(submissionId)?.get(requirementId));
  });
}
