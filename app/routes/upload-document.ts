import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";

import { fileResponse, found, notFound } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { repairedWorkbook, uploadReceipt } from "~/services/upload-documents";

const documentSchema = z.enum(["receipt.pdf", "repaired.xlsx"]);

export async function loader({ params, request }: LoaderFunctionArgs) {
  const name = documentSchema.safeParse(params.document);
  if (!name.success) notFound();
  const make = name.data === "receipt.pdf" ? uploadReceipt : repairedWorkbook;
  return fileResponse(await found(make(await requestContext(request), params.selectionId!, params.uploadId!)));
}
