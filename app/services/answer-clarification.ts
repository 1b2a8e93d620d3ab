import { canonicalJson } from "~/domain/canonical-json";
import type { Edition } from "~/domain/edition/edition";
import type { FieldProblems } from "~/domain/form-answer";
import { clarificationFieldText, readClarificationForm } from "~/domain/responses/clarification-form";
import { answeredUnder } from "~/domain/responses/clarification";
import type { Answer, Issue, Reading } from "~/domain/responses/reading";
import { UserError } from "~/domain/user-error";
import { findClarification, listClarifications, listReplies } from "~db/clarifications";
import type { ClarificationReply } from "~db/clarifications";
import type { Db } from "~db/schema";
import { currentSubmissions, loadAnswers } from "~db/submissions";
import { latestReading } from "~db/uploads";

import { AccessRefused } from "./access.server";
import { keptOnly, replyAnswers, takeReplyByItself } from "./clarification-replies";
import { askedEdition, isAsked } from "./clarified-edition";
import type { Asked } from "./clarified-edition";
import { look } from "./context.server";
import type { Context } from "./context.server";
import { fileNameOf, mediaTypes } from "./edition-documents";
import type { Download } from "./edition-documents";
import { noteBidsSeen } from "./note-bids-seen";
import { asVendor, noteUse, requireUploadLink } from "./open-upload-link";
import type { OpenLink } from "./open-upload-link";
import { receiveUpload } from "./receive-upload";
import { loadState } from "./selection-state";
import { hidesVendors } from "./shown-vendors";

const workbookFiles = () => import("~/documents/workbook/clarification-workbook");

/** One question as the vendor sees it, with its answer as it stands. */
export interface AskedQuestion {
  requirement: Edition["requirements"][number];
  /** What the lead asks; of a general question its whole text. */
  asked: string;
  /** As the form shows the present answer. */
  value: string;
  comment: string;
  evidence: string;
}

/** A clarification as its vendor sees it. */
export interface OwnClarification {
  id: string;
  code: string;
  dueAt: string;
  withdrawn: boolean;
  /** Whether it can be answered, for the first time or anew. */
  open: boolean;
  /** The time that was given is over: an answer is kept, and the lead decides. */
  overdue: boolean;
  reply: { uploadId: string; receivedAt: string; late: boolean; state: "taken" | "waiting" | "declined" } | null;
  questions: AskedQuestion[];
}

/** What the lead asked the vendor of a link, newest first. */
export async function loadOwnClarifications(context: Context, link: OpenLink): Promise<OwnClarification[]> {
  await look(asVendor(context, link), link.selectionId, "view-own-answers");
  const { db } = context;
  const own = (await listClarifications(db, link.roundId)).filter(isAsked).filter(({ vendorId }) => vendorId === link.vendor.id);
  if (own.length === 0) return [];
  const replies = await listReplies(db, link.roundId);
  const now = context.now().toISOString();
  return Promise.all(own.map(async (clarification): Promise<OwnClarification> => {
    const { asked } = await askedEdition(db, link.selectionId, clarification);
    const reply = replies.filter(({ clarificationId }) => clarificationId === clarification.id).at(-1);
    const present = await presentAnswers(db, link, clarification, reply);
    const overdue = now > clarification.sent.dueAt;
    const texts = new Map(clarification.questions.map((question) => [answeredUnder(question), question.text]));
    return {
      id: clarification.id, code: asked.code, dueAt: clarification.sent.dueAt, withdrawn: clarification.withdrawn !== null, overdue,
      open: link.clarifying && clarification.withdrawn === null && (!overdue || !reply),
      reply: reply ? { uploadId: reply.uploadId, receivedAt: reply.receivedAt, late: reply.late, state: reply.decision?.outcome ?? "waiting" } : null,
      questions: asked.requirements.map((requirement) => {
        const { value = null, comment = "", evidence = "" } = present.get(requirement.id) ?? {};
        return { requirement, asked: texts.get(requirement.id) ?? "", value: clarificationFieldText(value, asked.language), comment, evidence };
      }),
    };
  }));
}

/** The answers to what is asked as they stand: what the vendor last replied, else what it answered. */
async function presentAnswers(db: Db, link: Pick<OpenLink, "roundId">, clarification: Asked, reply: ClarificationReply | undefined): Promise<Map<string, Answer>> {
  const current = (await currentSubmissions(db, link.roundId)).get(clarification.vendorId);
  const answers = new Map(current && (await loadAnswers(db, [current.id])).get(current.id));
  const attempt = reply && (await latestReading(db, reply.uploadId));
  if (!reply || !attempt?.result.ok) return answers;
  const said = replyAnswers(clarification, attempt.result.reading);
  for (const question of clarification.questions) {
    const answer = said.get(question.id);
    // What was taken over stands among the answers, where a newer workbook may have changed it.
    if (answer && (question.requirement === null || reply.decision === null)) answers.set(answeredUnder(question), answer);
  }
  return answers;
}

async function requireOwn({ db }: Context, link: OpenLink, clarificationId: string): Promise<Asked> {
  const found = (await listClarifications(db, link.roundId)).filter(isAsked).find(({ id, vendorId }) => id === clarificationId && vendorId === link.vendor.id);
  if (!found) throw new UserError("unknown-clarification");
  return found;
}

/** The workbook of a clarification for the vendor of a link; null for another vendor's. */
export async function ownClarificationWorkbook(context: Context, link: OpenLink, clarificationId: string): Promise<Download | null> {
  await look(asVendor(context, link), link.selectionId, "view-own-answers");
  return workbookOf(context.db, link, clarificationId);
}

/** The workbook of a clarification, for the lead to send by mail; null when the current round has no such clarification. */
export async function clarificationWorkbook(context: Context, selectionId: string, clarificationId: string): Promise<Download | null> {
  const standing = await look(context, selectionId, "view-clarifications");
  const state = await loadState(context.db, selectionId);
  if (state && hidesVendors(standing, state)) throw new AccessRefused("view-clarifications", "role", undefined, selectionId);
  const vendorId = (await findClarification(context.db, clarificationId))?.vendorId;
  const vendor = state?.offers.find(({ id }) => id === vendorId);
  // It holds the vendor's answers as they stand.
  if (state && vendor) await noteBidsSeen(context, state, { file: `clarification ${clarificationId}` });
  return state && vendor ? workbookOf(context.db, { selectionId, roundId: state.round.id, vendor }, clarificationId) : null;
}

async function workbookOf(db: Db, { selectionId, roundId, vendor }: Pick<OpenLink, "selectionId" | "roundId" | "vendor">, clarificationId: string): Promise<Download | null> {
  const found = (await listClarifications(db, roundId)).filter(isAsked).find((one) => one.id === clarificationId && one.vendorId === vendor.id);
  if (!found) return null;
  const { asked } = await askedEdition(db, selectionId, found);
  const { id, code, name, package: packageName } = vendor;
  const reply = (await listReplies(db, roundId)).filter((one) => one.clarificationId === found.id).at(-1);
  const bytes = await (await workbookFiles()).writeClarificationWorkbook(asked, { id, code, name, package: packageName }, found.id, await presentAnswers(db, { roundId }, found, reply));
  return { fileName: fileNameOf([asked.code, code, name], "xlsx"), mediaType: mediaTypes.xlsx, bytes };
}

/**
 * Takes in what a vendor fills in on the page to a clarification: kept as it was sent, as a file of its own, and taken over
 * like a returned workbook. Where a field cannot be read, nothing is kept and the field is named.
 *
 * @param receivedAt the instant of the request's first byte: by it the time that was given and the link are judged
 */
export async function answerClarification(
  context: Context, token: string, clarificationId: string, { form, receivedAt }: { form: ReadonlyMap<string, string>; receivedAt: Date },
): Promise<{ ok: true; uploadId: string; taken: boolean } | { ok: false; fields: FieldProblems }> {
  const link = await requireUploadLink(context, token, receivedAt);
  const clarification = await requireOwn(context, link, clarificationId);
  if (clarification.withdrawn || !link.clarifying) throw new UserError("clarification-withdrawn");
  const { asked, edition } = await askedEdition(context.db, link.selectionId, clarification);
  const reply = (await listReplies(context.db, link.roundId)).filter((one) => one.clarificationId === clarificationId).at(-1);
  const present = await presentAnswers(context.db, link, clarification, reply);
  const scale = asked.scale.map(({ key }) => key);
  const read = readClarificationForm(asked.requirements, form, present, { language: asked.language, scale, scaleLabels: new Map() });
  if (!read.ok) return read;

  const vendor = asVendor(context, link);
  const { uploadId } = await receiveUpload(
    vendor, link.selectionId,
    { fileName: fileNameOf([asked.code, link.vendor.code, link.vendor.name], "json"), bytes: formBytes(asked, link, read.answers), channel: "page", receivedAt },
    { result: { ok: true, reading: formReading(asked, edition, link, clarificationId, read.answers) }, editionId: edition.id, vendorId: link.vendor.id },
  );
  await noteUse(context, link, { upload: uploadId });
  return { ok: true, uploadId, taken: (await takeReplyByItself(vendor, link.selectionId, uploadId).catch(keptOnly)).taken };
}

/** What was filled in, as the file that is kept of it. */
function formBytes(asked: Edition, { vendor }: OpenLink, answers: readonly Answer[]): Uint8Array {
  const codes = new Map(asked.requirements.map(({ id, code }) => [id, code]));
  const said = answers.map((answer) => ({ code: codes.get(answer.requirement), ...answer }));
  return new TextEncoder().encode(`${canonicalJson({ clarification: asked.code, vendor: vendor.code, answers: said })}\n`);
}

function formReading(asked: Edition, edition: Edition, { vendor }: OpenLink, clarification: string, answers: Answer[]): Reading {
  const blank = new Set(answers.filter(({ value }) => value === null).map(({ requirement }) => requirement));
  const missing = asked.requirements.filter(({ id, mandatory }) => mandatory && blank.has(id));
  return {
    edition: { id: edition.id, code: asked.code }, vendor: { id: vendor.id, code: vendor.code }, answers, beside: [], clarification,
    issues: missing.map(({ id, code }): Issue => ({ severity: "error", code: "missing-mandatory", sheet: null, cell: null, requirement: id, expected: code })),
    complete: { answered: answers.length - blank.size, asked: answers.length, mandatoryMissing: missing.map(({ id }) => id) },
  };
}
