import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";

import { fileResponse, found, notFound } from "~/services/answer.server";
import { guestContext } from "~/services/context.server";
import { withGuestHeaders } from "~/services/guest-answer.server";
import { openGuestLink } from "~/services/guest-link.server";
import { ownUploadDocument, uploadDocuments } from "~/services/vendor-downloads";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const opened = await openGuestLink(request, params.token!);
  const name = z.enum(uploadDocuments).safeParse(params.document);
  if (!opened.ok || !name.success) notFound();
  return withGuestHeaders(fileResponse(await found(ownUploadDocument(guestContext(), opened.link, params.uploadId!, name.data))));
}
