import { z } from "zod";

import { openingRoles } from "~/domain/sealing/opening";
import type { OpeningRole, OpeningSubject } from "~/domain/sealing/opening";

import { erasePayload, loadJson, storeJson } from "./payloads";
import type { Db, OpeningRow } from "./schema";

/** That one person confirmed the opening of a round. */
export interface OpeningConfirmation {
  id: string;
  number: number;
  user: string;
  /** The person's name at the time; empty once it was erased. */
  name: string;
  role: OpeningRole;
  at: string;
}

const nameSchema = z.object({ name: z.string() });

/** Adds a confirmation that stands until it becomes void. */
export async function insertConfirmation(
  db: Db,
  confirmation: Omit<OpeningConfirmation, "number"> & { roundId: string; subject: OpeningSubject },
): Promise<void> {
  const { id, roundId, subject, user, name, role, at } = confirmation;
  const last = await db
    .selectFrom("opening_confirmation").select((eb) => eb.fn.max("number").as("number")).where("round_id", "=", roundId).where("subject", "=", subject).executeTakeFirst();
  await db
    .insertInto("opening_confirmation")
    .values({ id, round_id: roundId, subject, number: (last?.number ?? 0) + 1, user_id: user, detail_hash: await storeJson(db, { name, confirmation: id }, at), role, at, void_at: null })
    .execute();
}

/** The confirmations of a round that stand, in the order in which they came. */
export async function listConfirmations(db: Db, roundId: string, subject: OpeningSubject): Promise<OpeningConfirmation[]> {
  const rows = await db
    .selectFrom("opening_confirmation").selectAll().where("round_id", "=", roundId).where("subject", "=", subject).where("void_at", "is", null).orderBy("number").execute();
  return Promise.all(rows.map(async (row) => ({
    id: row.id, number: row.number, user: row.user_id, role: z.enum(openingRoles).parse(row.role), at: row.at,
    name: (await loadJson(db, row.detail_hash, nameSchema))?.name ?? "",
  })));
}

/** Takes the standing confirmations of a round back; gives how many there were. */
export async function voidConfirmations(db: Db, roundId: string, at: string): Promise<number> {
  const done = await db.updateTable("opening_confirmation").set({ void_at: at }).where("round_id", "=", roundId).where("void_at", "is", null).executeTakeFirst();
  return Number(done.numUpdatedRows);
}

const fileSchema = z.object({ fileName: z.string(), hash: z.string(), size: z.int(), receivedAt: z.string(), late: z.boolean() });

/** What an opening did, for its minutes. Instants are ISO, hashes SHA-256 of files as they arrived. */
export const openingReportSchema = z.object({
  confirmations: z.array(z.object({
    user: z.string(), name: z.string(), role: z.enum(openingRoles), at: z.string(),
    /** When this account was taken into use through a link that the other one who opened had in hand; left out where it was not. */
    handed: z.string().optional(),
  })),
  openedAt: z.string(),
  deadline: z.string(),
  submissions: z.array(
    fileSchema.extend({
      submission: z.string(), vendor: z.object({ id: z.string(), code: z.string(), name: z.string(), package: z.string() }), number: z.int(), edition: z.string(),
      answered: z.int().nullable(), asked: z.int(),
      /** Why it could not be opened; null when it was. */
      failure: z.enum(["key", "damaged", "erased"]).nullable(),
    }),
  ),
  attachments: z.array(fileSchema.extend({ vendor: z.string() })),
  /** Files that became no submission. */
  others: z.array(fileSchema.extend({ vendor: z.string().nullable(), refused: z.boolean() })),
  /** Codes and names of vendors from which nothing came. */
  silent: z.array(z.object({ code: z.string(), name: z.string() })),
});
export type OpeningReport = z.infer<typeof openingReportSchema>;

/** An opening of a round; the report is null once it was erased. */
export interface Opening {
  id: string;
  subject: OpeningSubject;
  number: number;
  editionId: string;
  openedAt: string;
  minutesHash: string | null;
  report: OpeningReport | null;
}

export async function insertOpening(
  db: Db,
  opening: { id: string; roundId: string; subject: OpeningSubject; editionId: string; openedAt: string; report: OpeningReport; opened: readonly string[] },
): Promise<number> {
  const last = await db
    .selectFrom("opening").select((eb) => eb.fn.max("number").as("number")).where("round_id", "=", opening.roundId).where("subject", "=", opening.subject).executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  await db
    .insertInto("opening")
    .values({
      id: opening.id, round_id: opening.roundId, subject: opening.subject, number, edition_id: opening.editionId,
      report_hash: await storeJson(db, { ...opening.report, opening: opening.id }, opening.openedAt), minutes_hash: null, opened_at: opening.openedAt,
    })
    .execute();
  for (const submission of opening.opened) {
    await db.insertInto("opened_submission").values({ submission_id: submission, subject: opening.subject, opening_id: opening.id }).execute();
  }
  return number;
}

/** The openings of a round, oldest first. */
export async function listOpenings(db: Db, roundId: string): Promise<Opening[]> {
  return toOpenings(db, await db.selectFrom("opening").selectAll().where("round_id", "=", roundId).orderBy("opened_at").orderBy("number").execute());
}

/** The openings, in whichever round, of rounds in which a user confirmed one. */
export async function listOpeningsBy(db: Db, userId: string): Promise<Opening[]> {
  const rounds = db.selectFrom("opening_confirmation").select("round_id").where("user_id", "=", userId);
  return toOpenings(db, await db.selectFrom("opening").selectAll().where("round_id", "in", rounds).execute());
}

function toOpenings(db: Db, rows: readonly OpeningRow[]): Promise<Opening[]> {
  return Promise.all(rows.map(async (row) => ({
    id: row.id, subject: row.subject as OpeningSubject, number: row.number, editionId: row.edition_id, openedAt: row.opened_at, minutesHash: row.minutes_hash,
    report: await loadJson(db, row.report_hash, openingReportSchema),
  })));
}

/** Whether a round was opened by two people. */
export async function isOpened(db: Db, roundId: string, subject: OpeningSubject): Promise<boolean> {
  return (await db.selectFrom("opening").select("id").where("round_id", "=", roundId).where("subject", "=", subject).executeTakeFirst()) !== undefined;
}

/** The submissions of a round whose answers, or prices, were opened. */
export async function openedSubmissions(db: Db, roundId: string, subject: OpeningSubject): Promise<Set<string>> {
  const rows = await db
    .selectFrom("opened_submission").innerJoin("opening", "opening.id", "opened_submission.opening_id")
    .select("submission_id").where("opening.round_id", "=", roundId).where("opened_submission.subject", "=", subject).execute();
  return new Set(rows.map((row) => row.submission_id));
}

export async function setMinutes(db: Db, openingId: string, hash: string): Promise<void> {
  await db.updateTable("opening").set({ minutes_hash: hash }).where("id", "=", openingId).execute();
}

/** Puts another report in the place of that of an opening, from which its minutes are made anew; possible after an erasure only. */
export async function replaceReport(db: Db, { id, minutesHash, openedAt }: Pick<Opening, "id" | "minutesHash" | "openedAt">, report: OpeningReport, at: string): Promise<{ before: string; after: string }> {
  const { report_hash: before } = await db.selectFrom("opening").select("report_hash").where("id", "=", id).executeTakeFirstOrThrow();
  const after = await storeJson(db, { ...report, opening: id }, openedAt);
  if (after === before) return { before, after };
  await db.updateTable("opening").set({ report_hash: after, minutes_hash: null }).where("id", "=", id).execute();
  for (const hash of [before, minutesHash]) if (hash !== null) await erasePayload(db, hash, at);
  return { before, after };
}
