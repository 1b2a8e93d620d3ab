import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs } from "@remix-run/node";

import { endSessionUrl } from "~/services/accounts/provider.server";
import { comesByProvider } from "~/services/accounts/profile";
import { leaveSession } from "~/services/accounts/entry.server";
import { signOut } from "~/services/accounts/sessions";
import { requestContext, requestUser } from "~/services/context.server";
import { sessionToken } from "~/services/session.server";

export function loader() {
  return redirect("/");
}

export async function action({ request }: ActionFunctionArgs) {
  const token = await sessionToken(request);
  const user = await requestUser(request);
  const byProvider = user !== null && (await comesByProvider(await requestContext(request)));
  if (token !== null && user) await signOut(await requestContext(request), token);
  // Whoever came in through a provider may still be signed in there.
  return leaveSession(byProvider && (await endSessionUrl()) ? "provider" : "");
}
