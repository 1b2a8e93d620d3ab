import type { LoaderFunctionArgs } from "@remix-run/node";

import { requestLanguage } from "~/i18n/request-language";
import { fileResponse, found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { rankingReport } from "~/services/edition-documents";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return fileResponse(await found(rankingReport(await requestContext(request), params.selectionId!, requestLanguage(request), "docx")));
}
