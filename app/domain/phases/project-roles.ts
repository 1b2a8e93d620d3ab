import { z } from "zod";

import { postedLines, readPart } from "../form-lines";

/** Who carries the project, and who joins its team on the way. */
export const projectRoles = ["owner", "sponsor", "leader", "ambassador", "management", "core", "user-manager", "department", "it", "user"] as const;
export type ProjectRole = (typeof projectRoles)[number];

export const projectMemberSchema = z.object({
  id: z.string().min(1).max(60),
  name: z.string().trim().max(200),
  /** What the person is in the organisation. */
  position: z.string().trim().max(200),
  /** Numbers of the phases in which the person takes part. */
  phases: z.array(z.number().int().min(1).max(50)).max(50),
});
export type ProjectMember = z.infer<typeof projectMemberSchema> & { role: ProjectRole };
export const memberParts = ["name", "position", "phases"] as const satisfies (keyof ProjectMember)[];

/** The sheet as it is posted, still to be checked by `membersFormSchema`. */
export const postedMembers = (form: FormData) => postedLines(form, { name: readPart.text, position: readPart.text, phases: readPart.numbers });
export const membersFormSchema = z.record(z.string(), projectMemberSchema);

/** From which to which phase a role takes part, in the order of phases; the last of a shorter plan takes the place of what it lacks. */
const spans: Record<ProjectRole, readonly [from: number, to: number]> = {
  owner: [1, Infinity],
  sponsor: [1, Infinity],
  leader: [1, Infinity],
  core: [1, Infinity],
  // Senior management sets the course and discusses it with the team.
  management: [1, 1],
  // Managers of users join for the migration study, with users to talk to and somebody from every department.
  "user-manager": [2, Infinity],
  department: [2, 3],
  user: [2, Infinity],
  // The core team grows by IT from the design of processes on; early adopters bring their colleagues along.
  it: [3, Infinity],
  ambassador: [3, Infinity],
};

/** The phases in which a role takes part by the guide's advice (`tno.tip.2`), out of those that a pack has. */
export function advisedPhases(role: ProjectRole, phases: readonly number[]): number[] {
  const [from, to] = spans[role];
  const first = Math.min(from, phases.length);
  return phases.filter((_, index) => index + 1 >= first && index + 1 <= Math.max(to, first));
}

/** Whether somebody takes part in a phase; the project leader is the one who stays throughout. */
export function takesPart(member: Pick<ProjectMember, "role" | "phases">, phase: number): boolean {
  return member.role === "leader" || member.phases.includes(phase);
}
