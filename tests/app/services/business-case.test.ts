import { expect, test } from "vitest";

import { emptyBusinessCase } from "~/domain/business-case/business-case";
import type { BusinessCase, CostLine } from "~/domain/business-case/business-case";
import { caseFields, goneField } from "~/domain/business-case/case-fields";
import { EditConflictError } from "~/domain/edit-conflict";
import type { EditChoice, Fields } from "~/domain/settle-edits";
import { addCaseLine, loadBusinessCase, saveBusinessCase, setCaseLine } from "~/services/business-case";
import type { Context } from "~/services/context.server";
import { createSelection } from "~/services/create-selection";

import { contextAt, onBothEngines } from "../../support/databases";

const cost = (id: string, expected: number): CostLine => ({ id, label: `Post ${id}`, kind: "software", timing: "once", firstYear: 1, growth: 0, rate: null, amount: { worst: null, expected, best: null } });
const begun: BusinessCase = { ...emptyBusinessCase, costs: [cost("a", 1000), cost("b", 2000)], note: "Bron" };

onBothEngines("two people at one business case", (database) => {
  let context: Context;

  async function started(): Promise<string> {
    context = contextAt(database().db, "2026-03-02T09:00:00Z");
    const { id } = await createSelection(context, { name: "CRM", organisation: "Voorbeeld BV", packId: "crm", language: "nl" });
    await saveBusinessCase(context, id, caseFields(begun));
    return id;
  }
  const saved = async (id: string) => (await loadBusinessCase(context, id)).businessCase;
  /** A form that was loaded when the business case was just begun, with changes of its own. */
  const save = (id: string, change: Fields, choices: Record<string, EditChoice> = {}) => saveBusinessCase(context, id, { ...caseFields(begun), ...change }, { base: caseFields(begun), choices });
  const disputed = (work: Promise<unknown>) => work.then(() => [], (error: unknown) => (error instanceof EditConflictError ? error.conflict.disputed : Promise.reject(error as Error)));

  test("different figures, also of one line, are put together", async () => {
    const id = await started();
    await save(id, { "costs.a.amount.expected": 1500, years: 3 });
    await save(id, { "costs.a.amount.worst": 1800, note: "Offerte" });
    expect(await saved(id)).toMatchObject({ years: 3, note: "Offerte", costs: [{ amount: { worst: 1800, expected: 1500, best: null } }, { amount: { expected: 2000 } }] });
  });

  test("only what both changed to different things is asked, with both, and then kept as chosen", async () => {
    const id = await started();
    await save(id, { "costs.a.amount.expected": 1500, "costs.b.label": "Inrichting" });
    const mine = { "costs.a.amount.expected": 1700, "costs.b.label": "Inrichting", note: "Van mij" };
    expect(await disputed(save(id, mine))).toEqual([{ field: "costs.a.amount.expected", theirs: 1500, yours: 1700 }]);
    expect((await saved(id)).note).toBe("Bron");
    await save(id, mine, { "costs.a.amount.expected": { take: "mine", seen: 1500 } });
    expect(await saved(id)).toMatchObject({ note: "Van mij", costs: [{ amount: { expected: 1700 } }, { label: "Inrichting" }] });
  });

  test("lines that either adds or takes out stay added and taken out", async () => {
    const id = await started();
    const { id: channel } = await addCaseLine(context, id, "channels");
    const { id: added } = await addCaseLine(context, id, "costs");
    await setCaseLine(context, id, "b", true);
    await save(id, { "costs.a.amount.expected": 1500 });
    const now = await saved(id);
    expect([now.costs.map((line) => line.id), now.channels.map((line) => line.id)]).toEqual([["a", added], [channel]]);
    await setCaseLine(context, id, "b", false);
    expect((await saved(id)).costs.map((line) => line.id)).toEqual(["a", "b", added]);
    await expect(setCaseLine(context, id, "elders", true)).rejects.toMatchObject({ code: "unknown-sheet-line" });
  });

  test("a line that one took out and another changed is asked for, and stays or goes as chosen", async () => {
    const id = await started();
    await setCaseLine(context, id, "b", true);
    const mine = { "costs.b.amount.expected": 2500 };
    expect(await disputed(save(id, mine))).toEqual([{ field: goneField("b"), theirs: "out", yours: "kept" }]);
    await save(id, mine, { [goneField("b")]: { take: "theirs", seen: "out" } });
    expect((await saved(id)).costs.map((line) => line.id)).toEqual(["a"]);
    const again = await started();
    await setCaseLine(context, again, "b", true);
    await save(again, mine, { [goneField("b")]: { take: "mine", seen: "out" } });
    expect((await saved(again)).costs).toMatchObject([{ id: "a" }, { id: "b", amount: { expected: 2500 } }]);
  });

  test("hours at a rate: who leaves the kind alone keeps the rate that another gave it", async () => {
    const id = await started();
    await save(id, { "costs.a.kind": "own-people" });
    await saveBusinessCase(context, id, { "costs.a.perHour": 60 });
    await save(id, { note: "Anders" });
    expect((await saved(id)).costs[0]).toMatchObject({ kind: "own-people", rate: { perHour: 60, basis: "internal" } });
    await save(id, { "costs.a.kind": "maintenance" }, { "costs.a.kind": { take: "mine", seen: "own-people" } });
    expect((await saved(id)).costs[0]).toMatchObject({ kind: "maintenance", rate: null });
  });
});
