import { expect, test } from "vitest";

import { copyParts } from "~/domain/selection/carried";
import { loadBusinessCase } from "~/services/business-case";
import type { Context } from "~/services/context.server";
import { copySelection } from "~/services/copy-selection";
import { loadGaps } from "~/services/gaps";
import { loadGoals } from "~/services/goals";
import { loadPhase } from "~/services/phases/phase-plan";
import { loadSwot } from "~/services/phases/swot";
import { addPrecondition, loadPreconditions } from "~/services/preconditions";
import { addRiskRequirement } from "~/services/requirement-links";
import { addRisk, loadRisks, setRisk } from "~/services/risks";
import { listGoalFigures } from "~db/goals";

import { contextAt, onBothEngines } from "../../support/databases";
import { plannedSelection } from "../../support/planned-selection";

onBothEngines("a selection as the start of another", (database) => {
  const of = async (context: Context, id: string) => ({
    goals: (await loadGoals(context, id)).goals, gaps: (await loadGaps(context, id)).gaps, preconditions: (await loadPreconditions(context, id)).preconditions,
    risks: (await loadRisks(context, id)).risks, phase: (await loadPhase(context, id, 1))!, swot: (await loadSwot(context, id)).entries, money: (await loadBusinessCase(context, id)).businessCase,
  });

  test("takes along of the preparation what is chosen, without people, dates, ticks, measurements and judgements", async () => {
    const context = contextAt(database().db, "2026-03-02T09:00:00Z");
    const from = await plannedSelection(context);
    const own = (await addRisk(context, from, { text: "De monteurs werken buiten bereik", group: null })).id;
    const { id: dropped } = await addRisk(context, from, { text: "Weer vervallen", group: null });
    await setRisk(context, from, dropped, true);
    const { criteria } = await loadRisks(context, from);
    const asked = await addRiskRequirement(context, from, own, { text: { nl: "Het pakket werkt zonder verbinding." }, criterion: criteria[0]!.id });
    const { id: condition } = await addPrecondition(context, from, { text: "Tablets voor alle monteurs", function: null });
    const source = await of(context, from);

    const { id: all } = await copySelection(context, { selectionId: from, name: "Alles", organisation: "Ander BV", along: [...copyParts] });
    const copied = await of(context, all);
    const goal = copied.goals.find(({ title }) => title === "Iedereen werkt uit één klantbestand")!;
    expect(goal).toMatchObject({ measure: "Klanten met één volledig dossier", unit: "%", target: 95, wishes: ["tno.wish.2"], present: null, presentDate: null, date: null, owner: "", conclusion: "" });
    expect(copied.goals.map(({ id }) => id)).toEqual(source.goals.map(({ id }) => id));
    expect((await listGoalFigures(context.db, all)).size).toBe(0);
    const gap = copied.gaps.find(({ id }) => id === "gap.tno.wish.2")!;
    expect(gap).toMatchObject({ present: "Vijf lijsten in Excel", desired: "Eén dossier per klant", owner: "" });
    expect(gap.impact).toEqual(source.gaps.find(({ id }) => id === gap.id)!.impact);
    expect(copied.preconditions.find(({ id }) => id === condition)).toMatchObject({ text: "Tablets voor alle monteurs", state: "open" });
    expect(copied.preconditions.every(({ owner, due }) => owner === "" && due === null)).toBe(true);
    expect(copied.risks.find(({ id }) => id === own)).toMatchObject({ text: "De monteurs werken buiten bereik", linked: [{ id: asked.id }] });
    expect(copied.risks.find(({ id }) => id === "inv.4.3")).toMatchObject({ measure: "Reserve van tien procent", likelihood: null, impact: null, owner: "" });
    expect(copied.risks.some(({ id }) => id === dropped)).toBe(false);
    expect(copied.swot.map(({ kind, text }) => [kind, text])).toEqual(source.swot.map(({ kind, text }) => [kind, text]));
    expect(copied.money).toEqual(source.money);
    const told = JSON.stringify(copied.phase);
    expect(told).toContain("Vooral service bleef achter.");
    for (const left of ["Eerst service, daarna verkoop", "Noor Visser"]) {
      expect(JSON.stringify(source.phase)).toContain(left);
      expect(told).not.toContain(left);
    }
  });

  test("takes nothing of it along unless it is chosen", async () => {
    const context = contextAt(database().db, "2026-03-02T09:00:00Z");
    const from = await plannedSelection(context);
    const { id } = await copySelection(context, { selectionId: from, name: "Kaal", organisation: "Ander BV" });
    const bare = await of(context, id);
    expect(bare.goals.map(({ title }) => title)).not.toContain("Iedereen werkt uit één klantbestand");
    expect([bare.swot, bare.money.costs, bare.risks.filter(({ measure }) => measure !== "")]).toEqual([[], [], []]);
    expect(JSON.stringify([bare.gaps, bare.phase])).not.toMatch(/Vijf lijsten|Vooral service/);
  });
});
