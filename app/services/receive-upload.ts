import type { Identity } from "~/documents/workbook/identify-workbook";
import { readInWorker } from "~/documents/workbook/reading-pool";
import type { Edition } from "~/domain/edition/edition";
import { oldEditionIssues } from "~/domain/responses/old-wording";
import type { ReadingResult, Refusal, RefusalCode } from "~/domain/responses/reading";
import { UserError } from "~/domain/user-error";
import { findEdition, locateEdition } from "~db/editions";
import type { Db } from "~db/schema";
import { loadPayload } from "~db/payloads";
import { findUpload, insertReading, insertUpload } from "~db/uploads";
import type { ReadingAttempt } from "~db/uploads";

import { requireSelection } from "./change-selection";
import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { loadState } from "./selection-state";

/**
 * Keeps a returned file and reads it. The bytes are stored, with hash and time, before anything looks into them; whatever
 * reading says is kept as an attempt with its report. A bad file never throws: its attempt is a refusal. No answer
 * changes until `acceptSubmission`. Received is by default now; where a deadline counts, when the first byte came.
 */
export async function receiveUpload(
  context: Context,
  selectionId: string,
  file: { fileName: string; bytes: Uint8Array; channel: "lead" | "link" | "command-line" | "example"; receivedAt?: Date },
): Promise<SelectionReading & { uploadId: string }> {
  const uploadId = context.newId();
  await change(context, { selection: selectionId, action: "upload-receive" }, async ({ trx, at, record }) => {
    await requireSelection(trx, selectionId);
    const receivedAt = file.receivedAt?.toISOString() ?? at;
    const hash = await insertUpload(trx, { ...file, id: uploadId, selectionId, receivedAt, receivedBy: context.actor.id });
    await record({ subject: uploadId, after: { hash, size: file.bytes.byteLength, channel: file.channel, receivedAt } });
  });
  return { uploadId, ...(await readUpload(context, selectionId, uploadId, file.bytes)) };
}

/** Reads a stored upload once more, e.g. after an addendum or with a newer program; earlier attempts stay. */
export async function readAgain(context: Context, selectionId: string, uploadId: string): Promise<ReadingResult> {
  await look(context, selectionId, "view-uploads");
  const upload = await findUpload(context.db, selectionId, uploadId);
  if (!upload) throw new UserError("unknown-upload");
  const bytes = await loadPayload(context.db, upload.fileHash);
  if (!bytes) throw new UserError("file-erased");
  return (await readUpload(context, selectionId, uploadId, bytes)).result;
}

async function readUpload(context: Context, selectionId: string, uploadId: string, bytes: Uint8Array): Promise<SelectionReading> {
  const read = await readForSelection(context.db, selectionId, bytes);
  await change(context, { selection: selectionId, action: "upload-read" }, async ({ trx, at, record }) => {
    const id = context.newId();
    const attempt: ReadingAttempt = { id, uploadId, readAt: at, ...read };
    await insertReading(trx, attempt);
    await record({
      subject: uploadId,
      after: read.result.ok ? { edition: read.editionId, vendor: read.vendorId, complete: read.result.reading.complete } : { refusal: read.result.refusal.code },
    });
  });
  return read;
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
  const result = await readInWorker(bytes, async (identity) => {
    const found = await editionFor(db, selectionId, identity, edition);
    if (!("refused" in found)) edition = found.edition;
    return "refused" in found ? found.refused : found.edition;
  });
  if (!result.ok) return { result, editionId: null, vendorId: null };
  result.reading.issues.push(...oldEditionIssues(edition, state.edition, result.reading.answers));

  const said = result.reading.vendor;
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
