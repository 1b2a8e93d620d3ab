import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { attemptKinds, attemptLimits, nextAttempt } from "~/domain/access/attempts";
import type { Attempts } from "~/domain/access/attempts";

const limit = { free: 3, firstHoldSeconds: 30, longestHoldSeconds: 200, forgetAfterSeconds: 3600 };

/** Seconds of hold after each of the attempts, each made as soon as it may be. */
function holds(attempts: number): number[] {
  let now = 0;
  let state: Attempts | null = null;
  return Array.from({ length: attempts }, () => {
    const next = nextAttempt(limit, state, now);
    if (!next.ok) throw new Error("refused although its hold is over");
    state = next.attempts;
    const hold = (state.heldUntil - now) / 1000;
    now = state.heldUntil;
    return hold;
  });
}

describe("attempts that fail one after the other", () => {
  test("the first are free; from the third on the wait doubles up to the longest", () => {
    expect(holds(7)).toEqual([0, 0, 30, 60, 120, 200, 200]);
  });
  test("during a hold an attempt is refused, says until when, and does not lengthen it", () => {
    const held: Attempts = { count: 3, lastAt: 0, heldUntil: 30_000 };
    expect(nextAttempt(limit, held, 29_999)).toEqual({ ok: false, heldUntil: 30_000 });
    expect(nextAttempt(limit, held, 30_000)).toEqual({ ok: true, attempts: { count: 4, lastAt: 30_000, heldUntil: 90_000 } });
  });
  test("are forgotten after a quiet while", () => {
    expect(nextAttempt(limit, { count: 9, lastAt: 0, heldUntil: 200_000 }, 3_600_001)).toEqual({ ok: true, attempts: { count: 1, lastAt: 3_600_001, heldUntil: 3_600_001 } });
  });
});

test("for every kind: a hold never shrinks while attempts go on, never passes its longest, and always ends", () => {
  fc.assert(fc.property(fc.constantFrom(...attemptKinds), fc.array(fc.integer({ min: 0, max: 600_000 }), { maxLength: 80 }), (kind, waits) => {
    const rule = attemptLimits[kind];
    let now = 0;
    let state: Attempts | null = null;
    let previous = 0;
    for (const wait of waits) {
      now += wait;
      const next = nextAttempt(rule, state, now);
      if (!next.ok) {
        expect(next.heldUntil - now).toBeLessThanOrEqual(rule.longestHoldSeconds * 1000);
        continue;
      }
      const hold = next.attempts.heldUntil - now;
      if (next.attempts.count > 1) expect(hold).toBeGreaterThanOrEqual(previous);
      expect(hold).toBeLessThanOrEqual(rule.longestHoldSeconds * 1000);
      previous = hold;
      state = next.attempts;
    }
  }));
});
