import type { GuidancePlace } from "../content/pack";
import { roundStages } from "./stages";
import type { RoundStage } from "./stages";

/** One stage of the work on the rail: where it stands, how much of it is done, and whether it is what to do now. */
export interface Step {
  place: GuidancePlace;
  state: "done" | "started" | "open" | "waiting";
  count: { done: number; of: number } | null;
  next: boolean;
}

/** What the rail is worked out from. */
export interface StepFacts {
  wishes: { ticked: number; complete: number };
  objectivesTicked: number;
  requirements: { asked: number; all: number; touched: boolean };
  weightsTouched: boolean;
  roundStage: RoundStage;
  offers: number;
  submissions: number;
  /** Nobody may read the answers yet. */
  sealed?: boolean;
  /** Requirements on which the committee has a say. */
  marked: number;
  /** A decision ended the selection. */
  decided: boolean;
}

/** The nine stages of a selection in order; exactly one is `next` until the decision has been taken. */
export function stepsOf(facts: StepFacts): Step[] {
  const published = facts.roundStage !== "drafting";
  const closed = roundStages.indexOf(facts.roundStage) >= roundStages.indexOf("closed");
  const { ticked, complete } = facts.wishes;
  const steps: Omit<Step, "next">[] = [
    {
      place: "intake",
      state: published || (ticked > 0 && complete === ticked) ? "done" : ticked + facts.objectivesTicked > 0 ? "started" : "open",
      count: ticked > 0 ? { done: complete, of: ticked } : null,
    },
    {
      place: "requirements",
      state: published || facts.requirements.touched ? "done" : facts.requirements.asked > 0 ? "started" : "open",
      count: { done: facts.requirements.asked, of: facts.requirements.all },
    },
    { place: "weights", state: published || facts.weightsTouched ? "done" : "open", count: null },
    { place: "request", state: published ? "done" : facts.offers > 0 ? "started" : "open", count: null },
    {
      place: "responses",
      state: !published ? "waiting" : facts.sealed ? (facts.submissions > 0 ? "started" : "open") : closed || (facts.offers > 0 && facts.submissions >= facts.offers) ? "done" : facts.submissions > 0 ? "started" : "open",
      count: published ? { done: facts.submissions, of: facts.offers } : null,
    },
    { place: "comparison", state: facts.submissions === 0 || facts.sealed ? "waiting" : closed ? "done" : "open", count: null },
    { place: "scoring", state: scoringState(facts), count: null },
    { place: "ranking", state: facts.submissions === 0 || facts.sealed ? "waiting" : closed && scoringState(facts) === "done" ? "done" : "open", count: null },
    { place: "decision", state: facts.decided ? "done" : closed && facts.submissions > 0 && scoringState(facts) === "done" ? "open" : "waiting", count: null },
  ];
  // Comparing is a way of looking, not a thing to finish: it is never what comes next. After a decision nothing is.
  const next = facts.decided ? undefined : steps.find((step) => step.state !== "done" && step.state !== "waiting" && step.place !== "comparison");
  return steps.map((step) => ({ ...step, next: step === next }));
}

/** Scoring waits for the round to close; where the committee has nothing to mark, it is done with that. */
function scoringState({ marked, roundStage, submissions }: StepFacts): Step["state"] {
  const reached = (stage: RoundStage) => roundStages.indexOf(roundStage) >= roundStages.indexOf(stage);
  if (submissions === 0 || !reached("closed")) return "waiting";
  if (marked === 0 || roundStage === "concluded") return "done";
  return reached("scoring") ? "started" : "open";
}
