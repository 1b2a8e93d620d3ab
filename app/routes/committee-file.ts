import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";

import { fileResponse, found, notFound } from "~/services/answer.server";
import { contractAnnex, firstRanked, scriptFile } from "~/services/committee-documents";
import { requestContext } from "~/services/context.server";

const nameSchema = z.stringFormat("committee-file", /^(contract-annex|demo-script|reference-script)\.(pdf|docx)$/);

/** The contract annex (of `?vendor=`, or else of who ranks first), and the scripts (`?count=`, `?vendor=`). */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const name = nameSchema.safeParse(url.pathname.split("/").at(-1));
  if (!name.success) notFound();
  const [which, format] = name.data.split(".") as ["contract-annex" | "demo-script" | "reference-script", "pdf" | "docx"];
  const context = await requestContext(request);
  const id = params.selectionId!;
  const vendor = url.searchParams.get("vendor") || null;
  if (which === "contract-annex") return fileResponse(await found(contractAnnex(context, id, vendor ?? (await found(firstRanked(context, id))), format)));
  const count = z.coerce.number().int().min(1).max(100).catch(20).parse(url.searchParams.get("count"));
  return fileResponse(await found(scriptFile(context, id, { kind: which === "demo-script" ? "demo" : "reference", count, vendor }, format)));
}
