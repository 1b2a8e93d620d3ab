import type { LoaderFunctionArgs } from "@remix-run/node";

import { fileResponse, found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { uploadFile } from "~/services/load-upload";

export async function loader({ params, request }: LoaderFunctionArgs) {
  return fileResponse(await found(uploadFile(await requestContext(request), params.selectionId!, params.uploadId!)));
}
