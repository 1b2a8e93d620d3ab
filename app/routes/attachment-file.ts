import type { LoaderFunctionArgs } from "@remix-run/node";

import { fileResponse, found } from "~/services/answer.server";
import { attachmentFile } from "~/services/attachments";
import { requestContext } from "~/services/context.server";

export async function loader({ params, request }: LoaderFunctionArgs) {
  return fileResponse(await found(attachmentFile(await requestContext(request), params.selectionId!, params.attachmentId!)));
}
