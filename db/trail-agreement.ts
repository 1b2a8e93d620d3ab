import { z } from "zod";

import { choiceSchema } from "~/domain/intake/choices";
import type { Choice } from "~/domain/intake/choices";

import { loadChoices } from "./intake-choices";
import { loadJson } from "./payloads";
import type { Db } from "./schema";

const detail = z.object({ after: z.unknown().optional() });
/** What an act on the checklist says: choices, or the one or those that were settled with their reason. */
const choicesAfter = z.union([z.array(choiceSchema), z.object({ choice: choiceSchema }), z.object({ choices: z.array(choiceSchema) })]);
const stageSchema = z.object({ stage: z.string() });

/**
 * Where the tables and the audit trail do not tell the same story: a vendor, upload, reading, edition or submission
 * without its row in the trail or the other way round, a stage of a round or a choice on the checklist that is not the
 * last that the trail has. Each as one line for people; empty when all is done or not done, and nothing by half. What was
 * erased from the trail tells no story and is passed over.
 */
export async function disagreements(db: Db): Promise<string[]> {
  return [...(await missingRows(db)), ...(await otherStages(db)), ...(await otherChoices(db))];
}

async function missingRows(db: Db): Promise<string[]> {
  const lines: string[] = [];
  const of = async (action: "offer-add" | "upload-receive" | "edition-publish" | "submission-accept", ids: Promise<{ id: string }[]>, others: readonly string[] = []) => {
    const subjects = new Set((await db.selectFrom("audit").select("subject").where("action", "in", [action, ...others]).execute()).map(({ subject }) => subject));
    const rows = new Set((await ids).map(({ id }) => id));
    for (const id of rows) if (!subjects.has(id)) lines.push(`${action}: ${id} is there without a row in the audit trail`);
    for (const id of subjects) if (!rows.has(id)) lines.push(`${action}: ${id} is in the audit trail and not in its table`);
  };
  await of("offer-add", db.selectFrom("vendor").select("id").execute());
  await of("upload-receive", db.selectFrom("upload").select("id").execute());
  await of("edition-publish", db.selectFrom("edition").select("id").execute());
  await of("submission-accept", db.selectFrom("submission").select("id").execute(), ["clarification-take", "meanings-confirm"]);
  const readings = await db.selectFrom("reading").select(({ fn }) => fn.countAll<number>().as("n")).executeTakeFirstOrThrow();
  const read = await db.selectFrom("audit").select(({ fn }) => fn.countAll<number>().as("n")).where("action", "=", "upload-read").executeTakeFirstOrThrow();
  if (Number(readings.n) !== Number(read.n)) lines.push(`upload-read: ${readings.n} readings, ${read.n} in the audit trail`);
  return lines;
}

async function otherStages(db: Db): Promise<string[]> {
  const lines: string[] = [];
  for (const { id, stage } of await db.selectFrom("round").select(["id", "stage"]).execute()) {
    const last = await db.selectFrom("audit").select(["seq", "detail_hash"]).where("action", "=", "round-move").where("subject", "=", id).orderBy("seq", "desc").executeTakeFirst();
    const after = last && stageSchema.safeParse((await loadJson(db, last.detail_hash, detail))?.after).data;
    // Two people open a sealed round; that is no move.
    const opened = last && stage === "opened" && (await db.selectFrom("audit").select("seq").where("action", "=", "round-open").where("subject", "=", id).where("seq", ">", last.seq).executeTakeFirst());
    if (after && !opened && after.stage !== stage) lines.push(`round-move: round ${id} is ${stage}, and ${after.stage} in the audit trail`);
  }
  return lines;
}

async function otherChoices(db: Db): Promise<string[]> {
  const lines: string[] = [];
  for (const { id } of await db.selectFrom("selection").select("id").execute()) {
    const told = new Map<string, Choice>();
    for (const row of await db.selectFrom("audit").select("detail_hash").where("action", "in", ["intake-save", "choice-settle", "choices-settle", "choices-adopt", "settlement-undo"]).where("selection_id", "=", id).orderBy("seq").execute()) {
      const after = choicesAfter.safeParse((await loadJson(db, row.detail_hash, detail))?.after).data ?? [];
      for (const choice of "choice" in after ? [after.choice] : "choices" in after ? after.choices : after) told.set(choice.item, choice);
    }
    const kept = await loadChoices(db, id);
    for (const [item, choice] of told) {
      if (JSON.stringify(kept.get(item)) !== JSON.stringify(choice)) lines.push(`intake-save: ${item} is ${JSON.stringify(kept.get(item))}, and ${JSON.stringify(choice)} in the audit trail`);
    }
  }
  return lines;
}
