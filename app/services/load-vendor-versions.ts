import type { EditionRequirement } from "~/domain/edition/edition";
import type { Language } from "~/domain/language";
import { answerChanges } from "~/domain/responses/answer-difference";
import type { AnswerPart } from "~/domain/responses/answer-difference";
import { isLate } from "~/domain/responses/lateness";
import type { Answer } from "~/domain/responses/reading";
import { answerLabel } from "~/i18n/answer-labels";
import { listReplies } from "~db/clarifications";
import { findEdition } from "~db/editions";
import { listSubmissions, loadAnswers } from "~db/submissions";
import { findUpload } from "~db/uploads";

import { clarificationCodes } from "./clarified-edition";
import { look } from "./context.server";
import type { Context } from "./context.server";
import { noteBidsSeen } from "./note-bids-seen";
import { toOfferView } from "./request-draft";
import type { OfferView } from "./request-draft";
import { pricesKept } from "./sealing";
import { loadState } from "./selection-state";

/** One answer in a version that is not what the version before it says; texts in the edition's language. */
export interface VersionChange {
  code: string;
  text: string;
  parts: AnswerPart[];
  before: { label: string; comment: string; evidence: string };
  after: { label: string; comment: string; evidence: string };
}

/** One accepted submission of a vendor. */
export interface VendorVersion {
  number: number;
  uploadId: string;
  fileName: string;
  receivedAt: string;
  acceptedAt: string;
  late: boolean;
  edition: { code: string; language: Language };
  /** Code of the clarification by which it came about; null for one that the vendor sent of its own accord. */
  clarification: string | null;
  answered: number;
  asked: number;
  /** Against the version before it; null for the first. */
  changes: VersionChange[] | null;
}

export interface VendorVersionsView {
  vendor: OfferView;
  timeZone: string;
  /** Prices are kept sealed, and with them the files that they stand in. */
  pricesSealed: boolean;
  /** Newest first; the first one counts. */
  versions: VendorVersion[];
}

/** Every submission of a vendor in the current round with what changed in it; null when there is no such vendor. */
export async function loadVendorVersions(context: Context, selectionId: string, vendorId: string): Promise<VendorVersionsView | null> {
  await look(context, selectionId, "view-uploads");
  const { db } = context;
  const state = await loadState(db, selectionId);
  const offer = state?.offers.find(({ id }) => id === vendorId);
  if (!state?.edition || !offer) return null;
  await noteBidsSeen(context, state, { page: `versions ${vendorId}` });
  const own = (await listSubmissions(db, state.round.id)).filter((submission) => submission.vendorId === vendorId);
  const answers = await loadAnswers(db, own.map(({ id }) => id));
  const replies = new Map((await listReplies(db, state.round.id)).flatMap(({ decision, clarificationId }) => (decision?.submissionId ? [[decision.submissionId, clarificationId] as const] : [])));
  const codes = await clarificationCodes(db, selectionId, state.round.id);
  const versions: VendorVersion[] = [];
  let before: { answers: Map<string, Answer>; requirements: Map<string, EditionRequirement> } | null = null;
  for (const submission of own) {
    const edition = (await findEdition(db, selectionId, submission.editionId))!;
    const upload = await findUpload(db, selectionId, submission.uploadId);
    const requirements = new Map(edition.requirements.map((requirement) => [requirement.id, requirement]));
    const now = answers.get(submission.id)!;
    const shown = (requirement: EditionRequirement | undefined, answer: Answer | null) => ({
      label: requirement ? answerLabel(edition.language, requirement.answer, answer?.value ?? null) : String(answer?.value ?? ""),
      comment: answer?.comment ?? "",
      evidence: answer?.evidence ?? "",
    });
    const earlier = before;
    versions.unshift({
      number: submission.number, uploadId: submission.uploadId, acceptedAt: submission.acceptedAt, late: isLate(upload?.receivedAt ?? submission.acceptedAt, state.edition.deadline, submission.late),
      fileName: upload?.fileName ?? "", receivedAt: upload?.receivedAt ?? submission.acceptedAt,
      edition: { code: edition.code, language: edition.language },
      clarification: codes.get(replies.get(submission.id) ?? "") ?? null,
      answered: edition.requirements.filter(({ id }) => (now.get(id)?.value ?? null) !== null).length,
      asked: edition.requirements.length,
      changes: earlier && answerChanges(edition.requirements.map(({ id }) => id), earlier.answers, now).map((change): VersionChange => {
        const was = earlier.requirements.get(change.requirement);
        const requirement = requirements.get(change.requirement) ?? was;
        return {
          code: requirement?.code ?? change.requirement, text: requirement?.text ?? "", parts: change.parts,
          before: shown(was ?? requirement, change.before), after: shown(requirement, change.after),
        };
      }),
    });
    before = { answers: now, requirements };
  }
  return { vendor: toOfferView(offer), timeZone: state.edition.timeZone, pricesSealed: await pricesKept(db, state), versions };
}
