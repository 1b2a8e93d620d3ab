import { riskContentSchema } from "~/domain/risks/risk";
import type { RiskContent } from "~/domain/risks/risk";
import type { RiskRecord } from "~/domain/risks/risk-state";

import { listKept, saveKept, setKeptRemoved } from "./kept-parts";
import type { Db } from "./schema";

/** What was filled in for risks, in the order in which they were first kept; what was removed too. */
export async function listRiskRecords(db: Db, selectionId: string): Promise<(RiskRecord & { removed: boolean })[]> {
  return (await listKept(db, "risk", selectionId)).map(({ id, content, removed }) => ({ id, removed, content: riskContentSchema.parse(content) }));
}

/** Keeps a risk; one that was removed comes back with that. */
export function saveRiskRecord(db: Db, selectionId: string, id: string, content: RiskContent, at: string): Promise<void> {
  return saveKept(db, "risk", selectionId, id, content, at);
}

export function setRiskRemoved(db: Db, selectionId: string, id: string, at: string | null): Promise<void> {
  return setKeptRemoved(db, "risk", selectionId, id, at);
}
