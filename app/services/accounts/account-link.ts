import { timingSafeEqual } from "node:crypto";

import { lifetime } from "~/domain/access/account";
import { endAccountLink, endAccountLinksOf, findAccountLink, insertAccountLink } from "~db/account-links";
import type { AccountLink, LinkPurpose } from "~db/account-links";
import type { Db } from "~db/schema";
import { UserError } from "~/domain/user-error";

import type { Context } from "../context.server";
import { newToken, tokenHash } from "../token.server";

const seconds: Record<LinkPurpose, number> = {
  "first-run": lifetime.firstRun, invitation: lifetime.invitation, reset: lifetime.reset, "second-step": lifetime.secondStep,
};

/** Makes a way in that works once, and ends earlier ones of the user for the same purpose. The token is given once. */
export async function makeAccountLink(
  trx: Db,
  context: Context,
  purpose: LinkPurpose,
  userId: string | null,
): Promise<{ token: string; expiresAt: string }> {
  const now = context.now();
  const at = now.toISOString();
  const token = newToken();
  const expiresAt = new Date(now.getTime() + seconds[purpose] * 1000).toISOString();
  if (userId !== null) await endAccountLinksOf(trx, userId, [purpose], at);
  await insertAccountLink(trx, { id: context.newId(), purpose, userId, tokenHash: tokenHash(token), createdAt: at, createdBy: context.actor.id, expiresAt });
  return { token, expiresAt };
}

/** The link of a token while it works; null otherwise, and nobody is told why. */
export async function openAccountLink({ db, now }: Pick<Context, "db" | "now">, purpose: LinkPurpose, token: string): Promise<AccountLink | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  const hash = tokenHash(token);
  const link = await findAccountLink(db, purpose, hash);
  if (!link || !timingSafeEqual(Buffer.from(hash), Buffer.from(link.tokenHash))) return null;
  return link.endedAt === null && link.expiresAt > now().toISOString() ? link : null;
}

/** Uses a link up. Throws `UserError` "link-over" when it works no longer, also when somebody else was first. */
export async function useUpAccountLink(trx: Db, link: AccountLink | null, at: string): Promise<AccountLink> {
  if (!link || link.expiresAt <= at || !(await endAccountLink(trx, link.id, at))) throw new UserError("link-over");
  return link;
}
