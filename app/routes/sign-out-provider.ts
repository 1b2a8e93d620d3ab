import { redirect } from "@remix-run/node";
import type { LoaderFunctionArgs } from "@remix-run/node";

import { entryHeaders } from "~/services/accounts/entry.server";
import { endSessionUrl } from "~/services/accounts/provider.server";
import { requestUser } from "~/services/context.server";

/** Leads to where the provider of identities ends its own session; here nobody is signed in any more by then. */
export async function loader({ request }: LoaderFunctionArgs) {
  const url = (await requestUser(request)) ? null : await endSessionUrl();
  return redirect(url ?? "/sign-in", { headers: entryHeaders });
}
