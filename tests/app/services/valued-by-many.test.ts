import { expect, test } from "vitest";

import { addRequirement, editRequirement, putBackValuedBy, setValuedBy } from "~/services/change-requirements";
import { createSelection } from "~/services/create-selection";
import { loadRequirements } from "~/services/load-requirements";
import { verifyAudit } from "~db/audit";

import { contextAt, onBothEngines } from "../../support/databases";

const own = { criterion: "functionality.sales", note: null, priority: "desirable" as const, mandatory: false, lowestAccepted: "customisation" as const };

onBothEngines("who judges the answers, set for many at once", (database) => {
  const start = async () => {
    const context = contextAt(database().db, "2026-03-02T09:00:00.000Z");
    const { id } = await createSelection(context, { name: "CRM", organisation: "Voorbeeld BV", packId: "crm", language: "nl" });
    const load = async () => (await loadRequirements(context, id))!;
    return { context, id, load };
  };

  test("all that the answer judged become the committee's, told once in the audit trail; undo puts back exactly what was", async () => {
    const { context, id, load } = await start();
    await addRequirement(context, id, { ...own, text: { nl: "Hoeveel licenties zijn inbegrepen?" }, answer: { type: "number", unit: { nl: "stuks", en: "pieces" } }, weight: 0 });
    await editRequirement(context, id, "req.tno.wish.12", { weight: 7, valuedBy: "confirmed" });
    const before = await load();
    const others = before.requirements.filter(({ valuedBy }) => valuedBy !== "committee");
    const { rows } = await verifyAudit(context.db);

    const done = await setValuedBy(context, id, { criterion: null, valuedBy: "committee" });
    expect(done).toEqual({ left: 0, before: Object.fromEntries(others.map((one) => [one.id, one.valuedBy])) });
    expect(done.before["req.tno.wish.12"]).toBe("confirmed");
    expect((await load()).requirements).toEqual(before.requirements.map((one) => ({ ...one, valuedBy: "committee" })));
    expect(await verifyAudit(context.db)).toEqual({ rows: rows + 1, broken: null });

    // A second time there is nothing to change, and nothing to tell.
    expect(await setValuedBy(context, id, { criterion: null, valuedBy: "committee" })).toEqual({ left: 0, before: {} });
    expect(await verifyAudit(context.db)).toEqual({ rows: rows + 1, broken: null });

    expect(await putBackValuedBy(context, id, { valuedBy: "committee", before: done.before })).toBe(others.length);
    // Also which follow the pack again, as if they had never been changed.
    expect(await load()).toEqual(before);
  });

  test("answers without a value of their own stay with the committee, and are counted", async () => {
    const { context, id, load } = await start();
    const [open, count] = [
      await addRequirement(context, id, { ...own, text: { nl: "Beschrijf uw aanpak." }, answer: { type: "text" }, weight: 2 }),
      await addRequirement(context, id, { ...own, text: { nl: "Hoeveel klanten?" }, answer: { type: "number", unit: { nl: "stuks", en: "pieces" } }, weight: 2, valuedBy: "committee" }),
    ];
    const sales = async () => (await load()).requirements.filter(({ criterion }) => criterion === "functionality.sales");
    const outside = async () => (await load()).requirements.filter(({ criterion }) => criterion !== "functionality.sales");
    const [before, others] = [await sales(), await outside()];
    const worthless = new Set(before.filter(({ answer }) => answer.type === "text").map((one) => one.id).concat(count.id));
    expect(worthless).toContain(open.id);
    for (const valuedBy of ["confirmed", "answer"] as const) {
      expect((await setValuedBy(context, id, { criterion: "functionality.sales", valuedBy })).left).toBe(worthless.size);
      expect(await sales()).toEqual(before.map((one) => ({ ...one, valuedBy: worthless.has(one.id) ? "committee" : valuedBy })));
    }
    expect(await outside()).toEqual(others);
    await expect(setValuedBy(context, id, { criterion: "functionality.nothing", valuedBy: "answer" })).rejects.toMatchObject({ code: "unknown-criterion" });
  });

  test("a dimension takes all that is below it; undo leaves what was changed by hand since", async () => {
    const { context, id, load } = await start();
    const dimension = (await load()).criteria.find((one) => one.id === "functionality")!;
    const done = await setValuedBy(context, id, { criterion: dimension.id, valuedBy: "confirmed" });
    const [first, second, third] = Object.keys(done.before);
    expect(Object.keys(done.before).length).toBeGreaterThan(20);
    expect((await load()).requirements.filter(({ valuedBy }) => valuedBy === "confirmed").every(({ criterion }) => criterion.startsWith("functionality"))).toBe(true);
    await editRequirement(context, id, first, { valuedBy: "committee" });
    await editRequirement(context, id, second, { weight: 9 });
    expect(await putBackValuedBy(context, id, { valuedBy: "confirmed", before: done.before })).toBe(Object.keys(done.before).length - 1);
    const now = new Map((await load()).requirements.map((one) => [one.id, one]));
    expect([now.get(first)!.valuedBy, now.get(second)!.valuedBy, now.get(second)!.weight, now.get(third)!.valuedBy]).toEqual(["committee", "answer", 9, "answer"]);
  });
});
