import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { translator } from "~/i18n/translate";
import { contextOn } from "~/services/context.server";
import { connect } from "~db/connection";
import type { Db } from "~db/schema";

import { freePort } from "../../scripts/bench/free-port";
import { button, expectWell, field, signIn } from "../support/account-pages";
import { identityProvider } from "../support/identity-provider";
import type { IdentityProvider } from "../support/identity-provider";
import { serveProduct } from "../support/served-product";
import type { ServedProduct } from "../support/served-product";
import { publishedSelection } from "../support/service-selection";
import { needs } from "../support/tools";

const t = translator("nl");
const suite = needs("the first run and the way in through an organisation", "chromium");
const password = "vier fietsen in de regen";

describe.skipIf(suite.skip)(suite.title, () => {
  describe("the first run", () => {
    let product: ServedProduct;
    let db: Db;
    let old: string;
    let page: Page;
    beforeAll(async () => {
      product = await serveProduct({ firstRun: true });
      db = connect(product.database);
      old = (await publishedSelection(contextOn(db), "Van voor de accounts", `${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)}T17:00`)).id;
      page = await product.guestPage({ viewport: { width: 1280, height: 900 } });
    });
    afterAll(async () => {
      await db?.destroy();
      await product?.stop();
    });

    test("the server prints a link for who sits elsewhere, and no page shows anything before there is somebody", async () => {
      expect(product.said()).toMatch(new RegExp(`${product.url}/welcome/[A-Za-z0-9_-]{43}`));
      for (const path of ["/", `/selections/${old}`, `/selections/${old}/ranking`, "/selections/new", "/sign-in"]) {
        await page.goto(path);
        expect(new URL(page.url()).pathname, path).toBe("/welcome");
      }
      expect((await fetch(`${product.url}/selections/${old}/ranking.json`, { redirect: "manual" })).status).toBe(302);
    });

    test("through a proxy the page says what to do, and no more", async () => {
      const proxied = await product.guestPage({ extraHTTPHeaders: { "X-Forwarded-For": "203.0.113.9" }, viewport: { width: 390, height: 844 }, colorScheme: "dark" });
      const response = await proxied.goto("/welcome");
      expect(response!.status()).toBe(403);
      await proxied.getByRole("heading", { name: t("interface.accounts.welcome.closedTitle") }).waitFor();
      expect(await proxied.locator("form[method=post]:not([action='/preferences'])").count()).toBe(0);
      await expectWell(proxied, "closed at 390");
      expect((await proxied.goto(/\/welcome\/\S+/.exec(product.said())![0]))!.status()).toBe(200);
      await proxied.context().close();
      product.problems.length = 0;
    });

    test("a weak password is refused with a reason, and what was typed stays", async () => {
      await page.goto("/");
      await expectWell(page, "welcome");
      await field(page, "name").fill("Bea Beheer");
      await field(page, "email").fill("Bea@Voorbeeld.example");
      await field(page, "password").fill("Welkom2026!!");
      await button(page, t("interface.accounts.welcome.submit")).click();
      await page.getByText(t("interface.error.password-common")).waitFor();
      expect(await field(page, "email").inputValue()).toBe("Bea@Voorbeeld.example");
      product.problems.length = 0;
    });

    test("the first administrator is made in a minute and sees the worked example; what was there goes on", async () => {
      const begun = Date.now();
      await field(page, "password").fill(password);
      await button(page, t("interface.accounts.welcome.submit")).click();
      await page.waitForURL(/\/selections\/[0-9a-f-]{36}/, { timeout: 60_000 });
      expect(Date.now() - begun).toBeLessThan(60_000);
      expect(new URL(page.url()).pathname).not.toContain(old);
      await page.goto("/");
      await page.getByRole("link", { name: "Van voor de accounts" }).waitFor();
      await page.getByText(t("interface.home.exampleTag"), { exact: true }).waitFor();
      await page.goto(`/selections/${old}/ranking`);
      await page.locator("summary", { hasText: "Bea Beheer" }).click();
      await expectWell(page, "menu");
    });

    test("after that nobody can do so again, with the link or at the machine", async () => {
      const late = await product.guestPage();
      for (const path of ["/welcome", /\/welcome\/\S+/.exec(product.said())![0]]) {
        await late.goto(path);
        expect(new URL(late.url()).pathname).toBe("/sign-in");
      }
    });

    test("signing out ends the session, signing in leads back to where one wanted to be", async () => {
      const [cookie] = (await page.context().cookies()).filter(({ name }) => name.includes("session"));
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
      await button(page, t("interface.accounts.menu.signOut")).click();
      await page.getByText(t("interface.accounts.signIn.out")).waitFor();
      await page.context().addCookies([cookie]);
      await page.goto(`/selections/${old}/intake`);
      await page.waitForURL(/\/sign-in\?to=/);
      await expectWell(page, "sign in");
      await signIn(page, "bea@voorbeeld.example", "niet het wachtwoord");
      await page.getByText(t("interface.error.sign-in-refused")).waitFor();
      await signIn(page, "BEA@voorbeeld.example ", password);
      await page.waitForURL(`${product.url}/selections/${old}/intake`);
      const [renewed] = (await page.context().cookies()).filter(({ name }) => name.includes("session"));
      expect(renewed.value).not.toBe(cookie.value);
      product.problems.length = 0;
    });

    test("without a mail server the lead hands the link of an invitation over, and finds it in the outbox", async () => {
      await page.goto(`/selections/${old}/people`);
      await field(page, "name").fill("Olaf Waarnemer");
      await field(page, "email").fill("olaf@voorbeeld.example");
      await button(page, t("interface.people.add.submit")).click();
      const link = await page.getByLabel(t("interface.users.made.link"), { exact: true }).inputValue();
      expect(link).toMatch(new RegExp(`^${product.url}/invitation/[A-Za-z0-9_-]{43}$`));
      await page.goto(`/selections/${old}/outbox`);
      await button(page, t("interface.outbox.showOf", { recipient: "olaf@voorbeeld.example" })).click();
      await page.getByText(link).waitFor();
      await expectWell(page, "outbox of a selection");
      const olaf = await product.guestPage();
      await olaf.goto(link);
      await field(olaf, "password").fill(password);
      await button(olaf, t("interface.accounts.invitation.submit")).click();
      await olaf.getByRole("link", { name: "Van voor de accounts" }).waitFor();
      expect((await olaf.goto(`/selections/${old}/outbox`))!.status()).toBe(403);
      product.problems.length = 0;
    });

    test("without JavaScript one signs in and out as well", async () => {
      const plain = await product.guestPage({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
      await plain.goto("/");
      await signIn(plain, "bea@voorbeeld.example", password);
      await plain.getByRole("heading", { name: t("interface.home.title") }).waitFor();
      await plain.locator("summary", { hasText: "Bea Beheer" }).click();
      await button(plain, t("interface.accounts.menu.signOut")).click();
      await plain.getByText(t("interface.accounts.signIn.out")).waitFor();
    });

    test("after a few wrong guesses one must wait, also with the right password", async () => {
      const guesser = await product.guestPage();
      await guesser.goto("/sign-in");
      for (let guess = 1; guess <= 5; guess += 1) {
        await signIn(guesser, "bea@voorbeeld.example", `gok nummer ${guess} van velen`);
        await guesser.getByText(t("interface.error.sign-in-refused")).waitFor();
      }
      await signIn(guesser, "bea@voorbeeld.example", password);
      await guesser.getByText(t("interface.error.try-later", { count: 1 })).waitFor();
      product.problems.length = 0;
    });
  });


  describe("signing in through the organisation", () => {
    let product: ServedProduct;
    let provider: IdentityProvider;
    beforeAll(async () => {
      const port = await freePort();
      provider = await identityProvider(`http://localhost:${port}/sign-in/provider/callback`, {
        bea: { email: "Beheer@voorbeeld.example", email_verified: true, name: "Bea" },
        stef: { email: "beheer@voorbeeld.example", email_verified: false, name: "Stef" },
        nova: { email: "nova@voorbeeld.example", email_verified: true, name: "Nova Nieuw", groups: ["inkoop", "shortlist-beheer"] },
      });
      product = await serveProduct({
        port,
        environment: (url) => ({
          BASE_URL: url, OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: provider.clientId, OIDC_CLIENT_SECRET: provider.clientSecret, OIDC_NAME: "Voorbeeld",
          OIDC_ADMIN_GROUP: "shortlist-beheer", OIDC_CREATE_USERS: "1", OIDC_ONLY: "1",
        }),
      });
    });
    afterAll(async () => {
      await product?.stop();
      await provider?.stop();
    });

    /** Goes through the provider's own pages. */
    async function through(who: string): Promise<Page> {
      const page = await product.guestPage();
      await page.goto("/administration/users");
      await page.getByRole("link", { name: t("interface.accounts.signIn.provider", { name: "Voorbeeld" }) }).click();
      await page.locator("[name=login]").fill(who);
      await page.locator("[name=password]").fill("whatever");
      await page.locator("[type=submit]").click();
      await page.locator("[type=submit]", { hasText: /continue/i }).click();
      await page.waitForURL((url) => url.origin === product.url);
      return page;
    }

    test("it is the only way in where that was decided", async () => {
      const page = await product.guestPage({ viewport: { width: 390, height: 844 } });
      await page.goto("/sign-in");
      await expectWell(page, "provider only at 390");
      expect(await field(page, "password").count()).toBe(0);
    });

    test("a new colleague gets an account, with the rights of the group; nobody else is administrator", async () => {
      const page = await through("nova");
      await page.getByRole("heading", { name: t("interface.users.title") }).waitFor();
      await page.getByRole("row", { name: /Nova Nieuw/ }).getByText(t("interface.users.administrator")).waitFor();
      provider.people.nova.groups = ["inkoop"];
      const later = await through("nova");
      await later.getByRole("heading", { name: t("interface.error.page.refusedTitle") }).waitFor();
      product.problems.length = 0;
    });

    test("an account is linked by a verified address only", async () => {
      const stef = await through("stef");
      await stef.getByText(t("interface.error.provider-unknown")).waitFor();
      const bea = await through("bea");
      await bea.locator("summary", { hasText: "Bea Beheer" }).waitFor();
      product.problems.length = 0;
    });

    test("an answer of the provider that this browser did not set out for is refused", async () => {
      const page = await product.guestPage();
      expect((await page.goto("/sign-in/provider/callback?code=abc&state=def"))!.status()).toBe(403);
      await page.getByText(t("interface.error.provider-failed")).waitFor();
    });
  });
});
