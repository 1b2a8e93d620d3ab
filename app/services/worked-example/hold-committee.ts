import type { EditionVendor } from "~/domain/edition/edition";
import type { Language } from "~/domain/language";
import { insertExampleEvaluator } from "~db/example-evaluators";

import { change } from "../context.server";
import type { Context } from "../context.server";
import { moveRound } from "../move-round";
import { saveMarks } from "../save-marks";
import { settleConsensus } from "../settle-consensus";
import type { ExampleCommittee } from "./example-data";

/** Lets the fictional committee of the worked example mark alone, and opens its consensus meeting with what it settled so far. */
export async function holdCommittee(context: Context, selectionId: string, committee: ExampleCommittee, vendors: readonly EditionVendor[], language: Language): Promise<void> {
  const vendorIds = new Map(vendors.map(({ name, id }) => [name, id]));
  const vendorId = (name: string) => {
    const id = vendorIds.get(name);
    if (id === undefined) throw new Error(`the worked example has no vendor "${name}"`);
    return id;
  };
  await moveRound(context, selectionId, "opened", null);
  const members = new Map<string, string>();
  for (const { name, criteria } of committee.members) {
    const id = context.newId();
    members.set(name, id);
    await change(context, { selection: selectionId, action: "person-add" }, async ({ trx, at, record }) => {
      await insertExampleEvaluator(trx, selectionId, { id, name, language, criteria, at });
      await record({ subject: id, after: { roles: ["evaluator"], criteria } });
    });
  }
  await moveRound(context, selectionId, "scoring", null);
  for (const [name, id] of members) {
    const marks = committee.marks.filter(({ evaluator }) => evaluator === name).flatMap(({ requirement, marks, comments }) =>
      Object.entries(marks).map(([vendor, mark]) => ({
        vendorId: vendorId(vendor), requirementId: requirement, mark: mark === "confirm" ? null : mark, confirms: mark === "confirm",
        comment: comments[vendor]?.[language] ?? "", version: 0,
      })));
    await saveMarks({ ...context, actor: { kind: "user", id, name, administrator: false, mayCreate: false } }, selectionId, marks);
  }
  await moveRound(context, selectionId, "consensus", null);
  for (const { requirement, vendor, mark, reason } of committee.consensus) {
    await settleConsensus(context, selectionId, { vendorId: vendorId(vendor), requirementId: requirement, mark, reason: reason[language], version: 0 });
  }
}
