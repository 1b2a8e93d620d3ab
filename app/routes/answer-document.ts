import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";

import { fileResponse, found, notFound } from "~/services/answer.server";
import { guestContext } from "~/services/context.server";
import { withGuestHeaders } from "~/services/guest-answer.server";
import { openGuestLink } from "~/services/guest-link.server";
import { vendorDocument, vendorDocuments } from "~/services/vendor-downloads";

const documentSchema = z.enum(vendorDocuments);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const name = documentSchema.safeParse(params.document);
  const opened = await openGuestLink(request, params.token!);
  if (!name.success || !opened.ok) notFound();
  return withGuestHeaders(fileResponse(await found(vendorDocument(guestContext(), opened.link, name.data))));
}
