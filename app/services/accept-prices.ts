import { canonicalJson } from "~/domain/canonical-json";
import { vendorPricesSchema } from "~/domain/cost/vendor-prices";
import type { VendorPrices } from "~/domain/cost/vendor-prices";
import { cleanText } from "~/domain/clean-text";
import { sha256 } from "~/domain/edition/fingerprint.server";
import { insertPrices } from "~db/prices";

import type { Work } from "./context.server";

/** Prices of one vendor that are taken as its own. */
export interface AcceptedPrices {
  id: string;
  selectionId: string;
  roundId: string;
  editionId: string;
  vendorId: string;
  /** The file that they were read from; null when they came otherwise, such as out of a sealed envelope. */
  uploadId: string | null;
  prices: VendorPrices;
  at: string;
  by: string;
}

/**
 * Keeps the prices of a vendor, which count instead of its earlier ones, and tells the audit trail. To be called in the
 * transaction of what brings them: the answers, or the opening of an envelope; its gate must allow `price-accept`.
 */
export async function acceptPrices({ trx, record }: Pick<Work, "trx" | "at" | "record">, accepted: AcceptedPrices): Promise<number> {
  const prices = vendorPricesSchema.parse(accepted.prices).map((price) => ({
    ...price,
    remark: cleanText(price.remark),
    ...(price.typed === undefined ? {} : { typed: cleanText(price.typed) }),
    ...(price.own ? { own: { ...price.own, text: cleanText(price.own.text), unit: cleanText(price.own.unit) } } : {}),
  }));
  const number = await insertPrices(trx, { ...accepted, prices });
  await record({
    action: "price-accept", subject: accepted.id,
    after: { vendor: accepted.vendorId, number, upload: accepted.uploadId, hash: sha256(canonicalJson(prices)) },
  });
  return number;
}
