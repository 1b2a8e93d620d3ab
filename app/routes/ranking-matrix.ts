import type { LoaderFunctionArgs } from "@remix-run/node";

import { fileResponse, found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { rankingMatrix } from "~/services/outcome-documents";

export async function loader({ params, request }: LoaderFunctionArgs) {
  return fileResponse(await found(rankingMatrix(await requestContext(request), params.selectionId!)));
}
