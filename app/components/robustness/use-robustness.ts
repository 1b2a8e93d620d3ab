import { useCallback, useEffect, useRef, useState } from "react";

import type { Robustness } from "~/domain/scoring/robustness-result";

import type { RobustnessMessage, RobustnessRequest } from "./robustness-worker";

/** Where a computation stands. */
export type RunState = { state: "idle" } | { state: "running"; done: number } | { state: "cancelled" } | { state: "impossible" } | { state: "failed" };

/** The chances of ranks, computed in a thread of its own, so that the page stays at hand. */
export function useRobustness(first: Robustness | null) {
  const [run, setRun] = useState<RunState>({ state: "idle" });
  const [result, setResult] = useState(first);
  const worker = useRef<Worker | null>(null);

  const end = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
  }, []);
  useEffect(() => end, [end]);

  const start = useCallback(async (request: RobustnessRequest) => {
    end();
    setRun({ state: "running", done: 0 });
    const { default: RobustnessWorker } = await import("./robustness-worker?worker");
    const own = new RobustnessWorker();
    worker.current = own;
    own.addEventListener("message", ({ data }: MessageEvent<RobustnessMessage>) => {
      if (worker.current !== own) return;
      if ("done" in data) return setRun({ state: "running", done: data.done });
      if ("result" in data) setResult(data.result);
      setRun({ state: "impossible" in data ? "impossible" : "idle" });
      end();
    });
    own.addEventListener("error", () => {
      if (worker.current !== own) return;
      setRun({ state: "failed" });
      end();
    });
    own.postMessage(request);
  }, [end]);

  const cancel = useCallback(() => {
    end();
    setRun({ state: "cancelled" });
  }, [end]);

  return { run, result, start, cancel };
}
