import { may } from "../access/may";
import type { Standing } from "../access/may";
import type { Action } from "../access/permissions";

/** What opens each page that the rail names; a page that is not named here shows itself who may see it. */
const pageActions: Record<string, Action> = {
  intake: "view-intake",
  requirements: "view-requirements",
  weights: "view-weights",
  request: "view-request",
  responses: "view-responses",
  comparison: "view-answers",
  scoring: "view-scoring",
  ranking: "view-ranking",
  // What was decided can be seen as soon as the selection can; the ranking below it has its own rule.
  decision: "view-selection",
  "business-case": "view-business-case",
  phases: "view-phases",
  guide: "view-phases",
  goals: "view-goals",
  gaps: "view-gaps",
  preconditions: "view-gaps",
  readiness: "view-readiness",
  risks: "view-risks",
  results: "view-results",
  implementation: "view-results",
  respondents: "view-respondents",
  questions: "view-questions",
  people: "view-people",
  audit: "view-audit",
};

/**
 * Whether a page opens for somebody: now, later (once the round is further, or the answers are open), or never in this
 * role. What asks for a declaration first opens, because it leads there.
 */
export type PageAccess = "open" | "later" | "never";

/** How the pages of a selection open for who stands so. */
export function pageAccess(standing: Standing): Record<string, PageAccess> {
  return Object.fromEntries(Object.entries(pageActions).map(([place, action]): [string, PageAccess] => {
    const answer = may(standing, action);
    if (answer.ok || answer.why === "declaration" || answer.why === "conflict") return [place, "open"];
    return [place, answer.why === "role" || answer.why === "assignment" ? "never" : "later"];
  }));
}
