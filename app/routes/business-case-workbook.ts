import type { LoaderFunctionArgs } from "@remix-run/node";

import { requestLanguage } from "~/i18n/request-language";
import { fileResponse, found } from "~/services/answer.server";
import { businessCaseWorkbook } from "~/services/business-case";
import { requestContext } from "~/services/context.server";

export async function loader({ params, request }: LoaderFunctionArgs) {
  return fileResponse(await found(businessCaseWorkbook(await requestContext(request), params.selectionId!, requestLanguage(request))));
}
