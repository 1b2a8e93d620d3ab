import type { PriceSheet } from "./price-sheet";
import type { VendorPrices } from "./vendor-prices";

/** How many prices a vendor filled in: counts only, never amounts. */
export interface PriceCount {
  /** Lines of the price sheet that have a price, and how many there are; options too. */
  received: number;
  asked: number;
  /** Lines that have to have a price and have none. */
  missing: number;
  /** Of all lines those where something stands that is no price for certain. */
  unclear: number;
  /** Lines that the vendor added. */
  own: number;
}

/** Counts the prices that a workbook brought; null where the request asks none. */
export function countPrices(sheet: PriceSheet | undefined, prices: VendorPrices | undefined): PriceCount | null {
  if (!sheet) return null;
  const given = new Map((prices ?? []).map((price) => [price.line, price]));
  const priced = (line: string) => (given.get(line)?.unitPrice ?? null) !== null;
  return {
    received: sheet.lines.filter(({ id }) => priced(id)).length,
    asked: sheet.lines.length,
    missing: sheet.lines.filter(({ id, optional }) => !optional && !priced(id)).length,
    unclear: (prices ?? []).filter(({ unitPrice, typed }) => unitPrice === null && typed !== undefined).length,
    own: (prices ?? []).filter(({ own }) => own !== undefined).length,
  };
}
