import { Secret, TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { translator } from "~/i18n/translate";

import { button, expectWell, field, signIn } from "../support/account-pages";
import { mailServer } from "../support/mail-server";
import type { MailServer } from "../support/mail-server";
import { serveProduct } from "../support/served-product";
import type { ServedProduct } from "../support/served-product";
import { needs } from "../support/tools";

const t = translator("nl");
const suite = needs("accounts in the browser", "chromium");
const password = "vier fietsen in de regen";

describe.skipIf(suite.skip)(suite.title, () => {
  describe("people, mail and the second step", () => {
    let product: ServedProduct;
    let mail: MailServer;
    let admin: Page;
    let eva: Page;
    const email = "eva@voorbeeld.example";
    /** The link in a mail. */
    const linkIn = ({ text }: { text: string }) => new RegExp(`${product.url}/\\S+`).exec(text)![0];
    beforeAll(async () => {
      mail = await mailServer();
      product = await serveProduct({ environment: (url) => ({ BASE_URL: url, SMTP_URL: mail.url, MAIL_FROM: "Shortlist <shortlist@voorbeeld.example>" }) });
      admin = await product.page({ viewport: { width: 1280, height: 900 } });
      eva = await product.guestPage({ viewport: { width: 390, height: 844 }, colorScheme: "dark" });
    });
    afterAll(async () => {
      await product?.stop();
      await mail?.stop();
    });

    test("who is invited gets a mail in their language, chooses a password once, and is in", async () => {
      await admin.goto("/administration/users");
      await field(admin, "name").fill("Eva de Vries");
      await field(admin, "email").fill(email);
      await button(admin, t("interface.users.invite.submit")).click();
      await admin.getByRole("heading", { name: t("interface.users.made.invitation", { name: "Eva de Vries" }) }).waitFor();
      await expectWell(admin, "users");
      const invitation = await mail.next(email);
      expect(invitation).toMatchObject({ from: "shortlist@voorbeeld.example", subject: t("interface.mail.invitation.subject", { by: "Bea Beheer" }) });
      const link = linkIn(invitation);
      // Mail goes out, so nobody else gets to see the link.
      expect(await admin.content()).not.toContain(new URL(link).pathname);
      await eva.goto(link);
      await expectWell(eva, "invitation at 390");
      await field(eva, "password").fill("Eva de Vries 12");
      await button(eva, t("interface.accounts.invitation.submit")).click();
      await eva.getByText(t("interface.error.password-personal")).waitFor();
      await field(eva, "password").fill(password);
      await button(eva, t("interface.accounts.invitation.submit")).click();
      await eva.getByRole("heading", { name: t("interface.home.title") }).waitFor();
      expect((await fetch(link)).status).toBe(410);
      product.problems.length = 0;
    });

    test("who has no rights sees no administration, and the outbox keeps no text of what was sent", async () => {
      expect((await eva.goto("/administration/users"))!.status()).toBe(403);
      expect((await eva.goto("/administration/outbox"))!.status()).toBe(403);
      await admin.goto("/administration/outbox");
      await expectWell(admin, "outbox");
      expect(await admin.getByRole("row", { name: new RegExp(email) }).innerText()).toContain(t("interface.outbox.state.sent"));
      expect(await button(admin, t("interface.outbox.showOf", { recipient: email })).count()).toBe(0);
      product.problems.length = 0;
    });

    test("a forgotten password is replaced by a link that works once, and ends what the old one let in", async () => {
      const other = await product.guestPage();
      await other.goto("/sign-in/forgot");
      for (const address of ["niemand@voorbeeld.example", email]) {
        await field(other, "email").fill(address);
        await button(other, t("interface.accounts.forgot.submit")).click();
        await other.getByText(t("interface.accounts.forgot.done")).waitFor();
        await expectWell(other, "forgot");
        await other.goto("/sign-in/forgot");
      }
      const link = linkIn(await mail.next(email));
      await other.goto(link);
      await field(other, "password").fill("nieuwe zin met vijf woorden");
      await button(other, t("interface.accounts.reset.submit")).click();
      await other.getByRole("heading", { name: t("interface.home.title") }).waitFor();
      expect((await mail.next(email)).subject).toBe(t("interface.mail.password-changed.subject"));
      expect(mail.mails.some(({ to }) => to.startsWith("niemand"))).toBe(false);
      await other.goto(link);
      await other.getByRole("heading", { name: t("interface.accounts.over.title") }).waitFor();
      await eva.goto("/account");
      await eva.waitForURL(/\/sign-in/);
      await other.context().close();
      product.problems.length = 0;
    });

    test("a second step is set up with an app, asked for at signing in, and takes no code twice; a recovery code works once", async () => {
      const code = (at = Date.now()) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });
      await signIn(eva, email, "nieuwe zin met vijf woorden");
      await eva.waitForURL(`${product.url}/account`);
      await expectWell(eva, "account at 390");
      await eva.locator("#factor [name=present]").fill("nieuwe zin met vijf woorden");
      await button(eva, t("interface.account.factor.begin")).click();
      const secret = (await eva.locator("#factor code").innerText()).replaceAll(" ", "");
      await expectWell(eva, "second step at 390");
      await field(eva, "code").fill("000000");
      await button(eva, t("interface.account.factor.confirm")).click();
      await eva.getByText(t("interface.error.code-wrong")).waitFor();
      const first = code();
      await field(eva, "code").fill(first);
      await button(eva, t("interface.account.factor.confirm")).click();
      await eva.getByRole("heading", { name: t("interface.account.factor.codes.title") }).waitFor();
      const codes = await eva.locator("ol li").allInnerTexts();
      expect(codes).toHaveLength(10);
      await expectWell(eva, "recovery codes at 390");
      await eva.goto("/account");
      await eva.getByText(t("interface.account.factor.lost")).waitFor();
      await expectWell(eva, "account with a second step at 390");

      const enter = async (typed: string) => {
        await eva.goto("/");
        await eva.locator("summary", { hasText: "Eva de Vries" }).click();
        await button(eva, t("interface.accounts.menu.signOut")).click();
        await signIn(eva, email, "nieuwe zin met vijf woorden");
        await eva.waitForURL(/\/sign-in\/code/);
        await field(eva, "code").fill(typed);
        await button(eva, t("interface.account.code.submit")).click();
      };
      await enter(first);
      await eva.getByText(t("interface.error.code-wrong")).waitFor();
      await expectWell(eva, "code at 390");
      await field(eva, "code").fill(code(Date.now() + 30_000));
      await button(eva, t("interface.account.code.submit")).click();
      await eva.getByRole("heading", { name: t("interface.home.title") }).waitFor();
      await enter(codes[0].toUpperCase().replaceAll("-", " "));
      await eva.getByRole("heading", { name: t("interface.home.title") }).waitFor();
      await enter(codes[0]);
      await eva.getByText(t("interface.error.code-wrong")).waitFor();
      product.problems.length = 0;
    });

    test("an administrator clears a lost second step, closes an account, and is never the last to go", async () => {
      const act = async (name: string, what: string) => {
        await admin.goto("/administration/users");
        await admin.getByRole("link", { name: new RegExp(`: ${name}`) }).click();
        await button(admin, what).click();
      };
      await act("Eva de Vries", t("interface.users.edit.clearFactor"));
      await admin.waitForURL(`${product.url}/administration/users`);
      await eva.goto("/sign-in");
      await signIn(eva, email, "nieuwe zin met vijf woorden");
      await eva.getByRole("heading", { name: t("interface.home.title") }).waitFor();
      await act("Eva de Vries", t("interface.users.edit.disable"));
      await admin.waitForURL(`${product.url}/administration/users`);
      await eva.goto("/account");
      await eva.waitForURL(/\/sign-in/);
      await act("Bea Beheer", t("interface.users.edit.disable"));
      await admin.getByText(t("interface.error.last-administrator")).waitFor();
      product.problems.length = 0;
    });
  });
});
