import type { Edition } from "~/domain/edition/edition";
import { isLate } from "~/domain/responses/lateness";
import { statesPrices } from "~/domain/cost/vendor-prices";
import { bringsOnlyPrices } from "~/domain/responses/reading";
import { pricesApart } from "~/domain/sealing/rules";
import { listAttachments } from "~db/attachments";
import { listReplies } from "~db/clarifications";
import { currentSubmissions } from "~db/submissions";
import { latestReading, listUploads } from "~db/uploads";

import { loadOwnClarifications } from "./answer-clarification";
import type { OwnClarification } from "./answer-clarification";
import { toAttachmentView } from "./attachments";
import type { AttachmentView } from "./attachments";
import { clarificationCodes } from "./clarified-edition";
import { look } from "./context.server";
import type { Context } from "./context.server";
import { asVendor } from "./open-upload-link";
import type { OpenLink } from "./open-upload-link";
import { loadOwnQuestions } from "./own-questions";
import type { OwnQuestions } from "./own-questions";
import { sealedParts, vaultOf } from "./sealing";
import type { PartsReceived } from "./sealing";

/**
 * What became of a workbook that a vendor sent: it counts, a newer one counts instead, it could not be read, it is
 * another vendor's, it came after the deadline while an earlier one counts, it waits for the lead, or it was not read.
 */
export type VersionState = "counts" | "replaced" | "refused" | "not-own" | "late-kept" | "kept" | "unread";

/** A workbook that a vendor sent, as that vendor sees it. */
export interface Version {
  uploadId: string;
  fileName: string;
  fileHash: string;
  receivedAt: string;
  late: boolean;
  state: VersionState;
  /** Of the submission that it became. */
  number: number | null;
  /** Whether it came through a link; else the lead put in what came in some other way. */
  throughLink: boolean;
  /** Code of the clarification that it answers; null for an answer to the request as a whole. */
  clarification: string | null;
  /** It was filled in on the page, not sent as a file. */
  onPage: boolean;
}

/** What a vendor sees behind its link: its own things and what is public to all who were invited. */
export interface AnswerPage {
  edition: Pick<Edition, "id" | "code" | "kind" | "language" | "title" | "organisation" | "software" | "contact" | "deadline" | "timeZone">;
  vendor: { name: string; package: string };
  accepting: boolean;
  expiresAt: string;
  /** What the lead asked about the vendor's answers, newest first. */
  clarifications: OwnClarification[];
  /** Questions about the request itself, of this vendor and of all. */
  questions: OwnQuestions;
  /** The server's clock, by which the deadline is judged. */
  now: string;
  /** Which of the two workbooks arrived; null where one holds answers and prices. */
  parts: PartsReceived | null;
  /** Newest first. */
  versions: Version[];
  attachments: AttachmentView[];
}

export async function loadAnswerPage(context: Context, link: OpenLink): Promise<AnswerPage> {
  await look(asVendor(context, link), link.selectionId, "view-own-answers");
  const { id, code, kind, language, title, organisation, software, contact, deadline, timeZone } = link.edition;
  const attachments = (await listAttachments(context.db, link.roundId, vaultOf(context))).filter((one) => one.vendorId === link.vendor.id);
  return {
    edition: { id, code, kind, language, title, organisation, software, contact, deadline, timeZone },
    vendor: { name: link.vendor.name, package: link.vendor.package },
    accepting: link.accepting,
    expiresAt: link.expiresAt,
    now: context.now().toISOString(),
    clarifications: await loadOwnClarifications(context, link),
    questions: await loadOwnQuestions(context, link),
    parts: await ownParts(context, link),
    versions: await listVersions(context, link),
    attachments: attachments.map((one) => toAttachmentView(one, deadline)),
  };
}

/** Which of its two workbooks a vendor sent, of what counts; null where one holds answers and prices. */
export async function ownParts(context: Context, link: OpenLink): Promise<PartsReceived | null> {
  await look(asVendor(context, link), link.selectionId, "view-own-answers");
  if (!pricesApart(link.edition)) return null;
  const submission = (await currentSubmissions(context.db, link.roundId)).get(link.vendor.id);
  const parts = submission ? await sealedParts(context.db, vaultOf(context), submission.id) : null;
  return { answers: parts?.answers ?? false, prices: parts?.prices ?? false };
}

/**
 * The workbooks of a round that a vendor sent through its links, and those that the lead accepted as its answers; newest
 * first. What it replied to a clarification counts beside the version whose answers it clarified.
 */
export async function listVersions(context: Context, link: OpenLink): Promise<Version[]> {
  const { selectionId, roundId, vendor, edition } = link;
  await look(asVendor(context, link), selectionId, "view-own-answers");
  const { db } = context;
  const uploads = (await listUploads(db, selectionId, vaultOf(context)))
    .filter((upload) => upload.roundId === roundId && (upload.submission ? upload.vendorId === vendor.id : upload.sender === vendor.id));
  const replies = new Map((await listReplies(db, roundId)).map((reply) => [reply.uploadId, reply]));
  const codes = replies.size === 0 ? new Map<string, string>() : await clarificationCodes(db, selectionId, roundId);
  const full = uploads.flatMap(({ id, submission }) => (submission && !replies.has(id) ? [{ id, number: submission.number }] : []));
  const brought = await partsBrought(context, edition, full.map(({ id }) => id));
  const lastOf = (part: BidPart) => Math.max(0, ...full.flatMap(({ id, number }) => (brought(id).includes(part) ? [number] : [])));
  const last = lastOf("answers");
  const counts = (id: string, number: number) => brought(id).some((part) => lastOf(part) === number);
  return uploads.map((upload) => {
    const { id, fileName, fileHash, receivedAt, submission, sender, outcome, refusal, vendorId, channel } = upload;
    const reply = replies.get(id);
    const late = reply ? reply.late : isLate(receivedAt, edition.deadline, submission?.late);
    const state = ((): VersionState => {
      if (reply) return reply.decision?.outcome === "taken" ? (submission && submission.number < last ? "replaced" : "counts") : "kept";
      if (submission) return counts(id, submission.number) ? "counts" : "replaced";
      if (outcome === null) return "unread";
      // Also where the workbook names a vendor that does not take part: who does is nobody's business here.
      if (vendorId !== vendor.id || refusal?.code === "unknown-vendor") return "not-own";
      if (outcome === "refused") return "refused";
      return late && full.length > 0 ? "late-kept" : "kept";
    })();
    return {
      uploadId: id, fileName, fileHash, receivedAt, late, state, number: submission?.number ?? null, throughLink: sender !== null,
      onPage: channel === "page", clarification: reply ? (codes.get(reply.clarificationId) ?? null) : null,
    };
  });
}

type BidPart = "answers" | "prices";

/** What each of these files brought. Where answers and prices come apart, a newer workbook with the one leaves the other standing. */
async function partsBrought(context: Context, edition: Edition, uploadIds: readonly string[]): Promise<(uploadId: string) => readonly BidPart[]> {
  if (!pricesApart(edition)) return () => ["answers"];
  const parts = new Map<string, BidPart[]>();
  for (const id of uploadIds) {
    const reading = await latestReading(context.db, id, vaultOf(context));
    if (!reading?.result.ok) continue;
    const { result: { reading: read } } = reading;
    parts.set(id, [...(bringsOnlyPrices(read) ? [] : ["answers" as const]), ...(statesPrices(read.prices) ? ["prices" as const] : [])]);
  }
  return (id) => parts.get(id) ?? ["answers"];
}
