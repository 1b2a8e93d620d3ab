import { z } from "zod";

import { may } from "~/domain/access/may";
import { carriedDraft, copyParts } from "~/domain/selection/carried";
import { UserError } from "~/domain/user-error";
import { saveCriterionWeights } from "~db/criterion-weights";
import { saveChoices } from "~db/intake-choices";
import { setRoles } from "~db/members";
import { listKeptLinks, saveLink } from "~db/requirement-links";
import { listReasons, saveReason } from "~db/requirement-reasons";
import { insertOwnRequirements, saveRequirementEdit } from "~db/requirements";
import { listRiskRecords } from "~db/risks";
import { insertRound } from "~db/rounds";
import { insertSelection, listSelections } from "~db/selections";

import { requireAccess, standingOf } from "./access.server";
import { carryPreparation } from "./carry-preparation";
import { change } from "./context.server";
import type { Context } from "./context.server";
import { loadState } from "./selection-state";

export const copySchema = z.object({
  selectionId: z.string(),
  name: z.string().trim().min(1).max(200),
  organisation: z.string().trim().min(1).max(200),
  along: z.array(z.enum(copyParts)).default([]),
});

/** A selection that another can be started from. */
export interface CopySource {
  id: string;
  name: string;
  organisation: string;
  createdAt: string;
}

/** The selections that who looks leads, archived ones too: those that may be copied. */
export async function copySources(context: Context): Promise<CopySource[]> {
  const { db, actor } = context;
  await requireAccess(db, actor, null, "selection-create");
  const member = actor.kind === "machine" ? null : actor.id;
  const sources: CopySource[] = [];
  for (const { id, name, organisation, createdAt } of [...(await listSelections(db, "current", member)), ...(await listSelections(db, "archived", member))]) {
    if (await mayCopy(context, id)) sources.push({ id, name, organisation, createdAt });
  }
  return sources;
}

async function mayCopy({ db, actor }: Context, selectionId: string): Promise<boolean> {
  const standing = await standingOf(db, actor, selectionId);
  return standing !== null && may(standing, "view-to-copy").ok;
}

/**
 * Starts a selection from another that who copies leads: the same content, choices, requirements, weights, reasons and
 * draft, and of the preparation what comes along by choice. Never bids, vendors, people, answers, judgements or marks.
 */
export async function copySelection(context: Context, input: z.input<typeof copySchema>): Promise<{ id: string }> {
  return change(context, { selection: null, action: "selection-create" }, async ({ trx, at, record }) => {
    const source = (await mayCopy({ ...context, db: trx }, input.selectionId)) ? await loadState(trx, input.selectionId) : null;
    if (!source) throw new UserError("unknown-selection");
    const id = context.newId();
    const along = copyParts.filter((part) => input.along?.includes(part));
    const { packId, packVersion, packHash } = source.selection;
    await insertSelection(trx, {
      id, name: input.name, organisation: input.organisation, pack_id: packId, pack_version: packVersion, pack_hash: packHash,
      stage: "intake", stage_reason: null, example: 0, created_at: at, created_by: context.actor.id,
    });
    await insertRound(trx, { id: context.newId(), selectionId: id, number: 1, stage: "drafting", nullCountsAs: null, draft: carriedDraft(source.round.draft) }, at);
    if (context.actor.kind === "user") await setRoles(trx, id, context.actor.id, ["lead"], at);
    await saveChoices(trx, id, [...source.choices.values()], at);
    for (const [requirement, edit] of source.records.edits) await saveRequirementEdit(trx, id, requirement, edit);
    if (source.records.own.length > 0) await insertOwnRequirements(trx, id, source.records.own);
    await saveCriterionWeights(trx, id, source.weights);
    for (const reason of await listReasons(trx, input.selectionId)) await saveReason(trx, id, reason, at, context.actor.id);
    await carryPreparation({ trx, from: input.selectionId, to: id, at, by: context.actor.id, newId: context.newId }, along);
    // A link goes along with what it comes from.
    const known = new Set([...source.pack.items.map((item) => item.id), ...(await listRiskRecords(trx, id)).map((risk) => risk.id)]);
    for (const link of await listKeptLinks(trx, input.selectionId)) if (!link.removed && known.has(link.origin)) await saveLink(trx, id, link, at);
    await record({ selection: id, subject: id, after: { name: input.name, organisation: input.organisation, copiedFrom: input.selectionId, along, packId, packVersion } });
    return { id };
  });
}
