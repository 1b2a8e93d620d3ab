import { guestProblemOf } from "~/domain/responses/guest-problem";
import { UserError } from "~/domain/user-error";

import { countAttempt } from "./accounts/count-attempt";
import { clientAddress } from "./client-address.server";
import { guestContext } from "./context.server";
import { leadBack, leadOn } from "./guest-answer.server";
import { openGuestLink } from "./guest-link.server";
import { uploadedFiles } from "./uploaded-files.server";
import type { UploadedFile } from "./uploaded-files.server";

/**
 * Takes one file out of a request behind a link, hands it on with the instant of the request's first byte, and leads to
 * what `take` gives (the rest of the address), or back with what was wrong. A request that breaks off leaves nothing.
 */
export async function takeGuestFile(
  request: Request,
  receivedAt: Date,
  { token, field, part, take }: { token: string; field: string; part: "workbook" | "attachments"; take: (file: UploadedFile & { receivedAt: Date }) => Promise<string> },
): Promise<Response> {
  await openGuestLink(request, token);
  try {
    // Before the body is read: what is sent too often costs no more than this.
    await countAttempt(guestContext(), [["upload-link", token], ["upload-address", clientAddress(request)]]);
    const sent = await uploadedFiles(request, field);
    if (!sent.ok) return leadBack(token, part, sent.why);
    let to = "";
    for (const file of sent.files) to = await take({ ...file, receivedAt });
    return leadOn(token, to);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return leadBack(token, part, guestProblemOf(error.code));
  }
}
