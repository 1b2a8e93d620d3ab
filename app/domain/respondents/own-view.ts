import type { ContentItem, Heading } from "../content/pack";
import type { Bilingual, Language } from "../language";
import type { Refusal } from "../responses/reading";
import type { ChecklistReading, UnclearCell } from "./checklist-reading";
import type { OwnAnswer } from "./own-answer";

/** What a respondent sees: the checklist with the own answers, and nothing of anybody else. */
export interface OwnChecklistView {
  selection: { id: string; name: string; organisation: string };
  name: string;
  /** What the respondent reads mails and documents in; null before the first save of who has an account. */
  language: Language | null;
  doneAt: string | null;
  /** The lead took this copy out of the count. */
  withdrawn: boolean;
  /** Answers are still taken. */
  open: boolean;
  pack: { aim: Bilingual; functions: Heading[] };
  objectives: ContentItem[];
  wishes: ContentItem[];
  answers: Record<string, OwnAnswer>;
}

/** A cell that was not understood for certain, with the question that it is about and what the copy says there now. */
export interface OpenCell extends UnclearCell {
  question: string;
  now: OwnAnswer;
}

/** A checklist that came back as a file, with what became of it. */
export interface ChecklistFileView {
  uploadId: string;
  fileName: string;
  receivedAt: string;
  refusal: Refusal | null;
  /** Cells and questions that were understood and taken up. */
  understood: number;
  questions: number;
  unclear: OpenCell[];
  absent: number;
  beside: ChecklistReading["beside"];
}
