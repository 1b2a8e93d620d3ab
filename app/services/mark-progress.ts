import type { VendorName } from "~/domain/committee/consensus-item";
import { listMarks } from "~db/marks";
import { leafCriteria } from "~/domain/decision/compare-answers";
import type { Edition } from "~/domain/edition/edition";
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
  /** The same by criterion, of those on which there is something to mark. */
  criteria: { criterion: string; done: number; of: number }[];
}

/** How far a criterion is marked, and by whom it still is to be. */
export interface CriterionProgress {
  criterion: string;
  /** Titles from the dimension down. */
  path: string[];
  done: number;
  of: number;
  open: { name: string; count: number }[];
}

/** The names under which the committee sees offers; all its pages and files take them from here. */
export function vendorNames(offers: readonly Offer[]): VendorName[] {
  return offers.map(({ id, code, name, package: packageName }) => ({ vendorId: id, code, name, package: packageName }));
}

/** How far each evaluator of a round is, worked out from what the database holds. */
export async function markProgress(db: Db, committee: CommitteeState): Promise<MarkProgress[]> {
  const counting = countingMarks(committee, await stillHolding(db, committee, await listMarks(db, committee.selection.round.id)));
  const criterionOf = new Map(committee.marked.map(({ id, criterion }) => [id, criterion]));
  const done = new Map<string, number>();
  for (const { evaluator, requirement } of counting) {
    const key = `${evaluator} ${criterionOf.get(requirement)!}`;
    done.set(key, (done.get(key) ?? 0) + 1);
  }
  const vendors = [...committee.submissions.keys()];
  const answered = new Map(committee.marked.map(({ id }) => [id, vendors.filter((vendor) => isAnswered(committee, vendor, id)).length]));
  return committee.evaluators.map(({ id, name }) => {
    const of = new Map<string, number>();
    for (const requirement of committee.marked) {
      if (committee.assigned.get(requirement.id)?.includes(id)) of.set(requirement.criterion, (of.get(requirement.criterion) ?? 0) + answered.get(requirement.id)!);
    }
    const criteria = [...of].filter(([, count]) => count > 0).map(([criterion, count]) => ({ criterion, done: done.get(`${id} ${criterion}`) ?? 0, of: count }));
    const sum = (key: "done" | "of") => criteria.reduce((total, one) => total + one[key], 0);
    return { evaluatorId: id, name, done: sum("done"), of: sum("of"), criteria };
  });
}

/** The same by criterion, in the order of the edition: of everybody together, and who has how much to do on it. */
export function criterionProgress(edition: Edition, progress: readonly Pick<MarkProgress, "name" | "criteria">[]): CriterionProgress[] {
  return leafCriteria(edition.criteria).flatMap(({ id, path }): CriterionProgress[] => {
    const own = progress.flatMap(({ name, criteria }) => criteria.filter(({ criterion }) => criterion === id).map((one) => ({ name, ...one })));
    if (own.length === 0) return [];
    return [{
      criterion: id, path, done: own.reduce((sum, { done }) => sum + done, 0), of: own.reduce((sum, { of }) => sum + of, 0),
      open: own.filter(({ done, of }) => done < of).map(({ name, done, of }) => ({ name, count: of - done })),
    }];
  });
}
