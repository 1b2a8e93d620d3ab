import { expect, test } from "vitest";

import { insertRespondentLink, revokeRespondentLinks } from "~db/respondent-links";
import { copiesOfPerson, eraseCopies, insertRespondent, listRespondents, loadAnswers, saveAnswers } from "~db/respondents";
import { insertSettlement, listSettlements } from "~db/settlements";
import { insertUser } from "~db/users";

import { onBothEngines } from "../support/databases";
import { seededSelection } from "../support/seeded-selection";

const at = "2026-03-01T10:00:00.000Z";

onBothEngines("respondents in the database", (database) => {
  const respondent = (selectionId: string, id: string, userId: string | null = null) => ({ id, selectionId, userId, name: "Anna", email: null, language: "nl" as const, createdAt: at, createdBy: "local-lead" });

  test("respondents are numbered within their selection, and a user has one copy in it", async () => {
    const { db } = database();
    const { selectionId } = await seededSelection(db);
    await insertUser(db, { id: "user-1", email: "a@voorbeeld.example", name: "Anna", language: "nl", administrator: false, mayCreate: false, createdAt: at, createdBy: "local-lead" });
    await insertRespondent(db, respondent(selectionId, "n1"));
    await insertRespondent(db, respondent(selectionId, "n2", "user-1"));
    await insertRespondent(db, respondent(selectionId, "n3"));
    expect((await listRespondents(db, selectionId)).map(({ id, number }) => [id, number])).toEqual([["n1", 1], ["n2", 2], ["n3", 3]]);
    await expect(insertRespondent(db, respondent(selectionId, "n4", "user-1"))).rejects.toThrow();
  });

  test("a link can be used and revoked, and never changed, opened again or deleted", async () => {
    const { db } = database();
    const { selectionId } = await seededSelection(db);
    await insertRespondent(db, respondent(selectionId, "l1"));
    await insertRespondentLink(db, { id: "link-1", respondentId: "l1", tokenHash: "h1", createdAt: at, createdBy: "local-lead", expiresAt: at });
    expect(await revokeRespondentLinks(db, "l1", at)).toEqual(["link-1"]);
    expect(await revokeRespondentLinks(db, "l1", at)).toEqual([]);
    const link = db.updateTable("respondent_link").where("id", "=", "link-1");
    await expect(link.set({ revoked_at: null }).execute()).rejects.toThrow(/only be used or revoked/);
    await expect(link.set({ expires_at: "2099-01-01T00:00:00.000Z" }).execute()).rejects.toThrow(/only be used or revoked/);
    await expect(db.deleteFrom("respondent_link").where("id", "=", "link-1").execute()).rejects.toThrow(/cannot be deleted/);
  });

  test("what was settled can be neither changed nor deleted", async () => {
    const { db } = database();
    const { selectionId } = await seededSelection(db);
    const choice = { item: "w", selected: true, inUse: null, priority: "necessary" as const, impact: null };
    const settlement = { id: "s-1", number: 1, kind: "settle" as const, undoes: null, before: [{ ...choice, selected: false }], after: [choice], reason: "Omdat", at, by: "local-lead" };
    await insertSettlement(db, selectionId, settlement);
    expect(await listSettlements(db, selectionId)).toEqual([settlement]);
    await expect(db.updateTable("settlement").set({ reason: "Anders" }).where("id", "=", "s-1").execute()).rejects.toThrow(/append-only/);
    await expect(db.deleteFrom("settlement").where("id", "=", "s-1").execute()).rejects.toThrow(/append-only/);
  });

  test("erasing a person takes name and remarks out of the copy and leaves what was ticked", async () => {
    const { db } = database();
    const { selectionId } = await seededSelection(db);
    await insertUser(db, { id: "user-2", email: "b@voorbeeld.example", name: "Bas", language: "nl", administrator: false, mayCreate: false, createdAt: at, createdBy: "local-lead" });
    await insertRespondent(db, { ...respondent(selectionId, "e1", "user-2"), name: "Bas", email: "b@voorbeeld.example" });
    const answer = { item: "w", selected: true, inUse: null, priority: "necessary" as const, impact: "low" as const, remark: "mijn chef wil dit niet" };
    await saveAnswers(db, "e1", [answer], at);
    // The same person was asked by a link as well, elsewhere.
    await insertRespondent(db, { ...respondent((await seededSelection(db)).selectionId, "e2"), email: "B@voorbeeld.example" });
    const copies = await copiesOfPerson(db, "user-2", "b@voorbeeld.example");
    expect(copies.sort()).toEqual(["e1", "e2"]);
    await eraseCopies(db, copies, at);
    expect((await loadAnswers(db, ["e1"])).get("e1")!.get("w")).toEqual({ ...answer, remark: "" });
    expect(await listRespondents(db, selectionId)).toMatchObject([{ name: "", email: null }]);
  });
});
