import { mkdirSync } from "node:fs";
import { join } from "node:path";

import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

import { translator } from "~/i18n/translate";

const t = translator("nl");

/** Fails where a page has faults that axe finds, or scrolls sideways. Set SHORTLIST_SCREENSHOTS to keep a picture. */
export async function expectWell(page: Page, where: string): Promise<void> {
  if (process.env.SHORTLIST_SCREENSHOTS) {
    mkdirSync(process.env.SHORTLIST_SCREENSHOTS, { recursive: true });
    await page.screenshot({ path: join(process.env.SHORTLIST_SCREENSHOTS, `account-${where.replaceAll(" ", "-")}.png`), fullPage: true });
  }
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).slice(0, 3).join(", ")}`), where).toEqual([]);
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(content, `${where}: wider than the window`).toBeLessThanOrEqual(window);
}

export const field = (page: Page, name: string) => page.locator(`[name=${name}]`);
export const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

/** Fills in the page to sign in and sends it. */
export async function signIn(page: Page, email: string, secret: string): Promise<void> {
  await field(page, "email").fill(email);
  await field(page, "password").fill(secret);
  await button(page, t("interface.accounts.signIn.submit")).click();
}
