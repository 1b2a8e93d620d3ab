import { draftSchema } from "~/domain/edition/draft";
import type { Draft } from "~/domain/edition/draft";
import { roundStageSchema } from "~/domain/selection/stages";
import type { RoundStage } from "~/domain/selection/stages";

import type { Db, RoundRow } from "./schema";

export interface Round {
  id: string;
  selectionId: string;
  number: number;
  stage: RoundStage;
  /** What a missing answer counts as, 0–100, once the committee said so; null leaves it open. */
  nullCountsAs: number | null;
  draft: Draft;
}

function toRound(row: RoundRow): Round {
  return {
    id: row.id,
    selectionId: row.selection_id,
    number: row.number,
    stage: roundStageSchema.parse(row.stage),
    nullCountsAs: row.null_counts_as,
    draft: draftSchema.parse(JSON.parse(row.draft)),
  };
}

export async function insertRound(db: Db, round: Round, at: string): Promise<void> {
  await db
    .insertInto("round")
    .values({
      id: round.id, selection_id: round.selectionId, number: round.number, stage: round.stage, stage_reason: null,
      null_counts_as: round.nullCountsAs, draft: JSON.stringify(round.draft), created_at: at,
    })
    .execute();
}

/** The newest round of a selection: the one that is worked on. */
export async function currentRound(db: Db, selectionId: string): Promise<Round | null> {
  const row = await db
    .selectFrom("round").selectAll().where("selection_id", "=", selectionId).orderBy("number", "desc").limit(1).executeTakeFirst();
  return row ? toRound(row) : null;
}

/** The ids of all rounds of a selection, in order. */
export async function listRoundIds(db: Db, selectionId: string): Promise<string[]> {
  return (await db.selectFrom("round").select("id").where("selection_id", "=", selectionId).orderBy("number").execute()).map(({ id }) => id);
}

export async function saveDraft(db: Db, roundId: string, draft: Draft): Promise<void> {
  await db.updateTable("round").set({ draft: JSON.stringify(draft) }).where("id", "=", roundId).execute();
}

export async function setRoundStage(
  db: Db,
  roundId: string,
  to: { stage: RoundStage; reason: string | null; nullCountsAs: number | null },
): Promise<void> {
  await db
    .updateTable("round")
    .set({ stage: to.stage, stage_reason: to.reason, null_counts_as: to.nullCountsAs })
    .where("id", "=", roundId)
    .execute();
}
