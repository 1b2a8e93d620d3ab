import type { Rung } from "~/domain/committee/evidence-ladder";
import { listProofs } from "~db/proofs";
import type { Proof } from "~db/proofs";
import type { Db } from "~db/schema";

import { stillHolding } from "./committee-state";
import type { CommitteeState } from "./committee-state";

/** What was last said of each answer of a round that still stands, by vendor and requirement. */
export async function loadProofs(db: Db, committee: CommitteeState): Promise<Map<string, Map<string, Proof>>> {
  const byVendor = new Map<string, Map<string, Proof>>();
  for (const proof of await stillHolding(db, committee, await listProofs(db, committee.selection.round.id))) {
    const known = byVendor.get(proof.vendorId);
    if (known) known.set(proof.requirementId, proof);
    else byVendor.set(proof.vendorId, new Map([[proof.requirementId, proof]]));
  }
  return byVendor;
}

/** On which rung of the evidence ladder an answer stands: what was said of it, or else just claimed. */
export async function loadRungs(db: Db, committee: CommitteeState): Promise<(vendor: string, requirement: string) => Rung> {
  const proofs = await loadProofs(db, committee);
  return (vendor, requirement) => proofs.get(vendor)?.get(requirement)?.rung ?? "claimed";
}
