import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import AxeBuilder from "@axe-core/playwright";
import ExcelJS from "exceljs";
import type { Download, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { columnNumber, identitySheetName } from "~/documents/workbook/layout";
import { translator } from "~/i18n/translate";

import { serveProduct } from "../support/served-product";
import type { ServedProduct } from "../support/served-product";
import { needs } from "../support/tools";

const t = translator("nl");
const suite = needs("the main job in the browser", "chromium");
const pages = ["", "/intake", "/requirements", "/weights", "/request", "/responses", "/comparison", "/ranking"];

/** Fills the answer column of a downloaded workbook by the references that a vendor sees. */
async function fill(download: Download, answer: (code: string, type: string) => string | number | null): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await readFile((await download.path())!)) as unknown as ArrayBuffer);
  for (const sheet of workbook.worksheets.filter(({ name }) => name !== identitySheetName)) {
    sheet.eachRow((row) => {
      const code = row.getCell(columnNumber("code")).text;
      if (!/^[A-Z]-\d{3}$/.test(code)) return;
      const cell = row.getCell(columnNumber("answer"));
      const list = cell.dataValidation?.type === "list" ? String(cell.dataValidation.formulae[0]) : "";
      cell.value = answer(code, list.split(",").length > 3 || /scale|schaal/i.test(list) ? "scale" : cell.dataValidation?.type ?? "text");
    });
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Fails with what axe found on a page, in words. */
async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).slice(0, 3).join(", ")}`), where).toEqual([]);
}

async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(content, `${where}: wider than the window`).toBeLessThanOrEqual(window);
}

describe.skipIf(suite.skip)(suite.title, () => {
  let product: ServedProduct;
  let page: Page;
  let selection: string;
  /** Set SHORTLIST_SCREENSHOTS to a folder to keep a picture of every page. */
  const pictures = process.env.SHORTLIST_SCREENSHOTS;

  beforeAll(async () => {
    product = await serveProduct();
    page = await product.page({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
    if (pictures) mkdirSync(pictures, { recursive: true });
  });
  afterAll(() => product?.stop());

  const button = (name: string | RegExp) => page.getByRole("button", { name });
  const link = (name: string | RegExp) => page.getByRole("link", { name });

  test("an empty workplace says what to do, and a selection is made from there", async () => {
    await page.goto("/");
    await page.getByRole("heading", { name: t("interface.home.empty.title") }).waitFor();
    await expectAccessible(page, "home");
    await link(t("interface.home.new")).first().click();
    await page.locator("[name=name]").fill("CRM voor verkoop en service");
    await page.locator("[name=organisation]").fill("Groothandel De Proef");
    await page.locator("[name=packId][value=crm]").check();
    await button(t("interface.home.create.submit")).click();
    await page.waitForURL(/\/selections\/[0-9a-f-]{36}\/intake/);
    selection = new URL(page.url()).pathname.replace(/\/intake$/, "");
  });

  test("ticked wishes are saved at once, and quick wins and what can wait appear beside them", async () => {
    await page.locator("[name='selected.tno.objective.data.1']").check();
    for (const [wish, priority, impact] of [["1", "necessary", "low"], ["5", "necessary", "high"], ["14", "desirable", "high"], ["16", "desirable", "low"]]) {
      await page.locator(`[name='selected.tno.wish.${wish}']`).check();
      await page.locator(`[name='priority.tno.wish.${wish}'][value=${priority}]`).check({ force: true });
      await page.locator(`[name='impact.tno.wish.${wish}'][value=${impact}]`).check({ force: true });
    }
    const cell = (key: "quickWins" | "forLater") => page.getByRole("heading", { name: t(`interface.intake.outcome.${key}`) });
    await cell("quickWins").waitFor();
    const counts = await page.getByRole("complementary").innerText();
    expect(counts).toMatch(new RegExp(`${t("interface.intake.outcome.quickWins")}\\s*1`));
    expect(counts).toMatch(new RegExp(`${t("interface.intake.outcome.forLater")}\\s*1`));
    await page.getByText(t("interface.intake.save.saved"), { exact: true }).first().waitFor();
    await page.reload();
    expect(await page.locator("[name='selected.tno.wish.14']").isChecked()).toBe(true);
    expect(await page.locator("[name='impact.tno.wish.14'][value=high]").isChecked()).toBe(true);
  });

  test("the keyboard alone ticks and describes a wish", async () => {
    await page.locator("[name='selected.tno.wish.2']").focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("n");
    await page.keyboard.press("2");
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("selected.tno.wish.3");
    expect(await page.locator("[name='priority.tno.wish.2'][value=necessary]").isChecked()).toBe(true);
    expect(await page.locator("[name='impact.tno.wish.2'][value=middle]").isChecked()).toBe(true);
    await page.getByText(t("interface.intake.save.saved"), { exact: true }).first().waitFor();
  });

  test("requirements follow the wishes; one is left out and an own one added", async () => {
    await page.goto(`${selection}/requirements?dimension=functionality`);
    expect(await page.locator("[name='asked.req.tno.wish.1']").isChecked()).toBe(true);
    expect(await page.locator("[name='asked.req.tno.wish.4']").isChecked()).toBe(false);
    expect(await page.locator("[name='asked.req.inv.6.1']").isDisabled()).toBe(true);
    await page.locator("[name='asked.req.tno.wish.16']").uncheck();
    await page.getByText(t("interface.intake.save.saved"), { exact: true }).first().waitFor();

    await link(t("interface.requirements.add")).click();
    await page.locator("[name='text.nl']").fill("Het pakket toont per klant het openstaande statiegeld.");
    await page.locator("[name=criterion]").selectOption("functionality.sales");
    await page.locator("[name=mandatory]").check();
    await page.locator("main form").getByRole("button").last().click();
    await page.waitForURL(/requirements(\?|$|\/req)/);
    await page.goto(`${selection}/requirements?dimension=functionality`);
    await page.getByText("Het pakket toont per klant het openstaande statiegeld.").waitFor();
    expect(await page.locator("[name='asked.req.tno.wish.16']").isChecked()).toBe(false);
  });

  test("a weight changes the normalised shares while it is typed, and is kept", async () => {
    await page.goto(`${selection}/weights`);
    const row = page.getByRole("row").filter({ has: page.locator("[name='criterion.functionality']") });
    // 40 beside 20, 15 and 25 is 40%; 60 beside them is 60/120 = 50%.
    await expect.poll(() => row.innerText()).toContain("40,0%");
    await page.locator("[name='criterion.functionality']").fill("60");
    await expect.poll(() => row.innerText()).toContain("50,0%");
    await button(t("interface.weights.save")).first().click();
    await page.getByText(t("interface.weights.saved")).waitFor();
    await page.reload();
    expect(await page.locator("[name='criterion.functionality']").inputValue()).toBe("60");
  });

  test("the request is written, vendors are added, and publication freezes it", async () => {
    await page.goto(`${selection}/request`);
    await page.locator("[name=introduction]").fill("Wij zijn een groothandel.\n\nWij zoeken één CRM-pakket voor 60 medewerkers.");
    await page.locator("[name=scope]").fill("Verkoop en service; het ERP-systeem blijft.");
    await page.locator("[name=contactName]").first().fill("Afdeling inkoop");
    await page.locator("[name=contactEmail]").first().fill("inkoop@deproef.example");
    const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await page.locator("[name=deadline]").fill(`${inAMonth}T17:00`);
    // One person tries the whole job here; sealed rounds take two and have a test of their own.
    await page.locator("[name=sealed]").uncheck();
    await page.locator("[name=scope]").click();
    await page.getByText(t("interface.request.draft.status.saved")).first().waitFor();
    await page.reload({ waitUntil: "networkidle" });
    expect(await page.locator("[name=sealed]").isChecked()).toBe(false);
    for (const [name, packageName] of [["Eerste Software", "Eerste CRM"], ["Tweede Software", "Tweede CRM"]]) {
      const form = page.locator("form").filter({ has: page.locator("[name=package]") });
      await form.locator("[name=name]").fill(name);
      await form.locator("[name=package]").fill(packageName);
      await form.getByRole("button", { name: t("interface.request.vendors.add") }).click();
      await page.getByRole("cell", { name: new RegExp(name) }).or(page.getByRole("rowheader", { name: new RegExp(name) })).first().waitFor();
    }
    await link(/publiceren/).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: t("interface.request.confirm.publish"), exact: true }).click();
    await page.getByText(/RFP-1-[A-Z0-9]{5} is gepubliceerd/).waitFor();
  });

  const workbooks: Download[] = [];
  test("PDF, Word and each vendor's workbook are downloaded", async () => {
    const first = async (locator: ReturnType<typeof link>) => {
      const [download] = await Promise.all([page.waitForEvent("download"), locator.click()]);
      return download;
    };
    const pdf = await first(link(t("interface.request.documents.pdf")).first());
    expect((await readFile((await pdf.path())!)).subarray(0, 5).toString()).toBe("%PDF-");
    const docx = await first(link(t("interface.request.documents.word")).first());
    expect((await readFile((await docx.path())!)).subarray(0, 2).toString()).toBe("PK");
    for (const vendor of ["Eerste Software", "Tweede Software"]) {
      workbooks.push(await first(link(t("interface.request.vendors.workbookOf", { vendor }))));
    }
    expect(workbooks.map((download) => download.suggestedFilename())).toEqual([expect.stringMatching(/^RFP-1-.*V1.*\.xlsx$/), expect.stringMatching(/^RFP-1-.*V2.*\.xlsx$/)]);
  });

  test("a file that is no workbook is refused in words; a returned one is shown before it is accepted", async () => {
    await page.goto(`${selection}/responses`);
    const picker = page.locator("input[type=file]");
    await picker.setInputFiles({ name: "brief.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("%PDF-1.7\n1 0 obj\n") });
    await page.waitForURL(/responses\/[0-9a-f-]{36}/);
    await page.getByText(t("interface.responses.preview.refusedTitle")).waitFor();
    expect(await page.getByRole("main").innerText()).toMatch(/pdf/i);

    const good = await fill(workbooks[0], (_code, type) => (type === "scale" ? "Standaard" : type === "list" ? "Ja" : type === "text" ? "Zie de bijlage." : null));
    await page.goto(`${selection}/responses`);
    await page.locator("input[type=file]").setInputFiles({ name: "eerste.xlsx", mimeType: "application/octet-stream", buffer: good });
    await page.waitForURL(/responses\/[0-9a-f-]{36}/);
    await page.getByText(t("interface.responses.preview.nothingYet")).waitFor();
    expect(await page.getByRole("main").innerText()).toContain("Eerste Software");
    if (pictures) await page.screenshot({ path: join(pictures, "preview-1280.png"), fullPage: true });
    await expectAccessible(page, "preview");
    await button(t("interface.responses.preview.accept")).first().click();
    await page.getByText(/inzending 1/i).first().waitFor();

    let n = 0;
    const second = await fill(workbooks[1], (_code, type) => (type === "scale" ? ["Inrichting", "standaard", "JA, mits in overleg"][(n += 1) % 3] : type === "list" ? "nee" : null));
    await page.goto(`${selection}/responses`);
    await page.locator("input[type=file]").setInputFiles({ name: "tweede.xlsx", mimeType: "application/octet-stream", buffer: second });
    await page.waitForURL(/responses\/[0-9a-f-]{36}/);
    await page.getByText(t("interface.responses.issue.not-understood")).or(page.getByText(t("interface.responses.issue.qualified-yes"))).first().waitFor();
    await button(t("interface.responses.preview.accept")).first().click();
    await page.getByText(/inzending 1/i).first().waitFor();
  });

  test("answers stand side by side, and the ranking says who is excluded and why", async () => {
    await page.goto(`${selection}/comparison`);
    await page.getByText("Inrichting").first().waitFor();
    await page.goto(`${selection}/ranking`);
    const text = await page.getByRole("main").innerText();
    expect(text).toContain("Eerste Software");
    // The second vendor answered no to the processing agreement, which is a knock-out.
    expect(text).toContain(t("interface.ranking.status.excluded"));
    await page.locator("main svg[role=img], main figure svg").first().waitFor();
    const [report] = await Promise.all([page.waitForEvent("download"), link(t("interface.ranking.download.report")).click()]);
    expect((await readFile((await report.path())!)).subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("closing with missing answers at 0 points gives every offer its total", async () => {
    await page.goto(`${selection}/responses`);
    await link(t("interface.responses.close.action")).or(button(t("interface.responses.close.action"))).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.locator("[name=missing][value='0'], [name=missing][value=zero]").first().check({ force: true });
    await dialog.getByRole("button", { name: t("interface.responses.close.do") }).click();
    await dialog.waitFor({ state: "detached" });
    await page.goto(`${selection}/ranking`);
    await page.getByText(t("interface.ranking.nullCounts", { points: 0 })).waitFor();
  });

  test.each([[1280, "light"], [390, "dark"]] as const)("every page fits %i pixels, %s, and has no faults that axe finds", async (width, colorScheme) => {
    const visitor = await product.page({ viewport: { width, height: 844 }, colorScheme });
    for (const path of pages) {
      await visitor.goto(`${selection}${path}`, { waitUntil: "networkidle" });
      await expectNoSidewaysScroll(visitor, `${path} at ${width}`);
      await expectAccessible(visitor, `${path} at ${width}, ${colorScheme}`);
      if (pictures) await visitor.screenshot({ path: join(pictures, `${path.slice(1) || "overview"}-${width}-${colorScheme}.png`), fullPage: true });
    }
    await visitor.context().close();
  });

  test("forms work without JavaScript", async () => {
    const visitor = await product.page({ javaScriptEnabled: false });
    await visitor.goto(`${selection}/intake?function=service`);
    await visitor.locator("[name='selected.tno.wish.92']").check();
    await visitor.getByRole("button", { name: t("interface.intake.save.button") }).first().click();
    await visitor.goto(`${selection}/intake?function=service`);
    expect(await visitor.locator("[name='selected.tno.wish.92']").isChecked()).toBe(true);
    await visitor.goto(`${selection}/ranking`);
    expect(await visitor.getByRole("main").innerText()).toContain("Eerste Software");
    await visitor.context().close();
  });

  test("the interface switches to English and stays so", async () => {
    await page.goto(selection);
    await button("EN").click();
    await expect.poll(() => page.locator("html").getAttribute("lang")).toBe("en");
    await page.goto(`${selection}/ranking`);
    await page.getByRole("heading", { name: translator("en")("interface.ranking.title"), exact: true }).waitFor();
  });

  test("the worked example opens from the first page, complete with its ranking", async () => {
    await page.goto("/");
    const en = translator("en");
    await button(en("interface.home.example.make")).or(button(/worked example|example/i)).first().click();
    await page.waitForURL(/\/selections\/[0-9a-f-]{36}$/, { timeout: 60_000 });
    await page.goto(`${new URL(page.url()).pathname}/ranking`);
    await page.getByText("Eemvoort Software").first().waitFor();
  });

  test("what is not there gets a page that says so, and nothing complained in the console", async () => {
    const response = await page.goto("/selections/00000000-0000-4000-8000-000000000000/ranking");
    expect(response!.status()).toBe(404);
    const expected = /status of 404|status of 422/;
    expect(product.problems.filter((problem) => !expected.test(problem))).toEqual([]);
  });
});
