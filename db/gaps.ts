import { gapContentSchema } from "~/domain/gaps/gap";
import type { GapContent } from "~/domain/gaps/gap";
import { preconditionContentSchema } from "~/domain/gaps/precondition";
import type { PreconditionContent, PreconditionRecord } from "~/domain/gaps/precondition";
import type { GapRecord } from "~/domain/gaps/resolve-gaps";

import { listKept, saveKept, setKeptRemoved } from "./kept-parts";
import type { Db } from "./schema";

type Removable<T> = T & { removed: boolean };

/** What was filled in for gaps, in the order in which they were first kept; what was removed too. */
export async function listGapRecords(db: Db, selectionId: string): Promise<Removable<GapRecord>[]> {
  return (await listKept(db, "gap", selectionId)).map(({ id, content, removed }) => ({ id, removed, content: gapContentSchema.parse(content) }));
}

export function saveGapRecord(db: Db, selectionId: string, id: string, content: GapContent, at: string): Promise<void> {
  return saveKept(db, "gap", selectionId, id, content, at);
}

export function setGapRemoved(db: Db, selectionId: string, id: string, at: string | null): Promise<void> {
  return setKeptRemoved(db, "gap", selectionId, id, at);
}

/** What was filled in for preconditions, in the order in which they were first kept; what was removed too. */
export async function listPreconditionRecords(db: Db, selectionId: string): Promise<Removable<PreconditionRecord>[]> {
  return (await listKept(db, "precondition", selectionId)).map(({ id, content, removed }) => ({ id, removed, content: preconditionContentSchema.parse(content) }));
}

export function savePreconditionRecord(db: Db, selectionId: string, id: string, content: PreconditionContent, at: string): Promise<void> {
  return saveKept(db, "precondition", selectionId, id, content, at);
}

export function setPreconditionRemoved(db: Db, selectionId: string, id: string, at: string | null): Promise<void> {
  return setKeptRemoved(db, "precondition", selectionId, id, at);
}
