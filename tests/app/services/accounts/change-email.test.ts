import { expect, test } from "vitest";

import { nobody } from "~/domain/access/actor";
import { askEmailChange, confirmEmailChange, openEmailChange } from "~/services/accounts/change-email";
import { mailContent } from "~/services/accounts/mail-queue";
import { changePassword } from "~/services/accounts/set-password";
import { hashPassword } from "~/services/accounts/password-hash";
import { signInByProvider } from "~/services/accounts/sign-in-provider";
import { beginSession } from "~/services/accounts/sessions";
import { insertIdentity } from "~db/identities";
import { listMails } from "~db/outgoing-mail";
import { savePassword } from "~db/passwords";
import { findUser, insertUser } from "~db/users";

import { contextAt, onBothEngines } from "../../../support/databases";

const password = "vier fietsen in de regen";
const refusal = (code: string) => expect.objectContaining({ code });

onBothEngines("another e-mail address", (database) => {
  async function person(id: string, address: string) {
    const context = contextAt(database().db, "2026-05-01T09:00:00.000Z");
    const at = context.now().toISOString();
    await insertUser(context.db, { id, email: address, name: "Eva", language: "nl", administrator: false, mayCreate: false, createdAt: at, createdBy: "local-lead" });
    await savePassword(context.db, id, await hashPassword(password), at);
    const own = { ...context, now: () => context.now(), actor: { kind: "user", id, name: "Eva", administrator: false, mayCreate: false } as const };
    return { context, own, guest: { ...context, now: () => context.now(), actor: nobody }, db: context.db };
  }
  const mailsTo = async (db: ReturnType<typeof database>["db"], address: string) =>
    (await listMails(db, null)).filter(({ recipient }) => recipient === address).map((mail) => mailContent(mail, "https://site.example")!);
  const tokenOf = (link: string | null) => link!.split("/").at(-1)!;

  test("counts once the link that went to the new address was used, once; the old address is told and everybody signed out", async () => {
    const { own, guest, db } = await person("eva", "eva@oud.example");
    await insertIdentity(db, { issuer: "https://idp.example", subject: "eva-1", userId: "eva", linkedAt: own.now().toISOString() });
    await beginSession(db, own, "eva", "Firefox");
    await expect(askEmailChange(own, { email: "eva@nieuw.example", present: "fout wachtwoord hoor" })).rejects.toEqual(refusal("password-wrong"));
    await askEmailChange(own, { email: "eva@nieuw.example", present: password });
    expect((await findUser(db, "eva"))!.email).toBe("eva@oud.example");
    const [mail] = await mailsTo(db, "eva@nieuw.example");
    const token = tokenOf(mail.link);
    expect(await openEmailChange(guest, token)).toEqual({ name: "Eva", email: "eva@nieuw.example" });
    expect(await openEmailChange(guest, `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`)).toBeNull();
    await confirmEmailChange(guest, token);
    expect((await findUser(db, "eva"))!.email).toBe("eva@nieuw.example");
    expect(await db.selectFrom("session").select("id").where("user_id", "=", "eva").execute()).toEqual([]);
    expect((await mailsTo(db, "eva@oud.example")).map(({ link }) => link)).toEqual([null]);
    await expect(confirmEmailChange(guest, token)).rejects.toEqual(refusal("link-over"));
    // The trail names no address.
    const details = await db.selectFrom("audit").innerJoin("payload", "payload.hash", "audit.detail_hash").select("bytes").where("subject", "=", "eva").execute();
    expect(details.map(({ bytes }) => Buffer.from(bytes!).toString()).join()).not.toMatch(/oud|nieuw/);
    const signedIn = await signInByProvider(guest, { issuer: "https://idp.example", subject: "eva-1", email: null, name: null, language: "nl", groups: [] }, { adminGroup: null, createUsers: false, firstRun: false }, { address: "203.0.113.1", agent: "" });
    expect(signedIn).toMatchObject({ step: "done", user: { id: "eva" } });
  });

  test("somebody else's address gets no link, and the answer does not tell that it is taken", async () => {
    const { own, db } = await person("fay", "fay@oud.example");
    await askEmailChange(own, { email: "eva@nieuw.example", present: password });
    expect((await mailsTo(db, "eva@nieuw.example")).length).toBe(1);
    expect((await findUser(db, "fay"))!.email).toBe("fay@oud.example");
  });

  test("a link ends after an hour, with a newer one, and with another password", async () => {
    const { context, own, guest, db } = await person("gus", "gus@oud.example");
    await askEmailChange(own, { email: "gus1@nieuw.example", present: password });
    const first = tokenOf((await mailsTo(db, "gus1@nieuw.example"))[0].link);
    await askEmailChange(own, { email: "gus2@nieuw.example", present: password });
    expect(await openEmailChange(guest, first)).toBeNull();
    const second = tokenOf((await mailsTo(db, "gus2@nieuw.example"))[0].link);
    context.set("2026-05-01T10:00:00.000Z");
    expect(await openEmailChange(guest, second)).toBeNull();
    context.set("2026-05-01T09:59:00.000Z");
    await changePassword(own, { present: password, password: "zes fietsen in de zon" }, "");
    await expect(confirmEmailChange(guest, second)).rejects.toEqual(refusal("link-over"));
    expect((await findUser(db, "gus"))!.email).toBe("gus@oud.example");
  });

  test("too many requests wait", async () => {
    const { own } = await person("hal", "hal@oud.example");
    for (let count = 0; count < 3; count++) await askEmailChange(own, { email: `hal${count}@nieuw.example`, present: password });
    await expect(askEmailChange(own, { email: "hal9@nieuw.example", present: password })).rejects.toEqual(refusal("try-later"));
  });
});
