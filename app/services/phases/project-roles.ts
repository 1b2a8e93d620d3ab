import { canonicalJson } from "~/domain/canonical-json";
import type { ContentItem } from "~/domain/content/pack";
import { lineFields, withFields } from "~/domain/form-lines";
import { phaseItems } from "~/domain/phases/phase-plan";
import { advisedPhases, memberParts } from "~/domain/phases/project-roles";
import type { ProjectMember, ProjectRole } from "~/domain/phases/project-roles";
import type { LoadedForm } from "~/domain/settle-edits";
import { UserError } from "~/domain/user-error";
import { insertProjectMember, listProjectMembers, setSheetLineRemoved, updateProjectMember } from "~db/phase-sheets";
import { findSelection, loadPackOf } from "~db/selections";

import { requireSelection } from "../change-selection";
import { change, look } from "../context.server";
import type { Context } from "../context.server";
import { settle } from "../settle.server";

export interface ProjectRolesView {
  members: ProjectMember[];
  /** The phases of the pack, in which people take part. */
  phases: ContentItem[];
  mayChange: boolean;
}

/** Who carries the project of a selection, and who is in its team in which phase. */
export async function loadProjectRoles(context: Context, selectionId: string): Promise<ProjectRolesView> {
  const standing = await look(context, selectionId, "view-phases");
  const pack = await loadPackOf(context.db, (await findSelection(context.db, selectionId))!);
  const members = (await listProjectMembers(context.db, selectionId)).filter(({ removed }) => !removed);
  return {
    members: members.map(({ id, role, name, position, phases }) => ({ id, role, name, position, phases })),
    phases: phaseItems(pack), mayChange: standing.roles.has("lead"),
  };
}

/**
 * Keeps names, positions and phases. What others changed since the form was loaded stays; throws `EditConflictError` where
 * both changed the same, and `UserError` for somebody who is not on the sheet.
 */
export async function saveProjectRoles(context: Context, selectionId: string, posted: readonly Omit<ProjectMember, "role">[], loaded: LoadedForm | null = null): Promise<{ changed: boolean }> {
  return change(context, { selection: selectionId, action: "roles-save" }, async ({ trx, record }) => {
    const all = await listProjectMembers(trx, selectionId);
    const before = posted.map(({ id }) => all.find((member) => member.id === id) ?? unknownLine());
    const trail = { selection: selectionId, actions: ["roles-save"] as const };
    const fields = await settle(trx, context.actor.id, trail, loaded, lineFields(before, memberParts), lineFields(posted, memberParts));
    const changed = withFields(before, memberParts, fields).filter((member, index) => canonicalJson(member) !== canonicalJson(before[index]));
    if (changed.length === 0) return { changed: false };
    for (const member of changed) await updateProjectMember(trx, selectionId, member);
    await record({ subject: selectionId, before: before.filter(({ id }) => changed.some((member) => member.id === id)), after: changed });
    return { changed: true };
  });
}

function unknownLine(): never {
  throw new UserError("unknown-sheet-line");
}

/** Adds somebody in a role, with the phases that the guide advises, to be filled in. */
export async function addProjectMember(context: Context, selectionId: string, role: ProjectRole): Promise<{ id: string }> {
  return change(context, { selection: selectionId, action: "roles-save" }, async ({ trx, record }) => {
    const pack = await loadPackOf(trx, await requireSelection(trx, selectionId));
    const member: ProjectMember = { id: context.newId(), role, name: "", position: "", phases: advisedPhases(role, phaseItems(pack).map(({ phase }) => phase!)) };
    await insertProjectMember(trx, selectionId, member, (await listProjectMembers(trx, selectionId)).length);
    await record({ subject: selectionId, after: [member] });
    return { id: member.id };
  });
}

/** Takes somebody off the sheet, or brings them back. Throws `UserError` where there is none of this id. */
export async function setProjectMember(context: Context, selectionId: string, id: string, removed: boolean): Promise<void> {
  await change(context, { selection: selectionId, action: "roles-save" }, async ({ trx, at, record }) => {
    const member = (await listProjectMembers(trx, selectionId)).find((one) => one.id === id) ?? unknownLine();
    await setSheetLineRemoved(trx, "project_member", selectionId, id, removed ? at : null);
    await record({ subject: selectionId, before: [member], after: [{ ...member, removed }] });
  });
}
