import { canonicalJson } from "~/domain/canonical-json";
import { leafCriteria } from "~/domain/content/pack";
import type { Criterion } from "~/domain/content/pack";
import { lineFields, partFields, withFields } from "~/domain/form-lines";
import { ownRisk, emptyRisk, riskContentSchema, riskParts } from "~/domain/risks/risk";
import type { RiskContent } from "~/domain/risks/risk";
import { resolveRisks } from "~/domain/risks/risk-state";
import type { Risk, RiskState } from "~/domain/risks/risk-state";
import type { LoadedForm } from "~/domain/settle-edits";
import { UserError } from "~/domain/user-error";
import { listRiskRecords, saveRiskRecord, setRiskRemoved } from "~db/risks";
import { loadPackOf } from "~db/selections";
import type { Db } from "~db/schema";

import { requireSelection } from "./change-selection";
import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { memberNames } from "./readiness-answers";
import { loadRiskState } from "./readiness-state";
import { loadState } from "./selection-state";
import { settle } from "./settle.server";

export interface RisksView extends RiskState {
  /** Names to offer as an owner; any other can be typed. */
  names: string[];
  /** Under which a requirement can be made for a risk. */
  criteria: Criterion[];
  mayChange: boolean;
}

/** The risk register of a selection, with its heat map and what it asks of vendors. */
export async function loadRisks(context: Context, selectionId: string): Promise<RisksView> {
  const standing = await look(context, selectionId, "view-risks");
  const state = (await loadState(context.db, selectionId))!;
  return {
    ...(await loadRiskState(context.db, selectionId, state.pack, state.requirements)),
    names: await memberNames(context.db, selectionId), criteria: leafCriteria(state.criteria), mayChange: standing.roles.has("lead"),
  };
}

/** The risks of a selection with those that were taken out. For services: whoever calls it has asked whether its actor may. */
export async function allRisks(trx: Db, selectionId: string): Promise<Risk[]> {
  return resolveRisks(await loadPackOf(trx, await requireSelection(trx, selectionId)), await listRiskRecords(trx, selectionId));
}

function contentOf({ id, item, text, group, likelihood, impact, measure, owner, state }: Risk): RiskContent & { id: string } {
  // Text and group of those in the pack are the pack's.
  return { id, ...(item ? { text: "", group: null } : { text, group }), likelihood, impact, measure, owner, state };
}

function unknownRisk(): never {
  throw new UserError("unknown-risk");
}

/**
 * Keeps parts of risks, by id. What others changed since the form was loaded stays; throws `EditConflictError` where both
 * changed the same, and `UserError` for a risk that there is not. One of the organisation's own that somebody else took out
 * meanwhile comes back with what was changed in it.
 */
export async function saveRisks(context: Context, selectionId: string, posted: Readonly<Record<string, Partial<RiskContent>>>, loaded: LoadedForm | null = null): Promise<{ changed: boolean }> {
  return change(context, { selection: selectionId, action: "risks-save" }, async ({ trx, at, record }) => {
    const all = await allRisks(trx, selectionId);
    const risks = Object.keys(posted).map((id) => all.find((risk) => risk.id === id) ?? unknownRisk());
    const before = risks.map(contentOf);
    const yours = Object.fromEntries(risks.map(({ id, item }) => {
      const { text: _text, group: _group, ...rest } = posted[id]!;
      return [id, item ? rest : posted[id]!];
    }));
    const trail = { selection: selectionId, actions: ["risks-save"] as const };
    const fields = await settle(trx, context.actor.id, trail, loaded, lineFields(before, riskParts), partFields(yours));
    const changed = withFields(before, riskParts, fields).filter((risk, index) => canonicalJson(risk) !== canonicalJson(before[index]));
    if (changed.length === 0) return { changed: false };
    for (const { id, ...content } of changed) await saveRiskRecord(trx, selectionId, id, riskContentSchema.parse(content), at);
    await record({ subject: selectionId, before: before.filter(({ id }) => changed.some((risk) => risk.id === id)), after: changed });
    return { changed: true };
  });
}

/** Adds a risk of the organisation's own. */
export async function addRisk(context: Context, selectionId: string, risk: Pick<RiskContent, "text" | "group">): Promise<{ id: string }> {
  return change(context, { selection: selectionId, action: "risks-save" }, async ({ trx, at, record }) => {
    const id = ownRisk(context.newId());
    const content = { ...emptyRisk, ...risk };
    await saveRiskRecord(trx, selectionId, id, content, at);
    await record({ subject: selectionId, after: [{ id, ...content }] });
    return { id };
  });
}

/** Takes out a risk of the organisation's own, or brings it back. Throws `UserError` where there is none of this id. */
export async function setRisk(context: Context, selectionId: string, id: string, removed: boolean): Promise<void> {
  await change(context, { selection: selectionId, action: "risks-save" }, async ({ trx, at, record }) => {
    const risk = (await allRisks(trx, selectionId)).find((one) => one.id === id && one.item === null) ?? unknownRisk();
    await setRiskRemoved(trx, selectionId, id, removed ? at : null);
    await record({ subject: selectionId, before: [contentOf(risk)], after: [{ ...contentOf(risk), removed }] });
  });
}
