import type { EditionVendor } from "~/domain/edition/edition";
import { languageSchema } from "~/domain/language";
import type { Language } from "~/domain/language";

import type { Db } from "./schema";

/** A vendor with the package that it offers in a round. */
export interface Offer extends EditionVendor {
  offerId: string;
  contactName: string;
  contactEmail: string;
  createdAt: string;
  /** Language of letters to this vendor; null: that of the edition. */
  language: Language | null;
}

/** Offers of a round that were not withdrawn, in the order in which vendors were added. Of a vendor whose material was erased there is nothing left to show or rank. */
export async function listOffers(db: Db, roundId: string): Promise<Offer[]> {
  const rows = await db
    .selectFrom("offer")
    .innerJoin("vendor", "vendor.id", "offer.vendor_id")
    .select([
      "offer.id as offerId", "offer.package", "offer.created_at as createdAt", "offer.language", "vendor.id", "vendor.code", "vendor.name",
      "vendor.contact_name as contactName", "vendor.contact_email as contactEmail",
    ])
    .where("offer.round_id", "=", roundId)
    .where("offer.withdrawn_at", "is", null)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom("erasure").select("erasure.id").where("erasure.kind", "=", "vendor").whereRef("erasure.subject", "=", "offer.vendor_id"))))
    .execute();
  return rows.map((row) => ({ ...row, language: languageSchema.nullable().parse(row.language) })).sort((a, b) => codeNumber(a.code) - codeNumber(b.code));
}

const codeNumber = (code: string) => Number(code.replace(/\D/g, ""));

/** Adds a vendor with its package to a round; its code is the next free one of the selection: V1, V2, … */
export async function insertOffer(
  db: Db,
  offer: { offerId: string; vendorId: string; selectionId: string; roundId: string; name: string; package: string; contactName: string; contactEmail: string; language?: Language | null | undefined; at: string },
): Promise<{ code: string }> {
  const { count } = await db
    .selectFrom("vendor")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("selection_id", "=", offer.selectionId)
    .executeTakeFirstOrThrow();
  const code = `V${Number(count) + 1}`;
  await db
    .insertInto("vendor")
    .values({
      id: offer.vendorId, selection_id: offer.selectionId, code, name: offer.name,
      contact_name: offer.contactName, contact_email: offer.contactEmail, created_at: offer.at,
    })
    .execute();
  await db
    .insertInto("offer")
    .values({ id: offer.offerId, round_id: offer.roundId, vendor_id: offer.vendorId, package: offer.package, withdrawn_at: null, created_at: offer.at, language: offer.language ?? null })
    .execute();
  return { code };
}

/** Changes what is known of a vendor and its package. */
export async function updateOffer(
  db: Db,
  offer: { offerId: string; id: string; name: string; package: string; contactName: string; contactEmail: string; language?: Language | null | undefined },
): Promise<void> {
  await db.updateTable("vendor").set({ name: offer.name, contact_name: offer.contactName, contact_email: offer.contactEmail }).where("id", "=", offer.id).execute();
  await db.updateTable("offer").set({ package: offer.package, ...(offer.language === undefined ? {} : { language: offer.language }) }).where("id", "=", offer.offerId).execute();
}

/** Withdraws an offer at an instant, or brings it back with null. */
export async function setOfferWithdrawn(db: Db, roundId: string, vendorId: string, at: string | null): Promise<void> {
  await db.updateTable("offer").set({ withdrawn_at: at }).where("round_id", "=", roundId).where("vendor_id", "=", vendorId).execute();
}

/** Whether a vendor is one of a selection's. */
export async function isVendorOf(db: Db, selectionId: string, vendorId: string): Promise<boolean> {
  return (await db.selectFrom("vendor").select("id").where("id", "=", vendorId).where("selection_id", "=", selectionId).executeTakeFirst()) !== undefined;
}

/** Names of vendors by id. */
export async function vendorNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("vendor").select(["id", "name"]).where("id", "in", [...new Set(ids)]).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Every vendor that ever took part in a selection, in the order in which they were added. */
export async function listAllVendors(db: Db, selectionId: string): Promise<{ id: string; code: string; name: string; package: string; withdrawn: boolean }[]> {
  const vendors = await db.selectFrom("vendor").select(["id", "code", "name"]).where("selection_id", "=", selectionId).execute();
  const offers = await db
    .selectFrom("offer").innerJoin("round", "round.id", "offer.round_id").select(["vendor_id", "package", "withdrawn_at"])
    .where("round.selection_id", "=", selectionId).orderBy("round.number").execute();
  return vendors
    .map((vendor) => {
      const last = offers.filter((offer) => offer.vendor_id === vendor.id).at(-1);
      return { ...vendor, package: last?.package ?? "", withdrawn: last === undefined || last.withdrawn_at !== null };
    })
    .sort((a, b) => codeNumber(a.code) - codeNumber(b.code));
}

/** Who a vendor is, with the people there; null when there is no such vendor. */
export async function findVendor(db: Db, id: string): Promise<{ id: string; code: string; name: string; contactName: string; contactEmail: string } | null> {
  const row = await db.selectFrom("vendor").select(["id", "code", "name", "contact_name as contactName", "contact_email as contactEmail"]).where("id", "=", id).executeTakeFirst();
  return row ?? null;
}

/** Takes away who a vendor is; its code stays. */
export async function tombstoneVendor(db: Db, vendorId: string, name: string): Promise<void> {
  await db.updateTable("vendor").set({ name, contact_name: "", contact_email: "" }).where("id", "=", vendorId).execute();
  await db.updateTable("offer").set({ package: "" }).where("vendor_id", "=", vendorId).execute();
}
