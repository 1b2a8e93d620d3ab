import { z } from "zod";

import { postedLines, readPart } from "../form-lines";

const day = z.iso.date().nullable();
const name = z.string().trim().max(200);

/** What was done about one item of a phase: an activity, a result, a subject to discuss, or the phase itself. */
export const phaseWorkSchema = z.object({
  /** The item of the pack. */
  id: z.string().min(1).max(200),
  /** Ticked off; on the phase itself: it was finished, whatever is still open in it. */
  done: z.boolean(),
  owner: name,
  due: day,
  /** Remark on an activity or result; notes of the discussion of a subject. */
  note: z.string().trim().max(20_000),
});
export type PhaseWork = z.infer<typeof phaseWorkSchema>;
export const workParts = ["done", "owner", "due", "note"] as const satisfies (keyof PhaseWork)[];

export function emptyWork(id: string): PhaseWork {
  return { id, done: false, owner: "", due: null, note: "" };
}

/** A decision on a subject that a phase discusses. */
export const phaseDecisionSchema = z.object({
  id: z.string().min(1).max(60),
  text: z.string().trim().max(5_000),
  /** Who decided; empty while it is not said. */
  by: name,
  on: day,
});
export type PhaseDecision = z.infer<typeof phaseDecisionSchema> & {
  /** The item of the pack that it is about. */
  item: string;
};
export const decisionParts = ["text", "by", "on"] as const satisfies (keyof PhaseDecision)[];

/** The form of a phase as it is posted, still to be checked by `phaseFormSchema`: lines of items, and of decisions. */
export function postedPhase(form: FormData) {
  const decisions = new Set(form.getAll("decision").map(String));
  return {
    work: postedLines(form, { done: readPart.tick, owner: readPart.text, due: readPart.orNull, note: readPart.text }, (id) => !decisions.has(id)),
    decisions: postedLines(form, { text: readPart.text, by: readPart.text, on: readPart.orNull }, (id) => decisions.has(id)),
  };
}
export const phaseFormSchema = z.object({ work: z.record(z.string(), phaseWorkSchema), decisions: z.record(z.string(), phaseDecisionSchema) });
