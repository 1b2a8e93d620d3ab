import type { LoaderFunctionArgs } from "@remix-run/node";

import { requestLanguage } from "~/i18n/request-language";
import { fileResponse, found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { blankChecklistFile } from "~/services/respondents/checklist-forms";

export async function loader({ params, request }: LoaderFunctionArgs) {
  return fileResponse(await found(blankChecklistFile(await requestContext(request), params.selectionId!, "checklist.pdf", requestLanguage(request))));
}
