import { requirementsUnder, walkEditionCriteria } from "~/domain/edition/edition";
import type { Edition } from "~/domain/edition/edition";
import type { Db } from "~db/schema";

/** A member of the selection committee. */
export interface Evaluator {
  id: string;
  name: string;
  /** Ids of the criteria that are theirs, each with all below it. */
  criteria: string[];
}

export async function listEvaluators(_db: Db, _selectionId: string): Promise<Evaluator[]> {
  return [];
}

/** Ids of the requirements under an evaluator's criteria. */
export function assignedRequirements(edition: Edition, { criteria }: Pick<Evaluator, "criteria">): Set<string> {
  const theirs = new Set(criteria);
  return new Set(walkEditionCriteria(edition.criteria).filter(({ id }) => theirs.has(id)).flatMap((node) => requirementsUnder(edition, node).map(({ id }) => id)));
}
