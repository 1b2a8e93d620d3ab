import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";

import { fileResponse, found, notFound } from "~/services/answer.server";
import { guestContext } from "~/services/context.server";
import { withGuestHeaders } from "~/services/guest-answer.server";
import { openUploadLink } from "~/services/open-upload-link";
import { vendorDocument, vendorDocuments } from "~/services/vendor-downloads";

const documentSchema = z.enum(vendorDocuments);

export async function loader({ params }: LoaderFunctionArgs) {
  const name = documentSchema.safeParse(params.document);
  const opened = await openUploadLink(guestContext(), params.token!);
  if (!name.success || !opened.ok) notFound();
  return withGuestHeaders(fileResponse(await found(vendorDocument(guestContext(), opened.link, name.data))));
}
