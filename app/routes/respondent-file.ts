import type { LoaderFunctionArgs } from "@remix-run/node";

import { requestLanguage } from "~/i18n/request-language";
import { fileResponse, found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { checklistFileFor } from "~/services/respondents/checklist-forms";

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { selectionId, respondentId, document } = params;
  return fileResponse(await found(checklistFileFor(await requestContext(request), selectionId!, respondentId!, document!, requestLanguage(request))));
}
