import type { LoaderFunctionArgs } from "@remix-run/node";

import { clarificationWorkbook } from "~/services/answer-clarification";
import { fileResponse, found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";

export async function loader({ params, request }: LoaderFunctionArgs) {
  return fileResponse(await found(clarificationWorkbook(await requestContext(request), params.selectionId!, params.clarificationId!)));
}
