import type { LoaderFunctionArgs } from "@remix-run/node";

import { fileResponse, found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { selectionDossier } from "~/services/dossier";

export async function loader({ params, request }: LoaderFunctionArgs) {
  return fileResponse(await found(selectionDossier(await requestContext(request), params.selectionId!)));
}
