import type { Edition } from "~/domain/edition/edition";
import { formatInstant } from "~/i18n/format";
import { translator } from "~/i18n/translate";
import { listMembers } from "~db/members";
import type { Offer } from "~db/offers";
import type { Db } from "~db/schema";

import type { Context } from "../context.server";
import { queueNotice } from "./mail-queue";

/** What a vendor is told of: questions about its answers, a changed request, newly published questions and answers. */
export type VendorNotice =
  | { kind: "clarification"; code: string; dueAt: string }
  | { kind: "addendum"; text: string }
  | { kind: "questions"; count: number };

/**
 * Tells vendors by mail that something awaits them behind their links, in the language of their letters. The link itself
 * is in no such mail: only its hash is kept. A vendor without a mail address gets none. Gives how many are told.
 */
export async function notifyVendors(trx: Db, context: Context, selectionId: string, edition: Edition, vendors: readonly Offer[], notice: VendorNotice): Promise<number> {
  const told = vendors.filter(({ contactEmail }) => contactEmail.includes("@"));
  for (const vendor of told) {
    const language = vendor.language ?? edition.language;
    const t = translator(language);
    const values = {
      name: vendor.contactName || vendor.name, organisation: edition.organisation, title: edition.title, code: notice.kind === "clarification" ? notice.code : edition.code,
      until: formatInstant(language, notice.kind === "clarification" ? notice.dueAt : edition.deadline, edition.timeZone), zone: edition.timeZone,
      contact: edition.contact.name || edition.organisation, email: edition.contact.email,
      changes: notice.kind === "addendum" ? notice.text : "", count: notice.kind === "questions" ? notice.count : 0,
    };
    await queueNotice(trx, context, {
      to: vendor.contactEmail, userId: null, selectionId, path: null,
      subject: t(`interface.notice.${notice.kind}.subject`, values), text: t(`interface.notice.${notice.kind}.text`, values),
    });
  }
  return told.length;
}

/** Tells the leads of a selection that a vendor asked something; not what, which stands on the page. */
export async function notifyLeads(trx: Db, context: Context, selection: { id: string; name: string }, edition: Edition): Promise<void> {
  for (const { user, roles } of await listMembers(trx, selection.id)) {
    if (!roles.includes("lead") || user.email === null) continue;
    const t = translator(user.language);
    const values = { name: user.name, selection: selection.name, code: edition.code, link: "{{link}}" };
    await queueNotice(trx, context, {
      to: user.email, userId: user.id, selectionId: selection.id, path: `/selections/${selection.id}/questions`,
      subject: t("interface.notice.asked.subject", values), text: t("interface.notice.asked.text", values),
    });
  }
}
