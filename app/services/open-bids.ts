import type { Actor } from "~/domain/access/actor";
import { canonicalJson } from "~/domain/canonical-json";
import { sha256 } from "~/domain/edition/fingerprint.server";
import { isLate } from "~/domain/responses/lateness";
import { confirmOpening as judge, openingRoles } from "~/domain/sealing/opening";
import type { OpeningSubject } from "~/domain/sealing/opening";
import { UserError } from "~/domain/user-error";
import { listAttachments } from "~db/attachments";
import { findEdition } from "~db/editions";
import { insertConfirmation, insertOpening, listConfirmations, openedSubmissions } from "~db/openings";
import type { OpeningConfirmation, OpeningReport } from "~db/openings";
import { setRoundStage } from "~db/rounds";
import type { Db } from "~db/schema";
import { insertAnswers, listSubmissions } from "~db/submissions";
import type { Submission } from "~db/submissions";
import { listUploads } from "~db/uploads";

import { acceptPrices } from "./accept-prices";
import { change } from "./context.server";
import type { Context, Work } from "./context.server";
import { handedEntries } from "./handed-entries";
import { pricesOf, pricesKept, sealedBid, vaultOf } from "./sealing";
import type { SealedBid } from "./sealing";
import { tellCommittee } from "./tell-committee";
import { loadState } from "./selection-state";
import type { SelectionState } from "./selection-state";

/** A state with an edition: what can be opened. */
type Published = SelectionState & { edition: NonNullable<SelectionState["edition"]> };

type Failure = NonNullable<OpeningReport["submissions"][number]["failure"]>;

/** What became of one submission at an opening. */
interface OpenedLine {
  submission: Submission;
  answered: number | null;
  asked: number;
  /** Code of the edition that it answers. */
  edition: string;
  failure: Failure | null;
}

/**
 * One of two people confirms that the answers, or the prices, of the current round may be opened; the second confirmation
 * opens them, in the same transaction. Throws `UserError` "opening-…" when it may not be now, or not by this person, and
 * "bid-key" without the key that seals; then nothing changes.
 */
export async function confirmOpening(context: Context, selectionId: string, subject: OpeningSubject): Promise<{ opened: boolean }> {
  return change(context, { selection: selectionId, action: "opening-confirm", also: ["round-open", "price-accept"] }, async (work) => {
    const { trx, at, standing, record } = work;
    const user = signedInUser(context.actor);
    const state = await loadState(trx, selectionId);
    if (!isSealed(state) || (subject === "prices" && !state.edition.priceEnvelope)) throw new UserError("opening-not-sealed");
    if (standing.declaration === "conflict" || standing.declaration === "excluded") throw new UserError("access-conflict");
    const { round, edition } = state;
    if (subject === "prices" && !(await pricesKept(trx, state))) throw new UserError("opening-opened-already");
    const given = await listConfirmations(trx, round.id, subject);
    const role = openingRoles.find((one) => standing.roles.has(one)) ?? null;
    const answer = judge({ subject, stage: round.stage, deadline: edition.deadline, now: at, given }, { user: user.id, role });
    if (!answer.ok) throw new UserError(`opening-${answer.why}`);
    const confirmation = { id: context.newId(), user: user.id, name: user.name, role: role!, at };
    await insertConfirmation(trx, { ...confirmation, roundId: round.id, subject });
    const all = [...given, { ...confirmation, number: given.length + 1 }];
    const handed = await handedEntries(trx, all.map((one) => one.user));
    await record({ subject: round.id, after: { what: subject, number: all.length, ...(handed.length > 0 ? { handed } : {}) } });
    if (!answer.opens) {
      await tellCommittee(trx, context, selectionId, "opening");
      return { opened: false };
    }
    await openSealed(context, work, state, subject, all);
    if (subject === "bids") await setRoundStage(trx, round.id, { stage: "opened", reason: null, nullCountsAs: round.nullCountsAs });
    return { opened: true };
  });
}

/** Tries once more to open what could not be at the opening, e.g. after a damaged file was put back from a backup. */
export async function openRest(context: Context, selectionId: string, subject: OpeningSubject): Promise<void> {
  await change(context, { selection: selectionId, action: "opening-repeat", also: ["price-accept"] }, async (work) => {
    const state = await loadState(work.trx, selectionId);
    if (!isSealed(state)) throw new UserError("opening-not-sealed");
    const given = await listConfirmations(work.trx, state.round.id, subject);
    if ((await openedSubmissions(work.trx, state.round.id, subject)).size === 0) throw new UserError("opening-not-opened");
    await openSealed(context, work, state, subject, given, "opening-repeat");
  });
}

/** Opens the prices of a round whose quality has been scored, if they are still sealed. Part of the move that ends the consensus. */
export async function openPricesWith(context: Context, work: Work, state: SelectionState): Promise<void> {
  if (isSealed(state) && (await pricesKept(work.trx, state))) await openSealed(context, work, state, "prices", [], "round-move");
}

function signedInUser(actor: Actor) {
  if (actor.kind !== "user") throw new UserError("opening-sign-in");
  return actor;
}

function isSealed(state: SelectionState | null): state is Published {
  return state?.edition?.sealed === true;
}

/** Puts the sealed answers that are not in the tables yet into them, and keeps what was done for the minutes. */
async function openSealed(
  context: Context,
  { trx, at, record }: Work,
  state: Published,
  subject: OpeningSubject,
  confirmations: readonly OpeningConfirmation[],
  action: "round-open" | "opening-repeat" | "round-move" = "round-open",
): Promise<void> {
  const taking = new Set(state.offers.map(({ id }) => id));
  const known = await openedSubmissions(trx, state.round.id, subject);
  // Of who withdrew nothing is opened.
  const submissions = (await listSubmissions(trx, state.round.id)).filter((one) => taking.has(one.vendorId) && !known.has(one.id));
  const opened: string[] = [];
  const lines: OpenedLine[] = [];
  const hashes: Record<string, string> = {};
  const stated = new Map<string, string>();
  for (const submission of submissions) {
    const edition = (await findEdition(trx, state.selection.id, submission.editionId))!;
    const prices = pricesOf(edition);
    const result = await openAnswers(trx, context, submission.id);
    const line = { submission, asked: edition.requirements.length, edition: edition.code };
    if ("failure" in result) {
      lines.push({ ...line, answered: null, failure: result.failure });
      continue;
    }
    const kept = (requirement: string) => edition.priceEnvelope === true && prices.has(requirement);
    await insertAnswers(trx, submission.id, result.answers.filter(({ requirement }) => kept(requirement) === (subject === "prices")));
    // What is open from now on, in the order of the edition: the row of the acceptance has the hash of what was sealed.
    const open = new Map(result.answers.filter(({ requirement }) => subject === "prices" || !kept(requirement)).map((answer) => [answer.requirement, answer]));
    hashes[submission.id] = sha256(canonicalJson(edition.requirements.flatMap(({ id: requirement }) => open.get(requirement) ?? [])));
    if (result.prices && (subject === "prices") === (edition.priceEnvelope === true)) {
      const { roundId, vendorId, id: priced } = submission;
      const { editionId, uploadId } = result.pricesFrom ?? submission;
      // A later submission carries the prices of an earlier one along; they are stated once.
      if (stated.get(vendorId) !== uploadId) await acceptPrices({ trx, at, record }, { id: `${priced}-prices`, selectionId: state.selection.id, roundId, editionId, vendorId, uploadId, prices: result.prices, at, by: context.actor.id });
      stated.set(vendorId, uploadId);
    }
    opened.push(submission.id);
    lines.push({ ...line, answered: result.answers.filter(({ value }) => value !== null).length, failure: null });
  }
  const report = await reportOf(trx, context, state, at, confirmations, lines);
  const id = context.newId();
  const number = await insertOpening(trx, { id, roundId: state.round.id, subject, editionId: state.edition.id, openedAt: at, report, opened });
  await record({
    ...(action === "round-open" ? { action } : {}), subject: state.round.id,
    after: { opening: id, what: subject, number, opened: opened.length, answers: hashes, failed: lines.filter(({ failure }) => failure !== null).map(({ submission }) => submission.id) },
  });
}

/** What one submission holds, or why they do not open. Without the right key of the installation nothing opens: throws. */
async function openAnswers(trx: Db, context: Context, submissionId: string): Promise<SealedBid | { failure: Failure }> {
  try {
    return (await sealedBid(trx, vaultOf(context), submissionId)) ?? { failure: "erased" };
  } catch (error) {
    if (!(error instanceof UserError) || error.code === "bid-key") throw error;
    return { failure: error.code === "bid-damaged" ? "damaged" : "key" };
  }
}

async function reportOf(
  trx: Db,
  context: Context,
  state: Published,
  at: string,
  confirmations: readonly OpeningConfirmation[],
  lines: readonly OpenedLine[],
): Promise<OpeningReport> {
  const { offers, edition, round, selection } = state;
  const uploads = await listUploads(trx, selection.id, vaultOf(context));
  const byId = new Map(uploads.map((upload) => [upload.id, upload]));
  const fileOf = (upload: (typeof uploads)[number], late: boolean) => ({ fileName: upload.fileName, hash: upload.fileHash, size: upload.size, receivedAt: upload.receivedAt, late });
  const all = await listSubmissions(trx, round.id);
  const handed = new Map((await handedEntries(trx, confirmations.map(({ user }) => user))).map(({ user, at: used }) => [user, used]));
  return {
    openedAt: at,
    deadline: edition.deadline,
    confirmations: confirmations.map(({ user, name, role, at: given }) => ({ user, name, role, at: given, ...(handed.has(user) ? { handed: handed.get(user)! } : {}) })),
    submissions: lines.map(({ submission, ...line }) => {
      const { id, code, name, package: packageName } = offers.find((offer) => offer.id === submission.vendorId)!;
      const upload = byId.get(submission.uploadId)!;
      return { submission: submission.id, vendor: { id, code, name, package: packageName }, number: submission.number, ...line, ...fileOf(upload, isLate(upload.receivedAt, edition.deadline, submission.late)) };
    }),
    attachments: (await listAttachments(trx, round.id, vaultOf(context)))
      .filter(({ vendorId }) => offers.some((offer) => offer.id === vendorId))
      .map(({ vendorId, fileName, fileHash, size, receivedAt }) => ({ vendor: offers.find((offer) => offer.id === vendorId)!.code, fileName, hash: fileHash, size, receivedAt, late: receivedAt > edition.deadline })),
    others: uploads
      .filter((upload) => !upload.submission)
      .map((upload) => ({ vendor: offers.find((offer) => offer.id === upload.vendorId)?.code ?? null, refused: upload.outcome === "refused", ...fileOf(upload, upload.receivedAt > edition.deadline) })),
    silent: offers.filter((offer) => !all.some((submission) => submission.vendorId === offer.id)).map(({ code, name }) => ({ code, name })),
  };
}
