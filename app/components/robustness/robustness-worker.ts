import type { Award } from "~/domain/scoring/award";
import { startRobustnessOn, type RobustnessOptions, type SentOffer } from "~/domain/scoring/robustness";
import type { Robustness } from "~/domain/scoring/robustness-result";

/** What the page asks of the worker: one computation; it is broken off by ending the worker. */
export interface RobustnessRequest {
  dimensions: { id: string; weight: number }[];
  offers: SentOffer[];
  options: RobustnessOptions;
  award: Award | null;
}

/** What the worker tells: which share (0–1) of the work is done, and in the end the result. */
export type RobustnessMessage = { done: number } | { result: Robustness } | { impossible: true };

const post = (message: RobustnessMessage) => self.postMessage(message);
/** Samples between two tidings: often enough to see it move, seldom enough to cost nothing. */
const chunk = 20_000;

self.addEventListener("message", ({ data }: MessageEvent<RobustnessRequest>) => {
  try {
    const run = startRobustnessOn(data.dimensions, data.offers, data.options, data.award);
    for (let done = 0; done < 1; ) {
      done = run.advance(chunk);
      post({ done });
    }
    post({ result: run.result() });
  } catch (error) {
    // Ranges that no weights fit into are a wish of the user, anything else is a fault.
    if (!(error instanceof RangeError)) throw error;
    post({ impossible: true });
  }
});
