import { canonicalJson } from "./canonical-json";

/** What a form edits, by field: JSON values. */
export type Fields = Readonly<Record<string, unknown>>;

/** A field that two people changed to different things. */
export interface DisputedField {
  field: string;
  theirs: unknown;
  yours: unknown;
}

/** What somebody chose for a disputed field, and what stood against their own when they chose. */
export interface EditChoice {
  take: "theirs" | "mine";
  seen: unknown;
}

/** How a form was loaded, and what was chosen about what others changed since. */
export interface LoadedForm {
  /** The fields as the form showed them when it was loaded. */
  base: Fields;
  choices: Readonly<Record<string, EditChoice>>;
}

/**
 * Puts two people's work together, field by field: what only one of them changed is taken from that one; what both changed
 * to different things is disputed, until somebody chose with that in sight. `merged` has theirs for what is disputed.
 *
 * @param theirs what is kept now
 * @param yours what is posted, on a form that showed `base`
 */
export function settleEdits({ base, choices }: LoadedForm, theirs: Fields, yours: Fields): { merged: Fields; disputed: DisputedField[] } {
  const merged: Record<string, unknown> = { ...theirs };
  const disputed: DisputedField[] = [];
  for (const field of Object.keys(yours)) {
    if (sameValue(yours[field], base[field]) || sameValue(yours[field], theirs[field])) continue;
    const choice = choices[field];
    const chose = choice !== undefined && sameValue(choice.seen, theirs[field]);
    if (sameValue(theirs[field], base[field]) || (chose && choice.take === "mine")) merged[field] = yours[field];
    else if (!chose) disputed.push({ field, theirs: theirs[field], yours: yours[field] });
  }
  return { merged, disputed };
}

/** Whether two values of a field are the same; none is as null. */
export function sameValue(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}

/** The names under which a form carries how it was loaded, and what was chosen about a field. */
export const baseName = "base";
export const takeName = (field: string) => `take:${field}`;
export const seenName = (field: string) => `seen:${field}`;
/** Posted with what was saved by itself, so that the action stays on the page. */
export const autosaved = "autosave";

/** How a posted form was loaded; null when it does not say (it then counts as loaded just now). */
export function postedLoad(form: FormData): LoadedForm | null {
  const base = json(form.get(baseName));
  if (typeof base !== "object" || base === null || Array.isArray(base)) return null;
  const choices: Record<string, EditChoice> = {};
  for (const [name, take] of form) {
    if (!name.startsWith(takeName("")) || (take !== "theirs" && take !== "mine")) continue;
    const field = name.slice(takeName("").length);
    choices[field] = { take, seen: json(form.get(seenName(field))) };
  }
  return { base: base as Fields, choices };
}

function json(value: FormDataEntryValue | null): unknown {
  try {
    return typeof value === "string" ? JSON.parse(value) : null;
  } catch {
    return null;
  }
}
