import { expect, test } from "vitest";

import type { OwnAnswer } from "~/domain/respondents/own-answer";
import { emptyAnswer } from "~/domain/respondents/own-answer";
import type { Context } from "~/services/context.server";
import { createSelection } from "~/services/create-selection";
import { saveChoices } from "~/services/save-choices";
import { inviteRespondents } from "~/services/respondents/invite-respondents";
import { loadRespondents } from "~/services/respondents/load-respondents";
import { asRespondent, requireRespondentLink } from "~/services/respondents/open-link";
import { saveOwnAnswers } from "~/services/respondents/own-checklist";
import { adoptAgreed, settleChoice, undoSettlement } from "~/services/respondents/settle-choices";
import { loadSettleMany, settleMany, undoSettlements } from "~/services/respondents/settle-many";
import { verifyAudit } from "~db/audit";
import { disagreements } from "~db/trail-agreement";

import { contextAt, onBothEngines } from "../../../support/databases";
import { memberOf } from "../../../support/people";

const wishes = Array.from({ length: 8 }, (_, index) => `sd.wish.${index + 1}`);
const [w1, w2, w3, w4, w5] = wishes as [string, string, string, string, string];
const yes = (item: string, answer: Partial<OwnAnswer> = {}): OwnAnswer => ({ ...emptyAnswer(item), selected: true, priority: "necessary", impact: "low", ...answer });
const reason = "Ten minste 4 van de 6 zeggen dit.";

onBothEngines("settling many differences at once", (database) => {
  /** Six who differ: 4–2 on the priority of the first three, 3–3 on that of the fourth, 4–2 on ticking the fifth at all. */
  async function sixCopies() {
    const context = contextAt(database().db, "2026-05-01T09:00:00.000Z");
    const { id } = await createSelection(context, { name: "Servicedesk", organisation: "Voorbeeld BV", packId: "service-desk", language: "nl" });
    const { links } = await inviteRespondents(context, id, { people: "Anna\nBas\nCees\nDina\nEls\nFred", language: "nl", lastDay: "2026-05-20" });
    const people: Context[] = [];
    for (const { path } of links) people.push(asRespondent(context, await requireRespondentLink(context, path.split("/").at(-1)!)));
    for (const [index, person] of people.entries()) {
      const few = index >= 4;
      await saveOwnAnswers(person, id, [
        ...[w1, w2, w3].map((item) => yes(item, few ? { priority: "desirable" } : {})),
        yes(w4, index < 3 ? {} : { priority: "desirable" }), few ? yes(w5) : emptyAnswer(w5),
      ]);
    }
    const settle = async (as: Context, items: string[], view: Awaited<ReturnType<typeof loadSettleMany>>) =>
      settleMany(as, id, { atLeast: view.atLeast, items, reason, shown: Object.fromEntries(view.settles.map(({ item, before, after }) => [item.id, { before, after }])) });
    return { context, id, people, settle, trail: async () => (await verifyAudit(context.db)).rows };
  }

  test("shows what would be settled and what stays open, settles what was chosen with one row in the trail, and puts it back", async () => {
    const { context, id, settle, trail } = await sixCopies();
    await saveChoices(context, id, [{ item: w5, selected: true, inUse: true, priority: "desirable", impact: "high" }]);
    const view = await loadSettleMany(context, id, null);
    expect([view.atLeast, view.counted]).toEqual([4, 6]);
    expect(view.settles.map(({ item, after }) => [item.id, after.selected, after.priority])).toEqual([[w1, true, "necessary"], [w2, true, "necessary"], [w3, true, "necessary"], [w5, false, "desirable"]]);
    expect(view.open.map(({ item, part, why }) => [item.id, part, why])).toEqual([[w4, "priority", "tie"]]);

    const before = (await loadRespondents(context, id)).choices;
    const rows = await trail();
    const done = await settle(context, [w1, w2, w5], view);
    expect([done.settled.length, done.left]).toEqual([3, []]);
    expect(await trail()).toBe(rows + 1);
    const after = await loadRespondents(context, id);
    for (const item of [w1, w2, w5]) expect(after.settled[item]).toMatchObject({ kind: "settle", reason });
    expect([after.choices[w1]?.priority, after.choices[w5]?.selected, after.choices[w3], after.settled[w3]]).toEqual(["necessary", false, undefined, undefined]);
    expect((await loadSettleMany(context, id, null)).together).toMatchObject([{ ids: done.settled, reason }]);
    expect(await disagreements(context.db)).toEqual([]);

    // One by itself first, and the others together; what the lead changed by hand since stays.
    await undoSettlement(context, id, after.settled[w2]!.settlementId);
    await saveChoices(context, id, [{ ...after.choices[w1]!, impact: "high" }]);
    expect(await undoSettlements(context, id, done.settled)).toEqual({ back: 1, left: 1 });
    const back = await loadRespondents(context, id);
    expect([back.choices[w5], back.choices[w1]?.impact, back.choices[w2]?.selected]).toEqual([before[w5], "high", false]);
    expect(back.settled).toEqual({});
    expect(await disagreements(context.db)).toEqual([]);
    await expect(undoSettlements(context, id, done.settled)).rejects.toMatchObject({ code: "unknown-settlement" });
  });

  test("leaves and tells what another lead settled, somebody changed or respondents said since", async () => {
    const { context, id, people, settle } = await sixCopies();
    const other = await memberOf(context, id, "Piet", ["lead"]);
    const view = await loadSettleMany(context, id, 4);
    await settleChoice(other, id, { choice: { item: w1, selected: true, inUse: null, priority: "desirable", impact: "high" }, reason: "Anders dan de meesten." });
    await saveChoices(other, id, [{ item: w2, selected: true, inUse: null, priority: null, impact: "high" }]);
    await saveOwnAnswers(people[0]!, id, [yes(w3, { priority: "desirable" })]);
    const done = await settle(context, [w1, w2, w3, w5], view);
    expect(done.left.map(({ item, why, by }) => [item, why, by])).toEqual([[w1, "settled", "Piet"], [w2, "changed", null], [w3, "said", null]]);
    expect(done.settled).toHaveLength(1);
    const { settled, choices } = await loadRespondents(context, id);
    expect([settled[w1]?.reason, choices[w1]?.priority, choices[w2]?.impact, settled[w3], settled[w5]?.reason]).toEqual(["Anders dan de meesten.", "desirable", "high", undefined, reason]);
  });

  test("two leads who settle the same at the same moment: each wish is settled once, and the second is told", async () => {
    const { context, id, settle } = await sixCopies();
    const other = await memberOf(context, id, "Piet", ["lead"]);
    const view = await loadSettleMany(context, id, 4);
    const [one, two] = await Promise.all([settle(context, [w1, w2, w3, w5], view), settle(other, [w1, w2, w3, w5], view)]);
    expect([one.settled.length, two.settled.length].sort()).toEqual([0, 4]);
    expect([...one.left, ...two.left].map(({ item, why }) => [item, why])).toEqual([w1, w2, w3, w5].map((item) => [item, "settled"]));
    expect(await context.db.selectFrom("settlement").select("id").where("selection_id", "=", id).execute()).toHaveLength(4);
  });

  test("nothing is settled that was not shown, and nothing where nothing was chosen", async () => {
    const { context, id, settle, trail } = await sixCopies();
    const view = await loadSettleMany(context, id, 4);
    const rows = await trail();
    expect((await settle(context, [w1, w4, "sd.wish.99"], { ...view, settles: [] })).left.map(({ why }) => why)).toEqual(["said", "said", "said"]);
    await expect(settle(context, [], view)).rejects.toMatchObject({ code: "nothing-chosen" });
    expect(await trail()).toBe(rows);
  });

  test("one by one: what another lead decided since is told first, and replaced only once it was seen", async () => {
    const { context, id } = await sixCopies();
    const other = await memberOf(context, id, "Piet", ["lead"]);
    const choice = { item: w1, selected: true, inUse: null, priority: "necessary" as const, impact: "low" as const };
    await settleChoice(other, id, { choice: { ...choice, priority: "desirable" }, reason: "Kan later.", seen: "" });
    const { settlementId } = (await loadRespondents(context, id)).settled[w1]!;
    await expect(settleChoice(context, id, { choice, reason: "Nu.", seen: "" })).rejects.toMatchObject({ code: "settled-meanwhile", values: { by: "Piet", reason: "Kan later.", seen: settlementId } });
    expect((await loadRespondents(context, id)).choices[w1]!.priority).toBe("desirable");
    await settleChoice(context, id, { choice, reason: "Nu.", seen: settlementId });
    expect((await loadRespondents(context, id)).settled[w1]!.reason).toBe("Nu.");
  });

  test("taking back what was taken over leaves what was settled to the same since", async () => {
    const { context, id, people } = await sixCopies();
    for (const person of people) await saveOwnAnswers(person, id, [yes("sd.wish.6")]);
    await adoptAgreed(context, id);
    const { choices, lastAdoption } = await loadRespondents(context, id);
    await settleChoice(context, id, { choice: choices["sd.wish.6"]!, reason: "De wet vraagt het." });
    await undoSettlement(context, id, lastAdoption!.settlementId);
    expect((await loadRespondents(context, id)).choices["sd.wish.6"]).toEqual(choices["sd.wish.6"]);
  });
});
