import { vendorPricesSchema } from "~/domain/cost/vendor-prices";
import type { PriceDecision, VendorPrices } from "~/domain/cost/vendor-prices";

import { loadJson, storeJson } from "./payloads";
import type { Db } from "./schema";

/** The prices of one vendor as they were accepted. */
export interface OfferPrices {
  id: string;
  editionId: string;
  vendorId: string;
  /** The file that they were read from; null when they came otherwise. */
  uploadId: string | null;
  number: number;
  at: string;
  contentHash: string;
  /** Empty after erasure. */
  prices: VendorPrices;
}

/** Keeps the prices of a vendor; they count instead of its earlier ones, which stay. Gives their number (1, 2, …). */
export async function insertPrices(
  db: Db,
  stated: Omit<OfferPrices, "number" | "contentHash"> & { selectionId: string; roundId: string; by: string },
): Promise<number> {
  const last = await db
    .selectFrom("offer_price").select((eb) => eb.fn.max("number").as("number"))
    .where("round_id", "=", stated.roundId).where("vendor_id", "=", stated.vendorId).executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  const content_hash = await storeJson(db, vendorPricesSchema.parse(stated.prices), stated.at);
  await db
    .insertInto("offer_price")
    .values({
      id: stated.id, selection_id: stated.selectionId, round_id: stated.roundId, edition_id: stated.editionId, vendor_id: stated.vendorId,
      upload_id: stated.uploadId, content_hash, number, at: stated.at, by: stated.by,
    })
    .execute();
  return number;
}

/** All prices of a round, by vendor and number; the last of a vendor count. */
export async function listPrices(db: Db, roundId: string): Promise<OfferPrices[]> {
  const rows = await db.selectFrom("offer_price").selectAll().where("round_id", "=", roundId).orderBy("vendor_id").orderBy("number").execute();
  return Promise.all(rows.map(async (row): Promise<OfferPrices> => ({
    id: row.id, editionId: row.edition_id, vendorId: row.vendor_id, uploadId: row.upload_id, number: row.number, at: row.at,
    contentHash: row.content_hash, prices: (await loadJson(db, row.content_hash, vendorPricesSchema)) ?? [],
  })));
}

/** The prices of each vendor that count, by vendor: the last. */
export async function currentPrices(db: Db, roundId: string): Promise<Map<string, OfferPrices>> {
  return new Map((await listPrices(db, roundId)).map((stated) => [stated.vendorId, stated]));
}

/** Adds what the lead decided on a price, or withdraws that with null. */
export async function insertPriceDecision(
  db: Db,
  decision: { id: string; roundId: string; vendorId: string; lineId: string; unitPrice: number | null; reason: string; at: string; by: string },
): Promise<void> {
  const last = await db
    .selectFrom("price_decision").select((eb) => eb.fn.max("number").as("number")).where("round_id", "=", decision.roundId).executeTakeFirst();
  await db
    .insertInto("price_decision")
    .values({
      id: decision.id, round_id: decision.roundId, vendor_id: decision.vendorId, line_id: decision.lineId, unit_price: decision.unitPrice,
      reason: decision.reason, number: (last?.number ?? 0) + 1, at: decision.at, by: decision.by,
    })
    .execute();
}

/** The decisions on prices that hold in a round, by vendor: the latest word on each line, unless it withdrew. */
export async function listPriceDecisions(db: Db, roundId: string): Promise<Map<string, PriceDecision[]>> {
  const rows = await db.selectFrom("price_decision").selectAll().where("round_id", "=", roundId).orderBy("number").execute();
  const latest = new Map(rows.map((row) => [`${row.vendor_id} ${row.line_id}`, row]));
  const byVendor = new Map<string, PriceDecision[]>();
  for (const { vendor_id, line_id, unit_price, reason } of latest.values()) {
    if (unit_price === null) continue;
    byVendor.set(vendor_id, [...(byVendor.get(vendor_id) ?? []), { line: line_id, unitPrice: unit_price, reason }]);
  }
  return byVendor;
}
