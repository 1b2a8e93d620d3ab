import { useBeforeUnload, useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";

import type { FormAnswer } from "~/domain/form-answer";

import { isUnreachable, useTryAgain } from "./connection";
import { useUnsaved } from "./saves-before-leaving";
import { useAnswer } from "./use-answer";

/** Pause after the last change until it is saved. */
const pauseMs = 800;

/**
 * Saves a form by itself: `soon` after a change, `now` when a field is left. One request runs at a time, so a newer state
 * never overtakes an older one; what changed meanwhile follows in the next. Who leaves the page goes once all is saved. `collect` gives what to post;
 * `answered` is told what the action said of it, before the next is collected.
 */
export function useFormAutosave(collect: () => FormData | null, action?: string, answered?: (answer: FormAnswer) => void) {
  const fetcher = useFetcher<FormAnswer>();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  // Changed and not sent yet: what is said of the form must not be that it is saved.
  const [changed, setChanged] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [sending, setSending] = useState(false);
  const inFlight = useRef(false);

  const stop = () => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
  };
  const now = () => {
    if (!timer.current) return;
    stop();
    setWaiting(true);
  };
  const soon = () => {
    stop();
    setChanged(true);
    timer.current = setTimeout(now, pauseMs);
  };
  useAnswer(fetcher, (answer) => {
    inFlight.current = false;
    setSending(false);
    answered?.(answer);
  });
  // After every render, and not when `waiting` changes: it may have been set again meanwhile.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => {
    if (!waiting || inFlight.current) return;
    setWaiting(false);
    setChanged(timer.current !== null);
    const form = collect();
    if (!form) return;
    inFlight.current = true;
    setSending(true);
    fetcher.submit(form, { method: "post", action });
  });
  useEffect(() => stop, []);
  const offline = isUnreachable(fetcher.data);
  useTryAgain(offline, () => setWaiting(true));
  const saving = sending || waiting || changed;
  useUnsaved(saving, fetcher.data?.ok === false && !offline);
  useBeforeUnload(useCallback((event: BeforeUnloadEvent) => {
    if (saving || offline) event.preventDefault();
  }, [saving, offline]));

  return { fetcher, soon, now, saving, offline };
}
