import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs } from "@remix-run/node";

import { leaveSession } from "~/services/accounts/entry.server";
import { signOut } from "~/services/accounts/sessions";
import { requestContext, requestUser } from "~/services/context.server";
import { sessionToken } from "~/services/session.server";

export function loader() {
  return redirect("/");
}

export async function action({ request }: ActionFunctionArgs) {
  const token = await sessionToken(request);
  if (token !== null && (await requestUser(request))) await signOut(await requestContext(request), token);
  return leaveSession();
}
