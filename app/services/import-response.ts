import { closeReadingPool, readInWorker } from "~/documents/workbook/reading-pool";
import type { Reading, Refusal } from "~/domain/responses/reading";
import { UserError } from "~/domain/user-error";
import { locateEdition } from "~db/editions";

import { acceptSubmission } from "./accept-submission";
import { look } from "./context.server";
import type { Context } from "./context.server";
import { InputError } from "./input-error";
import { readForSelection, receiveUpload } from "./receive-upload";
import type { SelectionReading } from "./receive-upload";

export type ImportResult =
  | { ok: true; reading: Reading; editionId: string | null; vendorId: string | null; submission: number | null; notAccepted?: UserError }
  | { ok: false; refusal: Refusal };

/**
 * Imports a returned workbook in one go, as the command line does: finds the selection by what the workbook says unless
 * it is given, keeps the file, reads it and accepts the answers. A dry run only reads.
 */
export async function importResponse(
  context: Context,
  input: { fileName: string; bytes: Uint8Array; selectionId?: string; vendorId?: string; dryRun: boolean },
): Promise<ImportResult> {
  const selection = input.selectionId === undefined ? await selectionOf(context, input.bytes) : { ok: true as const, id: input.selectionId };
  if (!selection.ok) return selection;
  const received = input.dryRun
    ? null
    : await receiveUpload(context, selection.id, { fileName: input.fileName, bytes: input.bytes, channel: "command-line" });
  const read = received ?? (await tryReading(context, selection.id, input.bytes));
  if (!read.result.ok) return { ok: false, refusal: read.result.refusal };
  if (read.vendorId !== null && input.vendorId !== undefined && read.vendorId !== input.vendorId) {
    return { ok: false, refusal: { code: "vendor-differs", found: read.vendorId, expected: input.vendorId } };
  }
  const vendorId = read.vendorId ?? input.vendorId ?? null;
  const done = { ok: true as const, reading: read.result.reading, editionId: read.editionId, vendorId };
  if (received === null) return { ...done, submission: null };
  if (vendorId === null) throw new InputError("the workbook does not say from whom it is; name the vendor with --vendor");
  try {
    const { number } = await acceptSubmission(context, selection.id, received.uploadId, { vendorId });
    return { ...done, submission: number };
  } catch (error) {
    // The file was read and is kept; accepting it waits until the round is open again.
    if (error instanceof UserError && error.code === "round-closed") return { ...done, submission: null, notAccepted: error };
    throw error;
  }
}

/** Reads without keeping anything, for who may see bids. */
async function tryReading(context: Context, selectionId: string, bytes: Uint8Array): Promise<SelectionReading> {
  await look(context, selectionId, "view-uploads");
  return readForSelection(context.db, selectionId, bytes);
}

/** The selection of the edition that a workbook says it answers; the worker opens the workbook, and stops once it has told. */
async function selectionOf({ db }: Context, bytes: Uint8Array): Promise<{ ok: true; id: string } | { ok: false; refusal: Refusal }> {
  const known: { selectionId: string }[] = [];
  const result = await readInWorker(bytes, async ({ editionId, editionCode }) => {
    const edition = editionId ? await locateEdition(db, { id: editionId }) : editionCode ? await locateEdition(db, { code: editionCode }) : null;
    if (edition) known.push(edition);
    return { code: "unknown-edition", found: editionCode ?? "", expected: "" };
  });
  if (known.length > 0) return { ok: true, id: known[0].selectionId };
  if (result.ok) throw new Error("reading went on after no edition was found for it");
  return result;
}

/** Ends the workers that read; call it before a command ends. */
export const closeReading = closeReadingPool;
