import type { LoaderFunctionArgs } from "@remix-run/node";

import { rungSchema } from "~/domain/committee/evidence-ladder";
import { fileResponse, found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { rankingMatrix } from "~/services/outcome-documents";

export async function loader({ params, request }: LoaderFunctionArgs) {
  const from = rungSchema.catch("claimed").parse(new URL(request.url).searchParams.get("from"));
  return fileResponse(await found(rankingMatrix(await requestContext(request), params.selectionId!, from)));
}
