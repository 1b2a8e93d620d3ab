import { keptBusinessCaseSchema, standingCase } from "~/domain/business-case/business-case";
import { carriedGap, carriedGoal, carriedPrecondition, carriedRisk, carriedWork } from "~/domain/selection/carried";
import type { CopyPart } from "~/domain/selection/carried";
import { findBusinessCase, saveBusinessCase } from "~db/business-cases";
import { listGapRecords, listPreconditionRecords, saveGapRecord, savePreconditionRecord } from "~db/gaps";
import { listGoalRecords, saveGoalRecord } from "~db/goals";
import { insertSwotEntry, listSwot } from "~db/phase-sheets";
import { loadPhaseWork, savePhaseWork } from "~db/phases";
import { listRiskRecords, saveRiskRecord } from "~db/risks";
import type { Db } from "~db/schema";

/** From which selection to which, when and by whom. */
interface Carrying {
  trx: Db;
  from: string;
  to: string;
  at: string;
  by: string;
  newId: () => string;
}

/** Takes parts of the preparation along to a selection that is started from another. For services: whoever calls it has asked. */
export async function carryPreparation(carrying: Carrying, along: readonly CopyPart[]): Promise<void> {
  const carriers = { goals: carryGoals, gaps: carryGaps, risks: carryRisks, phases: carryPhases, businessCase: carryBusinessCase };
  for (const part of along) await carriers[part](carrying, along);
}

/** Parts are listed in the order in which they were kept, so each is kept a moment after the one before. */
function inOrder(at: string, index: number): string {
  return new Date(Date.parse(at) + index).toISOString();
}

function standing<R extends { removed: boolean }>(records: readonly R[]): R[] {
  return records.filter(({ removed }) => !removed);
}

async function carryGoals({ trx, from, to, at }: Carrying): Promise<void> {
  for (const [index, { id, content }] of standing(await listGoalRecords(trx, from)).entries()) await saveGoalRecord(trx, to, id, carriedGoal(content), inOrder(at, index));
}

async function carryGaps({ trx, from, to, at }: Carrying): Promise<void> {
  for (const [index, { id, content }] of standing(await listGapRecords(trx, from)).entries()) await saveGapRecord(trx, to, id, carriedGap(content), inOrder(at, index));
  for (const [index, { id, content }] of standing(await listPreconditionRecords(trx, from)).entries()) {
    const carried = carriedPrecondition(content);
    if (carried) await savePreconditionRecord(trx, to, id, carried, inOrder(at, index));
  }
}

async function carryRisks({ trx, from, to, at }: Carrying): Promise<void> {
  for (const [index, { id, content }] of standing(await listRiskRecords(trx, from)).entries()) {
    const carried = carriedRisk(content);
    if (carried) await saveRiskRecord(trx, to, id, carried, inOrder(at, index));
  }
}

async function carryPhases({ trx, from, to, at, newId }: Carrying, along: readonly CopyPart[]): Promise<void> {
  await savePhaseWork(trx, to, [...(await loadPhaseWork(trx, from)).values()].flatMap((work) => carriedWork(work) ?? []), at);
  for (const [index, entry] of standing(await listSwot(trx, from)).entries()) {
    await insertSwotEntry(trx, to, { id: newId(), kind: entry.kind, text: entry.text, goal: along.includes("goals") ? entry.goal : null }, index);
  }
}

async function carryBusinessCase({ trx, from, to, at, by }: Carrying): Promise<void> {
  const saved = await findBusinessCase(trx, from);
  if (saved) await saveBusinessCase(trx, to, keptBusinessCaseSchema.parse(standingCase(saved.content)), 1, at, by);
}
