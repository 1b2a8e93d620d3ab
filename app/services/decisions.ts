import { may } from "~/domain/access/may";
import { z } from "zod";

import { guidanceFor } from "~/domain/content/guidance";
import type { Guidance } from "~/domain/content/guidance";
import { canonicalJson } from "~/domain/canonical-json";
import type { EditionRanking } from "~/domain/decision/types";
import type { Edition } from "~/domain/edition/edition";
import { sha256 } from "~/domain/edition/fingerprint.server";
import { decisionContentSchema, decisionInForce, decisionProblem } from "~/domain/outcome/decision";
import type { DecisionContent } from "~/domain/outcome/decision";
import { nullFails, stageAfterDecision } from "~/domain/selection/stages";
import type { RoundStage, SelectionStage } from "~/domain/selection/stages";
import { UserError } from "~/domain/user-error";
import { motivationProposal } from "~/i18n/motivation-text";
import { insertDecision, listDecisions } from "~db/decisions";
import type { Decision } from "~db/decisions";
import { updateSelection } from "~db/selections";
import { userNames } from "~db/users";

import { change, look } from "./context.server";
import type { Context, Work } from "./context.server";
import { rankState } from "./load-ranking";
import { noteBidsSeen } from "./note-bids-seen";
import { pricesKept } from "./sealing";
import { loadState } from "./selection-state";
import { shownTo } from "./shown-vendors";

/** What can be decided, and what was. */
export interface DecisionView {
  stage: SelectionStage;
  roundStage: RoundStage;
  closed: boolean;
  /** Null while nothing was published, and while the answers are sealed to who looks. */
  edition: Edition | null;
  ranking: EditionRanking | null;
  /** A text to start from per vendor id. */
  proposals: Record<string, string>;
  decisions: (Decision & { byName: string })[];
  inForce: Decision | null;
  /** Nothing can be decided yet: prices are kept sealed until quality is judged. */
  pricesSealed: boolean;
  guidance: Guidance[];
}

/** The decisions on a selection with the ranking that they rest on; null when there is no such selection. */
export async function loadDecision(context: Context, selectionId: string): Promise<DecisionView | null> {
  const standing = await look(context, selectionId, "view-selection");
  const whole = await loadState(context.db, selectionId);
  if (!whole) return null;
  const state = shownTo(standing, whole);
  // While the answers are sealed there is nothing to decide on but breaking off; who has not declared sees neither.
  const allowed = may(standing, "view-decision");
  const open = allowed.ok;
  const ranking = open && state.edition ? await rankState(context.db, state, state.edition) : null;
  if (ranking) await noteBidsSeen(context, whole, { page: "decision" });
  const decisions = open || allowed.why === "sealed" ? await listDecisions(context.db, selectionId) : [];
  const names = await userNames(context.db, [...new Set(decisions.map(({ by }) => by))]);
  return {
    stage: state.selection.stage, roundStage: state.round.stage, closed: nullFails(state.round.stage), edition: open ? state.edition : null, ranking,
    proposals: ranking && state.edition ? Object.fromEntries(ranking.offers.map((offer) => [offer.id, motivationProposal(state.edition!, ranking, offer)])) : {},
    decisions: decisions.map((decision) => ({ ...decision, byName: names.get(decision.by) ?? "" })),
    inForce: decisionInForce(decisions),
    pricesSealed: open && state.edition !== null && nullFails(state.round.stage) && (await pricesKept(context.db, whole)),
    guidance: guidanceFor(state.pack, "decision"),
  };
}

const text = z.string().trim().max(10_000);

/** What a form decides: per offer whether it is chosen, and why. */
export const decisionInputSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("shortlist"), chosen: z.array(z.string()), motivations: z.record(z.string(), text) }),
  z.object({ kind: z.literal("award"), chosen: z.array(z.string()), motivations: z.record(z.string(), text), standstillUntil: z.iso.date().nullable() }),
  z.object({ kind: z.literal("no-award"), reason: text }),
  z.object({ kind: z.literal("withdraw"), reason: text }),
]);
export type DecisionInput = z.infer<typeof decisionInputSchema>;

/**
 * Takes a decision on the ranking as it stands, and moves the selection on. Throws `UserError` when it cannot be taken now,
 * an excluded offer is chosen, or a motivation or reason is missing.
 */
export async function takeDecision(context: Context, selectionId: string, input: DecisionInput): Promise<void> {
  await change(context, { selection: selectionId, action: "decision-take" }, async (work) => {
    const state = await loadState(work.trx, selectionId);
    if (!state) throw new UserError("unknown-selection");
    const earlier = decisionInForce(await listDecisions(work.trx, selectionId));
    if (input.kind === "withdraw" && !earlier) throw new UserError("decision-none");
    if (input.kind !== "withdraw" && (!state.edition || !nullFails(state.round.stage))) throw new UserError("decision-round-open");
    if (input.kind !== "withdraw" && (await pricesKept(work.trx, state))) throw new UserError("decision-prices-sealed");
    const ranking = state.edition ? await rankState(work.trx, state, state.edition) : null;
    const choosing = input.kind === "shortlist" || input.kind === "award";
    const content: DecisionContent = {
      kind: input.kind,
      reason: choosing ? "" : input.reason,
      standstillUntil: input.kind === "award" ? input.standstillUntil : null,
      edition: state.edition?.id ?? null,
      rankingHash: ranking && sha256(canonicalJson(ranking)),
      offers: !choosing || !ranking ? [] : ranking.offers.map(({ id, rank, value, excluded }) => ({
        vendor: id, rank, value, motivation: input.motivations[id] ?? "",
        verdict: input.chosen.includes(id) ? (input.kind === "award" ? "winner" : "on-shortlist") : excluded.length > 0 ? "excluded" : "not-chosen",
      })),
    };
    const excluded = new Set((ranking?.offers ?? []).filter((offer) => offer.excluded.length > 0).map(({ id }) => id));
    const problem = decisionProblem(content, excluded, work.at.slice(0, 10));
    if (problem) throw new UserError(problem);
    const stage = stageAfterDecision(state.selection.stage, input.kind);
    if (!stage) throw new UserError("decision-not-now");
    await keep(context, work, selectionId, state.round.id, content);
    if (stage !== state.selection.stage) await updateSelection(work.trx, selectionId, { stage, stage_reason: content.reason || null });
  });
}

/** Breaks a selection off, with a reason; allowed at any time before a decision, also while answers are sealed. */
export async function cancelSelection(context: Context, selectionId: string, reason: string): Promise<void> {
  await change(context, { selection: selectionId, action: "selection-cancel", also: [] }, async (work) => {
    const state = await loadState(work.trx, selectionId);
    if (!state) throw new UserError("unknown-selection");
    const content: DecisionContent = { kind: "cancel", reason: reason.trim(), offers: [], standstillUntil: null, edition: state.edition?.id ?? null, rankingHash: null };
    const problem = decisionProblem(content, new Set(), work.at.slice(0, 10));
    if (problem) throw new UserError(problem);
    const stage = stageAfterDecision(state.selection.stage, "cancel");
    if (!stage) throw new UserError("decision-not-now");
    await keep(context, work, selectionId, state.round.id, content);
    await updateSelection(work.trx, selectionId, { stage, stage_reason: content.reason });
  });
}

async function keep(context: Context, { trx, at, record }: Work, selectionId: string, roundId: string, content: DecisionContent): Promise<void> {
  const id = context.newId();
  const kept = decisionContentSchema.parse(content);
  const number = await insertDecision(trx, selectionId, { ...kept, id, roundId, at, by: context.actor.id });
  await record({ subject: id, after: { kind: kept.kind, number, hash: sha256(canonicalJson(kept)), reason: kept.reason, offers: kept.offers.map(({ vendor, verdict }) => ({ vendor, verdict })), standstillUntil: kept.standstillUntil } });
}
