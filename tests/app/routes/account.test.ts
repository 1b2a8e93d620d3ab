import { randomUUID } from "node:crypto";

import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, expect, test } from "vitest";

import { action, loader } from "~/routes/account";
import { loadSecondFactor } from "~/services/accounts/second-factor";
import { sessionCookie } from "~/services/session.server";
import type { Db } from "~db/schema";

import { testUser } from "../../support/accounts";
import { freshDatabase } from "../../support/databases";
import type { TestDatabase } from "../../support/databases";

/** The second step on the page of one's own account, by what a browser posts and keeps. */
let database: TestDatabase;
// What the services take their connection from; see context.server.ts.
const holder = globalThis as { shortlistDatabase?: Db };
const password = "vier fietsen in de regen";

beforeAll(async () => {
  database = await freshDatabase("sqlite");
  holder.shortlistDatabase = database.db;
});
afterAll(async () => {
  delete holder.shortlistDatabase;
  await database.drop();
});

async function browser() {
  const user = await testUser(database.db, { email: `${randomUUID()}@voorbeeld.example`, password });
  let session = (await sessionCookie().serialize(user.token)).split(";")[0]!;
  const post = async (fields: Record<string, string>): Promise<{ status: number; location: string | null; problem: string | null; fields: string[] }> => {
    const request = new Request("http://localhost/account?form=factor", { method: "POST", headers: { Cookie: session }, body: new URLSearchParams(fields) });
    const answer = await action({ request, params: {}, context: {} });
    if (!(answer instanceof Response)) {
      const { init, data } = answer as unknown as { init: { status: number }; data: { problem: { code: string } | null; fields: object } };
      return { status: init.status, location: null, problem: data.problem?.code ?? null, fields: Object.keys(data.fields) };
    }
    session = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]!).find((cookie) => cookie.startsWith("shortlist-session=")) ?? session;
    return { status: answer.status, location: answer.headers.get("Location"), problem: null, fields: [] };
  };
  const read = () => loader({ request: new Request("http://localhost/account", { headers: { Cookie: session } }), params: {}, context: {} });
  return { user, post, read };
}

test("password and code together turn the second step off; a form with one of them says what is missing and changes nothing", async () => {
  const { user, post, read } = await browser();
  expect(await post({ intent: "factor-begin", present: password })).toMatchObject({ status: 303 });
  const view = await loadSecondFactor(user.context);
  if (view.state !== "setting-up") throw new Error(view.state);
  const totp = new TOTP({ secret: Secret.fromBase32(view.secret.replaceAll(" ", "")) });
  const now = Date.now();
  expect(await post({ intent: "factor-confirm", code: totp.generate({ timestamp: now - 30_000 }) })).toMatchObject({ status: 303, location: "/account?done=codes" });
  for (const intent of ["factor-remove", "factor-renew"]) {
    expect(await post({ intent, present: password })).toMatchObject({ status: 422, fields: ["code"] });
    expect(await post({ intent, present: password, code: "" })).toMatchObject({ status: 422, fields: ["code"] });
    expect(await post({ intent, code: totp.generate({ timestamp: now }) })).toMatchObject({ status: 422, fields: ["present"] });
    expect(await post({ intent, present: password, code: "000 000 0" })).toMatchObject({ status: 422, problem: "code-wrong" });
  }
  expect((await read()).data.factor).toEqual({ state: "on", codesLeft: 10 });
  expect(await post({ intent: "factor-renew", present: password, code: totp.generate({ timestamp: now }) })).toMatchObject({ status: 303, location: "/account?done=codes" });
  expect(await post({ intent: "factor-remove", present: password, code: totp.generate({ timestamp: now }) })).toMatchObject({ status: 422, problem: "code-wrong" });
  expect(await post({ intent: "factor-remove", present: password, code: totp.generate({ timestamp: now + 30_000 }) })).toMatchObject({ status: 303, location: "/account?done=removed#factor" });
  expect((await read()).data.factor).toEqual({ state: "none", hasPassword: true });
});
