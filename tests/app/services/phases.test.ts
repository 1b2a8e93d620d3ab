import { randomUUID } from "node:crypto";

import { beforeAll, expect, test } from "vitest";

import { EditConflictError } from "~/domain/edit-conflict";
import type { EditConflict } from "~/domain/edit-conflict";
import { lineFields } from "~/domain/form-lines";
import { emptyLevelCheck, levelFields } from "~/domain/phases/level-check";
import { memberParts } from "~/domain/phases/project-roles";
import { decisionParts, emptyWork, workParts } from "~/domain/phases/phase-work";
import { emptySolution, solutionFields } from "~/domain/phases/solution";
import { UserError } from "~/domain/user-error";
import { loadWeights } from "~/services/change-weights";
import type { Context } from "~/services/context.server";
import { createSelection } from "~/services/create-selection";
import { loadLevelCheck, loadLevelChecks, saveLevelCheck } from "~/services/phases/level-checks";
import { addPhaseDecision, loadPhase, loadPhases, savePhase, setPhaseDecision } from "~/services/phases/phase-plan";
import { addProjectMember, loadProjectRoles, saveProjectRoles, setProjectMember } from "~/services/phases/project-roles";
import { applyProposedWeights, loadSolution, saveSolution } from "~/services/phases/solution";
import { addSwotEntry, loadSwot, moveSwotEntry, saveSwot, setSwotEntry } from "~/services/phases/swot";
import { saveReadiness } from "~/services/readiness-answers";
import { listAudit } from "~db/audit";
import { setRoles } from "~db/members";
import { insertUser } from "~db/users";

import { contextAt, onBothEngines } from "../../support/databases";

async function refused(work: Promise<unknown>): Promise<EditConflict> {
  const error = await work.then(() => null, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(EditConflictError);
  return (error as EditConflictError).conflict;
}

onBothEngines("the phases of a selection", (database) => {
  let selection: string;
  let desk: string;
  let anna: Context;
  let bram: Context;
  const at = "2026-02-10T10:00:00.000Z";
  const item = "tno.phase.2.activity.1";

  beforeAll(async () => {
    const { db } = database();
    const machine = contextAt(db, "2026-02-01T09:00:00.000Z");
    selection = (await createSelection(machine, { packId: "crm", name: "CRM", organisation: "Voorbeeld BV", language: "nl" })).id;
    desk = (await createSelection(machine, { packId: "service-desk", name: "Desk", organisation: "Voorbeeld BV", language: "nl" })).id;
    const people = await Promise.all(["Anna", "Bram"].map(async (name) => {
      const id = randomUUID();
      await insertUser(db, { id, email: `${name.toLowerCase()}@voorbeeld.example`, name, language: "nl", administrator: false, mayCreate: false, createdAt: at, createdBy: "local-lead" });
      await setRoles(db, selection, id, ["lead"], at);
      await setRoles(db, desk, id, ["lead"], at);
      return { ...contextAt(db, at), actor: { kind: "user" as const, id, name, administrator: false, mayCreate: false } };
    }));
    [anna, bram] = people as unknown as [Context, Context];
  });

  test("two leads work on one phase: what they changed apart comes together, the same field is a choice", async () => {
    const base = lineFields([emptyWork(item)], workParts);
    const load = { base, choices: {} };
    await savePhase(anna, selection, { work: [{ ...emptyWork(item), done: true, owner: "Olga" }], decisions: [] }, load);
    await savePhase(bram, selection, { work: [{ ...emptyWork(item), due: "2026-03-01" }], decisions: [] }, load);
    const kept = (await loadPhase(anna, selection, 2))!.phase.activities[0]!.work;
    expect(kept).toEqual({ id: item, done: true, owner: "Olga", due: "2026-03-01", note: "" });
    const conflict = await refused(savePhase(bram, selection, { work: [{ ...emptyWork(item), owner: "Piet" }], decisions: [] }, load));
    expect(conflict.disputed).toEqual([{ field: `owner:${item}`, theirs: "Olga", yours: "Piet" }]);
    expect((await listAudit(database().db, selection, 5)).filter(({ action }) => action === "phase-save")).toHaveLength(2);
  });

  test("a decision is added, filled in, taken out and brought back; changing one that another took out brings it back", async () => {
    const prompt = "tno.vision.question.1";
    const { id } = await addPhaseDecision(anna, selection, prompt);
    const base = lineFields([{ id, text: "", by: "", on: "2026-02-10" }], decisionParts);
    await savePhase(anna, selection, { work: [], decisions: [{ id, text: "Behoud voor groei", by: "Directie", on: "2026-02-09" }] }, { base, choices: {} });
    const shown = async () => (await loadPhase(anna, selection, 1))!.phase.prompts[0]!.decisions.map(({ text, by, on }) => ({ text, by, on }));
    expect(await shown()).toEqual([{ text: "Behoud voor groei", by: "Directie", on: "2026-02-09" }]);
    await setPhaseDecision(anna, selection, id, true);
    expect(await shown()).toEqual([]);
    await savePhase(bram, selection, { work: [], decisions: [{ id, text: "Behoud gaat voor groei", by: "Directie", on: "2026-02-09" }] });
    expect(await shown()).toEqual([{ text: "Behoud gaat voor groei", by: "Directie", on: "2026-02-09" }]);
    await expect(addPhaseDecision(anna, selection, "tno.phase.1.result.1")).rejects.toThrow(UserError);
    await expect(savePhase(anna, selection, { work: [emptyWork("tno.wish.1")], decisions: [] })).rejects.toThrow(UserError);
  });

  test("what is filled in on a sheet, or asked of the organisation, begins its phase without a tick there", async () => {
    const machine = contextAt(database().db, at);
    const { id } = await createSelection(machine, { packId: "crm", name: "CRM", organisation: "Ander BV", language: "nl" });
    const states = async () => (await loadPhases(machine, id)).phases.map(({ state }) => state);
    expect(await states()).toEqual(["open", "open", "open", "open", "open"]);
    const { id: entry } = await addSwotEntry(machine, id, "strength");
    expect(await states()).toEqual(["started", "open", "open", "open", "open"]);
    await setSwotEntry(machine, id, entry, true);
    expect(await states()).toEqual(["open", "open", "open", "open", "open"]);
    await saveReadiness(machine, id, { "inv.10.1": { text: "Klachten eerst" } });
    await saveSolution(machine, id, { ...emptySolution, form: "standard" });
    expect(await states()).toEqual(["open", "open", "started", "started", "open"]);
  });

  test("another pack has its own phases", async () => {
    await savePhase(anna, desk, { work: [{ ...emptyWork("sd.phase.1.result.1"), done: true }], decisions: [] });
    expect(await loadPhases(anna, desk)).toMatchObject({ current: 2, phases: [{ state: "done" }, { state: "open" }, { state: "open" }] });
    expect(await loadPhase(anna, desk, 4)).toBeNull();
  });

  test("strengths and weaknesses keep their order, and what was taken out comes back in its place", async () => {
    const ids: string[] = [];
    for (const kind of ["strength", "threat", "strength", "strength"] as const) ids.push((await addSwotEntry(anna, selection, kind)).id);
    await saveSwot(anna, selection, ids.map((id, index) => ({ id, text: `${index}`, goal: null })));
    await moveSwotEntry(anna, selection, ids[3]!, "up");
    await moveSwotEntry(anna, selection, ids[0]!, "up");
    const strengths = async () => (await loadSwot(anna, selection)).entries.filter(({ kind }) => kind === "strength").map(({ text }) => text);
    expect(await strengths()).toEqual(["0", "3", "2"]);
    await setSwotEntry(anna, selection, ids[3]!, true);
    expect(await strengths()).toEqual(["0", "2"]);
    await setSwotEntry(bram, selection, ids[3]!, false);
    expect(await strengths()).toEqual(["0", "3", "2"]);
  });

  test("a member begins with the phases that the guide advises, and shows in them", async () => {
    const { id } = await addProjectMember(anna, selection, "it");
    const [member] = (await loadProjectRoles(anna, selection)).members;
    expect(member).toEqual({ id, role: "it", name: "", position: "", phases: [3, 4, 5] });
    const load = { base: lineFields([member!], memberParts), choices: {} };
    await saveProjectRoles(anna, selection, [{ ...member!, name: "Ivo" }], load);
    await saveProjectRoles(bram, selection, [{ ...member!, phases: [2, 4] }], load);
    expect((await loadPhases(anna, selection)).phases.map(({ members }) => members.map(({ name }) => name))).toEqual([[], ["Ivo"], [], ["Ivo"], []]);
    await setProjectMember(anna, selection, id, true);
    expect((await loadProjectRoles(anna, selection)).members).toEqual([]);
  });

  test("a check at three levels is kept with its subject; two leads fill in different levels", async () => {
    const wish = { kind: "wish", id: "tno.wish.12" } as const;
    const load = { base: levelFields(emptyLevelCheck), choices: {} };
    await saveLevelCheck(anna, selection, wish, { ...emptyLevelCheck, strategic: { text: "Minder ontevreden klanten", done: true } }, load);
    await saveLevelCheck(bram, selection, wish, { ...emptyLevelCheck, operational: { text: "Ook onderweg", done: false } }, load);
    const check = { strategic: { text: "Minder ontevreden klanten", done: true }, tactical: { text: "", done: false }, operational: { text: "Ook onderweg", done: false } };
    expect(await loadLevelChecks(anna, selection, "wish")).toEqual({ "tno.wish.12": check });
    const level = await loadLevelCheck(anna, selection, wish);
    expect(level).toMatchObject({ check, item: { id: "tno.wish.12" } });
    // The advice, and the guide's example in the order of its phases.
    expect(level?.advice.map(({ id }) => id)).toEqual(["tno.tip.1", ...[1, 2, 3, 7, 4, 5, 6].map((step) => `tno.example.${step}`)]);
    expect(await loadLevelChecks(anna, selection, "goal")).toEqual({});
    await expect(saveLevelCheck(anna, selection, { kind: "wish", id: "tno.wish.85" }, emptyLevelCheck)).rejects.toThrow(UserError);
    await expect(saveLevelCheck(anna, selection, { kind: "whim", id: "x" }, emptyLevelCheck)).rejects.toThrow(UserError);
  });

  test("the class of system proposes weights, which hold once they are adopted", async () => {
    await expect(applyProposedWeights(anna, selection)).rejects.toThrow(UserError);
    const known = (await loadSolution(anna, selection))!.classes.map(({ id }) => id);
    const load = { base: solutionFields(emptySolution, known), choices: {} };
    await saveSolution(anna, selection, { ...emptySolution, classes: ["inv.type.2"] }, load);
    await saveSolution(bram, selection, { ...emptySolution, form: "standard", reason: "Sneller in gebruik", by: "Directie", on: "2026-02-10" }, load);
    const view = (await loadSolution(anna, selection))!;
    expect(view.solution).toEqual({ classes: ["inv.type.2"], classReason: "", form: "standard", reason: "Sneller in gebruik", by: "Directie", on: "2026-02-10" });
    expect(view.minimum.map(({ asked }) => asked)).toEqual(Array(9).fill(true));
    expect(view.proposal.find(({ id }) => id === "functionality.data")).toMatchObject({ weight: 25, proposed: 40 });
    const weightOf = async (id: string) => (await loadWeights(anna, selection))!.tree.find((row) => row.id === id)!.weight;
    expect(await weightOf("openness.data")).toBe(20);
    await applyProposedWeights(anna, selection);
    expect([await weightOf("openness.data"), await weightOf("openness.standards"), await weightOf("functionality.minimum")]).toEqual([30, 20, 15]);
    expect((await loadSolution(anna, selection))!.proposal.every(({ weight, proposed }) => weight === proposed)).toBe(true);
  });
});
