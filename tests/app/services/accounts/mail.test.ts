import { afterAll, beforeAll, expect, test } from "vitest";

import { inviteUser } from "~/services/accounts/invite-user";
import { sendWaitingMails } from "~/services/accounts/send-mail";
import { listMails } from "~db/outgoing-mail";

import { contextAt, onBothEngines } from "../../../support/databases";
import { mailServer } from "../../../support/mail-server";
import type { MailServer } from "../../../support/mail-server";

let server: MailServer;
beforeAll(async () => {
  server = await mailServer();
});
afterAll(() => server.stop());

onBothEngines("mail", (database) => {
  const settings = () => ({ smtp: server.url, from: "Shortlist <shortlist@voorbeeld.example>", site: "https://shortlist.voorbeeld.example" });
  const invite = (context: ReturnType<typeof contextAt>, name: string) => inviteUser(context, { email: `${name}@voorbeeld.example`, name, language: "nl" });
  const stateOf = async (name: string) => (await listMails(database().db, null)).find(({ recipient }) => recipient.startsWith(`${name}@`))!;

  test("several processes that send at the same time send each mail once, and keep nothing of what it said", async () => {
    const context = contextAt(database().db, "2026-05-01T09:00:00Z");
    const before = server.mails.length;
    for (let number = 1; number <= 12; number += 1) await invite(context, `mens${number}`);
    const done = await Promise.all([1, 2, 3].map(() => sendWaitingMails(context, settings())));
    expect(done.reduce((sum, { sent }) => sum + sent, 0)).toBe(12);
    const to = server.mails.slice(before).map((mail) => mail.to);
    expect(new Set(to).size).toBe(12);
    expect(to).toHaveLength(12);
    expect(server.mails.at(-1)!.text).toMatch(/https:\/\/shortlist\.voorbeeld\.example\/invitation\/[\w-]{43}/);
    expect((await listMails(database().db, null)).every(({ state, content }) => state === "sent" && content === null)).toBe(true);
  });

  test("what the server does not take now is tried again after a growing while; what it refuses for good is given up and stays", async () => {
    const context = contextAt(database().db, "2026-05-02T09:00:00Z");
    await invite(context, "later");
    server.refuse(451);
    expect(await sendWaitingMails(context, settings())).toEqual({ sent: 0, unsent: 1 });
    expect(await sendWaitingMails(context, settings())).toEqual({ sent: 0, unsent: 0 });
    expect((await stateOf("later")).problem).toMatch(/451/);
    server.refuse(null);
    context.set("2026-05-02T09:01:00Z");
    expect(await sendWaitingMails(context, settings())).toEqual({ sent: 1, unsent: 0 });

    await invite(context, "nooit");
    server.refuse(550);
    await sendWaitingMails(context, settings());
    server.refuse(null);
    expect(await stateOf("nooit")).toMatchObject({ state: "failed" });
    expect((await stateOf("nooit")).content).not.toBeNull();
  });

  test("a process that ends while it sends leaves its mail to another", async () => {
    const context = contextAt(database().db, "2026-05-03T09:00:00Z");
    await invite(context, "wees");
    const { id } = await stateOf("wees");
    await database().db.updateTable("outgoing_mail").set({ attempts: 1, next_at: "2026-05-03T09:02:00.000Z" }).where("id", "=", id).execute();
    expect((await sendWaitingMails(context, settings())).sent).toBe(0);
    context.set("2026-05-03T09:02:00Z");
    expect((await sendWaitingMails(context, settings())).sent).toBe(1);
  });

  test("a mail whose link has ended is not sent any more", async () => {
    const context = contextAt(database().db, "2026-05-04T09:00:00Z");
    await invite(context, "telaat");
    context.set("2026-05-19T09:00:00Z");
    expect((await sendWaitingMails(context, settings())).sent).toBe(0);
    expect(await stateOf("telaat")).toMatchObject({ state: "dropped", content: null });
  });
});
