import type { LoaderFunctionArgs } from "@remix-run/node";

import { fileResponse, found, notFound } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { withGuestHeaders } from "~/services/guest-answer.server";
import { openUploadLink } from "~/services/open-upload-link";
import { ownUploadFile } from "~/services/vendor-downloads";

export async function loader({ params }: LoaderFunctionArgs) {
  const opened = await openUploadLink(requestContext(), params.token!);
  if (!opened.ok) notFound();
  return withGuestHeaders(fileResponse(found(await ownUploadFile(requestContext(), opened.link, params.uploadId!))));
}
