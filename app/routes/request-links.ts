import { z } from "zod";

import { requestContext } from "~/services/context.server";
import { environment } from "~/services/environment";
import { inviteThrough } from "~/services/invitation";
import type { MadeLink } from "~/services/invitation";
import { createUploadLink, endOfDay, lastDaySchema, revokeUploadLink } from "~/services/upload-links";

/** What the forms about upload links on the page of the request post. */
export const linkForms = [
  z.object({ intent: z.literal("link-make"), vendorId: z.string(), lastDay: lastDaySchema }),
  z.object({ intent: z.literal("link-revoke"), linkId: z.string() }),
] as const;
type LinkForm = z.infer<(typeof linkForms)[number]>;

/** Makes or revokes a link; a new one is given once, with its invitation. */
export async function carryOutLink(request: Request, selectionId: string, form: LinkForm): Promise<{ made: MadeLink | null }> {
  const context = await requestContext(request);
  if (form.intent === "link-revoke") {
    await revokeUploadLink(context, selectionId, form.linkId);
    return { made: null };
  }
  const expiresAt = await endOfDay(context, selectionId, form.lastDay);
  const { path } = await createUploadLink(context, selectionId, form.vendorId, { expiresAt });
  const url = new URL(path, environment().BASE_URL ?? request.url).href;
  return { made: await inviteThrough(context, selectionId, form.vendorId, { url, expiresAt }) };
}
