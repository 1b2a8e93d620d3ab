import type { Edition } from "~/domain/edition/edition";
import { languages } from "~/domain/language";
import type { Bilingual, Language } from "~/domain/language";
import { UserError } from "~/domain/user-error";
import { formatInstant } from "~/i18n/format";
import { translator } from "~/i18n/translate";
import type { Offer } from "~db/offers";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { loadState } from "./selection-state";

/** A link as the lead sees it once, right after it was made, with texts to paste into a mail. */
export interface MadeLink {
  vendor: string;
  contact: string;
  url: string;
  /** The language that the vendor's documents are in. */
  language: Language;
  invitation: Bilingual;
}

/** What to send to a vendor together with its new link. */
export async function inviteThrough(context: Context, selectionId: string, vendorId: string, link: { url: string; expiresAt: Date }): Promise<MadeLink> {
  await look(context, selectionId, "view-request");
  const { db } = context;
  const state = await loadState(db, selectionId);
  const offer = state?.offers.find((one) => one.id === vendorId);
  if (!state?.edition || !offer) throw new UserError("unknown-vendor");
  const { edition } = state;
  const [nl, en] = languages.map((language) => invitationText(language, edition, offer, link));
  return {
    vendor: offer.name, contact: [offer.contactName, offer.contactEmail].filter(Boolean).join(", "), url: link.url, language: edition.language, invitation: { nl, en },
  };
}

function invitationText(language: Language, edition: Edition, vendor: Offer, { url, expiresAt }: { url: string; expiresAt: Date }): string {
  const t = translator(language);
  const { code, title, organisation, contact, deadline, timeZone } = edition;
  const instant = (iso: string) => formatInstant(language, iso, timeZone);
  return [
    t("interface.links.invite.subject", { code, title }),
    vendor.contactName ? t("interface.links.invite.greeting", { name: vendor.contactName }) : t("interface.links.invite.greetingUnknown"),
    t("interface.links.invite.asks", { organisation, vendor: vendor.name, code, title }),
    `${t("interface.links.invite.where")}\n${url}`,
    t("interface.links.invite.deadline", { deadline: instant(deadline), zone: timeZone }),
    t("interface.links.invite.personal", { until: instant(expiresAt.toISOString()) }),
    t("interface.links.invite.questions", { name: contact.name, email: contact.email }),
    `${t("interface.links.invite.regards")}\n${contact.name}\n${organisation}`,
  ].join("\n\n");
}
