import { mkdirSync } from "node:fs";
import { join } from "node:path";

import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { translator } from "~/i18n/translate";
import { createUploadLink } from "~/services/upload-links";

import { serveProduct } from "../support/served-product";
import type { ServedProduct } from "../support/served-product";
import { publishedSelection } from "../support/service-selection";
import { needs } from "../support/tools";

const t = translator("nl");
const suite = needs("questions of vendors in the browser", "chromium");

/** Fails where a page has faults that axe finds, or scrolls sideways. */
async function expectWell(page: Page, where: string): Promise<void> {
  if (process.env.SHORTLIST_SCREENSHOTS) {
    mkdirSync(process.env.SHORTLIST_SCREENSHOTS, { recursive: true });
    await page.screenshot({ path: join(process.env.SHORTLIST_SCREENSHOTS, `questions-${where.replaceAll(" ", "-")}.png`), fullPage: true });
  }
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).slice(0, 3).join(", ")}`), where).toEqual([]);
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(content, `${where}: wider than the window`).toBeLessThanOrEqual(window);
}

describe.skipIf(suite.skip)(suite.title, () => {
  let product: ServedProduct;
  let page: string;
  let lead: Page;
  let closes: string;
  const links: string[] = [];

  beforeAll(async () => {
    product = await serveProduct();
    const { context } = product.administrator;
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    closes = `${day(5)}T12:00`;
    const selection = await publishedSelection(context, "Servicedesk", `${day(20)}T17:00`);
    for (const vendor of selection.vendors) links.push((await createUploadLink(context, selection.id, vendor, { expiresAt: new Date(Date.now() + 60 * 86_400_000) })).path);
    page = `/selections/${selection.id}/questions`;
    lead = await product.page({ viewport: { width: 1280, height: 900 } });
  });
  afterAll(() => product.stop());

  test("the lead says until when vendors may ask", async () => {
    await lead.goto(page);
    await expectWell(lead, "empty");
    await lead.getByLabel(t("interface.questions.period.closes")).fill(closes);
    await lead.getByRole("button", { name: t("interface.questions.period.save") }).click();
    await lead.getByText(t("interface.questions.done.period")).waitFor();
  });

  test("a vendor asks on its telephone, without JavaScript as well", async () => {
    const vendor = await product.guestPage({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
    await vendor.goto(links[0]);
    await vendor.getByRole("link", { name: t("interface.questions.own.askToo") }).click();
    await vendor.getByLabel(t("interface.questions.own.text")).fill("Kan Eén Software koppelen met uw telefooncentrale?");
    await vendor.getByRole("button", { name: t("interface.questions.own.do") }).click();
    await vendor.getByText(t("interface.questions.own.sent")).waitFor();
    const other = await product.guestPage({ viewport: { width: 390, height: 844 } });
    await other.goto(`${links[1]}/questions`);
    expect(await other.getByText("telefooncentrale").count()).toBe(0);
    await expectWell(other, "vendor phone");
  });

  test("the lead answers it, is warned of a name, and publishes it to all", async () => {
    await lead.goto(page);
    await lead.getByLabel(t("interface.questions.edit.answer")).fill("Ja, via de standaardkoppeling van de centrale.");
    await lead.getByLabel(t("interface.questions.edit.answer")).blur();
    await lead.getByText(t("interface.intake.save.saved")).waitFor();
    await lead.getByText(t("interface.questions.names.title")).waitFor();
    await expectWell(lead, "answered");
    await lead.getByRole("link", { name: t("interface.questions.publish.action", { count: 1 }) }).click();
    await lead.getByRole("button", { name: t("interface.questions.publish.do"), exact: true }).click();
    await lead.getByText(t("interface.error.question-names", { count: 1 })).waitFor();
    await expectWell(lead, "warned");
    await lead.getByRole("link", { name: t("interface.shell.cancel") }).click();
    await lead.locator("#publish").waitFor({ state: "detached" });
    await lead.getByLabel(t("interface.questions.edit.question")).fill("Moet het pakket koppelen met de telefooncentrale?");
    await lead.getByLabel(t("interface.questions.edit.answer")).blur();
    await lead.getByText(t("interface.questions.names.title")).waitFor({ state: "detached" });
    await lead.getByRole("link", { name: t("interface.questions.publish.action", { count: 1 }) }).click();
    await lead.getByRole("button", { name: t("interface.questions.publish.do"), exact: true }).click();
    await lead.getByText(t("interface.questions.done.publish")).waitFor();
  });

  test("every vendor reads the same list, on the page and as PDF", async () => {
    for (const [index, link] of links.entries()) {
      const vendor = await product.guestPage({ viewport: { width: index === 0 ? 1280 : 390, height: 844 }, colorScheme: index === 0 ? "dark" : "light" });
      await vendor.goto(`${link}/questions`);
      await vendor.getByText("Moet het pakket koppelen met de telefooncentrale?").waitFor();
      await expectWell(vendor, index === 0 ? "vendor dark" : "vendor list phone");
      const pdf = await vendor.request.get(`${link}/files/questions.pdf`);
      expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
      await vendor.goto(link);
      await expectWell(vendor, index === 0 ? "answer dark" : "answer phone");
    }
    // A browser counts a form that is refused as a failed request.
    expect(product.problems.filter((problem) => !problem.includes("422"))).toEqual([]);
  });
});
