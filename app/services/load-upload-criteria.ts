import type { EditionCriterion } from "~/domain/edition/edition";
import { findEdition } from "~db/editions";
import { latestReading } from "~db/uploads";

import type { Context } from "./context.server";

/** The weight tree of the edition that an upload was read against; empty when it was refused. */
export async function loadUploadCriteria({ db }: Context, selectionId: string, uploadId: string): Promise<EditionCriterion[]> {
  const attempt = await latestReading(db, uploadId);
  const edition = attempt?.editionId ? await findEdition(db, selectionId, attempt.editionId) : null;
  return edition?.criteria ?? [];
}
