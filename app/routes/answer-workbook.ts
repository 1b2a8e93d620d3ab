import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { guestContext } from "~/services/context.server";
import { leadOn } from "~/services/guest-answer.server";
import { takeGuestFile } from "~/services/guest-upload.server";
import { receiveThroughLink } from "~/services/receive-through-link";

export function loader({ params }: LoaderFunctionArgs) {
  return leadOn(params.token!, "");
}

export function action({ request, params }: ActionFunctionArgs) {
  const context = guestContext();
  // Before the body is read: the deadline is judged by when the first byte came.
  const receivedAt = context.now();
  const token = params.token!;
  return takeGuestFile(request, receivedAt, {
    token, field: "file", part: "workbook",
    take: async (file) => `/reports/${(await receiveThroughLink(context, token, file)).uploadId}`,
  });
}
