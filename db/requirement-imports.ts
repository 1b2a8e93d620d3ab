import { importSettingsSchema } from "~/domain/import/settings";
import type { ImportSettings } from "~/domain/import/settings";
import { tableSchema } from "~/domain/import/table";
import type { TableSheet } from "~/domain/import/table";
import { requirementSchema } from "~/domain/requirements/requirement";
import type { Requirement } from "~/domain/requirements/requirement";
import { refusalSchema } from "~/domain/responses/reading";
import type { Refusal } from "~/domain/responses/reading";

import { loadJson, storeJson, storePayload } from "./payloads";
import type { Db } from "./schema";

export type ImportState = "read" | "refused" | "imported";

/** A list of requirements that was put in. */
export interface RequirementImport {
  id: string;
  fileName: string;
  state: ImportState;
  refusal: Refusal | null;
  settings: ImportSettings | null;
  /** As they were taken over; empty while they are not. */
  imported: Requirement[];
  createdAt: string;
  createdBy: string;
  tableHash: string | null;
}

type Row = { id: string; file_name: string; state: string; refusal: string | null; settings: string | null; result: string | null; created_at: string; created_by: string; table_hash: string | null };

function toImport(row: Row): RequirementImport {
  const json = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
  return {
    id: row.id, fileName: row.file_name, state: row.state as ImportState, createdAt: row.created_at, createdBy: row.created_by, tableHash: row.table_hash,
    refusal: refusalSchema.nullable().parse(json(row.refusal)),
    settings: importSettingsSchema.nullable().parse(json(row.settings)),
    imported: requirementSchema.array().parse(json(row.result) ?? []),
  };
}

/** Keeps a file before anything reads it; until it is read it stands as one that could not be. */
export async function insertImport(db: Db, file: { id: string; selectionId: string; fileName: string; bytes: Uint8Array; by: string }, at: string): Promise<string> {
  const file_hash = await storePayload(db, file.bytes, "application/octet-stream", at);
  const refusal: Refusal = { code: "read-failed", found: "failure", expected: "" };
  await db.insertInto("requirement_import").values({
    id: file.id, selection_id: file.selectionId, file_name: file.fileName, file_hash, table_hash: null, refusal: JSON.stringify(refusal), settings: null,
    state: "refused", result: null, created_at: at, created_by: file.by, changed_at: at,
  }).execute();
  return file_hash;
}

/** Keeps what reading gave. */
export async function keepTable(db: Db, id: string, read: { table: TableSheet[]; settings: ImportSettings } | { refusal: Refusal }, at: string): Promise<void> {
  const set = "table" in read
    ? { table_hash: await storeJson(db, read.table, at), settings: JSON.stringify(read.settings), refusal: null, state: "read" }
    : { refusal: JSON.stringify(read.refusal), state: "refused" };
  await db.updateTable("requirement_import").set({ ...set, changed_at: at }).where("id", "=", id).execute();
}

export async function updateImport(db: Db, id: string, change: { settings?: ImportSettings; state?: ImportState; imported?: Requirement[] }, at: string): Promise<void> {
  await db.updateTable("requirement_import").set({
    changed_at: at,
    ...(change.settings ? { settings: JSON.stringify(change.settings) } : {}),
    ...(change.state ? { state: change.state } : {}),
    ...(change.imported ? { result: JSON.stringify(change.imported) } : {}),
  }).where("id", "=", id).execute();
}

export async function findImport(db: Db, selectionId: string, id: string): Promise<RequirementImport | null> {
  const row = await db.selectFrom("requirement_import").selectAll().where("selection_id", "=", selectionId).where("id", "=", id).executeTakeFirst();
  return row ? toImport(row) : null;
}

/** The lists that were put into a selection, newest first. */
export async function listImports(db: Db, selectionId: string): Promise<RequirementImport[]> {
  const rows = await db.selectFrom("requirement_import").selectAll().where("selection_id", "=", selectionId).orderBy("created_at", "desc").orderBy("id").execute();
  return rows.map(toImport);
}

/** The cells of a list; null where it could not be read. */
export async function loadTable(db: Db, { tableHash }: Pick<RequirementImport, "tableHash">): Promise<TableSheet[] | null> {
  return tableHash === null ? null : loadJson(db, tableHash, tableSchema);
}
