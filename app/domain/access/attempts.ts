/** What is counted, each with its own limit. */
export const attemptKinds = [
  "sign-in-account", "sign-in-address", "second-step-account", "reset-account", "reset-address", "email-account", "link-address", "upload-link", "upload-address",
] as const;
export type AttemptKind = (typeof attemptKinds)[number];

/** How many attempts are free, how long the first hold lasts, up to how long it grows, and when all is forgotten. */
interface Limit {
  free: number;
  firstHoldSeconds: number;
  longestHoldSeconds: number;
  forgetAfterSeconds: number;
}

const minute = 60;
const hour = 60 * minute;

/**
 * Of an account a hold stays short, so that nobody can keep somebody else out for long; of an address, behind which a
 * whole office may sit, more is free.
 */
export const attemptLimits: Record<AttemptKind, Limit> = {
  "sign-in-account": { free: 5, firstHoldSeconds: 30, longestHoldSeconds: 15 * minute, forgetAfterSeconds: 24 * hour },
  "sign-in-address": { free: 30, firstHoldSeconds: minute, longestHoldSeconds: hour, forgetAfterSeconds: 6 * hour },
  "second-step-account": { free: 5, firstHoldSeconds: 30, longestHoldSeconds: hour, forgetAfterSeconds: 24 * hour },
  "reset-account": { free: 3, firstHoldSeconds: 10 * minute, longestHoldSeconds: 6 * hour, forgetAfterSeconds: 24 * hour },
  "reset-address": { free: 20, firstHoldSeconds: 5 * minute, longestHoldSeconds: 6 * hour, forgetAfterSeconds: 24 * hour },
  "email-account": { free: 3, firstHoldSeconds: 10 * minute, longestHoldSeconds: 6 * hour, forgetAfterSeconds: 24 * hour },
  "link-address": { free: 30, firstHoldSeconds: minute, longestHoldSeconds: hour, forgetAfterSeconds: 6 * hour },
  "upload-link": { free: 60, firstHoldSeconds: minute, longestHoldSeconds: 15 * minute, forgetAfterSeconds: hour },
  "upload-address": { free: 240, firstHoldSeconds: minute, longestHoldSeconds: 15 * minute, forgetAfterSeconds: hour },
};

/** What is remembered of attempts; instants in milliseconds. */
export interface Attempts {
  count: number;
  lastAt: number;
  heldUntil: number;
}

/**
 * One more attempt at an instant: what to remember, or until when it is refused. After the free ones every attempt doubles
 * the hold. A refused attempt does not count, so that waiting always helps.
 */
export function nextAttempt(limit: Limit, before: Attempts | null, now: number): { ok: true; attempts: Attempts } | { ok: false; heldUntil: number } {
  if (before && before.heldUntil > now) return { ok: false, heldUntil: before.heldUntil };
  const fresh = !before || now - before.lastAt > limit.forgetAfterSeconds * 1000;
  const count = fresh ? 1 : before.count + 1;
  const over = count - limit.free;
  const hold = over < 0 ? 0 : Math.min(limit.longestHoldSeconds, limit.firstHoldSeconds * 2 ** Math.min(over, 30));
  return { ok: true, attempts: { count, lastAt: now, heldUntil: now + hold * 1000 } };
}
