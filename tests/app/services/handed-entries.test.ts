import { afterAll, expect, test } from "vitest";

import { minutesModel } from "~/documents/minutes/minutes-model";
import { acceptInvitation, inviteToSelection } from "~/services/accounts/invite-user";
import { askForReset, makeResetLink, resetPassword } from "~/services/accounts/reset-password";
import { showMail } from "~/services/accounts/outbox";
import { changePassword } from "~/services/accounts/set-password";
import { asUser } from "~/services/accounts/sessions";
import { closeReading } from "~/services/import-response";
import { loadOpening } from "~/services/load-opening";
import { moveRound } from "~/services/move-round";
import { confirmOpening } from "~/services/open-bids";
import { openingMinutes } from "~/services/opening-minutes";
import { addPerson } from "~/services/people";
import { listAudit, verifyAudit } from "~db/audit";
import { listOpenings } from "~db/openings";
import { listMails } from "~db/outgoing-mail";
import { currentRound } from "~db/rounds";
import { findUser, updateUser } from "~db/users";

import { contextAt, onBothEngines } from "../../support/databases";
import { memberOf } from "../../support/people";
import { publishedSelection } from "../../support/service-selection";

afterAll(closeReading);

const visitor = { address: "203.0.113.7", agent: "" };
const password = "vier fietsen in de regen";

onBothEngines("who opens with an account that the other one could use", (database) => {
  async function sealed() {
    const context = contextAt(database().db, "2026-05-01T09:00:00.000Z");
    const { id, edition } = await publishedSelection(context, "Verzegeld", "2026-06-01T17:00", { sealed: true });
    const lead = await memberOf(context, id, "Lea", ["lead"]);
    context.set("2026-06-01T15:00:00.000Z");
    await moveRound(context, id, "closed", null, 0);
    /** Somebody whom the lead invites, and who takes the account into use by that link. */
    const invited = async (name: string) => {
      const person = { email: `${name.toLowerCase()}.${id}@voorbeeld.example`, name, language: "nl" as const, roles: ["observer" as const] };
      await addPerson(lead, id, person);
      const { link, userId } = await inviteToSelection(lead, id, person);
      await acceptInvitation(context, link!.split("/").at(-1)!, { name, password }, visitor);
      return { ...asUser(context, (await findUser(context.db, userId))!), now: () => context.now(), email: person.email };
    };
    return { context, id, edition, lead, invited };
  }
  const handedIn = async (context: Parameters<typeof loadOpening>[0], id: string) => (await loadOpening(context, id))!;
  const at = "2026-06-01T15:00:00.000Z";

  test("the page says so before and after, and the minutes and the trail keep it", async () => {
    const { context, id, edition, lead, invited } = await sealed();
    const puppet = await invited("Pop");
    expect((await handedIn(puppet, id)).sealed[0]!.handed).toEqual([]);
    await confirmOpening(lead, id, "bids");
    expect((await handedIn(puppet, id)).sealed[0]).toMatchObject({ mayConfirm: true, handed: [{ name: "Pop", at }] });
    expect(await confirmOpening(puppet, id, "bids")).toEqual({ opened: true });

    const view = await handedIn(lead, id);
    expect(view.openings).toMatchObject([{ handed: [{ name: "Pop", at }] }]);
    const [opening] = await listOpenings(context.db, (await currentRound(context.db, id))!.id);
    expect(opening!.report!.confirmations.map(({ name, handed }) => [name, handed])).toEqual([["Lea", undefined], ["Pop", at]]);
    const words = JSON.stringify(minutesModel({ edition, subject: "bids", number: 1, report: opening!.report! }));
    expect(words.match(/in gebruik genomen met een link die de ander die opende in handen had/g)).toHaveLength(1);
    expect((await openingMinutes(lead, id, opening!.id))!.bytes.byteLength).toBeGreaterThan(1000);
    const [confirmed] = (await listAudit(context.db, id)).filter(({ action }) => action === "opening-confirm");
    const payload = await context.db.selectFrom("payload").select("bytes").where("hash", "=", confirmed!.detail_hash).executeTakeFirstOrThrow();
    expect(JSON.parse(Buffer.from(payload.bytes!).toString())).toEqual({ after: { what: "bids", number: 2, handed: [{ user: puppet.actor.id, at }] } });
    expect((await verifyAudit(context.db)).broken).toBeNull();
  });

  test("it holds whoever confirms first, and a password chosen after it does not hide it", async () => {
    const { id, lead, invited } = await sealed();
    const puppet = await invited("Pip");
    await changePassword(puppet, { present: password, password: "een zin die alleen ik ken" }, "");
    await confirmOpening(puppet, id, "bids");
    expect((await handedIn(lead, id)).sealed[0]!.handed.map(({ name }) => name)).toEqual(["Pip"]);
  });

  test("a link that came by mail, or that somebody else had in hand, is nothing to tell of", async () => {
    const { context, id, lead, invited } = await sealed();
    const own = await invited("Oda");
    await askForReset(context, own.email, visitor);
    const mail = (await listMails(context.db, null)).find(({ recipient, kind, state }) => recipient === own.email && kind === "reset" && state === "waiting")!;
    const admin = { ...(await memberOf(context, id, "Adm", ["observer"])), now: () => context.now() };
    await updateUser(context.db, admin.userId, { administrator: true });
    const link = (await showMail({ ...admin, actor: { ...admin.actor, administrator: true } as typeof admin.actor }, mail.id, "https://site.example")).link!;
    await resetPassword(context, link.split("/").at(-1)!, "een andere zin van mijzelf", visitor);
    await confirmOpening(lead, id, "bids");
    expect((await handedIn(own, id)).sealed[0]!.handed).toEqual([]);

    // Who looked at the mail and now opens with her is somebody else than the lead.
    const second = await sealed();
    const oda = await second.invited("Ode");
    const boss = { ...second.lead, actor: { ...second.lead.actor, administrator: true } as typeof second.lead.actor };
    await updateUser(context.db, second.lead.userId, { administrator: true });
    const { link: reset } = await makeResetLink(boss, oda.actor.id);
    await resetPassword(second.context, reset.split("/").at(-1)!, "een andere zin van mijzelf", visitor);
    await confirmOpening(oda, second.id, "bids");
    expect((await handedIn(second.lead, second.id)).sealed[0]!.handed.map(({ name }) => name)).toEqual(["Ode"]);
  });
});
