import { z } from "zod";

import { instantOf } from "~/domain/edition/draft";
import { UserError } from "~/domain/user-error";
import { insertUploadLink, listUploadLinks as linksOf, revokeUploadLink as revoke } from "~db/upload-links";

import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { newToken, tokenHash } from "./token.server";
import { loadState } from "./selection-state";

/** The longest that a link may hold. */
const longestMs = 400 * 86_400_000;
/** How much longer than the deadline a link holds unless the lead says otherwise: what is late must still come in. */
const afterDeadlineMs = 14 * 86_400_000;

/** Where a vendor answers. */
export const answerPath = (token: string) => `/answer/${token}`;

/** The last day of a link, as the lead's form sends it. */
export const lastDaySchema = z.iso.date();

/**
 * Makes a personal link for a vendor and revokes the ones that it had, so that at most one opens. The token is given once
 * and kept nowhere: only its SHA-256 is. Throws `UserError` before publication, for a vendor that does not take part, or
 * for an end that is past or more than 400 days away.
 */
export async function createUploadLink(
  context: Context,
  selectionId: string,
  vendorId: string,
  { expiresAt }: { expiresAt: Date },
): Promise<{ linkId: string; token: string; path: string }> {
  return change(context, { selection: selectionId, action: "upload-link-create", also: ["upload-link-revoke"] }, async ({ trx, at, record }) => {
    const state = await loadState(trx, selectionId);
    if (!state) throw new UserError("unknown-selection");
    if (!state.edition) throw new UserError("round-not-published");
    if (!state.offers.some((offer) => offer.id === vendorId)) throw new UserError("unknown-vendor");
    const holds = expiresAt.getTime() - Date.parse(at);
    if (!(holds > 0 && holds <= longestMs)) throw new UserError("link-end");
    for (const old of (await linksOf(trx, state.round.id)).filter((link) => link.vendorId === vendorId && link.revokedAt === null)) {
      await revoke(trx, old.id, at);
      await record({ action: "upload-link-revoke", subject: old.id, after: { vendor: vendorId, replaced: true } });
    }
    const token = newToken();
    const linkId = context.newId();
    await insertUploadLink(trx, {
      id: linkId, roundId: state.round.id, vendorId, tokenHash: tokenHash(token), createdAt: at, createdBy: context.actor.id, expiresAt: expiresAt.toISOString(),
    });
    await record({ subject: linkId, after: { vendor: vendorId, expiresAt: expiresAt.toISOString() } });
    return { linkId, token, path: answerPath(token) };
  });
}

/** The end of a day in the time zone of the current edition, as the end of a link. */
export async function endOfDay(context: Context, selectionId: string, day: z.infer<typeof lastDaySchema>): Promise<Date> {
  await look(context, selectionId, "view-request");
  const { db } = context;
  const timeZone = (await loadState(db, selectionId))?.edition?.timeZone;
  if (timeZone === undefined) throw new UserError("round-not-published");
  return new Date(instantOf(`${day}T23:59`, timeZone));
}

/** Takes a link back: from then on it opens nothing. Doing so twice changes nothing. */
export async function revokeUploadLink(context: Context, selectionId: string, linkId: string): Promise<void> {
  await change(context, { selection: selectionId, action: "upload-link-revoke" }, async ({ trx, at, record }) => {
    const state = await loadState(trx, selectionId);
    if (!state) throw new UserError("unknown-selection");
    const link = (await linksOf(trx, state.round.id)).find(({ id }) => id === linkId);
    if (!link) throw new UserError("unknown-link");
    if (link.revokedAt !== null) return;
    await revoke(trx, linkId, at);
    await record({ subject: linkId, after: { vendor: link.vendorId } });
  });
}

/** The link of a vendor as the lead sees it; never its token. */
export interface UploadLinkView {
  linkId: string;
  vendorId: string;
  state: "open" | "expired" | "revoked";
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string;
}

/** The newest link of each vendor in the current round, and the day on which a new one would end. */
export async function listUploadLinks(context: Context, selectionId: string): Promise<{ links: UploadLinkView[]; lastDay: string }> {
  await look(context, selectionId, "view-request");
  const state = await loadState(context.db, selectionId);
  if (!state?.edition) return { links: [], lastDay: "" };
  const now = context.now().toISOString();
  const newest = new Map<string, UploadLinkView>();
  for (const link of await linksOf(context.db, state.round.id)) {
    if (newest.has(link.vendorId)) continue;
    newest.set(link.vendorId, {
      linkId: link.id, vendorId: link.vendorId, createdAt: link.createdAt, lastUsedAt: link.lastUsedAt, expiresAt: link.expiresAt,
      state: link.revokedAt !== null ? "revoked" : link.expiresAt < now ? "expired" : "open",
    });
  }
  const end = Math.max(Date.parse(state.edition.deadline), Date.parse(now)) + afterDeadlineMs;
  return { links: [...newest.values()], lastDay: new Date(end).toISOString().slice(0, 10) };
}
