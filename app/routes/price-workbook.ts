import type { LoaderFunctionArgs } from "@remix-run/node";

import { fileResponse, found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { priceWorkbook } from "~/services/edition-documents";

export async function loader({ params, request }: LoaderFunctionArgs) {
  return fileResponse(await found(priceWorkbook(await requestContext(request), params.selectionId!, params.vendorId!)));
}
