import type { ContentPack } from "~/domain/content/pack";
import { readinessState } from "~/domain/readiness/readiness-state";
import type { ReadinessState } from "~/domain/readiness/readiness-state";
import type { Requirement } from "~/domain/requirements/requirement";
import { riskState } from "~/domain/risks/risk-state";
import type { RiskState } from "~/domain/risks/risk-state";
import { listReadinessActions, listReadinessAnswers } from "~db/readiness";
import { listRequirementLinks } from "~db/requirement-links";
import { listRiskRecords } from "~db/risks";
import type { Db } from "~db/schema";

const kept = <T extends { removed: boolean }>(records: readonly T[]) => records.filter(({ removed }) => !removed);

/** Fit and readiness of a selection as seen on a day (`YYYY-MM-DD`). For services: whoever calls it has asked whether its reader may look. */
export async function loadReadinessState(db: Db, selectionId: string, pack: ContentPack, today: string): Promise<ReadinessState> {
  const actions = kept(await listReadinessActions(db, selectionId)).map(({ removed: _, ...action }) => action);
  return readinessState(pack, await listReadinessAnswers(db, selectionId), actions, await listRequirementLinks(db, selectionId), today);
}

/** The risks of a selection. For services: whoever calls it has asked whether its reader may look. */
export async function loadRiskState(db: Db, selectionId: string, pack: ContentPack, requirements: readonly Requirement[]): Promise<RiskState> {
  return riskState(pack, kept(await listRiskRecords(db, selectionId)), requirements, await listRequirementLinks(db, selectionId));
}
