import type { LoaderFunctionArgs } from "@remix-run/node";

import { fileResponse, found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { uploadFile } from "~/services/load-upload";

export async function loader({ params }: LoaderFunctionArgs) {
  return fileResponse(found(await uploadFile(requestContext(), params.selectionId!, params.uploadId!)));
}
