import { beforeAll, expect, test } from "vitest";

import { lineFields } from "~/domain/form-lines";
import { answerParts, emptyAnswer } from "~/domain/readiness/answer";
import { riskParts } from "~/domain/risks/risk";
import { createSelection } from "~/services/create-selection";
import { setAsked } from "~/services/change-requirements";
import { addReadinessAction, saveReadinessActions, setReadinessAction } from "~/services/readiness-actions";
import { loadReadiness, loadReadinessSection, saveReadiness } from "~/services/readiness-answers";
import { addRiskRequirement, linkProposal, linkRequirement, relinkRequirement, unlinkRequirement } from "~/services/requirement-links";
import { addRisk, loadRisks, saveRisks, setRisk } from "~/services/risks";
import { loadState } from "~/services/selection-state";
import type { Context } from "~/services/context.server";
import { listRiskLinks } from "~db/requirement-links";

import { contextAt, onBothEngines } from "../../support/databases";

onBothEngines("readiness and risks", (database) => {
  let context: Context;
  let id: string;

  beforeAll(async () => {
    context = contextAt(database().db, "2026-02-10T10:00:00.000Z");
    ({ id } = await createSelection(context, { name: "CRM", organisation: "Voorbeeld BV", packId: "crm", language: "nl" }));
  });

  const risk = async (riskId: string) => (await loadRisks(context, id)).risks.find((one) => one.id === riskId)!;
  const requirement = async (requirementId: string) => (await loadState(context.db, id))!.requirements.find((one) => one.id === requirementId);

  test("the sections of the checklist that the organisation answers itself are there, with the market scan of section 13", async () => {
    const { sections, total } = await loadReadiness(context, id);
    expect(sections.map((section) => [section.id, section.questions.length])).toEqual([
      ["1", 7], ["2", 19], ["3", 4], ["5", 23], ["7", 5], ["8", 6], ["9", 7], ["10", 5], ["11", 11], ["12", 18], ["13", 2], ["14", 6], ["15", 4],
    ]);
    expect(total).toBe(117);
    // Of the return only what no figure answers is asked here; risks have a register of their own.
    expect((await loadReadinessSection(context, id, "3"))!.section.questions.map(({ item }) => item.id)).toEqual(["inv.3.5", "inv.3.7", "inv.3.19", "inv.3.20"]);
    expect(await loadReadinessSection(context, id, "4")).toBeNull();
  });

  test("two people who answer different questions, or parts of one, lose nothing; the same part is for them to settle", async () => {
    const base = lineFields([{ id: "inv.8.1", ...emptyAnswer }], answerParts);
    await saveReadiness(context, id, { "inv.8.1": { value: "no" } }, { base, choices: {} });
    await saveReadiness(context, id, { "inv.8.1": { value: null, note: "Komt in maart" } }, { base, choices: {} });
    expect((await loadReadinessSection(context, id, "8"))!.section.questions[0]).toMatchObject({ answer: { value: "no", note: "Komt in maart" }, tone: "weak" });
    await expect(saveReadiness(context, id, { "inv.8.1": { value: "yes" } }, { base, choices: {} })).rejects.toMatchObject({ code: "changed-meanwhile" });
  });

  test("what a question does not offer is refused, and so is a question of the business case", async () => {
    await expect(saveReadiness(context, id, { "inv.8.1": { value: "perhaps" } })).rejects.toMatchObject({ code: "unknown-answer" });
    await expect(saveReadiness(context, id, { "inv.3.1": { value: "yes" } })).rejects.toMatchObject({ code: "unknown-readiness-question" });
  });

  test("a no becomes an action with owner and date, which can go and come back", async () => {
    const { id: action } = await addReadinessAction(context, id, "inv.8.1");
    await saveReadinessActions(context, id, { [action]: { text: "Projectplan schrijven", owner: "Els", due: "2026-02-01" } });
    expect((await loadReadiness(context, id)).actions).toMatchObject([{ question: "inv.8.1", text: "Projectplan schrijven", owner: "Els", overdue: true }]);
    await setReadinessAction(context, id, action, true);
    expect((await loadReadiness(context, id)).actions).toEqual([]);
    await setReadinessAction(context, id, action, false);
    expect((await loadReadiness(context, id)).actions).toMatchObject([{ text: "Projectplan schrijven" }]);
  });

  test("a no about the own IT department is a need; asked of the partner it stays linked until that is undone", async () => {
    await saveReadiness(context, id, { "inv.14.4": { value: "no" } });
    const need = { kind: "need", id: "inv.14.4" } as const;
    await setAsked(context, id, ["req.inv.partner.2"], false);
    await linkRequirement(context, id, need, "req.inv.partner.2");
    expect((await loadReadiness(context, id)).needs).toMatchObject([{ question: { id: "inv.14.4" }, areas: [{ requirement: "req.inv.partner.2", linked: true }] }]);
    expect((await requirement("req.inv.partner.2"))!.asked).toBe(true);
    await unlinkRequirement(context, id, need, "req.inv.partner.2");
    expect((await requirement("req.inv.partner.2"))!.asked).toBe(false);
    await relinkRequirement(context, id, need, "req.inv.partner.2");
    expect((await requirement("req.inv.partner.2"))!.asked).toBe(true);
    await expect(linkRequirement(context, id, { kind: "need", id: "inv.8.1" }, "req.inv.partner.2")).rejects.toMatchObject({ code: "unknown-readiness-question" });
  });

  test("the register starts with the 24 risks; two people assess one without loss, and an own risk can go and come back", async () => {
    const start = await loadRisks(context, id);
    expect(start.groups.map((group) => start.risks.filter((one) => one.group === group.id).length)).toEqual([4, 7, 7, 6]);
    const base = lineFields([{ ...(await risk("inv.4.10")), text: "", group: null }], riskParts);
    await saveRisks(context, id, { "inv.4.10": { likelihood: 4, impact: null } }, { base, choices: {} });
    await saveRisks(context, id, { "inv.4.10": { likelihood: null, impact: 5, owner: "Bas" } }, { base, choices: {} });
    expect(await risk("inv.4.10")).toMatchObject({ likelihood: 4, impact: 5, owner: "Bas", score: 20, band: "high" });
    const { id: own } = await addRisk(context, id, { text: "Overname door een concern", group: "economic" });
    await setRisk(context, id, own, true);
    expect((await loadRisks(context, id)).risks).toHaveLength(24);
    await setRisk(context, id, own, false);
    expect(await risk(own)).toMatchObject({ text: "Overname door een concern", group: "economic", item: null });
    await expect(setRisk(context, id, "inv.4.1", true)).rejects.toMatchObject({ code: "unknown-risk" });
  });

  test("a requirement that was asked already stays asked when its link goes; one that two origins lead to stays for the other", async () => {
    await linkRequirement(context, id, { kind: "risk", id: "inv.4.10" }, "req.inv.architecture.5");
    await unlinkRequirement(context, id, { kind: "risk", id: "inv.4.10" }, "req.inv.architecture.5");
    expect((await requirement("req.inv.architecture.5"))!.asked).toBe(true);
    await setAsked(context, id, ["req.inv.4.22"], false);
    await linkRequirement(context, id, { kind: "risk", id: "inv.4.22" }, "req.inv.4.22");
    await linkRequirement(context, id, { kind: "risk", id: "inv.4.5" }, "req.inv.4.22");
    await unlinkRequirement(context, id, { kind: "risk", id: "inv.4.22" }, "req.inv.4.22");
    expect((await requirement("req.inv.4.22"))!.asked).toBe(true);
    expect(await listRiskLinks(context.db, id)).toEqual([{ risk: "inv.4.5", requirement: "req.inv.4.22" }]);
  });

  test("where the pack has no requirement a proposed one is made; undone it goes, and it comes back as it was changed", async () => {
    const { id: made } = await linkProposal(context, id, "inv.4.17", "users-try");
    expect(await requirement(made)).toMatchObject({ origin: "own", criterion: "viability.product", asked: true });
    expect((await linkProposal(context, id, "inv.4.17", "users-try")).id).toBe(made);
    await unlinkRequirement(context, id, { kind: "risk", id: "inv.4.17" }, made);
    expect(await requirement(made)).toBeUndefined();
    expect((await risk("inv.4.17")).proposals.map((one) => one.id)).toEqual(["users-try"]);
    await relinkRequirement(context, id, { kind: "risk", id: "inv.4.17" }, made);
    expect(await risk("inv.4.17")).toMatchObject({ linked: [{ id: made, asked: true }], proposals: [] });
  });

  test("every proposal, and every requirement that a risk names, exists in the pack or fits under a criterion of it", async () => {
    const view = await loadRisks(context, id);
    const criteria = new Set(view.criteria.map((criterion) => criterion.id));
    expect(view.risks.flatMap(({ proposals }) => proposals).filter(({ criterion }) => !criteria.has(criterion))).toEqual([]);
    const nothing = view.risks.filter(({ candidates, linked, proposals }) => candidates.length + linked.length + proposals.length === 0).map((one) => one.id);
    expect(nothing).toEqual(["inv.4.12", "inv.4.13", "inv.4.14", "inv.4.18", view.risks.at(-1)!.id]);
  });

  test("an own requirement for an own risk", async () => {
    const own = (await loadRisks(context, id)).risks.at(-1)!;
    const { id: made } = await addRiskRequirement(context, id, own.id, { text: { nl: "De leverancier zegt voortzetting na overname toe." }, criterion: "support.continuity" });
    expect((await risk(own.id)).linked).toEqual([{ id: made, text: { nl: "De leverancier zegt voortzetting na overname toe." }, asked: true }]);
  });
});
