import { data } from "@remix-run/node";

import type { FormAnswer } from "~/domain/form-answer";
import { autosaved } from "~/domain/settle-edits";

/** A refusal together with what was posted, so that a form without JavaScript comes back as it was filled in. */
export function withPosted(refusal: { data: Extract<FormAnswer, { ok: false }>; init: ResponseInit | null }, form: FormData) {
  const posted = Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])));
  return data({ ...refusal.data, posted }, refusal.init ?? { status: 422 });
}

/** As `withPosted`, for the forms whose fields find by themselves what was typed in them (`TypedFields`). */
export function withTyped<R extends { data: Extract<FormAnswer, { ok: false }>; init: ResponseInit | null }>(refusal: R, form: FormData): R {
  // What a form saved by itself still stands in it.
  if (form.has(autosaved)) return refusal;
  const typed = [...form].flatMap(([name, value]): [string, string][] => (typeof value === "string" ? [[name, value]] : []));
  return { ...refusal, data: { ...refusal.data, typed } };
}
