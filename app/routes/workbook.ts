import type { LoaderFunctionArgs } from "@remix-run/node";

import { fileResponse, found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { responseWorkbook } from "~/services/edition-documents";

export async function loader({ params }: LoaderFunctionArgs) {
  return fileResponse(found(await responseWorkbook(requestContext(), params.selectionId!, params.vendorId!)));
}
