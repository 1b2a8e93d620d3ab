import { timingSafeEqual } from "node:crypto";

import { vendorActor } from "~/domain/access/actor";
import type { Edition } from "~/domain/edition/edition";
import type { Language } from "~/domain/language";
import { UserError } from "~/domain/user-error";
import type { Offer } from "~db/offers";
import { findUploadLink, markUploadLinkUsed } from "~db/upload-links";

import { change } from "./context.server";
import type { Context } from "./context.server";
import { loadState } from "./selection-state";
import { tokenHash } from "./token.server";

/** Why a link opens nothing. */
export type LinkRefusal = "unknown" | "expired" | "revoked" | "withdrawn";

/** What a link opens: one vendor's own part of one round. */
export interface OpenLink {
  linkId: string;
  selectionId: string;
  roundId: string;
  vendor: Offer;
  edition: Edition;
  expiresAt: string;
  lastUsedAt: string | null;
  /** Whether the round still takes answers; what was sent stays in sight when it does not. */
  accepting: boolean;
}

export type OpenedLink =
  | { ok: true; link: OpenLink }
  /** Whom to ask is told only to who holds a link that once was good. */
  | { ok: false; why: LinkRefusal; language: Language | null; contact: Edition["contact"] | null };

/**
 * What the holder of a token may see, or why nothing.
 *
 * @param at the instant by which the link must still hold, by default now; for what is sent, the first byte of the request
 */
export async function openUploadLink(context: Context, token: string, at: Date = context.now()): Promise<OpenedLink> {
  const unknown: OpenedLink = { ok: false, why: "unknown", language: null, contact: null };
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return unknown;
  const hash = tokenHash(token);
  // Looked up by hash: what the time of a lookup tells of a hash helps nobody towards its token.
  const link = await findUploadLink(context.db, hash);
  if (!link || !timingSafeEqual(Buffer.from(hash), Buffer.from(link.tokenHash))) return unknown;
  const state = await loadState(context.db, link.selectionId);
  if (!state?.edition) return unknown;
  const { language, contact } = state.edition;
  const refused = (why: LinkRefusal): OpenedLink => ({ ok: false, why, language, contact });
  if (link.revokedAt !== null) return refused("revoked");
  if (at.toISOString() > link.expiresAt) return refused("expired");
  const vendor = state.offers.find((offer) => offer.id === link.vendorId);
  if (!vendor || state.round.id !== link.roundId) return refused("withdrawn");
  return {
    ok: true,
    link: {
      linkId: link.id, selectionId: link.selectionId, roundId: link.roundId, vendor, edition: state.edition,
      expiresAt: link.expiresAt, lastUsedAt: link.lastUsedAt,
      accepting: state.round.stage === "published" && (state.selection.stage === "intake" || state.selection.stage === "rounds"),
    },
  };
}

/** As `openUploadLink`; throws `UserError` "link-…" where that refuses. */
export async function requireUploadLink(context: Context, token: string, at?: Date): Promise<OpenLink> {
  const opened = await openUploadLink(context, token, at);
  if (!opened.ok) throw new UserError(`link-${opened.why}`);
  return opened.link;
}

/** The context in which a vendor acts through its link. */
export function asVendor(context: Context, { vendor }: OpenLink): Context {
  return { ...context, actor: vendorActor(vendor.id, vendor.name) };
}

/** A page that is looked at again within this time is the same visit, for which one row in the audit trail is enough. */
const visitMs = 60 * 60 * 1000;

/** Notes that a link was opened, once a visit. */
export async function noteVisit(context: Context, link: OpenLink): Promise<void> {
  if (link.lastUsedAt !== null && context.now().getTime() - Date.parse(link.lastUsedAt) < visitMs) return;
  await noteUse(context, link, { opened: true });
}

/** Notes what a link was used for. */
export async function noteUse(context: Context, link: OpenLink, use: { opened: true } | { upload: string } | { attachment: string }): Promise<void> {
  await change(asVendor(context, link), { selection: link.selectionId, action: "upload-link-use" }, async ({ trx, at, record }) => {
    await markUploadLinkUsed(trx, link.linkId, at);
    await record({ subject: link.linkId, after: { vendor: link.vendor.id, ...use } });
  });
}
