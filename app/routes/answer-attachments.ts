import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { receiveAttachment } from "~/services/attachments";
import { guestContext } from "~/services/context.server";
import { environment } from "~/services/environment";
import { leadOn } from "~/services/guest-answer.server";
import { takeGuestFile } from "~/services/guest-upload.server";

export function loader({ params }: LoaderFunctionArgs) {
  return leadOn(params.token!, "");
}

export function action({ request, params }: ActionFunctionArgs) {
  const context = guestContext();
  const receivedAt = context.now();
  const token = params.token!;
  return takeGuestFile(request, receivedAt, {
    token, field: "files", part: "attachments",
    take: async (file) => {
      const { quarantined } = await receiveAttachment(context, token, file, environment().CLAMD_SOCKET ?? null);
      return `?sent=${quarantined ? "quarantined" : "attachment"}#attachments`;
    },
  });
}
