import { expect, test } from "vitest";

import { verifyAudit } from "~db/audit";
import { findPassword } from "~db/passwords";
import { signedIn } from "~/services/session.server";
import { sessionCookie } from "~/services/session.server";
import { countAttempt } from "~/services/accounts/count-attempt";
import { acceptInvitation, inviteUser } from "~/services/accounts/invite-user";
import { makeFirstAdministrator, firstRunLink, firstRunState } from "~/services/accounts/first-run";
import { resetPassword, askForReset } from "~/services/accounts/reset-password";
import { signIn } from "~/services/accounts/sign-in";
import { asUser } from "~/services/accounts/sessions";
import { changePassword } from "~/services/accounts/set-password";
import { listMails } from "~db/outgoing-mail";
import { mailContent } from "~/services/accounts/mail-queue";

import { contextAt, onBothEngines } from "../../../support/databases";

const visitor = { address: "203.0.113.7", agent: "a test" };
const password = "vier fietsen in de regen";
const bea = { email: "Bea@voorbeeld.example", name: "Bea Beheer", language: "nl" as const, password };

onBothEngines("ways in", (database) => {
  const context = (instant: string) => contextAt(database().db, instant);
  const cookie = async (token: string) => new Request("http://localhost/", { headers: { Cookie: await sessionCookie().serialize(token) } });

  test("of many who set up at the same time one becomes the administrator, and the link ends", async () => {
    const now = context("2026-05-01T09:00:00Z");
    const link = (await firstRunLink(now))!;
    const token = link.split("/").at(-1)!;
    expect(await firstRunState(now, { token, here: false })).toBe("open");
    expect(await firstRunState(now, { token: "x".repeat(43), here: false })).toBe("closed");
    const tries = await Promise.allSettled([1, 2, 3].map((number) => makeFirstAdministrator(now, { ...bea, email: number === 1 ? bea.email : `bea${number}@voorbeeld.example` }, visitor)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(tries.filter((one) => one.status === "rejected").map((one) => (one.reason as { code: string }).code)).toEqual(["first-run-over", "first-run-over"]);
    expect(await firstRunState(now, { token, here: true })).toBe("over");
    expect(await firstRunLink(now)).toBeNull();
    // Whoever won: for the tests below it is Bea.
    await database().db.updateTable("app_user").set({ email: "bea@voorbeeld.example" }).execute();
  });

  test("a session holds while it is used, ends by itself after a day without use or after fourteen days", async () => {
    const now = context("2026-05-02T09:00:00Z");
    const { token } = await signIn(now, { email: " BEA@voorbeeld.example", password }, visitor);
    const holds = async (at: string) => (await signedIn(database().db, await cookie(token), new Date(at))) !== null;
    expect(await holds("2026-05-03T08:59:00Z")).toBe(true);
    expect(await holds("2026-05-04T08:58:00Z")).toBe(true);
    expect(await holds("2026-05-05T08:59:00Z")).toBe(false);
    for (let day = 5; day <= 15; day += 1) await signedIn(database().db, await cookie(token), new Date(`2026-05-${String(day).padStart(2, "0")}T08:00:00Z`));
    expect(await holds("2026-05-16T09:00:01Z")).toBe(false);
  });

  test("wrong guesses at an account make it wait, longer each time, over a restart and from any address; known or not is told to nobody", async () => {
    const now = context("2026-06-01T09:00:00Z");
    for (const email of ["bea@voorbeeld.example", "niemand@voorbeeld.example"]) {
      for (let guess = 1; guess <= 5; guess += 1) await expect(signIn(now, { email, password: `gok ${guess}` }, { ...visitor, address: `203.0.113.${guess}` })).rejects.toMatchObject({ code: "sign-in-refused" });
      await expect(signIn(now, { email, password }, { ...visitor, address: "198.51.100.1" })).rejects.toMatchObject({ code: "try-later", values: { count: 1 } });
    }
    now.set("2026-06-01T09:00:31Z");
    await expect(signIn(now, { email: "bea@voorbeeld.example", password: "gok 6" }, visitor)).rejects.toMatchObject({ code: "sign-in-refused" });
    now.set("2026-06-01T09:01:02Z");
    await expect(signIn(now, { email: "bea@voorbeeld.example", password }, visitor)).rejects.toMatchObject({ code: "try-later" });
    now.set("2026-06-01T09:01:32Z");
    expect((await signIn(now, { email: "bea@voorbeeld.example", password }, visitor)).step).toBe("done");
    const table = JSON.stringify(await database().db.selectFrom("attempt").selectAll().execute());
    for (const personal of ["bea@", "niemand@", "203.0.113", "198.51"]) expect(table).not.toContain(personal);
  });

  test("who can sign in does not take away the hold that wrong guesses from the same address brought about", async () => {
    const now = context("2026-06-02T09:00:00Z");
    const from = { ...visitor, address: "203.0.113.99" };
    for (let guess = 1; guess <= 28; guess += 1) await countAttempt(now, [["sign-in-address", from.address]]);
    // Counted first, and still being checked while the guess comes in that brings the hold about.
    const good = signIn({ ...now, now: () => new Date("2026-06-02T09:00:01Z") }, { email: "bea@voorbeeld.example", password }, from);
    await new Promise((resolve) => setTimeout(resolve, 20));
    now.set("2026-06-02T09:00:02Z");
    await Promise.allSettled([good, signIn(now, { email: "wie29@voorbeeld.example", password: "gok" }, from)]);
    await expect(signIn(now, { email: "wie30@voorbeeld.example", password: "gok" }, from)).rejects.toMatchObject({ code: "try-later" });
  });

  test("many guesses at the same moment are counted one by one", async () => {
    const now = context("2026-06-03T09:00:00Z");
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, (_, guess) => signIn(now, { email: "tegelijk@voorbeeld.example", password: `gok ${guess}` }, visitor)));
    const codes = outcomes.map((one) => (one.status === "rejected" ? (one.reason as { code: string }).code : "in"));
    expect(codes.filter((code) => code === "sign-in-refused")).toHaveLength(5);
    expect(codes.filter((code) => code === "try-later")).toHaveLength(7);
  });

  test("an invitation works once and for fourteen days; a newer one ends it; a weak password uses nothing up", async () => {
    const now = context("2026-07-01T09:00:00Z");
    const admin = asUser(now, (await signIn(now, { email: "bea@voorbeeld.example", password }, visitor) as { user: Parameters<typeof asUser>[1] }).user);
    const eva = { email: "eva@voorbeeld.example", name: "Eva", language: "en" as const };
    const tokenOf = ({ link }: { link: string | null }) => link!.split("/").at(-1)!;
    const first = tokenOf(await inviteUser(admin, eva));
    const second = tokenOf(await inviteUser(admin, eva));
    await expect(acceptInvitation(now, first, { name: "Eva", password }, visitor)).rejects.toMatchObject({ code: "link-over" });
    await expect(acceptInvitation(now, second, { name: "Eva", password: "kort" }, visitor)).rejects.toMatchObject({ code: "password-short" });
    now.set("2026-07-15T09:00:01Z");
    await expect(acceptInvitation(now, second, { name: "Eva", password }, visitor)).rejects.toMatchObject({ code: "link-over" });
    const third = tokenOf(await inviteUser({ ...admin, now: now.now }, eva));
    const accepted = await Promise.allSettled([1, 2].map(() => acceptInvitation(now, third, { name: "Eva E.", password }, visitor)));
    expect(accepted.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await inviteUser(admin, eva)).toMatchObject({ link: null });
    // What waited in the outbox no longer says anything.
    expect((await listMails(database().db, null)).filter(({ kind }) => kind === "invitation").map(({ state, content }) => [state, content])).toEqual([["dropped", null], ["dropped", null], ["dropped", null]]);
  });

  test("a reset link sets another password once, and ends sessions and other links; an unknown address leaves nothing", async () => {
    const now = context("2026-08-01T09:00:00Z");
    const { db } = database();
    const before = await signIn(now, { email: "eva@voorbeeld.example", password }, visitor);
    await askForReset(now, "niemand@voorbeeld.example", visitor);
    await askForReset(now, "eva@voorbeeld.example", visitor);
    const [mail, ...others] = (await listMails(db, null)).filter(({ kind, state }) => kind === "reset" && state === "waiting");
    expect(others).toEqual([]);
    expect(mail.content).not.toContain("reset");
    const { link, subject } = mailContent(mail, "https://shortlist.example")!;
    expect(subject).toBe("A new password for Shortlist");
    const token = link!.split("/").at(-1)!;
    const done = await resetPassword(now, token, "another sentence of mine", visitor);
    expect(done.step).toBe("done");
    expect(await signedIn(db, await cookie(before.token), now.now())).toBeNull();
    await expect(resetPassword(now, token, "yet another sentence of mine", visitor)).rejects.toMatchObject({ code: "link-over" });
    await expect(signIn(now, { email: "eva@voorbeeld.example", password }, visitor)).rejects.toMatchObject({ code: "sign-in-refused" });
  });

  test("changing the password asks the present one and keeps only the session that asks, under a new token", async () => {
    const now = context("2026-08-03T09:00:00Z");
    const here = (await signIn(now, { email: "eva@voorbeeld.example", password: "another sentence of mine" }, visitor)) as { user: Parameters<typeof asUser>[1]; token: string };
    const there = await signIn(now, { email: "eva@voorbeeld.example", password: "another sentence of mine" }, visitor);
    const eva = asUser(now, here.user);
    await expect(changePassword(eva, { present: "niet dit", password: "weer een andere zin" }, "a test")).rejects.toMatchObject({ code: "password-wrong" });
    const { token } = await changePassword(eva, { present: "another sentence of mine", password: "weer een andere zin" }, "a test");
    expect(await signedIn(database().db, await cookie(token), now.now())).not.toBeNull();
    for (const old of [here.token, there.token]) expect(await signedIn(database().db, await cookie(old), now.now())).toBeNull();
    expect((await findPassword(database().db, here.user.id))!.hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=2,p=1\$/);
  });

  test("a sign-in with the old password that is still being checked when the new one comes begins nothing", async () => {
    const now = context("2026-08-04T09:00:00Z");
    const old = "weer een andere zin";
    const here = (await signIn(now, { email: "eva@voorbeeld.example", password: old }, visitor)) as { user: Parameters<typeof asUser>[1]; token: string };
    const changing = changePassword(asUser(now, here.user), { present: old, password: "en nu echt de laatste zin" }, "a test");
    const others: Promise<Awaited<ReturnType<typeof signIn>>>[] = [];
    let changed = false;
    void changing.then(() => (changed = true));
    while (!changed) {
      others.push(signIn(now, { email: "eva@voorbeeld.example", password: old }, { ...visitor, address: `203.0.113.${others.length}` }));
      others.at(-1)!.catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    const { token } = await changing;
    for (const other of await Promise.allSettled(others)) {
      if (other.status === "fulfilled") expect(await signedIn(database().db, await cookie(other.value.token), now.now())).toBeNull();
    }
    expect(await signedIn(database().db, await cookie(token), now.now())).not.toBeNull();
    const sessions = await database().db.selectFrom("session").select("id").where("user_id", "=", here.user.id).execute();
    expect(sessions).toHaveLength(1);
  });

  test("the trail of all this is whole and names nobody", async () => {
    const { db } = database();
    expect((await verifyAudit(db)).broken).toBeNull();
    const details = await db.selectFrom("audit").innerJoin("payload", "payload.hash", "audit.detail_hash").select("payload.bytes").execute();
    const text = details.map(({ bytes }) => Buffer.from(bytes!).toString()).join("\n");
    for (const personal of ["voorbeeld.example", "Bea", "Eva", "203.0.113", "fietsen"]) expect(text).not.toContain(personal);
  });
});
