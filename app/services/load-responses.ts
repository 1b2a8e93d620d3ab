import { guidanceFor } from "~/domain/content/guidance";
import type { Guidance } from "~/domain/content/guidance";
import { isLate } from "~/domain/responses/lateness";
import type { RoundStage } from "~/domain/selection/stages";
import type { Edition } from "~/domain/edition/edition";
import { listReplies } from "~db/clarifications";
import { listUploads, readingCounts } from "~db/uploads";
import type { UploadSummary } from "~db/uploads";
import { currentSubmissions, loadAnswers } from "~db/submissions";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { clarificationCodes } from "./clarified-edition";
import { countClarifications } from "./load-clarifications";
import type { ClarificationCounts } from "./load-clarifications";
import { toOfferView } from "./request-draft";
import type { OfferView } from "./request-draft";
import { bidVault } from "./sealing";
import { loadState } from "./selection-state";
import { hidesVendors, shownTo } from "./shown-vendors";

/** What came in of each vendor, and everything that was received. */
export interface ResponsesView {
  edition: Pick<Edition, "id" | "code" | "deadline" | "timeZone"> | null;
  /** Nobody may read the answers yet. */
  sealed: boolean;
  /** Those who judge do not see who the vendors are. */
  anonymous: boolean;
  /** Whether who looks leads the selection: takes files in, closes, opens. */
  mayLead: boolean;
  /** The deadline has not passed yet. */
  beforeDeadline: boolean;
  round: { stage: RoundStage };
  offers: (OfferView & {
    submission: { number: number; acceptedAt: string; late: boolean; olderEdition: boolean; answered: number; asked: number; mandatoryMissing: number } | null;
    /** What stands of the questions that the lead asked about its answers. */
    clarifications: ClarificationCounts | null;
  })[];
  uploads: (UploadSummary & { reply: { code: string; state: "taken" | "declined" | "waiting" } | null })[];
  guidance: Guidance[];
}

/** The responses of the current round; null when there is no such selection. */
export async function loadResponses(context: Context, selectionId: string): Promise<ResponsesView | null> {
  const standing = await look(context, selectionId, "view-responses");
  const { db, now } = context;
  const whole = await loadState(db, selectionId);
  if (!whole) return null;
  const state = shownTo(standing, whole);
  const hidden = hidesVendors(standing, state);
  const { edition } = state;
  const submissions = await currentSubmissions(db, state.round.id);
  const codes = await clarificationCodes(db, selectionId, state.round.id);
  const replies = new Map((await listReplies(db, state.round.id)).map((reply) => [
    reply.uploadId, { code: codes.get(reply.clarificationId) ?? "", state: reply.decision?.outcome ?? ("waiting" as const) },
  ]));
  const clarificationCounts = await countClarifications(db, state.round.id);
  const answers = await loadAnswers(db, [...submissions.values()].map((submission) => submission.id));
  const uploads = await listUploads(db, selectionId, bidVault(context, state));
  const received = new Map(uploads.map(({ id, receivedAt }) => [id, receivedAt]));
  const counts = await readingCounts(db, [...submissions.values()].map((submission) => submission.readingId));
  return {
    edition: edition && { id: edition.id, code: edition.code, deadline: edition.deadline, timeZone: edition.timeZone },
    sealed: standing.sealed,
    anonymous: edition?.anonymous === true,
    mayLead: standing.roles.has("lead"),
    beforeDeadline: edition !== null && now().toISOString() < edition.deadline,
    round: { stage: state.round.stage },
    offers: state.offers.map((offer) => {
      const submission = submissions.get(offer.id);
      const clarifications = clarificationCounts.get(offer.id) ?? null;
      if (!submission || !edition) return { ...toOfferView(offer), submission: null, clarifications };
      const given = answers.get(submission.id)!;
      const counted = counts.get(submission.readingId);
      const blank = edition.requirements.filter((requirement) => (given.get(requirement.id)?.value ?? null) === null);
      return {
        ...toOfferView(offer),
        clarifications,
        submission: {
          number: submission.number, acceptedAt: submission.acceptedAt, late: isLate(received.get(submission.uploadId) ?? submission.acceptedAt, edition.deadline, submission.late), olderEdition: submission.editionId !== edition.id, ...(counted ?? {
            asked: edition.requirements.length, answered: edition.requirements.length - blank.length,
            mandatoryMissing: blank.filter((requirement) => requirement.mandatory).length,
          }),
        },
      };
    }),
    uploads: hidden ? [] : uploads.map((upload) => ({
      ...upload, reply: replies.get(upload.id) ?? null,
      submission: upload.submission && { ...upload.submission, late: isLate(upload.receivedAt, edition?.deadline ?? "", upload.submission.late) },
    })),
    guidance: guidanceFor(state.pack, "responses"),
  };
}
