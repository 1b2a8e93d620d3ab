import type { LoaderFunctionArgs } from "@remix-run/node";

import { fileResponse, found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { questionsDocument } from "~/services/questions-document";

export async function loader({ params, request }: LoaderFunctionArgs) {
  return fileResponse(await found(questionsDocument(await requestContext(request), params.selectionId!)));
}
