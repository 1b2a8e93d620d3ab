import { questionState } from "~/domain/questions/vendor-question";
import { nullFails } from "~/domain/selection/stages";
import { listMembers } from "~db/members";
import { listReplies } from "~db/clarifications";
import { listUploads } from "~db/uploads";
import { listQuestions } from "~db/vendor-questions";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { loadState } from "./selection-state";

/** What waits for a decision of the lead, by how many; each has a page of its own where it is decided. */
export interface WaitingForLead {
  /** Interests that members reported. */
  conflicts: number;
  /** Questions of vendors that nobody answered, and answers that were not published. */
  questions: number;
  /** Files that were read and count for nothing until they are accepted, such as what came late. */
  files: number;
}

/** What waits for the lead of a selection; null for who does not lead it, and once nothing can be decided any more. */
export async function loadWaitingForLead(context: Context, selectionId: string): Promise<WaitingForLead | null> {
  const { roles } = await look(context, selectionId, "view-selection");
  const { db } = context;
  const state = roles.has("lead") ? await loadState(db, selectionId) : null;
  if (!state || (state.selection.stage !== "intake" && state.selection.stage !== "rounds")) return null;
  const members = await listMembers(db, selectionId);
  const questions = await listQuestions(db, state.round.id);
  const replies = new Set((await listReplies(db, state.round.id)).map(({ uploadId }) => uploadId));
  const waiting = state.edition && !nullFails(state.round.stage)
    ? (await listUploads(db, selectionId)).filter(({ id, roundId, outcome, submission }) => roundId === state.round.id && outcome === "read" && !submission && !replies.has(id))
    : [];
  return {
    conflicts: members.filter(({ declaration }) => declaration === "conflict").length,
    questions: questions.map(({ draft, published, dismissed }) => questionState({ draft, published, dismissed: dismissed !== null })).filter((one) => one === "open" || one === "ready").length,
    files: waiting.length,
  };
}
