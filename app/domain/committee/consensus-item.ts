import type { EditionRequirement } from "../edition/edition";
import type { DisagreementEffect } from "./consensus-queue";
import type { SettledMark } from "./settle-marks";

/** An offer by the names that the committee knows it by. */
export interface VendorName {
  vendorId: string;
  code: string;
  name: string;
  package: string;
}

/** What the committee says of one answer, for the meeting. */
export interface ConsensusItem {
  vendor: VendorName;
  requirement: Pick<EditionRequirement, "id" | "code" | "text">;
  answer: string;
  vendorComment: string;
  evidence: string;
  marks: { name: string; mark: number; confirms: boolean; comment: string }[];
  /** Names of those assigned whose mark is missing. */
  missing: string[];
  settled: SettledMark;
  /** The marks lie at least as far apart as the edition finds remarkable. */
  flagged: boolean;
  /** What settling it at the lowest and at the highest mark does; null where the marks do not differ. */
  effect: Omit<DisagreementEffect, "requirement" | "vendor" | "settled"> | null;
  /** Everything that was recorded on it, newest first; the first holds. */
  history: { number: number; mark: number | null; reason: string; at: string; by: string }[];
}
