import { timingSafeEqual } from "node:crypto";

import { respondentActor } from "~/domain/access/actor";
import type { Language } from "~/domain/language";
import { UserError } from "~/domain/user-error";
import { findRespondentLink, markRespondentLinkUsed } from "~db/respondent-links";
import { findRespondent } from "~db/respondents";
import { findSelection } from "~db/selections";

import { change } from "../context.server";
import type { Context } from "../context.server";
import { tokenHash } from "../token.server";

/** What a personal link opens: one respondent's own copy in one selection. */
export interface OpenRespondentLink {
  linkId: string;
  selectionId: string;
  respondent: { id: string; name: string; language: Language };
  organisation: string;
  expiresAt: string;
  lastUsedAt: string | null;
}

export type OpenedRespondentLink =
  | { ok: true; link: OpenRespondentLink }
  /** In which language to say so is told only to who holds a link that once was good. */
  | { ok: false; why: "unknown" | "expired" | "revoked" | "withdrawn"; language: Language | null };

/** What the holder of a token may see, or why nothing. */
export async function openRespondentLink(context: Context, token: string): Promise<OpenedRespondentLink> {
  const unknown: OpenedRespondentLink = { ok: false, why: "unknown", language: null };
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return unknown;
  const hash = tokenHash(token);
  // Looked up by hash: what the time of a lookup tells of a hash helps nobody towards its token.
  const link = await findRespondentLink(context.db, hash);
  if (!link || !timingSafeEqual(Buffer.from(hash), Buffer.from(link.tokenHash))) return unknown;
  const respondent = await findRespondent(context.db, link.selectionId, link.respondentId);
  const selection = await findSelection(context.db, link.selectionId);
  if (!respondent || !selection) return unknown;
  const refused = (why: "expired" | "revoked" | "withdrawn"): OpenedRespondentLink => ({ ok: false, why, language: respondent.language });
  if (link.revokedAt !== null) return refused("revoked");
  if (context.now().toISOString() > link.expiresAt) return refused("expired");
  if (respondent.withdrawnAt !== null) return refused("withdrawn");
  const { id, name, language } = respondent;
  return {
    ok: true,
    link: { linkId: link.id, selectionId: selection.id, respondent: { id, name, language }, organisation: selection.organisation, expiresAt: link.expiresAt, lastUsedAt: link.lastUsedAt },
  };
}

/** As `openRespondentLink`; throws `UserError` "link-…" where that refuses. */
export async function requireRespondentLink(context: Context, token: string): Promise<OpenRespondentLink> {
  const opened = await openRespondentLink(context, token);
  if (!opened.ok) throw new UserError(`respondent-link-${opened.why}`);
  return opened.link;
}

/** The context in which a respondent acts through a personal link. */
export function asRespondent(context: Context, { respondent }: Pick<OpenRespondentLink, "respondent">): Context {
  return { ...context, actor: respondentActor(respondent.id, respondent.name) };
}

/** A page that is looked at again within this time is the same visit, for which one row in the audit trail is enough. */
const visitMs = 60 * 60 * 1000;

/** Notes that a personal link was opened, once a visit. */
export async function noteRespondentVisit(context: Context, link: OpenRespondentLink): Promise<void> {
  if (link.lastUsedAt !== null && context.now().getTime() - Date.parse(link.lastUsedAt) < visitMs) return;
  await change(asRespondent(context, link), { selection: link.selectionId, action: "respondent-link-use" }, async ({ trx, at, record }) => {
    await markRespondentLinkUsed(trx, link.linkId, at);
    await record({ subject: link.linkId, after: { respondent: link.respondent.id, opened: true } });
  });
}
