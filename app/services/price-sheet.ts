import { guidanceFor } from "~/domain/content/guidance";
import type { Guidance } from "~/domain/content/guidance";
import { newPriceSheet, priceSheetSchema } from "~/domain/cost/price-sheet";
import type { PriceSheet } from "~/domain/cost/price-sheet";
import type { EditionRanking } from "~/domain/decision/types";
import type { Edition } from "~/domain/edition/edition";
import type { Language } from "~/domain/language";
import { UserError } from "~/domain/user-error";
import { currentRound, saveDraft } from "~db/rounds";
import { insertPriceDecision } from "~db/prices";

import { AccessRefused } from "./access.server";
import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { rankState } from "./load-ranking";
import { noteBidsSeen } from "./note-bids-seen";
import { loadState } from "./selection-state";
import { shownTo } from "./shown-vendors";

/** The price sheet of the next edition, and what offers cost on that of the newest. */
export interface PricesView {
  /** Null while no prices are asked; then `proposed` is what to start from. */
  sheet: PriceSheet | null;
  proposed: PriceSheet;
  language: Language;
  dimensions: { id: string; title: string }[];
  /** The edition that vendors price; null before one with prices was published. */
  edition: Edition | null;
  /** Null as well while the bids are sealed to who looks. */
  ranking: EditionRanking | null;
  guidance: Guidance[];
}

/** The price sheet and the cost per offer; null when there is no such selection. */
export async function loadPrices(context: Context, selectionId: string): Promise<PricesView | null> {
  const standing = await look(context, selectionId, "view-request");
  const whole = await loadState(context.db, selectionId);
  if (!whole) return null;
  const state = shownTo(standing, whole);
  const { draft } = state.round;
  const edition = state.edition?.price ? state.edition : null;
  const open = edition && (await look(context, selectionId, "view-prices").then(() => true, refused));
  if (open) await noteBidsSeen(context, whole, { page: "price" });
  return {
    sheet: draft.price ?? null,
    proposed: newPriceSheet(),
    language: draft.language,
    dimensions: state.criteria.map(({ id, title }) => ({ id, title: title[draft.language] })),
    edition,
    ranking: edition && open ? await rankState(context.db, state, edition) : null,
    guidance: guidanceFor(state.pack, "request"),
  };
}

/** Bids that are still sealed are no fault here. */
function refused(error: unknown): false {
  if (error instanceof AccessRefused) return false;
  throw error;
}

/** Keeps the price sheet of the next edition, or with null asks for no prices. */
export async function savePriceSheet(context: Context, selectionId: string, sheet: PriceSheet | null): Promise<void> {
  await change(context, { selection: selectionId, action: "draft-save" }, async ({ trx, record }) => {
    const price = sheet && priceSheetSchema.parse(sheet);
    const round = await currentRound(trx, selectionId);
    if (!round) throw new UserError("unknown-selection");
    const { price: before, ...draft } = round.draft;
    if (JSON.stringify(before ?? null) === JSON.stringify(price)) return;
    await saveDraft(trx, round.id, { ...draft, ...(price ? { price } : {}) });
    await record({ subject: round.id, before: { price: before ?? null }, after: { price } });
  });
}

/**
 * What a price that is missing, zero or negative counts as, with the reason; null for the amount withdraws that. Throws
 * `UserError` for an unknown vendor or line, a price that can be computed with, and an empty reason.
 */
export async function decidePrice(context: Context, selectionId: string, input: { vendorId: string; lineId: string; unitPrice: number | null; reason: string }): Promise<void> {
  await change(context, { selection: selectionId, action: "price-decide" }, async ({ trx, at, record }) => {
    const reason = input.reason.trim();
    if (reason === "") throw new UserError("reason-needed");
    const state = await loadState(trx, selectionId);
    if (!state?.edition?.price) throw new UserError("no-prices");
    const offer = (await rankState(trx, state, state.edition)).offers.find(({ id }) => id === input.vendorId);
    if (!offer) throw new UserError("unknown-vendor");
    const line = offer.cost?.lines.find(({ id }) => id === input.lineId);
    if (!line) throw new UserError("unknown-price", { line: input.lineId });
    if (line.problem === null) throw new UserError("price-is-sound", { line: line.code || line.text });
    await insertPriceDecision(trx, { id: context.newId(), roundId: state.round.id, vendorId: offer.id, lineId: line.id, unitPrice: input.unitPrice, reason, at, by: context.actor.id });
    await record({ subject: offer.id, after: { line: line.id, unitPrice: input.unitPrice, reason } });
  });
}
