import { answersPart } from "./answers-part";
import { changePart } from "./gap-parts";
import { indicatorsPart } from "./goal-parts";
import { activitiesPart, approachPart, teamTable } from "./migration";
import { namedMembers } from "./phase-blocks";
import type { ResultPart, Writer } from "./result-part";
import { checksPart } from "./rollout";

/** The process and implementation plan: how the work will go, by what it is followed, and who arranges it. */
export function processParts(w: Writer): ResultPart[] {
  return [answersPart(w, "steps", ["10", "5"]), changePart(w), indicatorsPart(w), activitiesPart(w, "activities", [3]), approachPart(w, "processApproach", 3, []), organisationPart(w), checksPart(w, "followUp")];
}

/** Roles in the project, and how marketing and channels are manned. */
function organisationPart(w: Writer): ResultPart {
  const team = namedMembers(w.s.members);
  return answersPart(w, "organisation", ["11"], {
    filled: team.length > 0, place: "phases/roles", summary: team.length > 0 ? w.t("results.count.people", { count: team.length }) : "", blocks: () => [teamTable(w)],
  });
}
