import { findEdition } from "~db/editions";
import { listOpenings, setMinutes } from "~db/openings";
import { loadPayload, storePayload } from "~db/payloads";
import { transact } from "~db/transaction";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { fileNameOf, mediaTypes } from "./edition-documents";
import type { Download } from "./edition-documents";
import { loadState } from "./selection-state";
import { hidesVendors } from "./shown-vendors";

// Loaded with the first file; see `edition-documents`.
const minutesFiles = () => import("~/documents/minutes/minutes");

/**
 * The minutes of an opening as PDF, in the edition's language. Made from what the opening left behind and kept from then on.
 * Null when there is no such opening, its report was erased, or who asks may not know who the vendors are.
 */
export async function openingMinutes(context: Context, selectionId: string, openingId: string): Promise<Download | null> {
  const standing = await look(context, selectionId, "view-opening");
  const state = await loadState(context.db, selectionId);
  if (state && hidesVendors(standing, state)) return null;
  const opening = state && (await listOpenings(context.db, state.round.id)).find(({ id }) => id === openingId);
  if (!state || !opening) return null;
  const edition = (await findEdition(context.db, selectionId, opening.editionId))!;
  const name = edition.language === "nl" ? "proces-verbaal" : "opening-minutes";
  const file = (bytes: Uint8Array): Download => ({ fileName: fileNameOf([edition.code, name, opening.subject, String(opening.number)], "pdf"), mediaType: mediaTypes.pdf, bytes });
  if (opening.minutesHash !== null) {
    const bytes = await loadPayload(context.db, opening.minutesHash);
    return bytes && file(bytes);
  }
  if (!opening.report) return null;
  const bytes = await (await minutesFiles()).minutesPdf({ edition, subject: opening.subject, number: opening.number, report: opening.report });
  // The same report gives the same bytes, so it does not matter who makes them first.
  await transact(context.db, async (trx) => {
    const again = (await listOpenings(trx, state.round.id)).find(({ id }) => id === openingId);
    if (again?.minutesHash === null) await setMinutes(trx, openingId, await storePayload(trx, bytes, mediaTypes.pdf, opening.openedAt));
  });
  return file(bytes);
}
