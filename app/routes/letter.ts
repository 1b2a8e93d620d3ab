import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";

import { fileResponse, found, notFound } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { vendorLetter } from "~/services/outcome-documents";

const formatSchema = z.enum(["pdf", "docx"]);

export async function loader({ params, request }: LoaderFunctionArgs) {
  const format = formatSchema.safeParse(params.format);
  if (!format.success) notFound();
  return fileResponse(await found(vendorLetter(await requestContext(request), params.selectionId!, params.vendorId!, format.data)));
}
