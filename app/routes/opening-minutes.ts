import type { LoaderFunctionArgs } from "@remix-run/node";

import { fileResponse, found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { openingMinutes } from "~/services/opening-minutes";

export async function loader({ params, request }: LoaderFunctionArgs) {
  return fileResponse(await found(openingMinutes(await requestContext(request), params.selectionId!, params.openingId!)));
}
