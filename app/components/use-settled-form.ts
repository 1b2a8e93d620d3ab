import { useLoaderData } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { FormEvent, RefObject } from "react";

import type { EditConflict } from "~/domain/edit-conflict";
import type { FieldProblems, FormAnswer } from "~/domain/form-answer";
import { autosaved, baseName, sameValue, takeName } from "~/domain/settle-edits";
import type { Fields } from "~/domain/settle-edits";

import { typedBase } from "./typed-fields";
import { useFormAutosave } from "./use-form-autosave";
import { useLatestAnswer } from "./use-latest-answer";
import type { SaveState } from "./use-saved-values";

/** Lines that a form shows, which others may add to and take out of while one types. */
export interface FormLines<L> {
  /** As they are saved now. */
  saved: L;
  /** The line that a field is of; null for one that is of none. Such fields are named in the form as they are here. */
  lineOf: (field: string) => string | null;
  /** What the form shows of them: also those that were taken out while they are changed here. `isChanged` is told of a line. */
  shown: (saved: L, before: L, work: { held: Fields | null; base: Fields; isChanged: (id: string) => boolean }) => L;
}

interface SettledFormWork<L> {
  /** What is saved, by field; field names are those that `settle` knows. */
  fields: Fields;
  /** What the form holds, by field; null where that is unclear, so that nothing of it is known. */
  read: (form: FormData) => Fields | null;
  answer: FormAnswer | undefined;
  action?: string | undefined;
  lines: FormLines<L>;
}

/** A form that saves by itself, for the components that draw one. */
export interface SettledFormState<L> {
  form: { ref: RefObject<HTMLFormElement>; onSubmit: (event: FormEvent<HTMLFormElement>) => void };
  /** To be left out where nothing can be changed. */
  saves: { onChange: () => void; onBlur: () => void };
  /** The key of all that the form shows: once one chose, it begins anew from what is saved. */
  round: number;
  /** What the fields begin with. */
  start: Fields;
  /** What this form started from, or is known to be saved: what differs from it is a change of one's own. */
  base: Fields;
  lines: L;
  /** To a form that was posted and refused before this page was drawn. */
  typed: FormAnswer | undefined;
  problems: FieldProblems;
  conflict: EditConflict | undefined;
  /** Why the last save was refused, to be told beside the form. */
  refused: FormAnswer | undefined;
  state: SaveState | "disputed";
}

/**
 * What a form is that saves by itself and never writes over what others changed meanwhile: what it began with, what was
 * sent, what is known to be saved, and whether one chose. Lines that others add or take out come and go around what is being
 * typed, so that neither text nor focus is lost. A button that acts on a line is posted as a form, in its turn.
 */
export function useSettledForm<L>({ fields, read, answer, action, lines }: SettledFormWork<L>): SettledFormState<L> {
  const form = useRef<HTMLFormElement>(null);
  const loaded = useLoaderData();
  const [drawn, setDrawn] = useState<unknown>(loaded);
  const [round, setRound] = useState(0);
  // Without JavaScript a refused form comes back as it was posted.
  const [typed, setTyped] = useState(answer);
  const disputed = typed && !typed.ok ? typed.conflict : undefined;
  const [start, setStart] = useState<Fields>(() => ({ ...fields, ...disputed?.yours }));
  const [base, setBase] = useState<Fields>(() => disputed?.base ?? typedBase(typed) ?? fields);
  const known = useRef(base);
  const sent = useRef<{ yours: Fields; chose: boolean } | null>(null);
  /** A button that acts on a line, pressed while the form was being saved. */
  const acting = useRef<HTMLButtonElement | null>(null);
  const { saved, lineOf } = lines;
  const [shown, setShown] = useState(() => lines.shown(saved, saved, workOf(start, base, lineOf)));

  const know = (more: Fields) => {
    known.current = { ...known.current, ...more };
    setBase(known.current);
  };
  const beginAnew = (since: Fields) => {
    known.current = fields;
    setBase(fields);
    setStart({ ...fields, ...since });
    setShown(saved);
    setTyped(undefined);
    setRound(round + 1);
  };
  const { fetcher, soon, now, saving, offline } = useFormAutosave(() => {
    if (!form.current) return null;
    const data = new FormData(form.current);
    data.set("intent", "save");
    data.set(autosaved, "1");
    data.set(baseName, JSON.stringify(known.current));
    sent.current = { yours: read(data) ?? {}, chose: [...data.keys()].some((name) => name.startsWith(takeName(""))) };
    return data;
  }, action, (said) => {
    const was = sent.current;
    sent.current = null;
    if (!said.ok || !was) return;
    // What was typed since is still to be saved, also where the form begins anew.
    const held = was.chose && form.current ? (read(new FormData(form.current)) ?? {}) : {};
    if (was.chose) beginAnew(only(held, (name, value) => !sameValue(value, was.yours[name])));
    else know(was.yours);
  });

  // What is saved was loaded anew: before it is drawn, lines that came begin as they are saved now.
  if (drawn !== loaded && form.current) {
    const { elements } = form.current;
    const held = read(new FormData(form.current));
    const came = only(fields, (name) => lineOf(name) !== null && elements.namedItem(name) === null);
    setDrawn(loaded);
    setStart({ ...start, ...came });
    setShown(lines.shown(saved, shown, workOf(held, known.current, lineOf)));
    // What the form holds as it is saved is known to be saved, whoever saved it.
    know({ ...came, ...only(held ?? {}, (name, value) => name in fields && sameValue(value, fields[name])) });
  }

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const button = (event.nativeEvent as SubmitEvent).submitter;
    // Enter and the button to save do as everything else does; only what acts on a line is posted as a form.
    const acts = button instanceof HTMLButtonElement && button.value !== "" && button.value !== "save";
    if (acts && !saving) return;
    event.preventDefault();
    // What is being saved comes first, so that what is posted with the line is told from what was there before.
    if (acts) acting.current = button;
    soon();
    now();
  };
  useEffect(() => {
    const button = acting.current;
    if (saving || !button) return;
    acting.current = null;
    if (fetcher.data?.ok && button.form === form.current) form.current?.requestSubmit(button);
  });

  const latest = useLatestAnswer(fetcher.data, answer);
  const problem = latest && !latest.ok ? latest : undefined;
  return {
    form: { ref: form, onSubmit }, saves: { onChange: soon, onBlur: now },
    round, start, base, lines: shown, typed,
    problems: problem?.fields ?? {}, conflict: problem?.conflict,
    refused: problem && !problem.conflict && !offline ? problem : undefined,
    state: offline ? "offline" : saving ? "saving" : !latest ? "idle" : latest.ok ? "saved" : latest.conflict ? "disputed" : "failed",
  };
}

/** Where a form shows no lines that come and go. */
export const noLines: FormLines<null> = { saved: null, lineOf: () => null, shown: () => null };

/** What is known of the work in a form: in which lines something is not saved. Where it is unclear what it holds, in all. */
function workOf(held: Fields | null, base: Fields, lineOf: (field: string) => string | null) {
  const changed = new Set(Object.entries(held ?? {}).flatMap(([field, value]) => (sameValue(value, base[field]) ? [] : [lineOf(field)])));
  return { held, base, isChanged: (id: string) => held === null || changed.has(id) };
}

function only(fields: Fields, test: (name: string, value: unknown) => boolean): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => test(name, value)));
}
