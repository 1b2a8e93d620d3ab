import { useBlocker } from "@remix-run/react";
import { useCallback, useEffect, useId } from "react";

/** Forms of the page in which something is not saved yet, and those whose last save was refused. Only in the browser. */
const unsaved = new Set<string>();
const refused = new Set<string>();
const waiting = new Set<() => void>();

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

/**
 * Who goes to another page while a form is being saved goes once it is; where it is then refused, one stays with what was
 * typed and why. Used once, by the layout that holds the pages: a router asks one blocker only.
 */
export function useSavesBeforeLeaving(): void {
  const blocker = useBlocker(useCallback(({ currentLocation, nextLocation }: { currentLocation: { pathname: string }; nextLocation: { pathname: string } }) => unsaved.size > 0 && currentLocation.pathname !== nextLocation.pathname, []));
  useEffect(() => {
    if (blocker.state !== "blocked") return;
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
