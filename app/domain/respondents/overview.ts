import type { ContentItem, Heading } from "../content/pack";
import type { Choice } from "../intake/choices";
import type { ItemAgreement } from "./agreement";
import type { CopyProgress } from "./copy-progress";
import type { OwnAnswer } from "./own-answer";

/** How one respondent stands. */
export interface RespondentView {
  name: string;
  email: string | null;
  lastSavedAt: string | null;
  doneAt: string | null;
  withdrawnAt: string | null;
  /** Null for who has an account and saved nothing yet. */
  id: string | null;
  code: string | null;
  byAccount: boolean;
  progress: CopyProgress;
  /** Of the newest personal link. */
  link: { state: "open" | "expired" | "revoked"; expiresAt: string; lastUsedAt: string | null } | null;
}

/** What the lead decided about an item, as it holds now. */
export interface SettledView {
  settlementId: string;
  kind: "settle" | "adopt";
  reason: string;
  at: string;
  by: string;
}

/** What somebody says about one item, in the lead's view of the differences. */
export interface Voice extends OwnAnswer {
  name: string;
}

export interface RespondentsView {
  people: RespondentView[];
  functions: Heading[];
  items: ContentItem[];
  agreements: ItemAgreement[];
  /** By item. */
  voices: Record<string, Voice[]>;
  choices: Record<string, Choice>;
  settled: Record<string, SettledView>;
  /** What would change if all that everybody agrees on were taken over. */
  toAdopt: Choice[];
  /** The last taking over, while it can be put back. */
  lastAdoption: { settlementId: string; at: string; by: string; count: number } | null;
  /** Copies that count: those in which something was said or that are done. */
  counted: number;
  mayChange: boolean;
  /** The day on which a new link would end. */
  lastDay: string;
}
