import { localLead } from "~/domain/access/actor";
import { requirementsUnder, walkEditionCriteria } from "~/domain/edition/edition";
import type { Edition } from "~/domain/edition/edition";
import { listMembers } from "~db/members";
import type { Db } from "~db/schema";
import { userNames } from "~db/users";

/** A member of the selection committee. */
export interface Evaluator {
  id: string;
  name: string;
  /** Ids of the criteria that are theirs, each with all below it; null: all. */
  criteria: string[] | null;
}

/**
 * Who marks in a selection: its evaluators, without those whom a conflict of interest excludes. A selection without
 * evaluators is marked by its leads, or by who works at the machine itself.
 */
export async function listEvaluators(db: Db, selectionId: string): Promise<Evaluator[]> {
  const members = (await listMembers(db, selectionId)).filter(({ declaration }) => declaration !== "excluded");
  const evaluators = members.filter(({ roles }) => roles.includes("evaluator"));
  if (evaluators.length > 0) return evaluators.map(({ user, criteria }) => ({ id: user.id, name: user.name, criteria: criteria.length > 0 ? criteria : null }));
  const leads = members.filter(({ roles }) => roles.includes("lead"));
  return leads.length > 0 ? leads.map(({ user: { id, name } }) => ({ id, name, criteria: null })) : [{ id: localLead.id, name: localLead.name, criteria: null }];
}

/** Ids of the requirements under an evaluator's criteria. */
export function assignedRequirements(edition: Edition, { criteria }: Pick<Evaluator, "criteria">): Set<string> {
  if (criteria === null) return new Set(edition.requirements.map(({ id }) => id));
  const theirs = new Set(criteria);
  return new Set(walkEditionCriteria(edition.criteria).filter(({ id }) => theirs.has(id)).flatMap((node) => requirementsUnder(edition, node).map(({ id }) => id)));
}

/** Names of who did something, by id. */
export async function actorNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map([[localLead.id, localLead.name], ...(await userNames(db, ids))]);
}
