import type { VendorPrices } from "~/domain/cost/vendor-prices";
import type { Edition } from "~/domain/edition/edition";
import type { Answer, Reading } from "~/domain/responses/reading";

import type { Colour } from "./style";

/** What the vendor answered before, and to which edition; its prices may have been stated under another one. */
export interface Earlier {
  edition: Edition;
  answers: ReadonlyMap<string, Answer>;
  prices?: { edition: Edition; stated: VendorPrices } | null;
}

/** How a prefilled answer is marked, in words and by fill; null for one that needs no attention. */
export type PrefillMark = "understood" | "repaired" | "unclear" | "missing" | "changed" | "new";

/** What is filled in for one question. */
export interface PrefilledRow {
  /** A value as the reader gives it, or words as they were typed. */
  answer: { value: string | number } | { typed: string } | null;
  comment: string;
  evidence: string;
  mark: PrefillMark | null;
  /** Text of the note at the answer. */
  note: string | null;
}

/** Everything that is filled in before a workbook goes to its vendor. */
export interface Prefill {
  /** By requirement id. */
  rows: ReadonlyMap<string, PrefilledRow>;
  /** What the start sheet says about it. Each text is one of `isOwnLine` or in the edition, so that it reads as the template's own. */
  start: { heading: string; paragraphs: string[]; marks: { label: string; text: string; colour: Colour | null }[] };
  /** Texts that have no place in the template, for the last sheet. */
  beside: Reading["beside"];
  /** Prices for the price sheet. */
  prices?: VendorPrices;
  /** Lines of the price sheet that need attention, by id: how they are marked, with the text of the note. */
  priceMarks?: ReadonlyMap<string, { mark: PrefillMark; note: string }>;
}

export const markColours: Readonly<Record<PrefillMark, Colour>> = {
  understood: "doneWash", repaired: "repairedWash", unclear: "unclearWash", missing: "missingWash", changed: "changedWash", new: "changedWash",
};
