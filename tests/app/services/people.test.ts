import { expect, test } from "vitest";

import type { UserError } from "~/domain/user-error";
import { acceptInvitation, inviteAgain, inviteToSelection, inviteUser, openInvitation } from "~/services/accounts/invite-user";
import { setRights } from "~/services/accounts/manage-users";
import { createSelection } from "~/services/create-selection";
import { contextOn } from "~/services/context.server";
import type { Context } from "~/services/context.server";
import { listSelectionSummaries } from "~/services/list-selections";
import { loadComparison } from "~/services/load-comparison";
import { loadOverview } from "~/services/load-overview";
import { addPerson, changePerson, invitedPerson, loadPeople, removePerson } from "~/services/people";
import { listMails } from "~db/outgoing-mail";
import { insertUser } from "~db/users";

import { contextAt, onBothEngines } from "../../support/databases";

const userError = (code: string) => expect.objectContaining({ name: "UserError", code } satisfies Partial<UserError>);
const selection = { name: "CRM", organisation: "Voorbeeld BV", packId: "service-desk", language: "nl" } as const;

onBothEngines("people", (database) => {
  const machine = () => contextAt(database().db, "2026-05-01T09:00:00.000Z");
  async function user(name: string, mayCreate = false): Promise<Context & { userId: string }> {
    const context = machine();
    const userId = context.newId();
    await insertUser(context.db, { id: userId, email: `${userId}@voorbeeld.example`, name, language: "nl", administrator: false, mayCreate, createdAt: "2026-05-01T08:00:00.000Z", createdBy: "local-lead" });
    return { ...contextOn(context.db, { kind: "user", id: userId, name, administrator: false, mayCreate }), now: context.now, userId };
  }

  test("who starts a selection leads it; for anybody else it does not exist", async () => {
    const lead = await user("Anke", true);
    const stranger = await user("Bart", true);
    const { id } = await createSelection(lead, selection);
    expect((await loadPeople(lead, id)).people).toMatchObject([{ name: "Anke", roles: ["lead"], declaration: "none" }]);
    expect((await listSelectionSummaries(lead)).current.map((s) => s.id)).toEqual([id]);
    expect((await listSelectionSummaries(stranger)).current).toEqual([]);
    await expect(loadOverview(stranger, id)).rejects.toEqual(userError("unknown-selection"));
    await expect(removePerson(stranger, id, lead.userId)).rejects.toEqual(userError("unknown-selection"));
    await expect(createSelection(await user("Cor"), selection)).rejects.toEqual(userError("not-allowed"));
  });

  test("somebody is added by e-mail address, known or not, once; an evaluator first declares before seeing answers", async () => {
    const lead = await user("Anke", true);
    const known = await user("Bea");
    const { id } = await createSelection(lead, selection);
    const person = { email: `${known.userId}@voorbeeld.example`, name: "Anders gespeld", language: "nl" as const, roles: ["evaluator" as const] };
    expect(await addPerson(lead, id, person)).toEqual({ userId: known.userId, invite: false });
    await expect(addPerson(lead, id, person)).rejects.toEqual(userError("person-twice"));
    const added = await addPerson(lead, id, { ...person, email: `nieuw-${id}@voorbeeld.example`, name: "Nieuw", roles: ["observer"] });
    expect(added.invite).toBe(true);
    // Whose invitation got lost or lapsed is invited anew, with the address that was given first.
    expect(await invitedPerson(lead, id, added.userId)).toEqual({ email: `nieuw-${id}@voorbeeld.example`, name: "Nieuw", language: "nl" });
    const { link } = await inviteToSelection(lead, id, await invitedPerson(lead, id, added.userId));
    await acceptInvitation(machine(), link!.split("/").at(-1)!, { name: "Nieuw", password: "een zin met veel woorden" }, { agent: "", address: "" });
    expect((await loadPeople(lead, id)).people.filter(({ userId }) => userId === added.userId).map(({ invited }) => invited)).toEqual([false]);
    await expect(invitedPerson(lead, id, added.userId)).rejects.toEqual(userError("unknown-user"));
    expect((await loadPeople(lead, id)).people.map(({ name, roles }) => [name, ...roles])).toEqual(expect.arrayContaining([["Anke", "lead"], ["Bea", "evaluator"], ["Nieuw", "observer"]]));
    expect((await loadOverview(known, id))!.selection.id).toBe(id);
    await expect(loadComparison(known, id)).rejects.toMatchObject({ why: "declaration" });
    await expect(addPerson(known, id, { ...person, email: "x@y.example" })).rejects.toEqual(userError("not-allowed"));
  });

  test("a lead gets no invitation that opens more than the own selection; rights that come later end the links of others", async () => {
    const [anke, bart] = [await user("Anke", true), await user("Bart", true)];
    const administrator = machine();
    const [first, second] = [(await createSelection(anke, selection)).id, (await createSelection(bart, selection)).id];
    const outbox = async (id: string | null) => (await listMails(administrator.db, id)).filter(({ state }) => state === "waiting").length;
    const person = (name: string) => ({ email: `${name}-${first}@voorbeeld.example`, name, language: "nl" as const, roles: ["observer" as const] });
    const invite = async (lead: Context, id: string, name: string) => {
      await addPerson(lead, id, person(name));
      return inviteToSelection(lead, id, person(name));
    };

    const wim = await invite(anke, first, "wim");
    expect(wim).toMatchObject({ withheld: false, link: expect.stringContaining("/invitation/") as string });
    // Bart would otherwise become Wim, and see Anke's selection.
    const installation = await outbox(null);
    expect(await invite(bart, second, "wim")).toMatchObject({ link: null, withheld: true });
    expect([await outbox(second), await outbox(null)]).toEqual([0, installation + 1]);
    expect(await openInvitation(administrator, wim.link!.split("/").at(-1)!)).toBeNull();

    // Somebody who will be an administrator, invited by an administrator, and then asked into a selection.
    const { userId } = await inviteUser(administrator, person("zoe"));
    await setRights(administrator, userId, { administrator: true, mayCreate: false });
    expect(await invite(anke, first, "zoe")).toMatchObject({ link: null, withheld: true });

    // The other way round: Anke holds the link already when rights are given.
    const { link, userId: ria } = await invite(anke, first, "ria");
    await setRights(administrator, ria, { administrator: false, mayCreate: true });
    expect(await openInvitation(administrator, link!.split("/").at(-1)!)).toBeNull();
    const again = await inviteAgain(administrator, ria);
    await setRights(administrator, ria, { administrator: true, mayCreate: true });
    expect(await openInvitation(administrator, again.link!.split("/").at(-1)!)).toMatchObject({ id: ria });
  });

  test("roles and criteria change; there is always a lead; who is taken out sees nothing any more", async () => {
    const lead = await user("Anke", true);
    const other = await user("Bea");
    const { id } = await createSelection(lead, selection);
    await addPerson(lead, id, { email: `${other.userId}@voorbeeld.example`, name: "Bea", language: "nl", roles: ["evaluator"] });
    const { criteria } = await loadPeople(lead, id);
    const leaf = criteria.flatMap(({ children, id: own }) => children?.map((child) => child.id) ?? [own])[0];
    await changePerson(lead, id, other.userId, { roles: ["evaluator"], criteria: [leaf] });
    expect((await loadPeople(lead, id)).people.find((p) => p.userId === other.userId)).toMatchObject({ criteria: [leaf] });
    await expect(changePerson(lead, id, other.userId, { roles: ["evaluator"], criteria: ["nowhere"] })).rejects.toEqual(userError("unknown-criterion"));
    await expect(changePerson(lead, id, lead.userId, { roles: ["observer"], criteria: [] })).rejects.toEqual(userError("last-lead"));
    await expect(removePerson(lead, id, lead.userId)).rejects.toEqual(userError("last-lead"));
    await changePerson(lead, id, other.userId, { roles: ["lead"], criteria: [leaf] });
    expect((await loadPeople(lead, id)).people.find((p) => p.userId === other.userId)).toMatchObject({ roles: ["lead"], criteria: [] });
    await removePerson(other, id, lead.userId);
    await expect(loadPeople(lead, id)).rejects.toEqual(userError("unknown-selection"));
  });
});
