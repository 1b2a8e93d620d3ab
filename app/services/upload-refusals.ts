import type { Refusal } from "~/domain/responses/reading";
import { latestReading, listUploads } from "~db/uploads";

import type { Context } from "./context.server";

/** Why the uploads of a selection that could not be read were refused, by upload id. */
export async function loadUploadRefusals({ db }: Context, selectionId: string): Promise<Record<string, Refusal>> {
  const refused = (await listUploads(db, selectionId)).filter((upload) => upload.outcome === "refused");
  const refusals: Record<string, Refusal> = {};
  for (const { id } of refused) {
    const attempt = await latestReading(db, id);
    if (attempt && !attempt.result.ok) refusals[id] = attempt.result.refusal;
  }
  return refusals;
}
