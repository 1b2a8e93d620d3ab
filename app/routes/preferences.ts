import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs } from "@remix-run/node";

import { preferenceCookies, preferenceFormSchema } from "~/services/preferences";

export function loader() {
  return redirect("/");
}

export async function action({ request }: ActionFunctionArgs) {
  const { back, ...preferences } = preferenceFormSchema.parse(Object.fromEntries(await request.formData()));
  const headers = new Headers();
  for (const cookie of preferenceCookies(preferences)) headers.append("Set-Cookie", cookie);
  return redirect(back, { headers });
}
