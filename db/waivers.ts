import type { Db } from "./schema";

export interface Waiver {
  vendorId: string;
  requirementId: string;
  reason: string;
}

/** Waivers that hold in a round: the latest word on each vendor and requirement, unless it withdrew. */
export async function listWaivers(db: Db, roundId: string): Promise<Waiver[]> {
  const rows = await db.selectFrom("waiver").selectAll().where("round_id", "=", roundId).orderBy("number").execute();
  const latest = new Map(rows.map((row) => [`${row.vendor_id} ${row.requirement_id}`, row]));
  return [...latest.values()].flatMap((row) =>
    row.reason === null ? [] : [{ vendorId: row.vendor_id, requirementId: row.requirement_id, reason: row.reason }],
  );
}

/** Adds a waiver with its reason, or withdraws it with null. */
export async function insertWaiver(
  db: Db,
  waiver: { id: string; roundId: string; vendorId: string; requirementId: string; reason: string | null; at: string; by: string },
): Promise<void> {
  const last = await db
    .selectFrom("waiver").select((eb) => eb.fn.max("number").as("number")).where("round_id", "=", waiver.roundId).executeTakeFirst();
  await db
    .insertInto("waiver")
    .values({ id: waiver.id, round_id: waiver.roundId, vendor_id: waiver.vendorId, requirement_id: waiver.requirementId, reason: waiver.reason, number: (last?.number ?? 0) + 1, at: waiver.at, by: waiver.by })
    .execute();
}
