import type { LoaderFunctionArgs } from "@remix-run/node";

import { found, linesResponse } from "~/services/answer.server";
import { exportInstallationTrail } from "~/services/audit-trail";
import { requestContext } from "~/services/context.server";

export async function loader({ request }: LoaderFunctionArgs) {
  return linesResponse("audit-trail-installation.jsonl", await found(exportInstallationTrail(await requestContext(request))));
}
