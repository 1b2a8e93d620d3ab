import type { Bilingual } from "../language";
import type { Requirement } from "./requirement";
import type { AnswerType } from "./answer-type";

/** What a requirement can come from beside an item of the pack: a risk, or a need for a partner. */
export const linkKinds = ["risk", "need"] as const;
export type LinkKind = (typeof linkKinds)[number];

/** A requirement that is put to vendors because of something in the preparation. */
export interface RequirementLink {
  kind: LinkKind;
  /** The risk, or the question whose no made the need. */
  origin: string;
  requirement: string;
  /** Which proposed requirement it was made from; null for one that was there. */
  proposal: string | null;
}

export type LooseText = Requirement["text"];

/** A requirement that can be made where the pack has none. */
export interface ProposedRequirement {
  id: string;
  criterion: string;
  text: Bilingual;
  answer: AnswerType;
}
