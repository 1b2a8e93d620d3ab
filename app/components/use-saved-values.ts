import { useBeforeUnload, useFetcher, useSubmit } from "@remix-run/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import type { EditConflict } from "~/domain/edit-conflict";
import type { FormAnswer } from "~/domain/form-answer";
import type { UserProblem } from "~/domain/user-error";

import { isUnreachable, useTryAgain } from "./connection";
import { keepUnsaved, keptUnsaved } from "./kept-unsaved";
import { useAnswer } from "./use-answer";

/** What the action answers: a save that met what others changed may still be a save. */
type SavedAnswer = ({ ok: true; conflict?: EditConflict | null }) | Extract<FormAnswer, { ok: false }>;

/** `offline`: the server gave no answer; it is tried again by itself. */
export type SaveState = "idle" | "saving" | "saved" | "failed" | "offline";

export interface SavedValues<T> {
  /** What was loaded, with everything that was changed since, saved or not. */
  values: Readonly<Record<string, T>>;
  /** Changes values and saves them. `undoText` says what was done, where the way back should be offered. */
  change: (changes: Record<string, T>, undoText?: string) => void;
  undo: { text: string; run: () => void } | null;
  state: SaveState;
  problem: UserProblem | null;
  retry: () => void;
  /** What others changed to something else at the same time; what stands there now is theirs. */
  conflict: EditConflict | null;
  /** The conflict is settled; what `change` is given from then on is meant. */
  settle: () => void;
}

/**
 * Saves values by id as they change, posting `changes` (JSON) to the page's action, and `base`: the same values as this page
 * last knew them to be saved, so that the action can tell what others changed meanwhile. One post runs at a time, so that an
 * older value can never overwrite a newer one; what changes meanwhile goes with the next. A failed save keeps the
 * values, and the next change or `retry` sends them again; without a connection it tries by itself. The page needs
 * `savedOrFailed` as its clientAction. `kept` gives the values as they are after a conflict. Under `place` the tab keeps what
 * is not saved, and saves it when the page is loaded again: a phone may drop a page that it shows no more.
 */
export function useSavedValues<T>(key: string, loaded: Readonly<Record<string, T>>, empty: (id: string) => T, kept?: (sent: Record<string, T>, conflict: EditConflict) => Record<string, T>, place?: string): SavedValues<T> {
  const fetcher = useFetcher<SavedAnswer>({ key });
  const submit = useSubmit();
  const [changed, setChanged] = useState<Record<string, T>>({});
  const [undo, setUndo] = useState<{ text: string; before: Record<string, T> } | null>(null);
  const [state, setState] = useState<SaveState>("idle");
  const [problem, setProblem] = useState<UserProblem | null>(null);
  const [conflict, setConflict] = useState<EditConflict | null>(null);
  const known = useRef<Record<string, T>>({ ...loaded });
  const queue = useRef<{ waiting: Record<string, T>; sent: Record<string, T> | null }>({ waiting: {}, sent: null });
  const values = useMemo(() => ({ ...loaded, ...changed }), [loaded, changed]);

  const send = () => {
    const { waiting, sent } = queue.current;
    if (sent || Object.keys(waiting).length === 0) return;
    queue.current = { waiting: {}, sent: waiting };
    setState((before) => (before === "offline" ? before : "saving"));
    fetcher.submit(posted(waiting), { method: "post" });
  };
  const baseOf = (changes: Record<string, T>) => Object.fromEntries(Object.keys(changes).map((id) => [id, known.current[id] ?? empty(id)]));
  const keep = () => {
    if (place === undefined) return;
    const changes = { ...queue.current.sent, ...queue.current.waiting };
    keepUnsaved(place, { changes, base: baseOf(changes) });
  };
  const posted = (changes: Record<string, T>) => ({
    changes: JSON.stringify(changes), base: JSON.stringify(baseOf(changes)),
  });

  useAnswer(fetcher, (answer) => {
    const { waiting, sent } = queue.current;
    if (!sent) return;
    if (answer.ok) {
      queue.current = { waiting, sent: null };
      Object.assign(known.current, sent);
      if (answer.conflict && kept) {
        const theirs = kept(sent, answer.conflict);
        Object.assign(known.current, theirs);
        setChanged((old) => ({ ...old, ...theirs, ...waiting }));
        setConflict(answer.conflict);
      }
      setState("saved");
      keep();
      send();
    } else {
      queue.current = { waiting: { ...sent, ...waiting }, sent: null };
      setProblem(answer.problem);
      setState(isUnreachable(answer) ? "offline" : "failed");
    }
  });

  useTryAgain(state === "offline", send);

  useEffect(() => {
    const left = place === undefined ? null : keptUnsaved<T>(place);
    if (!left) return;
    Object.assign(known.current, left.base);
    setChanged((old) => ({ ...left.changes, ...old }));
    queue.current.waiting = { ...left.changes, ...queue.current.waiting };
    send();
    // Once, as the page comes alive.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  // What still waits when the page is left is sent on the way out.
  const leave = useRef(() => {});
  leave.current = () => {
    const { waiting } = queue.current;
    // With a connection all of it arrives; what came back later would only dispute what is changed elsewhere by then.
    if (place !== undefined && state !== "offline") keepUnsaved(place, { changes: {}, base: {} });
    if (Object.keys(waiting).length === 0) return;
    queue.current = { ...queue.current, waiting: {} };
    submit(posted(waiting), { method: "post", navigate: false });
  };
  useEffect(() => () => leave.current(), []);

  useBeforeUnload(useCallback((event: BeforeUnloadEvent) => {
    const { waiting, sent } = queue.current;
    if (sent || Object.keys(waiting).length > 0) event.preventDefault();
  }, []));

  const change = (changes: Record<string, T>, undoText?: string) => {
    const before = Object.fromEntries(Object.keys(changes).map((id) => [id, values[id] ?? empty(id)]));
    setUndo(undoText === undefined ? null : { text: undoText, before });
    setChanged((old) => ({ ...old, ...changes }));
    queue.current.waiting = { ...queue.current.waiting, ...changes };
    keep();
    send();
  };

  return { values, change, undo: undo && { text: undo.text, run: () => change(undo.before) }, state, problem, retry: send, conflict, settle: () => setConflict(null) };
}
