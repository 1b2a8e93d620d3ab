import type { VendorName } from "~/domain/committee/consensus-item";
import { listMarks } from "~db/marks";
import type { Offer } from "~db/offers";
import type { Db } from "~db/schema";

import { countingMarks } from "./committee-marks";
import { isAnswered, stillHolding } from "./committee-state";
import type { CommitteeState } from "./committee-state";

/** How far an evaluator is: counts only, never marks. */
export interface MarkProgress {
  evaluatorId: string;
  name: string;
  done: number;
  of: number;
}

/** The names under which the committee sees offers; all its pages and files take them from here. */
export function vendorNames(offers: readonly Offer[]): VendorName[] {
  return offers.map(({ id, code, name, package: packageName }) => ({ vendorId: id, code, name, package: packageName }));
}

/** How far each evaluator of a round is, worked out from what the database holds. */
export async function markProgress(db: Db, committee: CommitteeState): Promise<MarkProgress[]> {
  const counting = countingMarks(committee, await stillHolding(db, committee, await listMarks(db, committee.selection.round.id)));
  const done = new Map<string, number>();
  for (const { evaluator } of counting) done.set(evaluator, (done.get(evaluator) ?? 0) + 1);
  const vendors = [...committee.submissions.keys()];
  const answered = new Map(committee.marked.map(({ id }) => [id, vendors.filter((vendor) => isAnswered(committee, vendor, id)).length]));
  return committee.evaluators.map(({ id, name }) => ({
    evaluatorId: id, name, done: done.get(id) ?? 0,
    of: committee.marked.reduce((sum, requirement) => sum + (committee.assigned.get(requirement.id)?.includes(id) ? answered.get(requirement.id)! : 0), 0),
  }));
}
