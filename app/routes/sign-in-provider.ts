import { redirect } from "@remix-run/node";
import type { LoaderFunctionArgs } from "@remix-run/node";

import { ownPath } from "~/domain/own-path";
import { entryHeaders } from "~/services/accounts/entry.server";
import { firstRunState } from "~/services/accounts/first-run";
import { providerView, setOut } from "~/services/accounts/provider.server";
import { madeOnThisMachine } from "~/services/client-address.server";
import { guestContext } from "~/services/context.server";

/** Leads to the provider of identities. */
export async function loader({ request }: LoaderFunctionArgs) {
  if (!providerView()) return redirect("/sign-in");
  const query = new URL(request.url).searchParams;
  const firstRun = (await firstRunState(guestContext(), { token: query.get("welcome"), here: madeOnThisMachine(request) })) === "open";
  const { url, cookie } = await setOut({ to: ownPath(query.get("to")), firstRun });
  return redirect(url, { headers: { ...entryHeaders, "Set-Cookie": cookie } });
}
