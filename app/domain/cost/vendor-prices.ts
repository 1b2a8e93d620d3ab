import { z } from "zod";

import { priceRhythmSchema } from "./price-sheet";

/** One price as a vendor stated it. */
export const vendorPriceSchema = z.object({
  /** Id of the sheet's line, or "own-1", "own-2", … for a line that the vendor added. */
  line: z.string(),
  /** Per unit and rhythm; null when blank or not understood. */
  unitPrice: z.number().nullable(),
  /** What stood there, where it is not understood for certain. */
  typed: z.string().optional(),
  remark: z.string(),
  /** What the vendor added; absent on the sheet's own lines. */
  own: z.object({ text: z.string(), rhythm: priceRhythmSchema.nullable(), quantity: z.number().nullable(), unit: z.string() }).optional(),
});
export type VendorPrice = z.infer<typeof vendorPriceSchema>;

/** Everything that one vendor filled in on its price sheet. */
export const vendorPricesSchema = z.array(vendorPriceSchema);
export type VendorPrices = z.infer<typeof vendorPricesSchema>;

/** What the lead decided on a price that is missing, zero or negative: what the unit counts as, and why. */
export const priceDecisionSchema = z.object({ line: z.string(), unitPrice: z.number(), reason: z.string() });
export type PriceDecision = z.infer<typeof priceDecisionSchema>;

/** Whether anything stands on the price sheet; a blank one states nothing. */
export function statesPrices(prices: VendorPrices | undefined): boolean {
  return (prices ?? []).some(({ unitPrice, typed, own, remark }) => unitPrice !== null || typed !== undefined || own !== undefined || remark !== "");
}
