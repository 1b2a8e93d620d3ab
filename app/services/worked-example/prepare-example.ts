import { emptyGap, gapContentSchema, gapOf } from "~/domain/gaps/gap";
import { emptyPrecondition } from "~/domain/gaps/precondition";
import { emptyGoal, goalOf } from "~/domain/goals/goal";
import type { Language } from "~/domain/language";

import type { Context } from "../context.server";
import { saveGap } from "../gaps";
import { saveGoal } from "../goals";
import { savePhase } from "../phases/phase-plan";
import { addProjectMember, loadProjectRoles, saveProjectRoles } from "../phases/project-roles";
import { addSwotEntry, saveSwot } from "../phases/swot";
import { savePreconditions } from "../preconditions";
import type { ExamplePreparation } from "./example-preparation";

/** Fills in phases, roles, SWOT, goals, gaps and preconditions of the worked example, as its lead would. */
export async function prepareExample(context: Context, selectionId: string, data: ExamplePreparation, language: Language): Promise<void> {
  const now = context.now().getTime();
  const day = (after: number | null) => (after === null ? null : new Date(now + after * 86_400_000).toISOString().slice(0, 10));
  await savePhase(context, selectionId, {
    work: data.phases.map(({ item, done, owner, afterDays, note }) => ({ id: item, done, owner, due: day(afterDays), note: note?.[language] ?? "" })), decisions: [],
  });
  for (const { role, name, position } of data.roles) {
    const member = await addProjectMember(context, selectionId, role);
    const { members } = await loadProjectRoles(context, selectionId);
    await saveProjectRoles(context, selectionId, members.filter((one) => one.id === member.id).map((one) => ({ ...one, name, position: position[language] })));
  }
  for (const { kind, text, goal } of data.swot) {
    const entry = await addSwotEntry(context, selectionId, kind);
    await saveSwot(context, selectionId, [{ id: entry.id, text: text[language], goal: goal === null ? null : goalOf(goal) }]);
  }
  for (const { objective, title, measure, presentDays, days, indicator, ...goal } of data.goals) {
    await saveGoal(context, selectionId, goalOf(objective), {
      ...emptyGoal, ...goal, title: title[language], measure: measure[language], presentDate: day(presentDays), date: day(days), indicator: indicator[language],
    }, null);
  }
  for (const { wish, covers, title, present, desired, impact, needsGaps, needsPreconditions, owner } of data.gaps) {
    await saveGap(context, selectionId, gapOf(wish), gapContentSchema.parse({
      ...emptyGap, title: title[language], present: present[language], desired: desired[language], wishes: covers, owner,
      impact: Object.fromEntries(Object.entries(impact).map(([subject, [level, text]]) => [subject, { level, text: text[language] }])),
      needs: { gaps: needsGaps.map(gapOf), preconditions: needsPreconditions },
    }), null);
  }
  await savePreconditions(context, selectionId, Object.fromEntries(data.preconditions.map(({ item, met, owner, days }) => [item, { ...emptyPrecondition, state: met ? "met" as const : "open" as const, owner, due: day(days) }])), null);
}
