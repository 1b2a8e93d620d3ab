import type { Standing } from "../access/may";
import type { Step } from "./steps";

/**
 * What somebody can do next in a selection: `to` is the page below that of the selection, null where there is nothing to do
 * but wait. A `step` of the rail is what a lead goes on with; its place is the page.
 */
export interface OwnNext {
  kind: "step" | "finished" | "broken-off" | "declare" | "conflict" | "excluded" | "weigh" | "read-request" | "wait-answers" | "confirm-opening" | "compare" | "score" | "consensus" | "outcome" | "checklist" | "wait-lead";
  to: string | null;
}

/** What somebody who stands so can do next, of the steps of a selection as a whole. */
export function ownNext(standing: Standing, steps: readonly Step[]): OwnNext {
  if (standing.roles.has("lead")) {
    if (standing.selectionStage === "cancelled") return { kind: "broken-off", to: "decision" };
    const next = steps.find((step) => step.next);
    return next ? { kind: "step", to: next.place } : { kind: "finished", to: "decision" };
  }
  const evaluates = standing.roles.has("evaluator");
  if (!evaluates && !standing.roles.has("observer")) {
    const fills = standing.roles.has("respondent") && (standing.selectionStage === "intake" || standing.selectionStage === "rounds");
    return fills ? { kind: "checklist", to: "checklist" } : { kind: "wait-lead", to: null };
  }
  // Who has not declared yet can still be the second to open, and that is what everybody waits for.
  if (standing.declaration === "none" && standing.sealed && standing.roundStage === "closed" && standing.selectionStage === "rounds") return { kind: "confirm-opening", to: "responses" };
  if (standing.declaration === "none") return { kind: "declare", to: "declaration" };
  if (standing.declaration === "conflict") return { kind: "conflict", to: "declaration" };
  if (standing.declaration === "excluded") return { kind: "excluded", to: "declaration" };
  if (standing.selectionStage === "cancelled") return { kind: "broken-off", to: "decision" };
  if (standing.selectionStage === "decided") return standing.sealed ? { kind: "wait-lead", to: null } : { kind: "outcome", to: "decision" };
  switch (standing.roundStage) {
    case "drafting":
      return evaluates && (standing.selectionStage === "intake" || standing.selectionStage === "rounds") ? { kind: "weigh", to: "weights/judge" } : { kind: "read-request", to: "request" };
    case "published":
      return standing.sealed ? { kind: "wait-answers", to: "request" } : { kind: "compare", to: "comparison" };
    case "closed":
      return standing.sealed ? { kind: "confirm-opening", to: "responses" } : { kind: "compare", to: "comparison" };
    case "opened":
      return { kind: "compare", to: "comparison" };
    case "scoring":
      return evaluates ? { kind: "score", to: "scoring" } : { kind: "outcome", to: "ranking" };
    case "consensus":
      return { kind: "consensus", to: "consensus" };
    default:
      return { kind: "outcome", to: "ranking" };
  }
}
