import { expect, test } from "vitest";

import type { Judged } from "~/domain/requirements/weight-judgement";
import { pairsOf } from "~/domain/requirements/weight-judgement";
import { loadWeights, resetWeights, saveWeights } from "~/services/change-weights";
import { adoptWeights, judgeWeights, loadWeightJudgements } from "~/services/weight-judgements";
import { publishEdition } from "~/services/publish-edition";
import { setRoles } from "~db/members";
import { findEdition } from "~db/editions";
import { insertUser } from "~db/users";

import { contextAt, onBothEngines } from "../../support/databases";
import { publishedSelection } from "../../support/service-selection";

const at = "2026-05-01T09:00:00.000Z";

onBothEngines("weights from judgements", (database) => {
  async function twoPeople() {
    const lead = contextAt(database().db, at);
    const { id } = await publishedSelection(lead);
    const evaluators = await Promise.all([1, 2].map(async (n) => {
      const userId = lead.newId();
      await insertUser(lead.db, { id: userId, email: `${userId}@voorbeeld.example`, name: `Beoordelaar ${n}`, language: "nl", administrator: false, mayCreate: false, createdAt: at, createdBy: "test" });
      await setRoles(lead.db, id, userId, ["evaluator"], at);
      return { ...lead, actor: { kind: "user" as const, id: userId, name: `Beoordelaar ${n}`, administrator: false, mayCreate: false } };
    }));
    const { group } = (await loadWeightJudgements(lead, id, { group: null, method: "pairwise" }))!;
    return { lead, id, evaluators, parts: group.parts.map((part) => part.id) };
  }
  /** Says that the first part is so many times as important as each other, and the others are alike. */
  const firstOver = (parts: readonly string[], ratio: number): Judged => ({ method: "pairwise", judgements: pairsOf(parts).map(({ first, second }) => ({ first, second, ratio: first === parts[0] ? ratio : 1 })) });

  test("everybody judges alone; the lead sees each, and adopts the geometric mean, which the edition records", async () => {
    const { lead, id, evaluators: [ann, bob], parts } = await twoPeople();
    await judgeWeights(ann, id, null, firstOver(parts, 2));
    await judgeWeights(bob, id, null, firstOver(parts, 8));
    expect((await loadWeightJudgements(ann, id, { group: null, method: "pairwise" }))!).toMatchObject({ lead: null, own: { judged: firstOver(parts, 2) } });

    const view = (await loadWeightJudgements(lead, id, { group: null, method: "pairwise" }))!;
    expect(view.lead!.people.map(({ name }) => name).sort()).toEqual(["Beoordelaar 1", "Beoordelaar 2"]);
    // √(2 · 8) = 4 times each other part: 4 ÷ (4 + others).
    const others = parts.length - 1;
    expect(view.lead!.together!.weights[parts[0]]).toBeCloseTo(4 / (4 + others), 9);
    expect(view.lead!.together!.consistencyRatio).toBeCloseTo(0, 9);

    await adoptWeights(lead, id, null, "pairwise");
    const row = (await loadWeights(lead, id))!.tree.find((one) => one.id === parts[0])!;
    expect(row.share).toBeCloseTo(4 / (4 + others), 6);
    const published = await publishEdition(lead, id, { addendum: "Andere gewichten." });
    expect((await findEdition(lead.db, id, published.id))!.weighting).toEqual([{ criterion: null, method: "pairwise", people: 2, consistencyRatio: expect.closeTo(0, 9) }]);

    // Set directly afterwards, they no longer come from anybody's judgement.
    await saveWeights(lead, id, { criteria: { [parts[0]]: 50 }, requirements: {} });
    expect((await loadWeightJudgements(lead, id, { group: null, method: "pairwise" }))!.lead!.inForce).toBeNull();
    await adoptWeights(lead, id, null, "pairwise");
    await resetWeights(lead, id);
    expect((await loadWeightJudgements(lead, id, { group: null, method: "pairwise" }))!.lead!.inForce).toBeNull();
  });

  test("a judgement that leaves out a part is refused, and only the lead adopts", async () => {
    const { lead, id, evaluators: [ann], parts } = await twoPeople();
    await expect(judgeWeights(ann, id, null, { method: "order", order: [[parts[0]]] })).rejects.toMatchObject({ code: "judgement-incomplete" });
    await expect(judgeWeights(ann, id, null, null)).rejects.toMatchObject({ code: "judgement-incomplete" });
    await expect(judgeWeights(ann, id, "nonsense", firstOver(parts, 2))).rejects.toMatchObject({ code: "unknown-criterion" });
    await expect(adoptWeights(lead, id, null, "swing")).rejects.toMatchObject({ code: "nobody-judged" });
    await judgeWeights(ann, id, null, { method: "order", order: parts.map((part) => [part]) });
    await expect(adoptWeights(ann, id, null, "order")).rejects.toMatchObject({ code: "not-allowed" });
    await adoptWeights(lead, id, null, "order");
    expect((await loadWeights(lead, id))!.tree.find((one) => one.id === parts[0])!.share).toBeGreaterThan(0.5 - 1e-9);
  });
});
