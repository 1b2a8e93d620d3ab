import { createReadableStreamFromReadable } from "@remix-run/node";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Readable } from "node:stream";

import { found } from "~/services/answer.server";
import { exportTrail } from "~/services/audit-trail";
import { requestContext } from "~/services/context.server";

export async function loader({ params, request }: LoaderFunctionArgs) {
  const lines = await found(exportTrail(await requestContext(request), params.selectionId!));
  return new Response(createReadableStreamFromReadable(Readable.from(lines)), {
    headers: {
      "Content-Type": "application/jsonl; charset=utf-8",
      "Content-Disposition": `attachment; filename="audit-trail-${params.selectionId}.jsonl"`,
      "Cache-Control": "private, no-store",
    },
  });
}
