import type { Edition } from "~/domain/edition/edition";
import type { Answer } from "~/domain/responses/reading";
import { answerSchema } from "~/domain/responses/reading";
import { statesPrices, vendorPricesSchema } from "~/domain/cost/vendor-prices";
import type { VendorPrices } from "~/domain/cost/vendor-prices";
import { bidsSealed, priceRequirements, pricesSealed } from "~/domain/sealing/rules";
import { z } from "zod";
import { isOpened } from "~db/openings";
import type { Db } from "~db/schema";
import { openJson, sealedHash } from "~db/sealed-payloads";
import type { Sealing, Vault } from "~db/sealed-payloads";
import { loadAnswers } from "~db/submissions";

import type { Context } from "./context.server";
import { masterKey } from "./keys.server";
import type { SelectionState } from "./selection-state";

/** The key that wraps the keys of vendors. */
export const bidKeyPurpose = "bids";

/** What lets sealed bids of this installation be read. Hand it on only where the one who asks may see them. */
export function vaultOf(context: Context): Vault {
  return () => (context.masterKey ?? masterKey)(bidKeyPurpose);
}

/** How what comes in for a round is kept: sealed, or null where the edition does not say so. */
export function sealingFor(context: Context, place: { selectionId: string; roundId: string; edition: Edition | null }, vendorId: string | null): Sealing | null {
  if (!place.edition?.sealed) return null;
  return { owner: { selectionId: place.selectionId, roundId: place.roundId, vendorId }, vault: vaultOf(context), newId: context.newId };
}

/** What lets the bids of a round be read by those of the selection: null until they are opened. */
export function bidVault(context: Context, { edition, round }: Pick<SelectionState, "edition" | "round">): Vault | null {
  return bidsSealed(edition, round.stage) ? null : vaultOf(context);
}

/** Whether the prices of a round are still sealed. */
export async function pricesKept(db: Db, { edition, round }: Pick<SelectionState, "edition" | "round">): Promise<boolean> {
  return pricesSealed(edition, round.stage, edition?.priceEnvelope === true && (await isOpened(db, round.id, "prices")));
}

/** The requirements of an edition whose answers are prices. */
export function pricesOf(edition: Edition): Set<string> {
  return priceRequirements(edition.requirements);
}

const sealedBidSchema = z.object({
  answers: z.array(answerSchema), prices: vendorPricesSchema.optional(),
  /** Where the prices were stated, when that is not where the answers were: in a price workbook, or before an addendum. */
  pricesFrom: z.object({ editionId: z.string(), uploadId: z.string() }).optional(),
});

/** What a vendor answered, as it is kept while it is sealed; with the prices of its price sheet, where one is asked. */
export type SealedBid = z.infer<typeof sealedBidSchema>;

/** A submission as it was sealed; null when it was not sealed, or was erased. */
export async function sealedBid(db: Db, vault: Vault, submissionId: string): Promise<SealedBid | null> {
  const hash = await sealedHash(db, "answers", submissionId);
  return hash === null ? null : openJson(db, vault, hash, sealedBidSchema);
}

/** Which of the two workbooks of a vendor arrived, where prices come in one of their own; a blank one brings nothing. */
export interface PartsReceived {
  answers: boolean;
  prices: boolean;
}

/** What of a sealed submission arrived, and how many of its questions have an answer: no answers and no amounts. */
export async function sealedParts(db: Db, vault: Vault, submissionId: string): Promise<(PartsReceived & { answered: ReadonlySet<string> }) | null> {
  const bid = await sealedBid(db, vault, submissionId);
  if (!bid) return null;
  const said = bid.answers.filter(({ value, comment, evidence }) => value !== null || comment !== "" || evidence !== "");
  return { answers: said.length > 0, prices: statesPrices(bid.prices), answered: new Set(bid.answers.flatMap(({ requirement, value }) => (value === null ? [] : [requirement]))) };
}

/** Prices as a vendor stated them, and the edition that asked them. */
export interface StatedPrices {
  editionId: string;
  prices: VendorPrices;
}

/** The prices of a vendor's own sealed submission as that vendor may see them; null where none were sealed. */
export async function loadOwnPrices(db: Db, vault: Vault, { id, editionId }: { id: string; editionId: string }): Promise<StatedPrices | null> {
  const sealed = await sealedBid(db, vault, id);
  return sealed?.prices ? { editionId: sealed.pricesFrom?.editionId ?? editionId, prices: sealed.prices } : null;
}

/** The answers of a vendor's own submissions as that vendor may see them, opened or not; as `loadAnswers`. */
export async function loadOwnAnswers(db: Db, vault: Vault, submissionIds: readonly string[]): Promise<Map<string, Map<string, Answer>>> {
  const answers = await loadAnswers(db, submissionIds);
  for (const id of submissionIds) {
    const sealed = await sealedBid(db, vault, id);
    if (sealed) answers.set(id, new Map(sealed.answers.map((answer) => [answer.requirement, answer])));
  }
  return answers;
}
