import { useBeforeUnload, useFetcher, useSubmit } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";

import { isUnreachable, useTryAgain } from "~/components/connection";
import { useAnswer } from "~/components/use-answer";
import type { SaveState } from "~/components/use-saved-values";
import type { EvaluatorMark } from "~/domain/committee/evaluator-mark";
import type { FormAnswer } from "~/domain/form-answer";

/** Pause after the last change until marks are saved. */
const pauseMs = 500;

interface Cell extends EvaluatorMark {
  vendorId: string;
  requirementId: string;
  version: number;
}

interface Saved {
  vendorId: string;
  requirementId: string;
  version: number;
  conflict: (EvaluatorMark & { at: string }) | null;
}

type Answer = FormAnswer & { saved?: Saved[] };

export const cellKey = ({ vendorId, requirementId }: { vendorId: string; requirementId: string }) => `${vendorId} ${requirementId}`;

/** What another session saved meanwhile; what this one typed stays in the field until it is saved over it or given up. */
export type Conflict = NonNullable<Saved["conflict"]>;

/**
 * The marks of a page while one works: saved by themselves, one request at a time, each with the version that it was
 * made on, so that two sessions of one evaluator never overwrite one another unseen.
 */
export function useMarkSaving(cells: readonly Cell[], action: string) {
  const fetcher = useFetcher<Answer>();
  const submit = useSubmit();
  const [typed, setTyped] = useState<Record<string, EvaluatorMark>>({});
  const [conflicts, setConflicts] = useState<Record<string, Conflict>>({});
  const [state, setState] = useState<SaveState>("idle");
  const loaded = new Map(cells.map((cell) => [cellKey(cell), cell]));
  const versions = useRef<Record<string, number>>({});
  const waiting = useRef<Record<string, EvaluatorMark & { vendorId: string; requirementId: string }>>({});
  const sent = useRef<typeof waiting.current | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const valueOf = (cell: Cell): EvaluatorMark => typed[cellKey(cell)] ?? cell;
  const versionOf = (key: string) => Math.max(versions.current[key] ?? 0, loaded.get(key)?.version ?? 0);

  const send = () => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
    if (sent.current || Object.keys(waiting.current).length === 0) return;
    const marks = Object.entries(waiting.current).map(([key, mark]) => ({ ...mark, version: versions.current[key] ?? 0 }));
    sent.current = waiting.current;
    waiting.current = {};
    setState((before) => (before === "offline" ? before : "saving"));
    fetcher.submit({ changes: JSON.stringify(marks) }, { method: "post", action });
  };

  useAnswer(fetcher, (answer) => {
    if (!sent.current) return;
    if (answer.ok) {
      sent.current = null;
      const met: Record<string, Conflict> = {};
      for (const one of answer.saved ?? []) {
        versions.current[cellKey(one)] = one.version;
        if (one.conflict) met[cellKey(one)] = one.conflict;
      }
      setConflicts((before) => ({ ...before, ...met }));
      setState("saved");
      send();
    } else {
      waiting.current = { ...sent.current, ...waiting.current };
      sent.current = null;
      setState(isUnreachable(answer) ? "offline" : "failed");
    }
  });

  useTryAgain(state === "offline", send);

  // What still waits when the page is left is sent on the way out.
  const soon = useRef(send);
  soon.current = send;
  const leave = useRef(() => {});
  leave.current = () => {
    if (Object.keys(waiting.current).length === 0) return;
    const marks = Object.entries(waiting.current).map(([key, mark]) => ({ ...mark, version: versions.current[key] ?? 0 }));
    waiting.current = {};
    submit({ changes: JSON.stringify(marks) }, { method: "post", action, navigate: false });
  };
  useEffect(() => () => leave.current(), []);
  useBeforeUnload(useCallback((event: BeforeUnloadEvent) => {
    if (sent.current || Object.keys(waiting.current).length > 0) event.preventDefault();
  }, []));

  const change = (cell: Cell, mark: EvaluatorMark, at: "once" | "soon") => {
    const key = cellKey(cell);
    // The version that this was made on: the one on the page, not one that came in while typing.
    versions.current[key] ??= cell.version;
    setTyped((before) => ({ ...before, [key]: mark }));
    setConflicts(({ [key]: _settled, ...rest }) => rest);
    waiting.current[key] = { vendorId: cell.vendorId, requirementId: cell.requirementId, mark: mark.mark, confirms: mark.confirms, comment: mark.comment };
    if (at === "once") return send();
    if (timer.current) clearTimeout(timer.current);
    timer.current = setTimeout(() => soon.current(), pauseMs);
  };
  const giveUp = (cell: Cell, theirs: EvaluatorMark) => {
    const key = cellKey(cell);
    setTyped((before) => ({ ...before, [key]: { mark: theirs.mark, confirms: theirs.confirms, comment: theirs.comment } }));
    setConflicts(({ [key]: _settled, ...rest }) => rest);
  };

  return {
    valueOf, change, now: send, retry: send, conflicts, giveUp,
    versionOf, state, problem: fetcher.data && !fetcher.data.ok ? fetcher.data.problem : null,
  };
}

export type MarkSaving = ReturnType<typeof useMarkSaving>;
