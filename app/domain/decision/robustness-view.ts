import type { Language } from "../language";
import type { EvaluatorAnalysis, MarkedAnswer } from "../scoring/evaluators";
import type { TradeBounds } from "../scoring/award";
import type { ReversalCertificate } from "../scoring/reversal";
import type { SentOffer } from "../scoring/robustness";
import type { Robustness } from "../scoring/robustness-result";
import type { WeightStability } from "../scoring/stability";
import type { RankedOffer } from "../scoring/types";
import type { NearestChange } from "./nearest-changes";
import type { WeightChanges, WhatIfModel } from "./what-if";

/** A what-if variant of the ranking on an edition, saved under a name. */
export interface Scenario {
  id: string;
  editionId: string;
  name: string;
  /** By criterion, relative to its siblings. */
  weights: WeightChanges;
  createdAt: string;
  createdBy: string;
  removed: boolean;
}

/** A criterion of the tree as pages name it. */
export interface NamedCriterion {
  id: string;
  title: string;
  /** 0 for the dimensions. */
  depth: number;
  parent: string | null;
}

/** Everything about how far a ranking can be trusted. */
export interface RobustnessView {
  edition: { id: string; code: string; language: Language };
  vendors: { id: string; name: string; package: string; excluded: boolean }[];
  criteria: NamedCriterion[];
  /** What ranks again while a slider moves. */
  model: WhatIfModel;
  /** By rank; without the excluded. */
  official: (Pick<RankedOffer, "id" | "rank" | "rankRange" | "value" | "low" | "high"> & { score: number | null })[];
  stability: WeightStability[];
  /** Requirements whose own share could make another offer first, with their reference: the nearest, of how many. */
  requirements: (WeightStability & { code: string; text: string })[];
  requirementsInAll: number;
  changes: NearestChange[];
  /** References of the requirements that were marked, by id. */
  codes: Record<string, string>;
  /** `first` is null where nobody takes part, or where no weights agree with what was asked for. */
  chances: { dimensions: { id: string; weight: number }[]; offers: SentOffer[]; seed: number; first: Robustness | null };
  /** By an award method how far N, or the worth of full quality, can go; null without one and while something is unknown. */
  trade: TradeBounds | null;
  currency: string | null;
  reversal: ReversalCertificate;
  evaluators: (EvaluatorAnalysis & { names: Record<string, string>; highest: number; ranks: Record<string, number | null>; disputed: MarkedAnswer[] }) | null;
  scenarios: Scenario[];
  maySave: boolean;
}
