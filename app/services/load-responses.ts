import { guidanceFor } from "~/domain/content/guidance";
import type { Guidance } from "~/domain/content/guidance";
import type { RoundStage } from "~/domain/selection/stages";
import type { Edition } from "~/domain/edition/edition";
import { listUploads } from "~db/uploads";
import type { UploadSummary } from "~db/uploads";
import { currentSubmissions, loadAnswers } from "~db/submissions";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { toOfferView } from "./request-draft";
import type { OfferView } from "./request-draft";
import { loadState } from "./selection-state";

/** What came in of each vendor, and everything that was received. */
export interface ResponsesView {
  edition: Pick<Edition, "id" | "code" | "deadline" | "timeZone"> | null;
  /** The deadline has not passed yet. */
  beforeDeadline: boolean;
  round: { stage: RoundStage };
  offers: (OfferView & {
    submission: { number: number; acceptedAt: string; late: boolean; olderEdition: boolean; answered: number; asked: number; mandatoryMissing: number } | null;
  })[];
  uploads: UploadSummary[];
  guidance: Guidance[];
}

/** The responses of the current round; null when there is no such selection. */
export async function loadResponses(context: Context, selectionId: string): Promise<ResponsesView | null> {
  await look(context, selectionId, "view-responses");
  const { db, now } = context;
  const state = await loadState(db, selectionId);
  if (!state) return null;
  const { edition } = state;
  const submissions = await currentSubmissions(db, state.round.id);
  const answers = await loadAnswers(db, [...submissions.values()].map((submission) => submission.id));
  return {
    edition: edition && { id: edition.id, code: edition.code, deadline: edition.deadline, timeZone: edition.timeZone },
    beforeDeadline: edition !== null && now().toISOString() < edition.deadline,
    round: { stage: state.round.stage },
    offers: state.offers.map((offer) => {
      const submission = submissions.get(offer.id);
      if (!submission || !edition) return { ...toOfferView(offer), submission: null };
      const given = answers.get(submission.id)!;
      const blank = edition.requirements.filter((requirement) => (given.get(requirement.id)?.value ?? null) === null);
      return {
        ...toOfferView(offer),
        submission: {
          number: submission.number, acceptedAt: submission.acceptedAt, late: submission.late, olderEdition: submission.editionId !== edition.id, asked: edition.requirements.length,
          answered: edition.requirements.length - blank.length, mandatoryMissing: blank.filter((requirement) => requirement.mandatory).length,
        },
      };
    }),
    uploads: await listUploads(db, selectionId),
    guidance: guidanceFor(state.pack, "responses"),
  };
}
