import { contentPackSchema } from "~/domain/content/pack";
import type { ContentPack } from "~/domain/content/pack";
import { selectionStageSchema } from "~/domain/selection/stages";
import type { SelectionStage } from "~/domain/selection/stages";

import { loadJson } from "./payloads";
import type { Db, NewSelectionRow, SelectionRow } from "./schema";

export interface Selection {
  id: string;
  name: string;
  organisation: string;
  packId: string;
  packVersion: string;
  packHash: string;
  stage: SelectionStage;
  example: boolean;
  createdAt: string;
}

function toSelection(row: SelectionRow): Selection {
  return {
    id: row.id,
    name: row.name,
    organisation: row.organisation,
    packId: row.pack_id,
    packVersion: row.pack_version,
    packHash: row.pack_hash,
    stage: selectionStageSchema.parse(row.stage),
    example: row.example === 1,
    createdAt: row.created_at,
  };
}

export async function insertSelection(db: Db, row: NewSelectionRow): Promise<void> {
  await db.insertInto("selection").values(row).execute();
}

/** The selections that are not archived, newest first, or the archived ones: all, or those of which a user is a member. */
export async function listSelections(db: Db, which: "current" | "archived" = "current", memberId: string | null = null): Promise<Selection[]> {
  const rows = await db
    .selectFrom("selection")
    .selectAll()
    .where("stage", which === "archived" ? "=" : "<>", "archived")
    .$if(memberId !== null, (query) =>
      query.where("id", "in", (members) => members.selectFrom("membership").select("selection_id").where("user_id", "=", memberId!)),
    )
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map(toSelection);
}

export async function findSelection(db: Db, id: string): Promise<Selection | null> {
  const row = await db.selectFrom("selection").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? toSelection(row) : null;
}

export async function updateSelection(
  db: Db,
  id: string,
  change: { name?: string; organisation?: string; stage?: SelectionStage; stage_reason?: string | null },
): Promise<void> {
  await db.updateTable("selection").set(change).where("id", "=", id).execute();
}

// A pack that a selection froze never changes under its hash, so parsing it once a process is safe.
const packs = new Map<string, ContentPack>();

/** The frozen copy of the content pack that a selection was made from. */
export async function loadPackOf(db: Db, selection: Selection): Promise<ContentPack> {
  const known = packs.get(selection.packHash);
  if (known) return known;
  const pack = await loadJson(db, selection.packHash, contentPackSchema);
  if (!pack) throw new Error(`the content pack of selection ${selection.id} was erased`);
  packs.set(selection.packHash, pack);
  return pack;
}
