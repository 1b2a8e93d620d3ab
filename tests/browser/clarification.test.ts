import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import AxeBuilder from "@axe-core/playwright";
import ExcelJS from "exceljs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { columnNumber, identitySheetName } from "~/documents/workbook/layout";
import { nobody } from "~/domain/access/actor";
import { clarificationField } from "~/domain/responses/clarification-form";
import { translator } from "~/i18n/translate";
import { closeReading } from "~/services/import-response";
import { moveRound } from "~/services/move-round";
import { receiveThroughLink } from "~/services/receive-through-link";
import { createUploadLink } from "~/services/upload-links";
import { connect } from "~db/connection";
import type { Db } from "~db/schema";

import { serveProduct } from "../support/served-product";
import type { ServedProduct } from "../support/served-product";
import { publishedSelection, returnedWorkbook } from "../support/service-selection";
import { needs } from "../support/tools";

const t = translator("nl");
const suite = needs("clarification questions in the browser", "chromium");
const own = "interface.clarifications.own";

/** Fails where a page has faults that axe finds, or scrolls sideways. */
async function expectWell(page: Page, where: string): Promise<void> {
  if (process.env.SHORTLIST_SCREENSHOTS) {
    mkdirSync(process.env.SHORTLIST_SCREENSHOTS, { recursive: true });
    await page.screenshot({ path: join(process.env.SHORTLIST_SCREENSHOTS, `clarification-${where.replaceAll(" ", "-")}.png`), fullPage: true });
  }
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).slice(0, 3).join(", ")}`), where).toEqual([]);
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(content, `${where}: wider than the window`).toBeLessThanOrEqual(window);
}

describe.skipIf(suite.skip)(suite.title, () => {
  let product: ServedProduct;
  let db: Db;
  let selection: Awaited<ReturnType<typeof publishedSelection>>;
  let lead: Page;
  const links: string[] = [];
  const questions = () => selection.edition.requirements.filter(({ answer }) => answer.type === "scale");
  const clarifications = (vendor: number) => `/selections/${selection.id}/responses/vendors/${selection.vendors[vendor]}/clarifications`;

  beforeAll(async () => {
    product = await serveProduct();
    db = connect(product.database);
    const { context } = product.administrator;
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    selection = await publishedSelection(context, "Servicedesk", `${day(10)}T17:00`);
    for (const vendor of selection.vendors) {
      const { token, path } = await createUploadLink(context, selection.id, vendor, { expiresAt: new Date(Date.now() + 60 * 86_400_000) });
      links.push(path);
      const bytes = await returnedWorkbook(context, selection.id, vendor, (code) => (code === questions()[0].code ? "Ja, mits in overleg" : "Standaard"));
      await receiveThroughLink({ ...context, actor: nobody }, token, { fileName: "antwoord.xlsx", bytes, receivedAt: new Date() });
    }
    lead = await product.page({ viewport: { width: 1280, height: 900 } });
  });
  afterAll(async () => {
    await closeReading();
    await db?.destroy();
    await product?.stop();
  });

  /** Asks as the lead does on the page: the questions one by one, then all of them with a time to answer. */
  async function ask(page: Page, vendor: number, texts: readonly [about: string, text: string][]): Promise<void> {
    await page.goto(clarifications(vendor));
    for (const [index, [about, text]] of texts.entries()) {
      await page.getByLabel(t("interface.clarifications.draft.about"), { exact: true }).selectOption(about);
      await page.locator("form:has(input[value=add]) textarea").fill(text);
      await page.getByRole("button", { name: t("interface.clarifications.draft.add") }).click();
      await expect.poll(() => page.locator("#draft ol > li").count()).toBe(index + 1);
    }
    const due = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel(t("interface.clarifications.send.due")).fill(`${due}T12:00`);
    await page.getByRole("button", { name: t("interface.clarifications.send.do") }).click();
    await page.getByText(t("interface.clarifications.send.sent")).waitFor();
  }

  test("the lead starts from an answer in the preview, and sends questions with a time of their own", async () => {
    await lead.goto(`/selections/${selection.id}/responses`, { waitUntil: "networkidle" });
    await lead.getByRole("link", { name: "antwoord.xlsx" }).first().click();
    await lead.getByRole("link", { name: t("interface.clarifications.askOf", { code: questions()[0].code }) }).click();
    await lead.waitForURL(/\/clarifications\?about=/);
    expect(await lead.getByLabel(t("interface.clarifications.draft.about"), { exact: true }).inputValue()).toBe(questions()[0].id);
    // What is being typed stays when the list above it changes.
    const text = lead.locator("form:has(input[value=add]) textarea");
    await text.fill("Een vraag te veel.");
    await lead.getByRole("button", { name: t("interface.clarifications.draft.add") }).click();
    await expect.poll(() => text.inputValue()).toBe("");
    await text.fill("Nog niet af");
    await lead.getByRole("button", { name: t("interface.clarifications.draft.removeOf", { code: questions()[0].code }) }).click();
    await expect.poll(() => lead.locator("#draft ol > li").count()).toBe(0);
    expect(await text.inputValue()).toBe("Nog niet af");
    await ask(lead, 0, [[questions()[0].id, "U schrijft ‘Ja, mits in overleg’. Welke voorwaarden?"], ["", "Wie is onze contactpersoon?"]]);
    await lead.getByText(t("interface.clarifications.state.open")).waitFor();
    await expectWell(lead, "asked at 1280");
    await lead.setViewportSize({ width: 390, height: 844 });
    await expectWell(lead, "asked at 390");
    await lead.setViewportSize({ width: 1280, height: 900 });
  });

  test("the vendor answers on a phone without JavaScript, with its fields filled in, and is told what cannot be read", async () => {
    const page = await product.guestPage({ javaScriptEnabled: false, viewport: { width: 390, height: 844 }, colorScheme: "dark" });
    await page.goto(links[0]);
    await page.getByText(t(`${own}.state.open`)).waitFor();
    await page.getByRole("link", { name: t(`${own}.answerOf`, { code: `${selection.edition.code}/1` }) }).click();
    await page.getByText("Welke voorwaarden?").waitFor();
    const field = (part: "value" | "comment") => page.locator(`[name="${clarificationField(part, questions()[0].id)}"]`);
    expect(await field("comment").inputValue()).toBe("Ja, mits in overleg");
    await field("value").selectOption("configuration");
    await field("comment").fill("x".repeat(20_001));
    await page.getByRole("button", { name: t(`${own}.submit`) }).click();
    await page.getByText(t(`${own}.problem`)).waitFor();
    expect(await field("value").inputValue()).toBe("configuration");
    await field("comment").fill("Alleen met module X");
    await page.locator("textarea[name^='value.clarification']").fill("Mevrouw De Vries");
    await page.getByRole("button", { name: t(`${own}.submit`) }).click();
    await page.getByText(t(`${own}.sentTaken`)).waitFor();
    await page.getByText(t(`${own}.state.taken`)).first().waitFor();
    await page.context().close();

    const phone = await product.guestPage({ viewport: { width: 390, height: 844 }, colorScheme: "dark" });
    await phone.goto(links[0], { waitUntil: "networkidle" });
    await expectWell(phone, "answered at 390");
    await phone.getByRole("link", { name: t(`${own}.again`) }).click();
    await phone.getByText("Mevrouw De Vries").waitFor();
    await expectWell(phone, "form at 390");
    await phone.locator(`[name="${clarificationField("comment", questions()[0].id)}"]`).fill("Alleen met module X, zonder meerprijs");
    await phone.getByRole("button", { name: t(`${own}.submit`) }).click();
    await phone.getByText(t(`${own}.sentTaken`)).waitFor();
    await phone.context().close();
  });

  test("the lead sees before and after, in the versions and in the comparison too", async () => {
    await lead.goto(clarifications(0), { waitUntil: "networkidle" });
    const row = await lead.getByRole("row").filter({ hasText: "Welke voorwaarden?" }).innerText();
    for (const part of ["Ja, mits in overleg", "Inrichting", "Alleen met module X", t("interface.clarifications.row.changed")]) expect(row).toContain(part);
    await lead.getByRole("link", { name: t("interface.responses.versions.all") }).click();
    await lead.getByText(t("interface.clarifications.versions", { code: `${selection.edition.code}/1` })).first().waitFor();
    await lead.goto(`/selections/${selection.id}/comparison`, { waitUntil: "networkidle" });
    expect(await lead.getByText(t("interface.clarifications.mark"), { exact: true }).count()).toBe(1);
    await lead.goto(`/selections/${selection.id}/responses`, { waitUntil: "networkidle" });
    await lead.getByText(t("interface.clarifications.tag.answered")).waitFor();
    await expectWell(lead, "responses at 1280");
  });

  test("after closing a vendor answers by workbook; the lead confirms the changed value with a reason", async () => {
    await moveRound(product.administrator.context, selection.id, "closed", null, null);
    await ask(lead, 1, [[questions()[0].id, "Wat bedoelt u met ‘mits’?"]]);
    const page = await product.guestPage({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
    await page.goto(links[1], { waitUntil: "networkidle" });
    await page.getByText(t("interface.answer.closed")).waitFor();
    await expectWell(page, "closed at 1280");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: t(`${own}.workbook`) }).click()]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await readFile((await download.path())!)) as unknown as ArrayBuffer);
    for (const sheet of workbook.worksheets.filter(({ name }) => name !== identitySheetName)) {
      sheet.eachRow((row) => {
        if (row.getCell(columnNumber("code")).text === questions()[0].code) row.getCell(columnNumber("answer")).value = "Standaard";
      });
    }
    await page.locator("input[type=file][name=file]").setInputFiles({ name: "verduidelijking.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from(await workbook.xlsx.writeBuffer()) });
    await page.waitForURL(/\/reports\/[0-9a-f-]{36}$/);
    await page.getByText(t("interface.answer.report.state.kept")).waitFor();
    await expectWell(page, "kept at 1280");
    await page.context().close();

    await lead.goto(clarifications(1), { waitUntil: "networkidle" });
    await lead.getByText(t("interface.clarifications.decide.title")).waitFor();
    await expectWell(lead, "deciding at 1280");
    await lead.setViewportSize({ width: 390, height: 844 });
    await expectWell(lead, "deciding at 390");
    await lead.setViewportSize({ width: 1280, height: 900 });
    await lead.getByLabel(t("interface.clarifications.decide.reason")).fill("Vergissing: het stond al in de offerte.");
    await lead.getByRole("button", { name: t("interface.clarifications.decide.take"), exact: true }).click();
    await lead.getByText(t("interface.clarifications.reply.takenAs", { number: 2 })).waitFor();
    expect(await lead.getByRole("main").innerText()).toContain("Vergissing: het stond al in de offerte.");
  });

  test("a withdrawn question says so to its vendor, and is asked with a reason", async () => {
    await ask(lead, 1, [["", "Dubbel gevraagd?"]]);
    await lead.getByRole("link", { name: t("interface.clarifications.withdraw.actionOf", { code: `${selection.edition.code}/3` }) }).click();
    const dialog = lead.getByRole("dialog");
    await dialog.getByLabel(t("interface.clarifications.withdraw.reason")).fill("Was al beantwoord.");
    await dialog.getByRole("button", { name: t("interface.clarifications.withdraw.do") }).click();
    await lead.getByText(t("interface.clarifications.withdraw.reasonShown", { reason: "Was al beantwoord." })).waitFor();
    const page = await product.guestPage({ viewport: { width: 390, height: 844 } });
    await page.goto(links[1], { waitUntil: "networkidle" });
    await page.getByText(t(`${own}.state.withdrawn`)).waitFor();
    expect(await page.getByRole("main").innerText()).not.toContain("Dubbel gevraagd?");
    await page.context().close();
  });

  test("nothing complained in the console", () => {
    expect(product.problems.filter((problem) => !/status of (404|422)/.test(problem))).toEqual([]);
  });
});
