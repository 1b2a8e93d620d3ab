import type { BusinessCase } from "../business-case/business-case";
import type { ContentPack, Criterion } from "../content/pack";
import type { GapState } from "../gaps/gap-state";
import type { GoalState } from "../goals/goal-state";
import type { Implementation } from "../implementation/implementation";
import type { Choices } from "../intake/choices";
import type { ListMove } from "../intake/wish-lists";
import type { LevelCheck, LevelSubject } from "../phases/level-check";
import type { PhasePlan } from "../phases/phase-plan";
import type { ProjectMember } from "../phases/project-roles";
import type { Solution } from "../phases/solution";
import type { SwotEntry } from "../phases/swot";
import type { ReadinessState } from "../readiness/readiness-state";
import type { Requirement } from "../requirements/requirement";
import type { RiskState } from "../risks/risk-state";

/** The documents that the guide names, in the order of its phases, and the evaluation after them. */
export const resultDocuments = ["strategy", "migration", "processes", "design", "rollout", "evaluation"] as const;
export type ResultDocument = (typeof resultDocuments)[number];

/** What becomes of parts in which nothing is filled in: left out, or named as still to be filled in. */
export const emptyParts = ["omit", "mark"] as const;
export type EmptyParts = (typeof emptyParts)[number];

/** All that the documents are made of: the state of a selection on a day. */
export interface ResultSources {
  selection: { name: string; organisation: string };
  /** `YYYY-MM-DD`. */
  day: string;
  pack: ContentPack;
  choices: Choices;
  /** Wishes that were put on another list by hand, by item id. */
  moves: ReadonlyMap<string, ListMove>;
  plan: PhasePlan;
  members: readonly ProjectMember[];
  swot: readonly SwotEntry[];
  solution: Solution;
  goals: GoalState;
  gaps: GapState;
  businessCase: BusinessCase;
  /** What is asked of vendors. */
  requirements: readonly Requirement[];
  criteria: readonly Criterion[];
  implementation: Implementation;
  readiness: ReadinessState;
  risks: RiskState;
  /** What was looked at on three levels, by the id of the goal, wish or gap. */
  levels: Readonly<Record<LevelSubject["kind"], ReadonlyMap<string, LevelCheck>>>;
}
