import type { OfferCost } from "../cost/cost-of-ownership";
import type { EditionVendor } from "../edition/edition";
import type { RankedOffer } from "../scoring/types";
import type { PriceOutcome } from "./edition-price";

/** Why a knock-out bites, or may still bite: the requirement and what the vendor answered. */
export interface KnockOutFinding {
  /** Requirement id and its visible code. */
  requirement: string;
  code: string;
  /** The vendor's answer value; null when blank or not understood. */
  answer: string | number | null;
  /** Lowest answer that is accepted: a scale key, or yes/no; null where only points decide. */
  lowestAccepted: string | null;
}

/** One offer in the ranking of an edition, with what people need to read it. */
export interface EditionRankedOffer extends RankedOffer {
  vendor: EditionVendor;
  exclusions: KnockOutFinding[];
  openKnockOuts: KnockOutFinding[];
  /** Written reasons for waived knock-outs, by requirement id. */
  waivers: Record<string, string>;
  /** How many scored requirements have a value, of how many. */
  valued: { known: number; of: number };
  /** What it costs over the years; absent without a price sheet. */
  cost?: OfferCost;
}

/** The one ranking object that page, PDF, Word, Excel, JSON and command line show. */
export interface EditionRanking {
  edition: { id: string; code: string };
  offers: EditionRankedOffer[];
  /** Global weight per requirement and per criterion, 0–1. */
  weights: Record<string, number>;
  /** What the price does; absent without a price sheet. With an award method `rank` is by its scores, and `value` is the quality. */
  price?: PriceOutcome;
}
