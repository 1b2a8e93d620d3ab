import { data } from "@remix-run/node";

import type { FormAnswer } from "~/domain/form-answer";

/** A refusal together with what was posted, so that a form without JavaScript comes back as it was filled in. */
export function withPosted(refusal: { data: Extract<FormAnswer, { ok: false }>; init: ResponseInit | null }, form: FormData) {
  const posted = Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])));
  return data({ ...refusal.data, posted }, refusal.init ?? { status: 422 });
}
