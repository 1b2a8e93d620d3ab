import { useEffect, useRef } from "react";

/**
 * Calls `take` once for every answer to what a fetcher sent. To be used in place of effects that wait for `fetcher.state` or
 * `fetcher.data`: the router changes what those read from before it asks React to render, so that a render that React makes
 * in between and drops (a state set to what it was) has seen them already, and the effect is never run.
 */
export function useAnswer<T>(fetcher: { state: "idle" | "loading" | "submitting"; data: T | undefined }, take: (answer: T) => void): void {
  const taken = useRef(fetcher.data);
  // Without a list of what it waits for: it looks after every render that counts.
  useEffect(() => {
    if (fetcher.state !== "idle" || fetcher.data === undefined || fetcher.data === taken.current) return;
    taken.current = fetcher.data;
    take(fetcher.data);
  });
}
