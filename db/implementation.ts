import { z } from "zod";

import { periodicCheckSchema, rolloutSchema, trainingSchema } from "~/domain/implementation/implementation";
import type { PeriodicCheck, Rollout, Training } from "~/domain/implementation/implementation";

import type { Db } from "./schema";

type Kept<L> = L & { removed: boolean };

/** The sheet as it is kept: lines that were taken out stay, so that this can be undone. */
export interface KeptImplementation extends Rollout {
  trainings: Kept<Training>[];
  checks: Kept<PeriodicCheck>[];
}

const kept = { removed: z.boolean() };
const schema = rolloutSchema.extend({ trainings: z.array(trainingSchema.extend(kept)), checks: z.array(periodicCheckSchema.extend(kept)) });

/** The sheet of a selection, the lines taken out too; null while nothing was filled in. */
export async function findImplementation(db: Db, selectionId: string): Promise<KeptImplementation | null> {
  const row = await db.selectFrom("implementation").select("content").where("selection_id", "=", selectionId).executeTakeFirst();
  return row ? schema.parse(JSON.parse(row.content)) : null;
}

export async function saveImplementation(db: Db, selectionId: string, implementation: KeptImplementation, at: string): Promise<void> {
  const row = { content: JSON.stringify(implementation), changed_at: at };
  await db.insertInto("implementation").values({ selection_id: selectionId, ...row }).onConflict((conflict) => conflict.column("selection_id").doUpdateSet(row)).execute();
}
