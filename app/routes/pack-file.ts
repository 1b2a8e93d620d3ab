import type { LoaderFunctionArgs } from "@remix-run/node";

import { fileResponse, found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { packFile } from "~/services/own-packs";

export async function loader({ params, request }: LoaderFunctionArgs) {
  return fileResponse(await found(packFile(await requestContext(request), params.packId!)));
}
