import { useBeforeUnload, useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";

import type { FormAnswer } from "~/domain/form-answer";

import { isUnreachable, useTryAgain } from "./connection";
import { useUnsaved } from "./saves-before-leaving";

/** Pause after the last change until it is saved. */
const pauseMs = 800;

/**
 * Saves a form by itself: `soon` after a change, `now` when a field is left. One request runs at a time, so a newer state
 * never overtakes an older one; what changed meanwhile follows in the next. Who leaves the page goes once all is saved. `collect` gives what to post.
 */
export function useFormAutosave(collect: () => FormData | null, action?: string) {
  const fetcher = useFetcher<FormAnswer>();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  // Changed and not sent yet: what is said of the form must not be that it is saved.
  const [changed, setChanged] = useState(false);
  const [waiting, setWaiting] = useState(false);
  // Sent and not answered. The fetcher's own state is drawn as a transition, which typing holds up: a page may see it late, or
  // never between two answers, and then a second save would overtake the first, or none would ever follow.
  const [sending, setSending] = useState(false);
  const flight = useRef<{ before: FormAnswer | undefined; seen: boolean } | null>(null);

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
  useEffect(() => {
    if (flight.current) {
      if (fetcher.state !== "idle") flight.current.seen = true;
      if (fetcher.state !== "idle" || !(flight.current.seen || fetcher.data !== flight.current.before)) return;
      flight.current = null;
      setSending(false);
    }
    if (!waiting) return;
    setWaiting(false);
    setChanged(timer.current !== null);
    const form = collect();
    if (!form) return;
    flight.current = { before: fetcher.data, seen: false };
    setSending(true);
    fetcher.submit(form, { method: "post", action });
    // `collect` is made anew by every render and must not start a save by itself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [waiting, fetcher.state, fetcher.data]);
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
