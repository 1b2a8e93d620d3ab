import { z } from "zod";

import { telltales, tracesIn } from "../sealing/name-traces";
import type { VendorIdentity } from "../sealing/name-traces";

/** How a question of a vendor came in: through its link, or noted by the lead. */
export const questionChannels = ["link", "mail", "phone", "meeting"] as const;
export type QuestionChannel = (typeof questionChannels)[number];

/** How the lead can say that a question came in. */
export const notedChannels = ["mail", "phone", "meeting"] as const satisfies readonly QuestionChannel[];

export const longestQuestion = 4000;
export const longestReply = 20_000;
/** So that nobody fills the list: more than any real round sees of one vendor. */
export const mostQuestions = 200;

/** A question with its answer, as all vendors read it or will. */
export const publicTextSchema = z.object({ question: z.string().min(1).max(longestQuestion), answer: z.string().max(longestReply) });
export type PublicText = z.infer<typeof publicTextSchema>;

/**
 * Where a question stands: without an answer; answered but not published; published; published and changed since; kept
 * out of the list.
 */
export type QuestionState = "open" | "ready" | "published" | "changed" | "dismissed";

export function questionState({ draft, published, dismissed }: { draft: PublicText; published: PublicText | null; dismissed: boolean }): QuestionState {
  if (published) return published.question === draft.question && published.answer === draft.answer ? "published" : "changed";
  if (dismissed) return "dismissed";
  return draft.question.trim() !== "" && draft.answer.trim() !== "" ? "ready" : "open";
}

/** Whether a question can go to all vendors as it stands. */
export function mayPublish(state: QuestionState, { question, answer }: PublicText): boolean {
  return (state === "ready" || state === "changed") && question.trim() !== "" && answer.trim() !== "";
}

/** Whether vendors may ask: until the moment that the lead set, and not at all while none is set. */
export function takesQuestions(closesAt: string | null, now: string): boolean {
  return closesAt !== null && now <= closesAt;
}

/** Words in a text for all vendors by which one of them can be known. */
export function namesIn({ question, answer }: PublicText, vendors: readonly VendorIdentity[]): string[] {
  const tales = [...new Set(vendors.flatMap(telltales))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return [...new Set([...tracesIn(question, tales), ...tracesIn(answer, tales)])];
}
