import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs } from "@remix-run/node";

import { parseForm } from "~/services/answer.server";
import { preferenceCookies, preferenceFormSchema } from "~/services/preferences";

export function loader() {
  return redirect("/");
}

export async function action({ request }: ActionFunctionArgs) {
  const parsed = parseForm(preferenceFormSchema, await request.formData());
  if (!parsed.ok) return parsed.refusal;
  const { back, ...preferences } = parsed.data;
  const headers = new Headers();
  for (const cookie of preferenceCookies(preferences)) headers.append("Set-Cookie", cookie);
  return redirect(back, { headers });
}
