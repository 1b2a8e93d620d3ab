import { guidanceFor } from "~/domain/content/guidance";
import type { Guidance } from "~/domain/content/guidance";
import { walkCriteria } from "~/domain/content/pack";
import { canonicalJson } from "~/domain/canonical-json";
import type { Draft } from "~/domain/edition/draft";
import { draftFields, draftOfFields } from "~/domain/edition/draft-fields";
import { editionDifference, isSame } from "~/domain/edition/difference";
import { nextEdition, publicationProblems } from "~/domain/edition/publication-problems";
import type { PublicationProblem } from "~/domain/edition/publication-problems";
import type { Bilingual, Language } from "~/domain/language";
import type { RoundStage } from "~/domain/selection/stages";
import { pricesApart } from "~/domain/sealing/rules";
import type { LoadedForm } from "~/domain/settle-edits";
import { UserError } from "~/domain/user-error";
import { describeDifference } from "~/i18n/edition-difference";
import type { DescribedDifference } from "~/i18n/edition-difference";
import { listEditions } from "~db/editions";
import type { EditionSummary } from "~db/editions";
import { listMembers } from "~db/members";
import type { Offer } from "~db/offers";
import { currentRound, saveDraft as storeDraft } from "~db/rounds";
import { findQuestionPeriod } from "~db/vendor-questions";

import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { loadState, sourcesOf } from "./selection-state";
import type { SelectionState } from "./selection-state";
import { settle } from "./settle.server";
import { shownTo } from "./shown-vendors";

/** A vendor and its package, as pages show them. */
export interface OfferView {
  vendorId: string;
  offerId: string;
  code: string;
  name: string;
  package: string;
  contactName: string;
  contactEmail: string;
  /** Of letters; null: that of the edition. */
  language: Language | null;
}

export function toOfferView({ id, offerId, code, name, package: packageName, contactName, contactEmail, language }: Offer): OfferView {
  return { vendorId: id, offerId, code, name, package: packageName, contactName, contactEmail, language };
}

/** The draft of the next edition and everything around it. */
export interface RequestView {
  draft: Draft;
  offers: OfferView[];
  counts: { asked: number; mandatory: number; perDimension: { id: string; title: Bilingual; asked: number }[] };
  problems: PublicationProblem[];
  editions: EditionSummary[];
  /** What publishing the draft now would change since the newest edition; null before the first or when nothing would. */
  pending: DescribedDifference | null;
  /** What each edition after the first told vendors, newest first. */
  addenda: { code: string; previous: string; publishedAt: string; text: string; difference: DescribedDifference }[];
  /** Prices have a workbook of their own, by the newest edition. */
  pricesApart: boolean;
  round: { id: string; stage: RoundStage };
  /** Until when vendors may ask questions through their links; null while that was not said. */
  questionsUntil: string | null;
  guidance: Guidance[];
}

/** The draft, the vendors and the editions of the current round; null when there is no such selection. */
export async function loadRequest(context: Context, selectionId: string): Promise<RequestView | null> {
  const standing = await look(context, selectionId, "view-request");
  const whole = await loadState(context.db, selectionId);
  if (!whole) return null;
  const state = shownTo(standing, whole);
  const asked = state.requirements.filter((requirement) => requirement.asked);
  return {
    draft: state.round.draft,
    offers: state.offers.map(toOfferView),
    counts: {
      asked: asked.length,
      mandatory: asked.filter((requirement) => requirement.mandatory).length,
      perDimension: state.criteria.map((dimension) => {
        const ids = new Set(walkCriteria([dimension]).map((criterion) => criterion.id));
        return { id: dimension.id, title: dimension.title, asked: asked.filter((requirement) => ids.has(requirement.criterion)).length };
      }),
    },
    problems: problemsOf(state, context.now(), (await listMembers(context.db, selectionId)).filter(({ roles }) => roles.includes("evaluator")).length),
    editions: await listEditions(context.db, state.round.id),
    pending: pendingDifference(state, context.now()),
    addenda: addendaOf(state),
    pricesApart: state.edition !== null && pricesApart(state.edition),
    round: { id: state.round.id, stage: state.round.stage },
    questionsUntil: await findQuestionPeriod(context.db, state.round.id),
    guidance: guidanceFor(state.pack, "request"),
  };
}

function pendingDifference(state: SelectionState, now: Date): DescribedDifference | null {
  if (!state.edition || !state.round.draft.deadline) return null;
  const next = nextEdition(sourcesOf(state), now.toISOString());
  return isSame(editionDifference(state.edition, next)) ? null : describeDifference(state.edition, next);
}

function addendaOf({ editions }: SelectionState): RequestView["addenda"] {
  return editions.toReversed().flatMap((edition) => {
    const previous = editions.find(({ id }) => id === edition.addendum?.previous.id);
    if (!previous || !edition.addendum) return [];
    return [{ code: edition.code, previous: previous.code, publishedAt: edition.publishedAt, text: edition.addendum.text, difference: describeDifference(previous, edition) }];
  });
}

/** What stands in the way of publishing a state now, or deserves a look. */
export function problemsOf(state: SelectionState, now: Date, evaluators = 0): PublicationProblem[] {
  return publicationProblems(sourcesOf(state), state.offers.length, now.toISOString(), evaluators);
}

/**
 * Keeps the draft. Allowed in every stage of the round: it shows only in the next edition. What others changed since the
 * form was loaded stays; throws `EditConflictError` where both changed the same.
 */
export async function saveDraft(context: Context, selectionId: string, posted: Draft, loaded: LoadedForm | null = null): Promise<void> {
  await change(context, { selection: selectionId, action: "draft-save" }, async ({ trx, record }) => {
    const round = await currentRound(trx, selectionId);
    if (!round) throw new UserError("unknown-selection");
    // The price sheet has a page of its own: without one in the form, the one that is there stays.
    const price = posted.price ?? round.draft.price;
    const whole: Draft = { ...posted, ...(price ? { price } : {}) };
    const trail = { selection: selectionId, actions: ["draft-save"] as const, subject: round.id };
    const draft = draftOfFields(await settle(trx, context.actor.id, trail, loaded, draftFields(round.draft), draftFields(whole)));
    if (canonicalJson(round.draft) === canonicalJson(draft)) return;
    await storeDraft(trx, round.id, draft);
    await record({ subject: round.id, before: round.draft, after: draft });
  });
}

