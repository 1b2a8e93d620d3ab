import { itemsOfKind } from "~/domain/content/pack";
import { areasFor } from "~/domain/readiness/partner-needs";
import type { LinkKind, RequirementLink } from "~/domain/requirements/requirement-link";
import { priorityWeight } from "~/domain/requirements/requirement";
import type { Requirement } from "~/domain/requirements/requirement";
import { proposalsFor } from "~/domain/risks/risk-requirements";
import { UserError } from "~/domain/user-error";
import { listKeptLinks, removeLink, saveLink } from "~db/requirement-links";
import type { KeptLink } from "~db/requirement-links";
import { deleteRequirementRecord, insertOwnRequirement } from "~db/requirements";
import type { Db } from "~db/schema";

import { addOwnRequirement, keepRequirement } from "./change-requirements";
import type { NewRequirement } from "./change-requirements";
import { change } from "./context.server";
import type { Context } from "./context.server";
import { allRisks } from "./risks";
import { loadState } from "./selection-state";
import type { SelectionState } from "./selection-state";

/** What a requirement is to come from. */
export interface LinkOrigin {
  kind: LinkKind;
  /** A risk, or the question whose no makes a need. */
  id: string;
}

async function requireOrigin(trx: Db, selectionId: string, { kind, id }: LinkOrigin): Promise<SelectionState> {
  const state = await loadState(trx, selectionId);
  if (!state) throw new UserError("unknown-selection");
  if (kind === "risk" && !(await allRisks(trx, selectionId)).some((risk) => risk.id === id)) throw new UserError("unknown-risk");
  if (kind === "need" && !itemsOfKind(state.pack, "question").some((item) => item.id === id && areasFor(id).length > 0)) throw new UserError("unknown-question");
  return state;
}

const linkOf = ({ kind, id }: LinkOrigin, requirement: string): Pick<RequirementLink, "kind" | "origin" | "requirement"> => ({ kind, origin: id, requirement });

/** Puts a requirement to vendors because of a risk or a need; what was asked already is only linked. */
export async function linkRequirement(context: Context, selectionId: string, origin: LinkOrigin, requirementId: string): Promise<void> {
  await change(context, { selection: selectionId, action: "requirement-link", also: ["requirements-ask"] }, async ({ trx, at, record }) => {
    const state = await requireOrigin(trx, selectionId, origin);
    const requirement = state.requirements.find(({ id }) => id === requirementId);
    if (!requirement) throw new UserError("unknown-requirement", { requirement: requirementId });
    const kept = (await listKeptLinks(trx, selectionId)).find(isLink(linkOf(origin, requirementId)));
    if (kept && !kept.removed) return;
    if (!requirement.asked) {
      await keepRequirement(trx, state, requirement, { asked: true });
      await record({ action: "requirements-ask", subject: selectionId, after: { asked: true, requirements: [requirementId] } });
    }
    const link = { ...linkOf(origin, requirementId), proposal: kept?.proposal ?? null };
    await saveLink(trx, selectionId, { ...link, asked: !requirement.asked }, at);
    await record({ subject: origin.id, after: link });
  });
}

const isLink = (link: Pick<RequirementLink, "kind" | "origin" | "requirement">) => (one: KeptLink) => one.kind === link.kind && one.origin === link.origin && one.requirement === link.requirement;

/** Makes a proposed requirement for a risk and links the two; one that was made before comes back. */
export async function linkProposal(context: Context, selectionId: string, riskId: string, proposalId: string): Promise<{ id: string }> {
  const proposal = proposalsFor(riskId).find(({ id }) => id === proposalId);
  if (!proposal) throw new UserError("unknown-requirement", { requirement: proposalId });
  const { criterion, text, answer } = proposal;
  return makeLinked(context, selectionId, riskId, proposalId, { criterion, text, note: null, answer, priority: "necessary", weight: answer.type === "text" ? 1 : priorityWeight.necessary, mandatory: false, lowestAccepted: "customisation" });
}

/** Makes a requirement in one's own words for a risk and links the two. */
export async function addRiskRequirement(context: Context, selectionId: string, riskId: string, { text, criterion }: Pick<Requirement, "text" | "criterion">): Promise<{ id: string }> {
  return makeLinked(context, selectionId, riskId, null, { criterion, text, note: null, answer: { type: "yesno", better: "yes" }, priority: "necessary", weight: priorityWeight.necessary, mandatory: false, lowestAccepted: "customisation" });
}

function makeLinked(context: Context, selectionId: string, riskId: string, proposal: string | null, input: NewRequirement): Promise<{ id: string }> {
  return change(context, { selection: selectionId, action: "requirement-link", also: ["requirement-add"] }, async ({ trx, at, record }) => {
    const origin = { kind: "risk", id: riskId } as const;
    const state = await requireOrigin(trx, selectionId, origin);
    const before = proposal === null ? undefined : (await listKeptLinks(trx, selectionId)).find((one) => one.kind === "risk" && one.origin === riskId && one.proposal === proposal);
    const there = before && state.requirements.some(({ id }) => id === before.requirement);
    if (there && !before.removed) return { id: before.requirement };
    const requirement = (!there && before?.content) || null;
    if (requirement) await insertOwnRequirement(trx, selectionId, requirement);
    const made = requirement ?? (await addOwnRequirement(trx, state, input, context.newId()));
    await record({ action: "requirement-add", subject: made.id, after: made });
    const link = { ...linkOf(origin, made.id), proposal };
    await saveLink(trx, selectionId, { ...link, asked: true }, at);
    await record({ subject: riskId, after: link });
    return { id: made.id };
  });
}

/**
 * Takes a link away. A requirement that was made by it goes too, and one that it came to be asked by is left out again,
 * unless something else leads to it; `relinkRequirement` brings all of it back.
 */
export async function unlinkRequirement(context: Context, selectionId: string, origin: LinkOrigin, requirementId: string): Promise<void> {
  await change(context, { selection: selectionId, action: "requirement-unlink", also: ["requirement-remove", "requirements-ask"] }, async ({ trx, at, record }) => {
    const state = await requireOrigin(trx, selectionId, origin);
    const links = (await listKeptLinks(trx, selectionId)).filter(({ removed }) => !removed);
    const link = links.find(isLink(linkOf(origin, requirementId)));
    if (!link) throw new UserError("unknown-requirement-link");
    const requirement = state.requirements.find(({ id }) => id === requirementId);
    const others = links.some((one) => one !== link && one.requirement === requirementId);
    const alone = requirement && link.asked && !others ? requirement : null;
    if (alone?.origin === "own") {
      await deleteRequirementRecord(trx, selectionId, alone.id);
      await record({ action: "requirement-remove", subject: alone.id, before: alone });
    } else if (alone?.asked && !alone.fixed) {
      await keepRequirement(trx, state, alone, { asked: false });
      await record({ action: "requirements-ask", subject: selectionId, after: { asked: false, requirements: [alone.id] } });
    }
    await removeLink(trx, selectionId, linkOf(origin, requirementId), alone?.origin === "own" ? alone : null, at);
    await record({ subject: origin.id, before: linkOf(origin, requirementId) });
  });
}

/** Brings back a link that was taken away, with the requirement that went with it. */
export async function relinkRequirement(context: Context, selectionId: string, origin: LinkOrigin, requirementId: string): Promise<void> {
  await change(context, { selection: selectionId, action: "requirement-link", also: ["requirement-add", "requirements-ask"] }, async ({ trx, at, record }) => {
    const state = await requireOrigin(trx, selectionId, origin);
    const link = (await listKeptLinks(trx, selectionId)).find(isLink(linkOf(origin, requirementId)));
    if (!link) throw new UserError("unknown-requirement-link");
    if (!link.removed) return;
    const requirement = state.requirements.find(({ id }) => id === requirementId);
    if (!requirement && !link.content) throw new UserError("unknown-requirement", { requirement: requirementId });
    if (!requirement) {
      await insertOwnRequirement(trx, selectionId, link.content!);
      await record({ action: "requirement-add", subject: requirementId, after: link.content });
    } else if (!requirement.asked) {
      await keepRequirement(trx, state, requirement, { asked: true });
      await record({ action: "requirements-ask", subject: selectionId, after: { asked: true, requirements: [requirementId] } });
    }
    await saveLink(trx, selectionId, link, at);
    await record({ subject: origin.id, after: linkOf(origin, requirementId) });
  });
}
