import type { PriceLine, PriceSheet } from "./price-sheet";
import type { VendorPrices } from "./vendor-prices";

/** What can be said otherwise about a line, or about all of them. */
export const priceLineParts = ["text", "quantity", "unit", "rhythm", "optional", "currency", "vat"] as const;
export type PriceLinePart = (typeof priceLineParts)[number];

/** Changes by which an amount that was stated no longer says what the line asks: what it is for, how often, in which money. */
const otherAmount: ReadonlySet<PriceLinePart> = new Set<PriceLinePart>(["unit", "rhythm", "currency", "vat"]);

/** A line that a later price sheet asks, and an earlier one asked otherwise or not at all. */
export interface PriceLineChange {
  line: PriceLine;
  /** Null for a new line. */
  before: PriceLine | null;
  parts: PriceLinePart[];
}

/** The lines of a price sheet that are new or changed since an earlier one, in their order, and the lines that are gone. */
export function priceSheetChanges(before: PriceSheet | undefined, after: PriceSheet | undefined): { changed: PriceLineChange[]; removed: { line: PriceLine; place: number }[] } {
  const earlier = new Map((before?.lines ?? []).map((line) => [line.id, line]));
  const later = new Set((after?.lines ?? []).map(({ id }) => id));
  const terms = before && after ? termChanges(before, after) : [];
  return {
    changed: (after?.lines ?? []).flatMap((line): PriceLineChange[] => {
      const was = earlier.get(line.id);
      if (!was) return [{ line, before: null, parts: [] }];
      const parts = [...(["text", "quantity", "unit", "rhythm", "optional"] as const).filter((part) => was[part] !== line[part]), ...terms];
      return parts.length > 0 ? [{ line, before: was, parts }] : [];
    }),
    removed: (before?.lines ?? []).flatMap((line, place) => (later.has(line.id) ? [] : [{ line, place }])),
  };
}

function termChanges(before: PriceSheet, after: PriceSheet): PriceLinePart[] {
  const vat = before.vat.included !== after.vat.included || (after.vat.included && before.vat.rate !== after.vat.rate);
  return [...(before.currency === after.currency ? [] : ["currency" as const]), ...(vat ? ["vat" as const] : [])];
}

/** Whether an amount stated for the line as it was can stand for the line as it is. */
export function stillFits({ parts }: PriceLineChange): boolean {
  return !parts.some((part) => otherAmount.has(part));
}

/**
 * The lines that were priced on other terms than the newest sheet asks, by which the amount would say something else: it
 * counts for nothing until the lead has decided. Lines of the vendor's own change with currency and VAT.
 */
export function pricedOnOtherTerms(priced: PriceSheet | undefined, newest: PriceSheet, prices: VendorPrices): string[] {
  if (!priced) return [];
  const unfit = new Set(priceSheetChanges(priced, newest).changed.filter((change) => change.before !== null && !stillFits(change)).map(({ line }) => line.id));
  const allChanged = termChanges(priced, newest).length > 0;
  return prices.filter(({ line, unitPrice, own }) => unitPrice !== null && (unfit.has(line) || (own !== undefined && allChanged))).map(({ line }) => line);
}

/** The lines of the newest sheet that have a price stated under an earlier wording, whether or not it still fits. */
export function pricedInOldWording(priced: PriceSheet | undefined, newest: PriceSheet, prices: VendorPrices): PriceLineChange[] {
  const stated = new Set(prices.filter(({ unitPrice, typed }) => unitPrice !== null || typed !== undefined).map(({ line }) => line));
  return priceSheetChanges(priced, newest).changed.filter(({ line, before }) => before !== null && stated.has(line.id));
}
