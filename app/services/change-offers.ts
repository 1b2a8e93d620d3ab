import { z } from "zod";

import { languageSchema } from "~/domain/language";
import { nullFails } from "~/domain/selection/stages";
import { UserError } from "~/domain/user-error";
import { insertOffer, listOffers, setOfferWithdrawn, updateOffer } from "~db/offers";
import type { Offer } from "~db/offers";
import { currentRound } from "~db/rounds";
import type { Round } from "~db/rounds";
import type { Db } from "~db/schema";

import { change } from "./context.server";
import type { Context } from "./context.server";

export const offerSchema = z.object({
  name: z.string().trim().min(1).max(200),
  package: z.string().trim().min(1).max(200),
  contactName: z.string().trim().max(200),
  contactEmail: z.union([z.literal(""), z.email().max(200)]),
  /** Language of letters to the vendor; blank or left out: that of the edition. */
  language: z.union([languageSchema, z.literal("").transform(() => null)]).nullish(),
});
export type OfferInput = z.infer<typeof offerSchema>;

async function requireRound(trx: Db, selectionId: string): Promise<Round> {
  const round = await currentRound(trx, selectionId);
  if (!round) throw new UserError("unknown-selection");
  return round;
}

/** The current round while offers may come and go: once it is closed, who takes part is settled. */
async function requireOpenRound(trx: Db, selectionId: string): Promise<Round> {
  const round = await requireRound(trx, selectionId);
  if (nullFails(round.stage)) throw new UserError("round-closed");
  return round;
}

async function requireOffer(trx: Db, round: Round, vendorId: string): Promise<Offer> {
  const offer = (await listOffers(trx, round.id)).find((o) => o.id === vendorId);
  if (!offer) throw new UserError("unknown-vendor");
  return offer;
}

/** Adds a vendor with the package it offers; two vendors of one name in a round are refused. */
export async function addOffer(context: Context, selectionId: string, input: OfferInput): Promise<{ vendorId: string; code: string }> {
  return change(context, { selection: selectionId, action: "offer-add" }, async ({ trx, at, record }) => {
    const round = await requireOpenRound(trx, selectionId);
    const twin = (await listOffers(trx, round.id)).find((o) => o.name.toLowerCase() === input.name.toLowerCase() && o.package.toLowerCase() === input.package.toLowerCase());
    if (twin) throw new UserError("vendor-twice", { vendor: twin.name, package: twin.package });
    const vendorId = context.newId();
    const { code } = await insertOffer(trx, { ...input, offerId: context.newId(), vendorId, selectionId, roundId: round.id, at });
    await record({ subject: vendorId, after: { ...input, code } });
    return { vendorId, code };
  });
}

/** Changes what is known of a vendor and its package. */
export async function changeOffer(context: Context, selectionId: string, vendorId: string, input: OfferInput): Promise<void> {
  await change(context, { selection: selectionId, action: "offer-change" }, async ({ trx, record }) => {
    const offer = await requireOffer(trx, await requireRound(trx, selectionId), vendorId);
    await updateOffer(trx, { ...input, id: vendorId, offerId: offer.offerId });
    const { name, package: packageName, contactName, contactEmail } = offer;
    await record({ subject: vendorId, before: { name, package: packageName, contactName, contactEmail }, after: input });
  });
}

/** Takes an offer out of the round; what the vendor sent stays, and `restoreOffer` brings it back. */
export async function withdrawOffer(context: Context, selectionId: string, vendorId: string): Promise<void> {
  await change(context, { selection: selectionId, action: "offer-withdraw" }, async ({ trx, at, record }) => {
    const round = await requireOpenRound(trx, selectionId);
    const offer = await requireOffer(trx, round, vendorId);
    await setOfferWithdrawn(trx, round.id, vendorId, at);
    await record({ subject: vendorId, before: { name: offer.name } });
  });
}

/** Brings a withdrawn offer back into the round. */
export async function restoreOffer(context: Context, selectionId: string, vendorId: string): Promise<void> {
  await change(context, { selection: selectionId, action: "offer-restore" }, async ({ trx, record }) => {
    const round = await requireOpenRound(trx, selectionId);
    await setOfferWithdrawn(trx, round.id, vendorId, null);
    await requireOffer(trx, round, vendorId);
    await record({ subject: vendorId });
  });
}
