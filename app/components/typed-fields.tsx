import { createContext, useContext } from "react";
import type { ReactNode } from "react";

import type { FormAnswer } from "~/domain/form-answer";
import { postedLoad } from "~/domain/settle-edits";
import type { Fields } from "~/domain/settle-edits";

const Typed = createContext<ReadonlyMap<string, readonly string[]> | null>(null);

/** Within it, the fields of a form that was refused begin with what was typed, and not with what is saved. */
export function TypedFields({ answer, children }: { answer: FormAnswer | undefined; children: ReactNode }) {
  return <Typed.Provider value={typedOf(answer)}>{children}</Typed.Provider>;
}

/** What was typed in a form that was refused, by field; null where it was not refused, or is settled field by field. */
export function typedOf(answer: FormAnswer | undefined): ReadonlyMap<string, readonly string[]> | null {
  if (!answer || answer.ok || !answer.typed || answer.conflict) return null;
  const typed = new Map<string, string[]>();
  for (const [name, value] of answer.typed) typed.set(name, [...(typed.get(name) ?? []), value]);
  return typed;
}

/** What a form that was refused and is drawn anew was loaded with: what somebody else changed since is still theirs. */
export function typedBase(answer: FormAnswer | undefined): Fields | null {
  const posted = new FormData();
  for (const [name, values] of typedOf(answer) ?? []) for (const value of values) posted.append(name, value);
  return postedLoad(posted)?.base ?? null;
}

/** What a field that is not controlled begins with. */
export function useTyped() {
  const typed = useContext(Typed);
  return {
    /** A text, or the value that is chosen of a list. */
    text: <T,>(name: string | undefined, otherwise: T): T | string => (name !== undefined && typed?.get(name)?.[0]) || (name !== undefined && typed?.has(name) ? "" : otherwise),
    /** Whether a box or a radio button is ticked. */
    ticked: (name: string | undefined, value: string, otherwise: boolean | undefined): boolean | undefined => (typed && name !== undefined ? typed.get(name)?.includes(value) === true : otherwise),
  };
}
