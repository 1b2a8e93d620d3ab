import { beforeAll, expect, test } from "vitest";

import { contentOf, goalFields } from "~/domain/goals/goal";
import { gapFields, releaseFields } from "~/domain/gaps/gap";
import { contentOfGap } from "~/domain/gaps/resolve-gaps";
import { emptyPrecondition, preconditionFields } from "~/domain/gaps/precondition";
import { createSelection } from "~/services/create-selection";
import { addGap, loadGaps, planGaps, removeGap, restoreGap, saveGap } from "~/services/gaps";
import { addGoal, loadGoals, removeGoal, removeGoalFigure, restoreGoal, saveGoal, saveGoalConditions, saveGoalFigure } from "~/services/goals";
import { moveWish, undoWishMove } from "~/services/move-wish";
import { addPrecondition, loadPreconditions, removePrecondition, restorePrecondition, savePreconditions } from "~/services/preconditions";
import { saveChoices } from "~/services/save-choices";
import type { Context } from "~/services/context.server";

import { contextAt, onBothEngines } from "../../support/databases";

const ticked = { selected: true, inUse: null, priority: null, impact: null } as const;

onBothEngines("goals, gaps and preconditions", (database) => {
  let context: Context;
  let id: string;

  beforeAll(async () => {
    context = contextAt(database().db, "2026-02-10T10:00:00.000Z");
    ({ id } = await createSelection(context, { name: "CRM", organisation: "Voorbeeld BV", packId: "crm", language: "nl" }));
    await saveChoices(context, id, [
      { item: "tno.objective.data.1", ...ticked },
      { item: "tno.wish.1", selected: true, inUse: false, priority: "necessary", impact: "low" },
      { item: "tno.wish.2", selected: true, inUse: false, priority: "desirable", impact: "high" },
      { item: "tno.wish.3", selected: true, inUse: true, priority: "necessary", impact: "low" },
    ]);
  });

  const goal = async (goalId: string) => (await loadGoals(context, id)).goals.find((one) => one.id === goalId)!;
  const gap = async (gapId: string) => (await loadGaps(context, id)).gaps.find((one) => one.id === gapId);

  test("a ticked objective is a goal to make SMART; two people who fill in different fields lose nothing", async () => {
    const goalId = "goal.tno.objective.data.1";
    const before = await goal(goalId);
    expect(before).toMatchObject({ function: "data", missing: [{ letter: "S" }, { letter: "M" }, { letter: "A" }, { letter: "R" }, { letter: "T" }] });
    const content = contentOf(before);
    const loaded = { base: goalFields(content), choices: {} };
    await saveGoal(context, id, goalId, { ...content, title: "Elke klant één keer in beeld", wishes: ["tno.wish.1"] }, loaded);
    await saveGoal(context, id, goalId, { ...content, owner: "Els", wishes: ["tno.wish.2"] }, loaded);
    expect(await goal(goalId)).toMatchObject({ title: "Elke klant één keer in beeld", owner: "Els", wishes: ["tno.wish.1", "tno.wish.2"] });
    await expect(saveGoal(context, id, goalId, { ...content, owner: "Bas" }, loaded)).rejects.toMatchObject({ code: "changed-meanwhile" });
    await saveGoal(context, id, goalId, { ...content, wishes: [] }, { base: goalFields({ ...content, wishes: ["tno.wish.1"] }), choices: {} });
    expect((await goal(goalId)).wishes).toEqual(["tno.wish.2"]);
  });

  test("an own goal is followed by its figures, put aside and taken back with all of them", async () => {
    const { id: own } = await addGoal(context, id, "Minder klachten");
    await saveGoal(context, id, own, { ...contentOf(await goal(own)), present: 240, presentDate: "2026-01-01", target: 120, date: "2028-01-01" }, null);
    await saveGoalFigure(context, id, own, { date: "2027-01-01", value: 180, note: "Jaarverslag" });
    await saveGoalFigure(context, id, own, { date: "2026-07-01", value: 236, note: "" });
    await saveGoalFigure(context, id, own, { date: "2026-07-01", value: 235, note: "" });
    expect(await goal(own)).toMatchObject({ figures: [{ date: "2026-07-01", value: 235 }, { date: "2027-01-01", value: 180 }], evaluation: { attainment: 0.5, planned: 0.5, state: "on-course" } });
    await removeGoalFigure(context, id, own, "2027-01-01");
    await removeGoal(context, id, own);
    expect(await loadGoals(context, id)).toMatchObject({ aside: [{ id: own }] });
    await restoreGoal(context, id, own);
    expect(await goal(own)).toMatchObject({ title: "Minder klachten", figures: [{ value: 235 }] });
  });

  test("the three conditions on the goals are kept with a note, and the financial advantages say which goals lead to them", async () => {
    await saveGoalConditions(context, id, { "inv.goal.1": { answer: "partly", note: "Nog twee doelen" } }, null);
    const view = await loadGoals(context, id);
    expect(view.conditions.map(({ item, answer, note }) => [item.id, answer, note])).toEqual([["inv.goal.1", "partly", "Nog twee doelen"], ["inv.goal.2", null, ""], ["inv.goal.3", null, ""]]);
    expect(view.benefits.map(({ item }) => item.id)).toEqual(["inv.benefit.1", "inv.benefit.2", "inv.benefit.3"]);
    expect(view.withoutBenefit).toHaveLength(2);
  });

  test("what is wished and not in use is a gap with a proposed release, which can be set by hand and follow the proposal again", async () => {
    expect((await loadGaps(context, id)).gaps.map(({ id: gapId, release }) => [gapId, release])).toEqual([["gap.tno.wish.1", "first"], ["gap.tno.wish.2", "later"]]);
    await planGaps(context, id, { "gap.tno.wish.2": "second" }, null);
    expect(await gap("gap.tno.wish.2")).toMatchObject({ chosen: "second", proposed: "later", release: "second" });
    await planGaps(context, id, { "gap.tno.wish.2": null }, null);
    expect(await gap("gap.tno.wish.2")).toMatchObject({ chosen: null, release: "later" });
  });

  test("a wish that the lead moved to another list takes the proposed release along", async () => {
    await moveWish(context, id, { item: "tno.wish.2", to: "quickWins", reason: "Gebruikers meekrijgen" });
    expect(await gap("gap.tno.wish.2")).toMatchObject({ proposed: "first", release: "first" });
    await undoWishMove(context, id, "tno.wish.2");
    expect(await gap("gap.tno.wish.2")).toMatchObject({ proposed: "later" });
  });

  test("two people add different prerequisites to a gap and both stay; circles and late prerequisites are named", async () => {
    const { id: own } = await addGap(context, id, { title: "Werkafspraken", function: "sales" });
    const before = contentOfGap((await gap(own))!);
    const loaded = { base: gapFields(before), choices: {} };
    await saveGap(context, id, own, { ...before, release: "first", needs: { gaps: ["gap.tno.wish.2"], preconditions: [] } }, loaded);
    await saveGap(context, id, own, { ...before, needs: { gaps: [], preconditions: ["tno.precondition.data.1"] } }, loaded);
    expect(await gap(own)).toMatchObject({ release: "first", needs: { gaps: ["gap.tno.wish.2"], preconditions: ["tno.precondition.data.1"] } });
    const later = (await gap("gap.tno.wish.2"))!;
    await saveGap(context, id, later.id, { ...contentOfGap(later), needs: { gaps: [own], preconditions: [] } }, null);
    expect((await loadGaps(context, id)).problems).toEqual({ cycles: [["gap.tno.wish.2", own]], late: [{ gap: own, needs: "gap.tno.wish.2", release: "first", needsRelease: "later" }] });
    expect((await loadPreconditions(context, id)).neededBy["tno.precondition.data.1"]).toEqual([{ id: own, title: "Werkafspraken", covers: [] }]);
  });

  test("a gap takes in a wish, no other can, and taking its working-out away sets the wish free until it comes back", async () => {
    const first = (await gap("gap.tno.wish.1"))!;
    await saveGap(context, id, first.id, { ...contentOfGap(first), wishes: ["tno.wish.2"] }, null);
    expect((await loadGaps(context, id)).gaps.map(({ covers }) => covers)).toEqual([["tno.wish.1", "tno.wish.2"], []]);
    const { id: other } = await addGap(context, id, { title: "Nog een", function: null });
    await expect(saveGap(context, id, other, { ...contentOfGap((await gap(other))!), wishes: ["tno.wish.2"] }, null)).rejects.toMatchObject({ code: "gap-wish-taken" });
    await removeGap(context, id, first.id);
    expect((await loadGaps(context, id)).gaps.map(({ covers }) => covers)).toEqual([["tno.wish.1"], ["tno.wish.2"], [], []]);
    await restoreGap(context, id, first.id);
    expect((await gap(first.id))!.covers).toEqual(["tno.wish.1", "tno.wish.2"]);
  });

  test("preconditions are met by a date; what is overdue is said; own ones can go and come back", async () => {
    const { id: own } = await addPrecondition(context, id, { text: "Netwerk in het magazijn", function: "sales" });
    const base = preconditionFields({ "tno.precondition.data.1": emptyPrecondition });
    await savePreconditions(context, id, { "tno.precondition.data.1": { ...emptyPrecondition, due: "2026-02-01" } }, { base, choices: {} });
    await savePreconditions(context, id, { "tno.precondition.data.1": { ...emptyPrecondition, owner: "Bas" } }, { base, choices: {} });
    const view = await loadPreconditions(context, id);
    expect(view.preconditions.find((one) => one.id === "tno.precondition.data.1")).toMatchObject({ due: "2026-02-01", owner: "Bas", overdue: true, own: false });
    expect(view.counts).toEqual({ open: 24, met: 0, "not-applicable": 0, overdue: 1 });
    await removePrecondition(context, id, own);
    expect((await loadPreconditions(context, id)).counts.open).toBe(23);
    await restorePrecondition(context, id, own);
    expect((await loadPreconditions(context, id)).preconditions.at(-1)).toMatchObject({ text: "Netwerk in het magazijn", own: true });
  });

  test("a form that still shows an own precondition that somebody took away is saved; changed in it, the precondition comes back", async () => {
    const { id: own } = await addPrecondition(context, id, { text: "Magazijn bereikbaar", function: null });
    const content = { ...emptyPrecondition, text: "Magazijn bereikbaar" };
    const all = { [own]: content, "tno.precondition.data.2": emptyPrecondition };
    const loaded = { base: preconditionFields(all), choices: {} };
    await removePrecondition(context, id, own);
    expect(await savePreconditions(context, id, { ...all, "tno.precondition.data.2": { ...emptyPrecondition, owner: "Els" } }, loaded)).toEqual({ changed: true });
    const mine = async () => (await loadPreconditions(context, id)).preconditions.find((one) => one.id === own);
    expect(await mine()).toBeUndefined();
    await savePreconditions(context, id, { ...all, [own]: { ...content, note: "Besteld" } }, loaded);
    expect(await mine()).toMatchObject({ text: "Magazijn bereikbaar", note: "Besteld" });
    await expect(savePreconditions(context, id, { "precondition.own-nowhere": content }, loaded)).rejects.toMatchObject({ code: "unknown-precondition" });
  });

  test("a plan that still shows a gap that is no more is saved, unless that gap's release was changed", async () => {
    const [{ id: gone }, { id: stays }] = [await addGap(context, id, { title: "Tijdelijk", function: null }), await addGap(context, id, { title: "Blijft", function: null })];
    const loaded = { base: releaseFields({ [stays]: null, [gone]: null }), choices: {} };
    await removeGap(context, id, gone);
    expect(await planGaps(context, id, { [stays]: "second", [gone]: null }, loaded)).toEqual({ changed: true });
    expect(await planGaps(context, id, { [stays]: "second", [gone]: null }, loaded)).toEqual({ changed: false });
    await expect(planGaps(context, id, { [stays]: "first", [gone]: "first" }, loaded)).rejects.toMatchObject({ code: "unknown-gap" });
  });
});
