import type { Market } from "./plausible-answers";
import type { Rehearsal } from "./rehearsal";

/** Ways in which a rehearsal can take a price along. */
export const priceKinds = ["none", "points", "budget", "lowest", "logarithmic", "utility-index", "award-on-value"] as const;

/** What a form asks of a rehearsal, with what it left out. */
export interface RehearsalForm {
  market: Market;
  bids: number;
  rounds: number;
  price: (typeof priceKinds)[number];
  /** Percents of the total, and of the expected price. */
  share: number;
  budget: number;
  /** N of the utility index. */
  weight: number;
  /** What full quality earns by award on value, in percents of the expected price. */
  worth: number;
}

/** A rehearsal of the scoring model of the draft. */
export interface RehearsalView {
  form: RehearsalForm;
  /** Null while something keeps the draft from being ranked. */
  rehearsal: Rehearsal | null;
  criteria: { id: string; title: string; depth: number }[];
  /** Reference and text of the mandatory requirements, by id. */
  requirements: Record<string, { code: string; text: string }>;
  language: "nl" | "en";
  dimensions: number;
  /** What an average bid is taken to cost where the points of the price sheet value it; null elsewhere. */
  expected: { amount: number; currency: string } | null;
  /** The price sheet has points to value prices by. */
  points: boolean;
}
