import { Secret, TOTP } from "otpauth";
import { expect, test } from "vitest";

import { nobody } from "~/domain/access/actor";
import { resetSecondFactor } from "~/services/accounts/manage-users";
import { mailContent } from "~/services/accounts/mail-queue";
import { abandonSecondFactor, beginSecondFactor, confirmSecondFactor, loadSecondFactor, removeSecondFactor, renewRecoveryCodes, signInWithCode } from "~/services/accounts/second-factor";
import { hashPassword } from "~/services/accounts/password-hash";
import { asUser } from "~/services/accounts/sessions";
import { signIn } from "~/services/accounts/sign-in";
import { listMails } from "~db/outgoing-mail";
import { savePassword } from "~db/passwords";
import { findUser, insertUser } from "~db/users";

import { contextAt, onBothEngines } from "../../../support/databases";

const visitor = { address: "203.0.113.7", agent: "a test" };
const password = "vier fietsen in de regen";
const refusal = (code: string) => expect.objectContaining({ code });

onBothEngines("the second step at signing in", (database) => {
  async function person(id: string, instant: string) {
    const clock = contextAt(database().db, instant);
    const email = `${id}@voorbeeld.example`;
    const at = clock.now().toISOString();
    await insertUser(clock.db, { id, email, name: "Eva", language: "nl", administrator: false, mayCreate: false, createdAt: at, createdBy: "local-lead" });
    await savePassword(clock.db, id, await hashPassword(password), at);
    const own = asUser(clock, (await findUser(clock.db, id))!);
    const guest = { ...clock, now: () => clock.now(), actor: nobody };
    const follow = { ...own, now: () => clock.now() };
    return { clock, own: follow, guest, email, id };
  }
  type Person = Awaited<ReturnType<typeof person>>;

  /** Turns it on; gives the recovery codes and what the app shows, some half minutes from now. */
  async function turnOn({ own, clock }: Person) {
    await beginSecondFactor(own, password);
    const view = await loadSecondFactor(own);
    if (view.state !== "setting-up") throw new Error(view.state);
    const totp = new TOTP({ secret: Secret.fromBase32(view.secret.replaceAll(" ", "")) });
    const shown = (steps = 0) => totp.generate({ timestamp: clock.now().getTime() + steps * 30_000 });
    const { codes } = await confirmSecondFactor(own, shown(), "a test");
    return { codes, shown };
  }
  /** What leads from the password to the code, in a browser of its own. */
  async function halfWay({ guest, email }: Person): Promise<string> {
    const half = await signIn(guest, { email, password }, visitor);
    expect(half.step).toBe("code");
    return half.token;
  }
  const minutes = (one: Person, count: number) => one.clock.set(new Date(one.clock.now().getTime() + count * 60_000).toISOString());
  const rows = async (id: string) => (await database().db.selectFrom("audit").innerJoin("payload", "payload.hash", "audit.detail_hash").select(["action", "actor_id", "bytes"]).where("subject", "=", id).orderBy("seq").execute())
    .map(({ action, actor_id: actor, bytes }) => ({ action, actor, ...(JSON.parse(Buffer.from(bytes!).toString()) as object) }));

  test("a code lets in once, from half a minute early to half a minute late, and none that is older than one that was used", async () => {
    const eva = await person("eva", "2026-05-01T09:00:05.000Z");
    const { shown } = await turnOn(eva);
    await expect(signInWithCode(eva.guest, await halfWay(eva), shown(), visitor)).rejects.toEqual(refusal("code-wrong"));
    minutes(eva, 5);
    for (const steps of [-2, 2]) await expect(signInWithCode(eva.guest, await halfWay(eva), shown(steps), visitor)).rejects.toEqual(refusal("code-wrong"));
    expect((await signInWithCode(eva.guest, await halfWay(eva), ` ${shown(-1).slice(0, 3)} ${shown(-1).slice(3)}`, visitor)).step).toBe("done");
    expect((await signInWithCode(eva.guest, await halfWay(eva), shown(1), visitor)).step).toBe("done");
    for (const steps of [-1, 0, 1]) await expect(signInWithCode(eva.guest, await halfWay(eva), shown(steps), visitor)).rejects.toEqual(refusal("code-wrong"));
  });

  test("of two who type the same code at the same moment one gets in, also with a recovery code", async () => {
    const fay = await person("fay", "2026-05-02T09:00:05.000Z");
    const { codes, shown } = await turnOn(fay);
    minutes(fay, 5);
    for (const typed of [shown(), codes[0]!]) {
      const token = await halfWay(fay);
      const tries = await Promise.allSettled([1, 2, 3].map(() => signInWithCode(fay.guest, token, typed, visitor)));
      expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    }
    await expect(signInWithCode(fay.guest, await halfWay(fay), codes[0]!, visitor)).rejects.toEqual(refusal("code-wrong"));
    expect(await loadSecondFactor(fay.own)).toEqual({ state: "on", codesLeft: 9 });
    // Somebody else's code is nobody's.
    const gus = await person("gus", "2026-05-02T10:00:05.000Z");
    await turnOn(gus);
    await expect(signInWithCode(gus.guest, await halfWay(gus), codes[1]!, visitor)).rejects.toEqual(refusal("code-wrong"));
  });

  test("guesses are counted for the account, whichever sign-in they belong to; with the hold neither code helps", async () => {
    const hal = await person("hal", "2026-05-03T09:00:05.000Z");
    const { codes, shown } = await turnOn(hal);
    minutes(hal, 5);
    for (let guess = 0; guess < 5; guess += 1) {
      const wrong = String((Number(shown()) + 7 + guess) % 1_000_000).padStart(6, "0");
      await expect(signInWithCode(hal.guest, await halfWay(hal), wrong, { address: `198.51.100.${guess}`, agent: "" })).rejects.toEqual(refusal("code-wrong"));
    }
    for (const typed of [shown(), codes[0]!]) await expect(signInWithCode(hal.guest, await halfWay(hal), typed, { address: "192.0.2.1", agent: "" })).rejects.toMatchObject({ code: "try-later" });
    minutes(hal, 1);
    expect((await signInWithCode(hal.guest, await halfWay(hal), codes[0]!, visitor)).step).toBe("done");
  });

  test("turning it off, and new recovery codes, ask for password and code; a code counts once, and guesses count with those at signing in", async () => {
    const jo = await person("jo", "2026-05-05T09:00:05.000Z");
    const { codes, shown } = await turnOn(jo);
    minutes(jo, 5);
    const both = [(proof: { password: string; code: string }) => removeSecondFactor(jo.own, proof, ""), (proof: { password: string; code: string }) => renewRecoveryCodes(jo.own, proof)];
    for (const attempt of both) {
      // A wrong password uses up no code, and of a code that is wrong nobody learns whether the password was.
      await expect(attempt({ password: "gok", code: shown() })).rejects.toEqual(refusal("password-wrong"));
      await expect(attempt({ password, code: "aaaa-aaaa-aaaa-aaaa" })).rejects.toEqual(refusal("code-wrong"));
      await expect(attempt({ password, code: "" })).rejects.toEqual(refusal("code-wrong"));
    }
    expect(await loadSecondFactor(jo.own)).toEqual({ state: "on", codesLeft: 10 });
    // The fifth guess, counted with the four above, holds both this and the sign-in.
    await expect(signInWithCode(jo.guest, await halfWay(jo), "bbbb", visitor)).rejects.toEqual(refusal("code-wrong"));
    for (const attempt of both) await expect(attempt({ password, code: codes[0]! })).rejects.toMatchObject({ code: "try-later" });
    await expect(signInWithCode(jo.guest, await halfWay(jo), codes[0]!, visitor)).rejects.toMatchObject({ code: "try-later" });
    minutes(jo, 5);
    const { codes: next } = await renewRecoveryCodes(jo.own, { password, code: shown() });
    for (const used of [shown(), codes[1]!]) await expect(removeSecondFactor(jo.own, { password, code: used }, "")).rejects.toEqual(refusal("code-wrong"));
    // Of two who hand in the same recovery code at the same moment one is let through.
    const tries = await Promise.allSettled([1, 2].map(() => renewRecoveryCodes(jo.own, { password, code: next[0]! })));
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    minutes(jo, 5);
    await removeSecondFactor(jo.own, { password, code: shown() }, "");
    expect(await loadSecondFactor(jo.own)).toEqual({ state: "none", hasPassword: true });
    await expect(removeSecondFactor(jo.own, { password, code: shown(1) }, "")).rejects.toEqual(refusal("factor-gone"));
  });

  test("who lost the phone goes on with a recovery code, also where the key of the installation changed", async () => {
    const kim = await person("kim", "2026-05-06T09:00:05.000Z");
    const { codes, shown } = await turnOn(kim);
    minutes(kim, 5);
    await database().db.updateTable("second_factor").set({ secret: "unreadable" }).where("user_id", "=", kim.id).execute();
    await expect(removeSecondFactor(kim.own, { password, code: shown() }, "")).rejects.toEqual(refusal("factor-unreadable"));
    await removeSecondFactor(kim.own, { password, code: codes[3]! }, "");
    expect(await loadSecondFactor(kim.own)).toEqual({ state: "none", hasPassword: true });
  });

  test("turning it off, and new recovery codes, are told to its owner, and the trail has who did it and by what", async () => {
    const ida = await person("ida", "2026-05-07T09:00:05.000Z");
    await beginSecondFactor(ida.own, password);
    await abandonSecondFactor(ida.own);
    const { codes } = await turnOn(ida);
    for (const attempt of [() => beginSecondFactor(ida.own, "gok"), () => beginSecondFactor(ida.own, "")]) await expect(attempt()).rejects.toEqual(refusal("password-wrong"));
    // No other secret takes the place of the one that holds, and giving up what was not begun turns nothing off.
    await expect(beginSecondFactor(ida.own, password)).rejects.toEqual(refusal("factor-gone"));
    await abandonSecondFactor(ida.own);
    expect(await loadSecondFactor(ida.own)).toMatchObject({ state: "on" });
    const { codes: next } = await renewRecoveryCodes(ida.own, { password, code: codes[1]! });
    await expect(signInWithCode(ida.guest, await halfWay(ida), codes[0]!, visitor)).rejects.toEqual(refusal("code-wrong"));
    expect((await signInWithCode(ida.guest, await halfWay(ida), next[0]!, visitor)).step).toBe("done");
    await removeSecondFactor(ida.own, { password, code: next[1]! }, "");
    expect((await signIn(ida.guest, { email: ida.email, password }, visitor)).step).toBe("done");
    await turnOn(ida);
    const admin = { ...ida.own, actor: { kind: "user", id: "bea", name: "Bea", administrator: true, mayCreate: false } as const };
    // Who finds an administrator's page open gets no further than a password would.
    await expect(resetSecondFactor({ ...ida.own, actor: { ...admin.actor, id: ida.id } }, ida.id)).rejects.toEqual(refusal("factor-own"));
    await resetSecondFactor(admin, ida.id);

    expect((await rows(ida.id)).map(({ action, actor, ...told }) => [action, actor, told])).toEqual([
      ["second-factor-set", "ida", { after: { begun: true } }],
      ["second-factor-remove", "ida", { before: { begun: true } }],
      ["second-factor-set", "ida", { after: { begun: true } }],
      ["second-factor-set", "ida", { after: { recoveryCodes: 10 } }],
      ["second-factor-set", "ida", { after: { recoveryCodes: 10, renewed: true, by: "recovery-code" } }],
      ["sign-in", "ida", { after: { by: "recovery-code" } }],
      ["second-factor-remove", "ida", { after: { by: "recovery-code" } }],
      ["sign-in", "ida", { after: { by: "password" } }],
      ["second-factor-set", "ida", { after: { begun: true } }],
      ["second-factor-set", "ida", { after: { recoveryCodes: 10 } }],
      ["second-factor-reset", "bea", {}],
    ]);
    const told = (await listMails(database().db, null)).filter(({ recipient }) => recipient === ida.email).map((mail) => mailContent(mail, "https://site.example")!);
    expect(told.map(({ subject, link }) => [subject, link]).sort()).toEqual([
      ["De tweede stap bij het aanmelden is uitgezet", null], ["De tweede stap bij het aanmelden is uitgezet", null], ["Er zijn nieuwe herstelcodes gemaakt", null],
    ]);
  });
});
