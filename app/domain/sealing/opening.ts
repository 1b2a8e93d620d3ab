import type { RoundStage } from "../selection/stages";

/** What two people open: the answers, or the prices that were kept apart. */
export const openingSubjects = ["bids", "prices"] as const;
export type OpeningSubject = (typeof openingSubjects)[number];

/** Those of a selection who may open with another: one of the two is a lead. */
export const openingRoles = ["lead", "evaluator", "observer"] as const;
export type OpeningRole = (typeof openingRoles)[number];

/** The confirmation of one person, in the order in which they came. */
export interface Confirmation {
  user: string;
  role: OpeningRole;
}

/** Everything that an opening hangs on. Instants are ISO, by the clock of the server. */
export interface OpeningFacts {
  subject: OpeningSubject;
  stage: RoundStage;
  /** Of the newest edition. */
  deadline: string;
  now: string;
  /** Confirmations that stand, oldest first. */
  given: readonly Confirmation[];
}

export type OpeningRefusal = "too-early" | "not-closed" | "not-scored" | "opened-already" | "no-role" | "same-person" | "no-lead";

const closedStages: readonly RoundStage[] = ["closed"];
const openStages: readonly RoundStage[] = ["opened", "scoring", "consensus"];

/** Whether the seal may be broken now by anybody, apart from who; null when it may. */
export function openingObstacle({ subject, stage, deadline, now }: Omit<OpeningFacts, "given">): OpeningRefusal | null {
  if (subject === "prices") return openStages.includes(stage) ? null : stage === "concluded" ? "opened-already" : "not-scored";
  if (openStages.includes(stage) || stage === "concluded") return "opened-already";
  if (now < deadline) return "too-early";
  return closedStages.includes(stage) ? null : "not-closed";
}

/**
 * Whether a person may confirm now, and whether that opens. It takes two different people, each for themselves, at least
 * one of them a lead.
 *
 * @param role the person's role in the selection; null for somebody without one that opens
 */
export function confirmOpening(facts: OpeningFacts, person: { user: string; role: OpeningRole | null }): { ok: true; opens: boolean } | { ok: false; why: OpeningRefusal } {
  const obstacle = openingObstacle(facts);
  if (obstacle) return { ok: false, why: obstacle };
  if (person.role === null) return { ok: false, why: "no-role" };
  if (facts.given.some(({ user }) => user === person.user)) return { ok: false, why: "same-person" };
  if (facts.given.length === 0) return { ok: true, opens: false };
  const lead = person.role === "lead" || facts.given.some(({ role }) => role === "lead");
  return lead ? { ok: true, opens: true } : { ok: false, why: "no-lead" };
}
