import type { EditionCriterion } from "~/domain/edition/edition";
import { findEdition } from "~db/editions";
import { latestReading, listUploads } from "~db/uploads";

import type { Context } from "./context.server";

/** What a preview shows around an upload. */
export interface UploadSetting {
  /** The weight tree of the edition that it was read against; empty when it was refused. */
  criteria: EditionCriterion[];
  /** The vendor whose answers it was accepted as; null while it was not. */
  acceptedVendor: string | null;
}

/** The criteria that an upload's questions belong to, and whose answers it became. */
export async function loadUploadSetting({ db }: Context, selectionId: string, uploadId: string): Promise<UploadSetting> {
  const attempt = await latestReading(db, uploadId);
  const edition = attempt?.editionId ? await findEdition(db, selectionId, attempt.editionId) : null;
  const upload = (await listUploads(db, selectionId)).find(({ id }) => id === uploadId);
  return { criteria: edition?.criteria ?? [], acceptedVendor: upload?.submission ? upload.vendorId : null };
}
