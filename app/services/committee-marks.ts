import { markState } from "~/domain/committee/evaluator-mark";
import { markMatrix, settleMarks } from "~/domain/committee/settle-marks";
import type { GivenMark, SettledMarks } from "~/domain/committee/settle-marks";
import { markingOf } from "~/domain/edition/marking";
import { roundStages } from "~/domain/selection/stages";
import type { RoundStage } from "~/domain/selection/stages";
import { listConsensusVersions } from "~db/consensus";
import type { ConsensusVersion } from "~db/consensus";
import { listMarks } from "~db/marks";
import type { MarkVersion } from "~db/marks";
import type { Db } from "~db/schema";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { loadCommittee, stillHolding } from "./committee-state";
import type { CommitteeState } from "./committee-state";

/** Whether marks of others may be seen, and count: not before the consensus meeting opens. */
export function marksAreOpen(stage: RoundStage): boolean {
  return roundStages.indexOf(stage) >= roundStages.indexOf("consensus");
}

/** The marks of a round that hold, and what the committee agreed on. */
export interface CommitteeMarks {
  /** Of everybody, done or not. */
  marks: MarkVersion[];
  /** The version of each consensus mark that counts; taken back ones are left out. */
  consensus: (ConsensusVersion & { mark: number })[];
}

/** All marks of a round. For use on the server alone: who may see them is for the caller to check. */
export async function loadCommitteeMarks(db: Db, committee: CommitteeState): Promise<CommitteeMarks> {
  const roundId = committee.selection.round.id;
  const versions = await stillHolding(db, committee, await listConsensusVersions(db, roundId));
  const latest = new Map(versions.map((version) => [`${version.vendorId} ${version.requirementId}`, version]));
  return {
    marks: await stillHolding(db, committee, await listMarks(db, roundId)),
    consensus: [...latest.values()].flatMap((version) => (version.mark === null ? [] : [{ ...version, mark: version.mark }])),
  };
}

/** The marks that count: given by who is assigned, with their comment where one is asked. */
export function countingMarks({ edition, marked, assigned, answers }: CommitteeState, marks: readonly MarkVersion[]): GivenMark[] {
  const marking = markingOf(edition);
  const valuedBy = new Map(marked.map((requirement) => [requirement.id, requirement.valuedBy]));
  return marks.flatMap((one): GivenMark[] => {
    const by = valuedBy.get(one.requirementId);
    if (by === undefined || by === "answer" || !assigned.get(one.requirementId)?.includes(one.evaluatorId)) return [];
    if ((answers.get(one.vendorId)?.get(one.requirementId)?.value ?? null) === null) return [];
    if (markState(marking, by, one) !== "done") return [];
    return [{ evaluator: one.evaluatorId, requirement: one.requirementId, vendor: one.vendorId, mark: one.mark! }];
  });
}

/** What the committee makes of every answer, by vendor and requirement. */
export function settledMarks(committee: CommitteeState, { marks, consensus }: CommitteeMarks): SettledMarks {
  const agreed = consensus.map(({ requirementId, vendorId, mark }) => ({ requirement: requirementId, vendor: vendorId, mark }));
  const matrix = markMatrix(committee.assigned, [...committee.submissions.keys()], countingMarks(committee, marks), agreed);
  return settleMarks(matrix, markingOf(committee.edition).oneIsEnough);
}

/** The individual marks that count, for the analysis of evaluators; none before the consensus meeting opens. */
export interface LoadedMarks {
  evaluators: { id: string; name: string }[];
  marks: GivenMark[];
  highest: number;
}

/** Marks as they were given, by evaluator, requirement and vendor; null without such a selection or before publication. */
export async function loadMarks(context: Context, selectionId: string): Promise<LoadedMarks | null> {
  await look(context, selectionId, "view-ranking");
  const { db } = context;
  const committee = await loadCommittee(db, selectionId);
  if (!committee) return null;
  const { highest } = markingOf(committee.edition);
  if (!marksAreOpen(committee.selection.round.stage)) return { evaluators: [], marks: [], highest };
  const { marks } = await loadCommitteeMarks(db, committee);
  return { evaluators: committee.evaluators.map(({ id, name }) => ({ id, name })), marks: countingMarks(committee, marks), highest };
}
