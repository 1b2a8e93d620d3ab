import { useEffect, useRef } from "react";

/** Asks anew every so many milliseconds while the page is in sight; null stops it. */
export function useWhileInSight(everyMs: number | null, ask: () => void): void {
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (everyMs === null) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") latest.current();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
}
