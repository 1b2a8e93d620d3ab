import { expect, test } from "vitest";

import { emptyGap, gapContentSchema } from "~/domain/gaps/gap";
import { emptyGoal } from "~/domain/goals/goal";
import { copySelection } from "~/services/copy-selection";
import { createSelection } from "~/services/create-selection";
import { saveGap } from "~/services/gaps";
import { saveGoal } from "~/services/goals";
import { loadOrigins } from "~/services/origins";
import { addRiskRequirement, linkRequirement } from "~/services/requirement-links";
import { addRisk } from "~/services/risks";
import { saveChoices } from "~/services/save-choices";

import { contextAt, onBothEngines } from "../../support/databases";

onBothEngines("what goals and gaps tell of requirements", (database) => {
  test("a requirement names the goal and the gap behind its wish, and the gap that waits for it", async () => {
    const context = contextAt(database().db, "2026-03-01T10:00:00.000Z");
    const { id } = await createSelection(context, { name: "CRM", organisation: "Voorbeeld BV", packId: "crm", language: "nl" });
    await saveChoices(context, id, [
      { item: "tno.objective.sales.1", selected: true, inUse: null, priority: null, impact: null },
      ...["tno.wish.1", "tno.wish.2"].map((item) => ({ item, selected: true, inUse: false, priority: "necessary" as const, impact: "low" as const })),
    ]);
    await saveGoal(context, id, "goal.tno.objective.sales.1", { ...emptyGoal, wishes: ["tno.wish.1"] }, null);
    await saveGap(context, id, "gap.tno.wish.2", gapContentSchema.parse({ ...emptyGap, title: "Vestigingen in beeld", needs: { gaps: ["gap.tno.wish.1"], preconditions: [] } }), null);
    const { requirements } = (await loadOrigins(context, id))!;
    const of = (wish: string) => requirements.find(({ requirement }) => requirement.source === wish)!;
    expect(of("tno.wish.1").reasons.map(({ kind, id: reason, throughWish }) => [kind, reason, throughWish])).toEqual([
      ["wish", "tno.wish.1", undefined], ["goal", "goal.tno.objective.sales.1", "tno.wish.1"], ["gap", "gap.tno.wish.1", "tno.wish.1"],
    ]);
    // The goal has no words of its own: its objective speaks, with a capital.
    expect(of("tno.wish.1").reasons[1]!.text.nl).toMatch(/^Verkopers/);
    expect(of("tno.wish.1").dependents).toEqual([{ kind: "gap", id: "gap.tno.wish.2", text: { nl: "Vestigingen in beeld", en: "Vestigingen in beeld" } }]);
    expect(of("tno.wish.2")).toMatchObject({ dependents: [], reasons: [{ kind: "wish" }, { kind: "gap", text: { nl: "Vestigingen in beeld" } }] });
  });

  test("what a risk, or a need for a partner, led to is asked for that reason", async () => {
    const context = contextAt(database().db, "2026-03-01T10:00:00.000Z");
    const { id } = await createSelection(context, { name: "CRM", organisation: "Voorbeeld BV", packId: "crm", language: "nl" });
    const own = await addRisk(context, id, { text: "De leverancier levert te laat", group: null });
    const { criterion } = (await loadOrigins(context, id))!.requirements[0]!.requirement;
    const made = await addRiskRequirement(context, id, own.id, { text: { nl: "De leverancier betaalt een boete bij te late levering." }, criterion });
    await linkRequirement(context, id, { kind: "need", id: "inv.14.3" }, "req.inv.partner.2");
    const { requirements } = (await loadOrigins(context, id))!;
    const of = (requirement: string) => requirements.find((one) => one.requirement.id === requirement)!;
    expect(of(made.id)).toMatchObject({ finding: null, reasons: [{ kind: "risk", id: own.id, text: { nl: "De leverancier levert te laat" } }] });
    expect(of("req.inv.partner.2").reasons).toContainEqual(expect.objectContaining({ kind: "item", id: "inv.14.3", itemKind: "question" }));

    // A copy begins with the same reasons, as far as they are the content's.
    const ofPack = await addRiskRequirement(context, id, "inv.4.4", { text: { nl: "De leverancier noemt een vaste einddatum." }, criterion });
    const copy = await copySelection(context, { selectionId: id, name: "Kopie", organisation: "Voorbeeld BV" });
    const copied = (await loadOrigins(context, copy.id))!.requirements;
    expect(copied.find((one) => one.requirement.id === ofPack.id)).toMatchObject({ finding: null, reasons: [{ kind: "risk", id: "inv.4.4" }] });
    expect(copied.find((one) => one.requirement.id === made.id)).toMatchObject({ finding: "no-reason" });
  });
});
