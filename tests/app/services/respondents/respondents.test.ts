import { describe, expect, test } from "vitest";

import type { OwnAnswer } from "~/domain/respondents/own-answer";
import { emptyAnswer } from "~/domain/respondents/own-answer";
import { AccessRefused } from "~/services/access.server";
import { loadSelectionOutbox, showSelectionMail } from "~/services/accounts/outbox";
import type { Context } from "~/services/context.server";
import { createSelection } from "~/services/create-selection";
import { loadIntake } from "~/services/load-intake";
import { loadRequirements } from "~/services/load-requirements";
import { moveWish, undoWishMove } from "~/services/move-wish";
import { inviteRespondents, renewRespondentLink, restoreRespondent, revokeRespondentLink, withdrawRespondent } from "~/services/respondents/invite-respondents";
import { loadRespondents, loadRoom } from "~/services/respondents/load-respondents";
import { asRespondent, openRespondentLink, requireRespondentLink } from "~/services/respondents/open-link";
import { loadOwnChecklist, saveOwnAnswers, setOwnDone } from "~/services/respondents/own-checklist";
import { adoptAgreed, settleChoice, undoSettlement } from "~/services/respondents/settle-choices";
import { saveChoices } from "~/services/save-choices";
import { verifyAudit } from "~db/audit";
import { disagreements } from "~db/trail-agreement";

import { contextAt, onBothEngines } from "../../../support/databases";
import { memberOf } from "../../../support/people";

const [w1, w2, w3] = ["sd.wish.1", "sd.wish.2", "sd.wish.3"] as [string, string, string];
const says = (item: string, answer: Partial<OwnAnswer> = {}): OwnAnswer => ({ ...emptyAnswer(item), selected: true, ...answer });
const tokenOf = ({ path }: { path: string }) => path.split("/").at(-1)!;

async function selectionOf(context: Context): Promise<string> {
  return (await createSelection(context, { name: "Servicedesk", organisation: "Voorbeeld BV", packId: "service-desk", language: "nl" })).id;
}

/** People invited by name, each as the context in which that person acts. */
async function invited(context: Context, id: string, ...names: string[]): Promise<Context[]> {
  const { links } = await inviteRespondents(context, id, { people: names.join("\n"), language: "nl", lastDay: "2026-05-20" });
  return Promise.all(links.map(async (link) => asRespondent(context, await requireRespondentLink(context, tokenOf(link)))));
}

onBothEngines("respondents", (database) => {
  const lead = () => contextAt(database().db, "2026-05-01T09:00:00.000Z");

  test("six who save at the same moment lose nothing, and the trail stays whole", async () => {
    const context = lead();
    const id = await selectionOf(context);
    const people = await invited(context, id, "Anna", "Bas", "Cees", "Dina", "Els", "Fred");
    const { wishes } = await loadOwnChecklist(people[0]!, id);
    // Each ticks wish after wish, all at once, with a remark of their own.
    await Promise.all(people.flatMap((person, index) => wishes.slice(0, 8).map((wish) =>
      saveOwnAnswers(person, id, [says(wish.id, { priority: index % 2 ? "desirable" : "necessary", remark: `${person.actor.name} over ${wish.id}` })], [emptyAnswer(wish.id)]))));
    for (const [index, person] of people.entries()) {
      const { answers } = await loadOwnChecklist(person, id);
      expect(Object.keys(answers).sort()).toEqual(wishes.slice(0, 8).map((wish) => wish.id).sort());
      for (const answer of Object.values(answers)) {
        expect(answer).toMatchObject({ selected: true, priority: index % 2 ? "desirable" : "necessary", remark: `${person.actor.name} over ${answer.item}` });
      }
    }
    const { agreements } = await loadRespondents(context, id);
    expect(agreements.find(({ item }) => item === wishes[0]!.id)!.spread).toMatchObject({ ticked: { yes: 6, no: 0 }, priority: { necessary: 3, desirable: 3 } });
    expect((await verifyAudit(context.db)).broken).toBeNull();
  });

  test("two windows of one respondent that change different parts keep both; the same part is given back to choose", async () => {
    const context = lead();
    const id = await selectionOf(context);
    const [anna] = await invited(context, id, "Anna");
    const shown = [emptyAnswer(w1)];
    expect(await saveOwnAnswers(anna!, id, [says(w1, { priority: "necessary" })], shown)).toBeNull();
    expect(await saveOwnAnswers(anna!, id, [says(w1, { remark: "graag snel" })], shown)).toBeNull();
    expect((await loadOwnChecklist(anna!, id)).answers[w1]).toEqual(says(w1, { priority: "necessary", remark: "graag snel" }));
    const conflict = await saveOwnAnswers(anna!, id, [says(w1, { priority: "desirable" })], shown);
    expect(conflict!.disputed).toEqual([{ field: `priority.${w1}`, theirs: "necessary", yours: "desirable" }]);
    expect((await loadOwnChecklist(anna!, id)).answers[w1]!.priority).toBe("necessary");
  });

  test("a personal link opens until its day is over, until it is replaced, taken back, or its copy withdrawn", async () => {
    const context = lead();
    const id = await selectionOf(context);
    const { links } = await inviteRespondents(context, id, { people: "Anna <anna@voorbeeld.example>", language: "nl", lastDay: "2026-05-20" });
    const [link] = links;
    const token = tokenOf(link!);
    const why = async (one: string) => {
      const opened = await openRespondentLink(context, one);
      return opened.ok ? "open" : opened.why;
    };
    expect(await why(token)).toBe("open");
    const rows = JSON.stringify(await context.db.selectFrom("respondent_link").selectAll().execute());
    expect(rows).not.toContain(token);
    const second = tokenOf(await renewRespondentLink(context, id, link!.respondentId, "2026-05-21"));
    expect([await why(token), await why(second)]).toEqual(["revoked", "open"]);
    await withdrawRespondent(context, id, link!.respondentId);
    expect(await why(second)).toBe("withdrawn");
    await restoreRespondent(context, id, link!.respondentId);
    expect(await why(second)).toBe("open");
    context.set("2026-05-21T22:00:00.000Z");
    expect(await why(second)).toBe("expired");
    context.set("2026-05-02T22:00:00.000Z");
    await revokeRespondentLink(context, id, link!.respondentId);
    expect([await why(second), await why("x"), await why("A".repeat(43))]).toEqual(["revoked", "unknown", "unknown"]);
    await expect(inviteRespondents(context, id, { people: "Bas", language: "nl", lastDay: "2026-04-30" })).rejects.toMatchObject({ code: "link-end" });
  });

  test("the invitation goes out by mail with the link in it; who was asked before is not asked again", async () => {
    const context = lead();
    const id = await selectionOf(context);
    const { links } = await inviteRespondents(context, id, { people: "Anna <anna@mail.example>\nBas", language: "en", lastDay: "2026-05-20" });
    const mails = (await loadSelectionOutbox(context, id)).mails;
    const mail = mails.find(({ recipient }) => recipient === "anna@mail.example")!;
    const shown = await showSelectionMail(context, id, mail.id, "http://localhost");
    expect(shown).toMatchObject({ link: `http://localhost${links[0]!.path}` });
    expect(mails).toHaveLength(1);
    expect(await inviteRespondents(context, id, { people: "Anna V <ANNA@mail.example>", language: "nl", lastDay: "2026-05-20" })).toEqual({ links: [], known: ["Anna V"] });
  });

  test("a respondent reaches the own copy and nothing else of the selection", async () => {
    const context = lead();
    const id = await selectionOf(context);
    const other = await selectionOf(context);
    const [anna] = await invited(context, id, "Anna");
    const byAccount = await memberOf(context, id, "Bas", ["respondent"]);
    for (const person of [anna!, byAccount]) {
      await saveOwnAnswers(person, id, [says(w1)]);
      await setOwnDone(person, id, true);
      await expect(loadIntake(person, id)).rejects.toBeInstanceOf(AccessRefused);
      await expect(loadRespondents(person, id)).rejects.toBeInstanceOf(AccessRefused);
      await expect(loadRequirements(person, id)).rejects.toBeInstanceOf(AccessRefused);
      await expect(loadOwnChecklist(person, other)).rejects.toMatchObject({ why: "unknown" });
      await expect(saveOwnAnswers(person, other, [says(w1)])).rejects.toMatchObject({ why: "unknown" });
      expect(JSON.stringify(await loadOwnChecklist(person, id))).not.toContain(person === anna ? "Bas" : "Anna");
    }
    const { people } = await loadRespondents(context, id);
    expect(people.map(({ name, byAccount: account, doneAt }) => [name, account, doneAt !== null])).toEqual([["Anna", false, true], ["Bas", true, true]]);
    // Whoever leads fills in no copy, and nobody changes that of somebody else.
    await expect(saveOwnAnswers(context, id, [says(w1)])).rejects.toBeInstanceOf(AccessRefused);
  });

  describe("what the lead makes of it", () => {
    async function twoCopies() {
      const context = lead();
      const id = await selectionOf(context);
      const [anna, bas] = await invited(context, id, "Anna", "Bas");
      await saveOwnAnswers(anna!, id, [says(w1, { priority: "necessary", impact: "low" }), says(w2, { priority: "necessary", impact: "low" })]);
      await saveOwnAnswers(bas!, id, [says(w1, { priority: "necessary", impact: "low" }), says(w2, { priority: "desirable", impact: "low" })]);
      await setOwnDone(anna!, id, true);
      await setOwnDone(bas!, id, true);
      return { context, id };
    }

    test("takes over in one step what all agree on, and puts it back", async () => {
      const { context, id } = await twoCopies();
      await saveChoices(context, id, [{ item: w3, selected: true, inUse: null, priority: "desirable", impact: "high" }]);
      const before = (await loadIntake(context, id))!.choices;
      expect((await loadRespondents(context, id)).toAdopt.map(({ item }) => item)).toEqual([w1, w3]);
      expect(await adoptAgreed(context, id)).toEqual({ count: 2 });
      const { choices } = (await loadIntake(context, id))!;
      expect(choices[w1]).toMatchObject({ selected: true, priority: "necessary", impact: "low" });
      expect(choices[w2]).toBeUndefined();
      // Nobody wants it, so it is no longer ticked; what it was is kept.
      expect(choices[w3]).toMatchObject({ selected: false, priority: "desirable" });
      const { lastAdoption } = await loadRespondents(context, id);
      await undoSettlement(context, id, lastAdoption!.settlementId);
      const after = (await loadIntake(context, id))!.choices;
      expect(after[w3]).toEqual(before[w3]);
      expect(after[w1]!.selected).toBe(false);
      expect(await disagreements(context.db)).toEqual([]);
      await expect(undoSettlement(context, id, lastAdoption!.settlementId)).rejects.toMatchObject({ code: "unknown-settlement" });
    });

    test("settles what differs with a reason, which taking over later leaves alone", async () => {
      const { context, id } = await twoCopies();
      await settleChoice(context, id, { choice: { item: w2, selected: true, inUse: null, priority: "necessary", impact: "low" }, reason: "De wet vraagt het." });
      await settleChoice(context, id, { choice: { item: w1, selected: true, inUse: null, priority: "desirable", impact: "low" }, reason: "Kan later." });
      const view = await loadRespondents(context, id);
      expect(view.settled[w2]).toMatchObject({ kind: "settle", reason: "De wet vraagt het." });
      expect(view.toAdopt.map(({ item }) => item)).not.toContain(w1);
      expect(view.choices[w1]!.priority).toBe("desirable");
      await undoSettlement(context, id, view.settled[w1]!.settlementId);
      expect((await loadRespondents(context, id)).settled[w1]).toBeUndefined();
      const trail = await context.db.selectFrom("audit").select("action").where("selection_id", "=", id).execute();
      expect(trail.map(({ action }) => action)).toEqual(expect.arrayContaining(["choice-settle", "settlement-undo"]));
    });

    test("shows the room what differs and how far it is", async () => {
      const { context, id } = await twoCopies();
      const room = await loadRoom(context, id);
      expect([room.done, room.counted, room.apart.map(({ item }) => item.id)]).toEqual([2, 2, [w2]]);
      expect(room.counts.necessary.low).toBe(3);
      expect(room.counts.desirable.low).toBe(1);
    });

    test("what the lead settled is no difference in the room any more, until it is put back", async () => {
      const { context, id } = await twoCopies();
      expect((await loadRoom(context, id)).settledCount).toBe(0);
      await settleChoice(context, id, { choice: { item: w2, selected: true, inUse: null, priority: "desirable", impact: "low" }, reason: "Kan later." });
      const room = await loadRoom(context, id);
      expect([room.apart, room.settledCount]).toEqual([[], 1]);
      expect(room.settled).toMatchObject([{ item: { id: w2 }, choice: { selected: true, priority: "desirable", impact: "low" } }]);
      await undoSettlement(context, id, (await loadRespondents(context, id)).settled[w2]!.settlementId);
      expect((await loadRoom(context, id)).apart.map(({ item }) => item.id)).toEqual([w2]);
    });
  });

  test("a wish is moved to another list with a reason, its requirement follows, and it goes back", async () => {
    const context = lead();
    const id = await selectionOf(context);
    await saveChoices(context, id, [{ item: w1, selected: true, inUse: null, priority: "desirable", impact: "high" }]);
    const priority = async () => (await loadRequirements(context, id))!.requirements.find(({ source }) => source === w1)!.priority;
    expect(await priority()).toBe("desirable");
    await moveWish(context, id, { item: w1, to: "quickWins", reason: "Hiermee krijgen we de gebruikers mee." });
    const view = (await loadIntake(context, id))!;
    expect(view.outcome.quickWins.map((wish) => wish.id)).toEqual([w1]);
    expect(view.moves).toMatchObject([{ item: w1, to: "quickWins", reason: "Hiermee krijgen we de gebruikers mee." }]);
    expect(await priority()).toBe("necessary");
    await undoWishMove(context, id, w1);
    expect((await loadIntake(context, id))!.outcome.forLater.map((wish) => wish.id)).toEqual([w1]);
    expect(await priority()).toBe("desirable");
    await expect(moveWish(context, id, { item: w2, to: "forLater", reason: "x" })).rejects.toMatchObject({ code: "wish-not-ticked" });
  });
});
