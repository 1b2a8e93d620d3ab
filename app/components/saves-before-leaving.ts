import { useBlocker } from "@remix-run/react";
import { useCallback, useEffect, useId, useRef } from "react";

/** Forms of the page in which something is not saved yet, and those whose last save was refused. Only in the browser. */
const unsaved = new Set<string>();
const refused = new Set<string>();
const waiting = new Set<() => void>();
/** Forms that are saved by a button and hold changes: what to ask of who leaves. */
const asking = new Map<string, string>();

/** Tells that a form is still being saved, or that what it holds was refused. */
export function useUnsaved(saving: boolean, wasRefused: boolean): void {
  const id = useId();
  useEffect(() => {
    if (saving) unsaved.add(id);
    else unsaved.delete(id);
    if (wasRefused) refused.add(id);
    else refused.delete(id);
    for (const tell of waiting) tell();
  }, [id, saving, wasRefused]);
  useEffect(() => () => {
    unsaved.delete(id);
    refused.delete(id);
  }, [id]);
}

/** Asks who leaves the page, while what a form holds is changed and not saved. */
export function useAsksBeforeLeaving(message: string, changed: boolean): void {
  const id = useId();
  useEffect(() => {
    if (changed) asking.set(id, message);
    return () => void asking.delete(id);
  }, [id, message, changed]);
}

/**
 * Who goes to another page while a form is being saved goes once it is; where it is then refused, one stays with what was
 * typed and why. Where a form is saved by its button only, one is asked. Used once, by the layout that holds the pages: a
 * router asks one blocker only.
 */
export function useSavesBeforeLeaving(): void {
  const blocker = useBlocker(useCallback(({ currentLocation, nextLocation }: { currentLocation: { pathname: string }; nextLocation: { pathname: string } }) => unsaved.size + asking.size > 0 && currentLocation.pathname !== nextLocation.pathname, []));
  const agreed = useRef(false);
  useEffect(() => {
    if (blocker.state !== "blocked") {
      agreed.current = false;
      return;
    }
    const [message] = asking.values();
    if (message !== undefined && !agreed.current && !window.confirm(message)) {
      blocker.reset();
      return;
    }
    agreed.current = true;
    const go = () => {
      if (unsaved.size > 0) return;
      waiting.delete(go);
      if (refused.size > 0) blocker.reset();
      else blocker.proceed();
    };
    waiting.add(go);
    go();
    return () => void waiting.delete(go);
  }, [blocker]);
}
