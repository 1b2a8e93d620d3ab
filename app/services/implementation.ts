import { canonicalJson } from "~/domain/canonical-json";
import type { ContentItem } from "~/domain/content/pack";
import { emptyCheck, emptyImplementation, emptyTraining, implementationFields, implementationOfFields } from "~/domain/implementation/implementation";
import type { Implementation, ImplementationList } from "~/domain/implementation/implementation";
import { phaseItems } from "~/domain/phases/phase-plan";
import type { ProjectMember } from "~/domain/phases/project-roles";
import type { Fields, LoadedForm } from "~/domain/settle-edits";
import { UserError } from "~/domain/user-error";
import { findImplementation, saveImplementation as store } from "~db/implementation";
import type { KeptImplementation } from "~db/implementation";
import { listProjectMembers } from "~db/phase-sheets";
import type { Db } from "~db/schema";
import { findSelection, loadPackOf } from "~db/selections";

import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { settle } from "./settle.server";

const nothing: KeptImplementation = { ...emptyImplementation, trainings: [], checks: [] };

/** The sheet for going live without what was taken out. For services: whoever calls it has asked whether its reader may look. */
export async function implementationOf(db: Db, selectionId: string): Promise<Implementation> {
  return standing((await findImplementation(db, selectionId)) ?? nothing);
}

function standing({ trainings, checks, ...rollout }: KeptImplementation): Implementation {
  const shown = <L extends { removed: boolean }>(lines: readonly L[]) => lines.filter(({ removed }) => !removed).map(({ removed: _, ...line }) => line);
  return { ...rollout, trainings: shown(trainings), checks: shown(checks) };
}

export interface ImplementationView {
  implementation: Implementation;
  /** Those who bring their colleagues along. */
  ambassadors: Pick<ProjectMember, "id" | "name" | "position">[];
  /** The phases of the pack, to go on to. */
  phases: ContentItem[];
  mayChange: boolean;
}

/** The sheet for going live of a selection. */
export async function loadImplementation(context: Context, selectionId: string): Promise<ImplementationView> {
  const { roles } = await look(context, selectionId, "view-phases");
  const pack = await loadPackOf(context.db, (await findSelection(context.db, selectionId))!);
  const members = (await listProjectMembers(context.db, selectionId)).filter(({ removed, role, name, position }) => !removed && role === "ambassador" && (name !== "" || position !== ""));
  return {
    implementation: await implementationOf(context.db, selectionId),
    ambassadors: members.map(({ id, name, position }) => ({ id, name, position })),
    phases: phaseItems(pack), mayChange: roles.has("lead"),
  };
}

/**
 * Keeps the fields that a form posted. What others changed since it was loaded stays; throws `EditConflictError` where both
 * changed the same. A field of a line that is not on the sheet is refused; a line that somebody else took out meanwhile
 * comes back with what was changed in it.
 */
export async function saveImplementation(context: Context, selectionId: string, posted: Fields, loaded: LoadedForm | null = null): Promise<{ changed: boolean }> {
  return change(context, { selection: selectionId, action: "implementation-save" }, async ({ trx, at, record }) => {
    const before = (await findImplementation(trx, selectionId)) ?? nothing;
    const theirs = implementationFields(before);
    if (Object.keys(posted).some((field) => !(field in theirs))) throw new UserError("unknown-sheet-line");
    const trail = { selection: selectionId, actions: ["implementation-save"] as const };
    const after = implementationOfFields(before, await settle(trx, context.actor.id, trail, loaded, theirs, posted));
    const kept: KeptImplementation = { ...after, trainings: withRemoved(before.trainings, after.trainings), checks: withRemoved(before.checks, after.checks) };
    if (canonicalJson(before) === canonicalJson(kept)) return { changed: false };
    await store(trx, selectionId, kept, at);
    await record({ subject: selectionId, before, after: kept });
    return { changed: true };
  });
}

/** Lines with whether they are taken out; one that somebody took out and another changed comes back with the change. */
function withRemoved<L extends { id: string }>(before: readonly (L & { removed: boolean })[], after: readonly L[]): (L & { removed: boolean })[] {
  return after.map((line) => {
    const was = before.find(({ id }) => id === line.id);
    return { ...line, removed: was?.removed === true && canonicalJson({ ...line, removed: true }) === canonicalJson(was) };
  });
}

/** Adds a group to train, or a check, at the end, to be filled in. */
export async function addImplementationLine(context: Context, selectionId: string, list: ImplementationList): Promise<{ id: string }> {
  return change(context, { selection: selectionId, action: "implementation-save" }, async ({ trx, at, record }) => {
    const before = (await findImplementation(trx, selectionId)) ?? nothing;
    const id = context.newId();
    const after: KeptImplementation = list === "trainings"
      ? { ...before, trainings: [...before.trainings, { ...emptyTraining(id), removed: false }] }
      : { ...before, checks: [...before.checks, { ...emptyCheck(id), removed: false }] };
    await store(trx, selectionId, after, at);
    await record({ subject: selectionId, before, after });
    return { id };
  });
}

/** Takes a line off the sheet, or brings it back. Throws `UserError` where there is none of this id. */
export async function setImplementationLine(context: Context, selectionId: string, id: string, removed: boolean): Promise<void> {
  await change(context, { selection: selectionId, action: "implementation-save" }, async ({ trx, at, record }) => {
    const before = (await findImplementation(trx, selectionId)) ?? nothing;
    if (![...before.trainings, ...before.checks].some((line) => line.id === id)) throw new UserError("unknown-sheet-line");
    const set = <L extends { id: string; removed: boolean }>(lines: readonly L[]) => lines.map((line) => (line.id === id ? { ...line, removed } : line));
    const after = { ...before, trainings: set(before.trainings), checks: set(before.checks) };
    await store(trx, selectionId, after, at);
    await record({ subject: selectionId, before, after });
  });
}
