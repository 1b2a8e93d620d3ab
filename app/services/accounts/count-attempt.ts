import { createHmac } from "node:crypto";

import { attemptLimits, nextAttempt } from "~/domain/access/attempts";
import type { AttemptKind } from "~/domain/access/attempts";
import { nobody } from "~/domain/access/actor";
import { UserError } from "~/domain/user-error";
import { findAttempts, forgetAttempts, saveAttempts, takeBackAttempt } from "~db/attempts";

import { change } from "../context.server";
import type { Context } from "../context.server";
import { masterKey } from "../keys.server";

/** What is counted, and on or by whom: the id of a user, an address, a link. */
export type Counted = readonly [kind: AttemptKind, whose: string];

/**
 * Counts an attempt before it is made, so that many at the same time are no way round. Throws `UserError` "try-later" with
 * the minutes to wait (`count`) while one of the counted is held; then nothing is counted. Gives when it was counted.
 */
export async function countAttempt(context: Context, counted: readonly Counted[]): Promise<number> {
  const now = context.now().getTime();
  const done: Counted[] = [];
  for (const one of counted) {
    const heldUntil = await countOne(context, one, now);
    if (heldUntil === null) {
      done.push(one);
      continue;
    }
    await takeBack(context, done, now);
    throw new UserError("try-later", { count: Math.max(1, Math.ceil((heldUntil - now) / 60_000)) });
  }
  return now;
}

/** Counts one; until when it is held, or null. */
async function countOne(context: Context, [kind, whose]: Counted, now: number): Promise<number | null> {
  const key = keyOf(kind, whose);
  for (;;) {
    const before = await findAttempts(context.db, kind, key);
    const next = nextAttempt(attemptLimits[kind], before, now);
    if (!next.ok) return next.heldUntil;
    // Somebody else counted at the same time: look again.
    if (!(await saveAttempts(context.db, kind, key, before, next.attempts))) continue;
    if (next.attempts.heldUntil > now) await noteHold(context, kind, next.attempts.count, key);
    return null;
  }
}

/** The trail shows that somebody is guessing, and how often, but not who is guessed at. */
async function noteHold(context: Context, kind: AttemptKind, count: number, key: string): Promise<void> {
  await change({ ...context, actor: nobody }, { selection: null, action: "attempts-hold" }, ({ record }) => record({ subject: key.slice(0, 16), after: { kind, count } }));
}

/** Takes attempts back that turned out to be none: who signs in at the first try leaves no trace at the address. `at`: when they were counted. */
export async function takeBack({ db }: Context, counted: readonly Counted[], at: number): Promise<void> {
  for (const [kind, whose] of counted) await takeBackAttempt(db, kind, keyOf(kind, whose), at);
}

/** Forgets all attempts: the account proved that it was its owner who tried. */
export async function forget({ db }: Context, counted: readonly Counted[]): Promise<void> {
  for (const [kind, whose] of counted) await forgetAttempts(db, kind, keyOf(kind, whose));
}

/** The database holds no addresses and no accounts that were guessed at, only what the installation's key makes of them. */
function keyOf(kind: AttemptKind, whose: string): string {
  return createHmac("sha256", masterKey("attempts")).update(`${kind}\n${whose}`).digest("hex");
}
