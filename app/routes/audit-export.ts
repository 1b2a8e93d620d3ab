import type { LoaderFunctionArgs } from "@remix-run/node";

import { found, linesResponse } from "~/services/answer.server";
import { exportTrail } from "~/services/audit-trail";
import { requestContext } from "~/services/context.server";

export async function loader({ params, request }: LoaderFunctionArgs) {
  return linesResponse(`audit-trail-${params.selectionId}.jsonl`, await found(exportTrail(await requestContext(request), params.selectionId!)));
}
