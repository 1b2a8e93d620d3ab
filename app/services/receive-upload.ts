import type { Identity } from "~/documents/workbook/identify-workbook";
import { readInWorker } from "~/documents/workbook/reading-pool";
import type { Edition } from "~/domain/edition/edition";
import { oldEditionIssues } from "~/domain/responses/old-wording";
import type { Reading, ReadingResult, Refusal, RefusalCode } from "~/domain/responses/reading";
import { UserError } from "~/domain/user-error";
import { findEdition, listEditionContents, locateEdition } from "~db/editions";
import { currentRound } from "~db/rounds";
import type { Db } from "~db/schema";
import { openPayload } from "~db/sealed-payloads";
import { findUpload, insertReading, insertUpload } from "~db/uploads";
import type { ReadingAttempt } from "~db/uploads";

import { requireSelection } from "./change-selection";
import { noteReply } from "./clarification-replies";
import { askedEdition, clarificationOf } from "./clarified-edition";
import type { Asked } from "./clarified-edition";
import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { sealingFor, vaultOf } from "./sealing";
import { loadState } from "./selection-state";

/**
 * Keeps a returned file and reads it. The bytes are stored, with hash and time, before anything looks into them; whatever
 * reading says is kept as an attempt with its report. A bad file never throws: its attempt is a refusal. No answer
 * changes until `acceptSubmission`. Received is by default now; where a deadline counts, when the first byte came.
 *
 * @param read what the bytes say, where they are a form that was filled in on a page and need no reading
 */
export async function receiveUpload(
  context: Context,
  selectionId: string,
  file: { fileName: string; bytes: Uint8Array; channel: "lead" | "link" | "page" | "command-line" | "example"; receivedAt?: Date; /** Through whose link it came. */ vendorId?: string },
  read?: SelectionReading,
): Promise<SelectionReading & { uploadId: string }> {
  const uploadId = context.newId();
  const receivedAt = (file.receivedAt ?? context.now()).toISOString();
  const sender = file.vendorId ?? null;
  await change(context, { selection: selectionId, action: "upload-receive" }, async ({ trx, record }) => {
    // A form that was filled in on a page replies to a question about bids that are open.
    const sealing = read ? null : sealingFor(context, await requirePlace(trx, selectionId), sender);
    const hash = await insertUpload(trx, { ...file, id: uploadId, selectionId, receivedAt, receivedBy: context.actor.id }, sealing);
    await record({ subject: uploadId, after: { hash, size: file.bytes.byteLength, channel: file.channel, receivedAt } });
  });
  return { uploadId, ...(await keepReading(context, selectionId, { id: uploadId, receivedAt, sender }, read ?? (await readForSelection(context.db, selectionId, file.bytes)))) };
}

/**
 * Reads a stored upload once more, e.g. after an addendum or with a newer program; earlier attempts stay. A sealed one is
 * read too, and its report sealed again.
 */
export async function readAgain(context: Context, selectionId: string, uploadId: string): Promise<{ ok: boolean }> {
  await look(context, selectionId, "view-receipts");
  const upload = await findUpload(context.db, selectionId, uploadId);
  if (!upload) throw new UserError("unknown-upload");
  const opened = await openPayload(context.db, vaultOf(context), upload.payloadHash);
  if (opened.state !== "open") throw new UserError("file-erased");
  const read = await readForSelection(context.db, selectionId, opened.bytes);
  return { ok: (await keepReading(context, selectionId, { id: uploadId, receivedAt: upload.receivedAt, sender: null }, read)).result.ok };
}

async function keepReading(context: Context, selectionId: string, upload: { id: string; receivedAt: string; sender: string | null }, read: SelectionReading): Promise<SelectionReading> {
  const uploadId = upload.id;
  const clarificationId = read.result.ok ? read.result.reading.clarification : undefined;
  await change(context, { selection: selectionId, action: "upload-read", also: clarificationId === undefined ? [] : ["clarification-answer"] }, async ({ trx, at, record }) => {
    const id = context.newId();
    const attempt: ReadingAttempt = { id, uploadId, readAt: at, ...read };
    // What is asked is asked about bids that are open already.
    const sealing = clarificationId === undefined ? sealingFor(context, await requirePlace(trx, selectionId), upload.sender ?? read.vendorId) : null;
    await insertReading(trx, attempt, sealing);
    await record({
      subject: uploadId,
      after: read.result.ok ? { edition: read.editionId, vendor: read.vendorId, complete: sealing ? countsOf(read.result.reading) : read.result.reading.complete } : { refusal: read.result.refusal.code },
    });
    if (clarificationId !== undefined) await noteReply({ trx, record }, { uploadId, receivedAt: upload.receivedAt, clarificationId, vendorId: read.vendorId });
  });
  return read;
}

/** All that the trail may tell of a sealed reading. */
function countsOf({ complete: { answered, asked, mandatoryMissing } }: Reading) {
  return { answered, asked, mandatoryMissing: mandatoryMissing.length };
}

/** Where a file for a selection belongs: its round and the newest edition of it. */
async function requirePlace(trx: Db, selectionId: string) {
  await requireSelection(trx, selectionId);
  const round = (await currentRound(trx, selectionId))!;
  return { selectionId, roundId: round.id, edition: (await listEditionContents(trx, round.id)).at(-1) ?? null };
}

/** What reading a file for a selection gives: the result, and the edition and vendor that it is about. */
export interface SelectionReading {
  result: ReadingResult;
  editionId: string | null;
  vendorId: string | null;
}

/** Reads bytes against the selection's editions and vendors. Changes nothing. */
export async function readForSelection(db: Db, selectionId: string, bytes: Uint8Array): Promise<SelectionReading> {
  const refused = (code: RefusalCode, found = "", expected = ""): SelectionReading => ({
    result: { ok: false, refusal: { code, found, expected } }, editionId: null, vendorId: null,
  });
  const state = await loadState(db, selectionId);
  if (!state?.edition) return refused("unknown-edition");

  let edition: Edition = state.edition;
  let asked: Asked | null = null;
  const result = await readInWorker(bytes, async (identity) => {
    const clarification = await clarificationOf(db, state.round, state.editions, identity);
    if (clarification === "unknown") return { code: "unknown-edition", found: identity.editionCode ?? "", expected: edition.code };
    if (clarification) {
      asked = clarification;
      return (edition = (await askedEdition(db, selectionId, clarification)).asked);
    }
    const found = await editionFor(db, selectionId, identity, edition);
    if (!("refused" in found)) edition = found.edition;
    return "refused" in found ? found.refused : found.edition;
  });
  if (!result.ok) return { result, editionId: null, vendorId: null };
  const clarification = asked as Asked | null;
  if (clarification) result.reading.clarification = clarification.id;
  else result.reading.issues.push(...oldEditionIssues(edition, state.edition, result.reading.answers, result.reading.prices));

  const said = result.reading.vendor ?? (clarification && { id: clarification.vendorId, code: "" });
  if (said === null) return { result, editionId: edition.id, vendorId: null };
  const offer = state.offers.find((o) => o.id === said.id) ?? state.offers.find((o) => o.code === said.code);
  if (!offer) return refused("unknown-vendor", said.code, state.offers.map((o) => o.code).join(", "));
  return { result, editionId: edition.id, vendorId: offer.id };
}

/** The edition that a workbook says it answers; the newest of the round when it does not say. */
async function editionFor(
  db: Db,
  selectionId: string,
  { editionId, editionCode }: Identity,
  newest: Edition,
): Promise<{ edition: Edition } | { refused: Refusal }> {
  if (editionId === newest.id || (editionId === null && editionCode === null)) return { edition: newest };
  const by = editionId !== null ? { id: editionId } : { code: editionCode! };
  const place = await locateEdition(db, by);
  const found = editionCode ?? editionId ?? "";
  if (!place) return { refused: { code: "unknown-edition", found, expected: newest.code } };
  if (place.selectionId !== selectionId) return { refused: { code: "other-selection", found, expected: newest.code } };
  return { edition: (await findEdition(db, selectionId, place.id))! };
}
