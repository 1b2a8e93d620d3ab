import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { MemberRole } from "~/domain/access/roles";
import { translator } from "~/i18n/translate";
import { tokenHash } from "~/services/token.server";
import { connect } from "~db/connection";
import type { Db } from "~db/schema";
import { insertSession } from "~db/sessions";

import { contextAt } from "../support/databases";
import { memberOf } from "../support/people";
import { serveProduct } from "../support/served-product";
import type { ServedProduct } from "../support/served-product";
import { publishedSelection, returnedWorkbook } from "../support/service-selection";
import { needs } from "../support/tools";

const t = translator("nl");
const suite = needs("opening by two people and the conflict gate in the browser", "chromium");
const words = "Kwikstaartkoppeling";

/** Fails where a page has faults that axe finds, or scrolls sideways; leaves pictures of it in light and dark where they are asked for. */
async function expectWell(page: Page, where: string): Promise<void> {
  const folder = process.env.SHORTLIST_SCREENSHOTS;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    for (const [width, colorScheme] of [[1280, "light"], [390, "dark"]] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(folder, `gates-${where.replaceAll(" ", "-")}-${width}.png`), fullPage: true });
    }
  }
  await page.setViewportSize({ width: 390, height: 900 });
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
  expect(content, `${where}: wider than a phone`).toBeLessThanOrEqual(window);
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).slice(0, 3).join(", ")}`), where).toEqual([]);
}

describe.skipIf(suite.skip)(suite.title, () => {
  let product: ServedProduct;
  let db: Db;
  let base: string;
  let file: Buffer;
  const people: Record<string, Page> = {};

  beforeAll(async () => {
    product = await serveProduct();
    db = connect(product.database);
    // Published a month ago with a deadline of a week ago, by the clock of the server.
    const day = (before: number) => new Date(Date.now() - before * 86_400_000).toISOString();
    const context = contextAt(db, day(30));
    const { id, vendors } = await publishedSelection(context, "Verzegelde servicedesk", `${day(7).slice(0, 10)}T17:00`, { sealed: true, anonymous: true });
    base = `/selections/${id}`;
    file = Buffer.from(await returnedWorkbook(context, id, vendors[0], () => "Standaard", () => `${words}, zegt Eén Software`));
    for (const [name, roles] of [["Lea", ["lead"]], ["Eva", ["evaluator"]], ["Obi", ["observer"]]] as [string, MemberRole[]][]) {
      const { userId } = await memberOf(context, id, name, roles);
      const token = randomUUID();
      const now = new Date().toISOString();
      await insertSession(db, { id: tokenHash(token), userId, createdAt: now, expiresAt: day(-1), lastSeenAt: now, agent: "" });
      people[name] = await product.pageOf({ token }, { viewport: { width: 1280, height: 900 } });
    }
  });
  afterAll(async () => {
    await db?.destroy();
    await product?.stop();
  });

  test("a file that the lead puts in shows a receipt and no answer", async () => {
    const { Lea } = people;
    await Lea.goto(`${base}/responses`);
    await Lea.getByText(t("interface.sealing.opening.sealed.bids")).waitFor();
    await Lea.locator("input[type=file]").setInputFiles({ name: `${words}.xlsx`, mimeType: "application/octet-stream", buffer: file });
    await Lea.getByRole("heading", { level: 1, name: t("interface.sealing.receipt.title") }).waitFor();
    await expectWell(Lea, "receipt");
    expect(await Lea.content()).not.toContain(words);
    await Lea.getByRole("button", { name: t("interface.sealing.receipt.accept") }).click();
    await Lea.getByText(t("interface.sealing.receipt.accepted")).waitFor();
    await Lea.goto(`${base}/comparison`);
    expect(await Lea.content()).not.toContain(words);
  });

  test("two people open the round, each on their own screen, and the minutes can be downloaded", async () => {
    const { Lea, Eva, Obi } = people;
    await Lea.goto(`${base}/responses?confirm=close`);
    await Lea.getByRole("button", { name: t("interface.responses.close.do") }).click();
    const first = { name: t("interface.sealing.opening.first.bids") };
    await Lea.getByRole("button", first).click();
    await Lea.getByText(t("interface.sealing.opening.waiting")).waitFor();
    expect(await Lea.getByRole("button", { name: t("interface.sealing.opening.second.bids") }).count()).toBe(0);
    await expectWell(Lea, "first confirmation");

    await Obi.goto(`${base}/responses`);
    await Obi.getByText("Lea (projectleider)", { exact: false }).waitFor();
    await expectWell(Obi, "second confirmation");
    await Obi.getByRole("button", { name: t("interface.sealing.opening.second.bids") }).click();
    await Obi.getByText("Geopend op", { exact: false }).waitFor();

    await Lea.goto(`${base}/responses`);
    await expectWell(Lea, "opened");
    const [download] = await Promise.all([Lea.waitForEvent("download"), Lea.getByRole("link", { name: t("interface.sealing.opening.minutes") }).click()]);
    expect(download.suggestedFilename()).toContain("proces-verbaal");
    await Lea.goto(`${base}/comparison`);
    expect(await Lea.content()).toContain(words);
    await Eva.goto(`${base}/responses`);
    expect(await Eva.content()).not.toContain("Eén Software");
  });

  test("an evaluator declares first; a conflict waits for the lead's decision", async () => {
    const { Lea, Eva } = people;
    await Eva.goto(`${base}/comparison`);
    await Eva.getByRole("heading", { level: 1, name: t("interface.sealing.declaration.title") }).waitFor();
    await expectWell(Eva, "declaration");
    await Eva.getByLabel(t("interface.sealing.declaration.conflictText")).fill("Ik werkte er tot vorig jaar.");
    await Eva.getByRole("button", { name: t("interface.sealing.declaration.report") }).click();
    await Eva.getByText(t("interface.sealing.declaration.state.conflict")).waitFor();
    await Eva.goto(`${base}/comparison`);
    await Eva.getByText(t("interface.sealing.declaration.state.conflict")).waitFor();
    expect(await Eva.content()).not.toContain(words);

    await Lea.goto(`${base}/declarations`);
    await Lea.getByText("Ik werkte er tot vorig jaar.").waitFor();
    await expectWell(Lea, "declarations");
    await Lea.getByLabel(t("interface.sealing.declarations.reason")).fill("Alleen voor de andere leveranciers.");
    await Lea.getByRole("button", { name: t("interface.sealing.declarations.admit") }).click();
    await Lea.getByText(t("interface.sealing.declarations.state.admitted")).first().waitFor();

    await Lea.goto(`${base}/traces`);
    await expectWell(Lea, "traces");
    await Lea.getByRole("button", { name: t("interface.sealing.traces.coverAll") }).click();
    await Lea.getByText(t("interface.sealing.traces.covered"), { exact: true }).first().waitFor();
    await Eva.goto(`${base}/comparison`);
    await Eva.locator("th", { hasText: "Inschrijver" }).first().waitFor();
    expect(await Eva.content()).toContain(`${words}, zegt […]`);
    expect(await Eva.content()).not.toContain("Eén Software");
    await Lea.goto(`${base}/retention`);
    await expectWell(Lea, "retention");
  });

  test("without a complaint in the console", () => {
    // A sealed page answers with 403, which the browser reports.
    expect(product.problems.filter((problem) => !/\/comparison: .*403/.test(problem))).toEqual([]);
  });
});
