import type { LoaderFunctionArgs } from "@remix-run/node";

import { fileResponse, found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { allLetters } from "~/services/outcome-documents";

export async function loader({ params, request }: LoaderFunctionArgs) {
  return fileResponse(await found(allLetters(await requestContext(request), params.selectionId!)));
}
