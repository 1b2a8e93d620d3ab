import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";

import { languageSchema } from "~/domain/language";
import { emptyParts, resultDocuments } from "~/domain/results/sources";
import { requestLanguage } from "~/i18n/request-language";
import { fileResponse, found, notFound } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { resultFile } from "~/services/results";

const fileSchema = z.object({ document: z.enum(resultDocuments), format: z.enum(["pdf", "docx"]) });

export async function loader({ params, request }: LoaderFunctionArgs) {
  const file = fileSchema.safeParse(params);
  if (!file.success) notFound();
  const search = new URL(request.url).searchParams;
  const language = languageSchema.safeParse(search.get("language")).data ?? requestLanguage(request);
  const empty = z.enum(emptyParts).safeParse(search.get("empty")).data ?? "omit";
  return fileResponse(await found(resultFile(await requestContext(request), params.selectionId!, file.data.document, file.data.format, language, empty)));
}
