import type { LoaderFunctionArgs } from "@remix-run/node";

import { ownClarificationWorkbook } from "~/services/answer-clarification";
import { fileResponse, found, notFound } from "~/services/answer.server";
import { guestContext } from "~/services/context.server";
import { withGuestHeaders } from "~/services/guest-answer.server";
import { openGuestLink } from "~/services/guest-link.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const opened = await openGuestLink(request, params.token!);
  if (!opened.ok) notFound();
  return withGuestHeaders(fileResponse(await found(ownClarificationWorkbook(guestContext(), opened.link, params.clarificationId!))));
}
