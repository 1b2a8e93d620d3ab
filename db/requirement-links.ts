import { z } from "zod";

import { linkKinds } from "~/domain/requirements/requirement-link";
import type { RequirementLink } from "~/domain/requirements/requirement-link";
import { requirementSchema } from "~/domain/requirements/requirement";
import type { Requirement } from "~/domain/requirements/requirement";

import type { Db } from "./schema";

export interface KeptLink extends RequirementLink {
  /** The requirement came to be asked by this link. */
  asked: boolean;
  /** An own requirement as it was when its link was taken away. */
  content: Requirement | null;
  removed: boolean;
}

/** All links of a selection's requirements, oldest first; those that were taken away too. */
export async function listKeptLinks(db: Db, selectionId: string): Promise<KeptLink[]> {
  const rows = await db.selectFrom("requirement_link").selectAll().where("selection_id", "=", selectionId)
    .orderBy("created_at").orderBy("kind").orderBy("origin_id").orderBy("requirement_id").execute();
  return rows.map((row) => ({
    kind: z.enum(linkKinds).parse(row.kind), origin: row.origin_id, requirement: row.requirement_id, proposal: row.proposal, asked: row.asked === 1,
    content: row.content === null ? null : requirementSchema.parse(JSON.parse(row.content)), removed: row.removed_at !== null,
  }));
}

/** Which requirements risks and needs for a partner led to. */
export async function listRequirementLinks(db: Db, selectionId: string): Promise<RequirementLink[]> {
  return (await listKeptLinks(db, selectionId)).filter(({ removed }) => !removed).map(({ kind, origin, requirement, proposal }) => ({ kind, origin, requirement, proposal }));
}

/** Which requirements came from which risks. */
export async function listRiskLinks(db: Db, selectionId: string): Promise<{ risk: string; requirement: string }[]> {
  return (await listRequirementLinks(db, selectionId)).filter(({ kind }) => kind === "risk").map(({ origin, requirement }) => ({ risk: origin, requirement }));
}

/** Keeps a link; one that was taken away comes back with that. */
export async function saveLink(db: Db, selectionId: string, { kind, origin, requirement, proposal, asked }: RequirementLink & Pick<KeptLink, "asked">, at: string): Promise<void> {
  const row = { proposal, asked: asked ? 1 : 0, content: null, removed_at: null } as const;
  await db.insertInto("requirement_link").values({ selection_id: selectionId, kind, origin_id: origin, requirement_id: requirement, created_at: at, ...row })
    .onConflict((conflict) => conflict.columns(["selection_id", "kind", "origin_id", "requirement_id"]).doUpdateSet(row)).execute();
}

/** Takes a link away, with the own requirement that goes with it, so that both can come back. */
export async function removeLink(db: Db, selectionId: string, { kind, origin, requirement }: Pick<RequirementLink, "kind" | "origin" | "requirement">, content: Requirement | null, at: string): Promise<void> {
  await db.updateTable("requirement_link").set({ removed_at: at, content: content === null ? null : JSON.stringify(content) })
    .where("selection_id", "=", selectionId).where("kind", "=", kind).where("origin_id", "=", origin).where("requirement_id", "=", requirement).execute();
}
