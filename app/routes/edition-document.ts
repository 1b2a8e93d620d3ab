import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";

import { fileResponse, found, notFound } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { requestDocument } from "~/services/edition-documents";

const documentSchema = z.enum(["request.pdf", "request.docx"]).transform((name) => (name === "request.pdf" ? "pdf" : "docx"));

export async function loader({ params, request }: LoaderFunctionArgs) {
  const format = documentSchema.safeParse(params.document);
  if (!format.success) notFound();
  return fileResponse(await found(requestDocument(await requestContext(request), params.selectionId!, params.editionId!, format.data)));
}
