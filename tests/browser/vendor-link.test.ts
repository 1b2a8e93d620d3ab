import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { request } from "node:http";
import { connect as connectSocket } from "node:net";
import { join } from "node:path";

import AxeBuilder from "@axe-core/playwright";
import ExcelJS from "exceljs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { columnNumber, identitySheetName } from "~/documents/workbook/layout";
import { translator } from "~/i18n/translate";
import { contextOn } from "~/services/context.server";
import { createUploadLink } from "~/services/upload-links";
import { connect } from "~db/connection";
import type { Db } from "~db/schema";

import { contextAt } from "../support/databases";
import { serveProduct } from "../support/served-product";
import type { ServedProduct } from "../support/served-product";
import { publishedSelection, returnedWorkbook } from "../support/service-selection";
import { needs } from "../support/tools";

const t = translator("nl");
const suite = needs("answering through an upload link in the browser", "chromium");
const pdf = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n");

/** Answers the downloaded workbook as a vendor does, by the references in sight. */
async function filled(bytes: Buffer, answer: (code: string) => string | null): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  for (const sheet of workbook.worksheets.filter(({ name }) => name !== identitySheetName)) {
    sheet.eachRow((row) => {
      const code = row.getCell(columnNumber("code")).text;
      if (/^[A-Z]-\d{3}$/.test(code)) row.getCell(columnNumber("answer")).value = answer(code);
    });
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Fails where a page has faults that axe finds, or scrolls sideways. */
async function expectWell(page: Page, where: string): Promise<void> {
  if (process.env.SHORTLIST_SCREENSHOTS) {
    mkdirSync(process.env.SHORTLIST_SCREENSHOTS, { recursive: true });
    await page.screenshot({ path: join(process.env.SHORTLIST_SCREENSHOTS, `link-${where.replaceAll(" ", "-")}.png`), fullPage: true });
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
  /** The address of the link of each vendor, as the lead got it. */
  const links: string[] = [];
  const vendorNames = ["Eén Software", "Twee Software"];

  beforeAll(async () => {
    product = await serveProduct();
    db = connect(product.database);
    const deadline = `${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)}T17:00`;
    selection = await publishedSelection(product.administrator.context, "Servicedesk", deadline);
    lead = await product.page({ viewport: { width: 1280, height: 900 } });
  });
  afterAll(async () => {
    await db?.destroy();
    await product?.stop();
  });

  const uploads = async () => (await db.selectFrom("upload").select("id").execute()).length;

  test("the lead makes a link for each vendor and sees it once, with an invitation in both languages", async () => {
    await lead.goto(`/selections/${selection.id}/request`);
    for (const vendor of vendorNames) {
      await lead.getByRole("button", { name: t("interface.links.makeOf", { vendor }) }).click();
      await lead.getByRole("heading", { name: t("interface.links.made", { vendor }) }).waitFor();
      const url = await lead.getByLabel(t("interface.links.link"), { exact: true }).inputValue();
      expect(url).toMatch(new RegExp(`^${product.url}/answer/[A-Za-z0-9_-]{43}$`));
      for (const language of ["nl", "en"] as const) {
        const text = await lead.locator(`textarea[lang=${language}]`).inputValue();
        expect(text).toContain(url);
        expect(text).toContain(selection.edition.code);
      }
      links.push(url);
    }
    await expectWell(lead, "made at 1280");
    await lead.reload();
    expect(await lead.content()).not.toContain(links[1].split("/").at(-1)!);
    expect(await lead.locator("#links").innerText()).toContain(t("interface.links.state.open"));
  });

  describe.each([
    { vendor: 0, width: 390, height: 844, colorScheme: "dark" as const },
    { vendor: 1, width: 1280, height: 900, colorScheme: "light" as const },
  ])("vendor $vendor at $width pixels", ({ vendor, width, height, colorScheme }) => {
    let page: Page;
    const name = vendorNames[vendor];
    const other = vendorNames[1 - vendor];
    let blank: Buffer;
    beforeAll(async () => {
      page = await product.guestPage({ viewport: { width, height }, colorScheme, acceptDownloads: true });
    });
    const picker = (field: string) => page.locator(`input[type=file][name=${field}]`);
    const chosen = (buffer: Buffer, fileName: string) => ({ name: fileName, mimeType: "application/octet-stream", buffer });
    const codes = () => selection.edition.requirements.filter(({ answer }) => answer.type === "scale").map(({ code }) => code);

    test("the page says who asks, until when and what to do, in the edition's language, and leads nowhere else", async () => {
      const response = (await page.goto(links[vendor], { waitUntil: "networkidle" }))!;
      expect(response.headers()).toMatchObject({ "cache-control": "no-store", "referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow" });
      expect(await page.locator("meta[name=robots]").getAttribute("content")).toContain("noindex");
      expect(await page.locator("html").getAttribute("lang")).toBe("nl");
      const text = await page.locator("body").innerText();
      for (const part of ["Voorbeeld BV", selection.edition.code, name, "17:00", "Europe/Amsterdam", t("interface.answer.versions.none")]) expect(text).toContain(part);
      expect(text).toMatch(/nog (29|30|28) dagen/);
      expect(await page.content()).not.toContain(other);
      expect(await page.locator("a[href='/'], a[href*='/selections/']").count()).toBe(0);
      await expectWell(page, `page at ${width}`);
      await page.getByRole("button", { name: "English" }).click();
      await expect.poll(() => page.locator("html").getAttribute("lang")).toBe("en");
      await page.getByRole("button", { name: "Nederlands" }).click();
      await expect.poll(() => page.locator("html").getAttribute("lang")).toBe("nl");
    });

    test("request and workbook are downloaded", async () => {
      const fetched = async (linkName: string) => {
        const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: linkName }).click()]);
        return readFile((await download.path())!);
      };
      expect((await fetched(t("interface.answer.documents.pdf"))).subarray(0, 5).toString()).toBe("%PDF-");
      expect((await fetched(t("interface.answer.documents.word"))).subarray(0, 2).toString()).toBe("PK");
      blank = await fetched(t("interface.answer.documents.workbook"));
    });

    test("a returned workbook is reported on at once: understood, unclear with its place, missing", async () => {
      const [first, second] = codes();
      await picker("file").setInputFiles(chosen(await filled(blank, (code) => (code === first ? "Standaard" : code === second ? "Ja, mits in overleg" : null)), "antwoord.xlsx"));
      await page.waitForURL(/\/reports\/[0-9a-f-]{36}$/);
      await page.getByText(t("interface.answer.report.state.counts", { number: 1 })).waitFor();
      const text = await page.getByRole("main").innerText();
      expect(text).toContain(t("interface.shell.countOf", { done: 1, of: selection.edition.requirements.length }));
      const row = await page.getByRole("row").filter({ hasText: second }).first().innerText();
      expect(row).toContain("Ja, mits in overleg");
      expect(row).toMatch(/ · [A-Z]+\d+/);
      expect(text).toContain(t("interface.answer.report.mandatory"));
      await expectWell(page, `report at ${width}`);
    });

    test("a second version counts instead of the first, and the report says what changed", async () => {
      const [first] = codes();
      await page.goto(links[vendor]);
      await picker("file").setInputFiles(chosen(await filled(blank, (code) => (code === first ? "Inrichting" : null)), "antwoord 2.xlsx"));
      await page.getByText(t("interface.answer.report.state.counts", { number: 2 })).waitFor();
      const change = await page.getByRole("table", { name: t("interface.answer.report.changes", { number: 1 }) }).innerText();
      expect(change).toContain("Standaard");
      expect(change).toContain("Inrichting");
      await page.getByRole("link", { name: t("interface.answer.report.back") }).first().click();
      const versions = page.getByRole("table", { name: t("interface.answer.versions.title") });
      await versions.waitFor();
      const rows = await versions.getByRole("row").allInnerTexts();
      expect(rows[1]).toContain(t("interface.answer.state.counts"));
      expect(rows[2]).toContain(t("interface.answer.state.replaced"));
      expect(rows[1]).toMatch(/[0-9a-f]{64}/);
    });

    test("an upload that breaks is noticed, said, and sent again with one click; nothing half is kept", async () => {
      const before = await uploads();
      await page.route("**/workbook", (route) => route.abort("connectionreset"));
      await picker("file").setInputFiles(chosen(await filled(blank, () => null), "derde.xlsx"));
      await page.getByText(t("interface.answer.problem.broken")).waitFor();
      expect(await uploads()).toBe(before);
      await page.unroute("**/workbook");
      await page.getByRole("button", { name: t("interface.responses.sending.again") }).click();
      await page.getByText(t("interface.answer.report.state.counts", { number: 3 })).waitFor();
      expect(await uploads()).toBe(before + 1);
    });

    test("attachments come in beside it; what is no document is refused in words", async () => {
      await page.goto(links[vendor]);
      await picker("files").setInputFiles(chosen(Buffer.from("MZ program"), "plan.pdf"));
      await page.getByText(t("interface.answer.problem.attachment-kind")).waitFor();
      await picker("files").setInputFiles(chosen(pdf, "plan van aanpak.pdf"));
      const link = page.getByRole("link", { name: t("interface.answer.attachments.downloadOf", { file: "plan van aanpak.pdf" }) });
      await link.waitFor();
      const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
      expect(Buffer.compare(await readFile((await download.path())!), pdf)).toBe(0);
      await expectWell(page, `sent at ${width}`);
    });

    test("another vendor's workbook is refused without saying whose it is", async () => {
      const foreign = Buffer.from(await returnedWorkbook(contextOn(db), selection.id, selection.vendors[1 - vendor], () => null));
      await page.goto(links[vendor]);
      await picker("file").setInputFiles(chosen(foreign, "verkeerd.xlsx"));
      await page.getByText(t("interface.answer.report.state.not-own")).waitFor();
      expect(await page.content()).not.toContain(other);
      await page.goto(links[vendor]);
      expect(await page.content()).not.toContain(other);
    });
  });

  test("a link opens nothing of another vendor", async () => {
    const page = await product.guestPage();
    const own = (await db.selectFrom("upload").select("id").where("received_by", "=", `vendor:${selection.vendors[0]}`).execute())[0].id;
    const attachment = (await db.selectFrom("attachment").select("id").where("vendor_id", "=", selection.vendors[0]).execute())[0].id;
    for (const path of [`/reports/${own}`, `/reports/${own}/original`, `/reports/${own}/receipt.pdf`, `/reports/${own}/repaired.xlsx`, `/attachments/${attachment}`]) {
      expect((await page.request.get(links[0] + path)).status(), path).toBe(200);
      expect((await page.request.get(links[1] + path)).status(), path).toBe(404);
    }
    await page.goto(`${links[1]}/reports/${own}`);
    await page.getByRole("heading", { name: t("interface.answer.report.missing") }).waitFor();
    await page.context().close();
  });

  test("a request that stops half-way leaves nothing behind, and the server goes on", async () => {
    const before = await uploads();
    const { hostname, port, pathname } = new URL(links[0]);
    await new Promise<void>((resolve) => {
      const socket = connectSocket(Number(port), hostname, () => {
        socket.write(`POST ${pathname}/workbook HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 50000\r\n\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="half.xlsx"\r\n\r\nPK`);
        setTimeout(() => socket.destroy(), 200);
      });
      socket.on("close", () => resolve());
    });
    const page = await product.guestPage();
    expect((await page.request.get(links[0])).status()).toBe(200);
    expect(await uploads()).toBe(before);
    await page.context().close();
  });

  test("the first byte of a request decides when it was received, however long the rest takes", async () => {
    const body = Buffer.from(
      `--x\r\nContent-Disposition: form-data; name="file"; filename="langzaam.xlsx"\r\n\r\nno workbook\r\n--x--\r\n`,
    );
    const began = Date.now();
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sending = request(`${links[0]}/workbook`, { method: "POST", headers: { "Content-Type": "multipart/form-data; boundary=x", "Content-Length": body.length } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sending.on("error", reject);
      sending.flushHeaders();
      setTimeout(() => sending.end(body), 1500);
    });
    expect(status).toBe(303);
    const { received_at } = await db.selectFrom("upload").select("received_at").orderBy("received_at", "desc").limit(1).executeTakeFirstOrThrow();
    expect(Date.parse(received_at) - began).toBeGreaterThanOrEqual(0);
    expect(Date.parse(received_at) - began).toBeLessThan(1000);
  });

  test("it works without JavaScript", async () => {
    const page = await product.guestPage({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    await page.goto(links[0]);
    const workbook = Buffer.from(await returnedWorkbook(contextOn(db), selection.id, selection.vendors[0], () => null));
    await page.locator("input[type=file][name=file]").setInputFiles({ name: "zonder.xlsx", mimeType: "application/octet-stream", buffer: workbook });
    await page.getByRole("button", { name: t("interface.answer.send.submit"), exact: true }).click();
    await page.getByText(t("interface.answer.report.state.counts", { number: 4 })).waitFor();
    await page.goto(links[0]);
    await page.locator("input[type=file][name=files]").setInputFiles({ name: "plan.exe", mimeType: "application/octet-stream", buffer: pdf });
    await page.getByRole("button", { name: t("interface.answer.attachments.submit") }).click();
    await page.getByText(t("interface.answer.problem.attachment-kind")).waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByText(translator("en")("interface.answer.steps.read")).waitFor();
    await page.context().close();
  });

  test("the lead sees what came through links, with its attachments", async () => {
    await lead.goto(`/selections/${selection.id}/responses`, { waitUntil: "networkidle" });
    const text = await lead.getByRole("main").innerText();
    expect(text).toContain(t("interface.links.via", { vendor: vendorNames[0] }));
    const link = lead.getByRole("link", { name: t("interface.answer.attachments.downloadOf", { file: "plan van aanpak.pdf" }) });
    expect(await link.count()).toBe(2);
    const [download] = await Promise.all([lead.waitForEvent("download"), link.first().click()]);
    expect(Buffer.compare(await readFile((await download.path())!), pdf)).toBe(0);
    await expectWell(lead, "responses at 1280");
    await lead.setViewportSize({ width: 390, height: 844 });
    await lead.goto(`/selections/${selection.id}/request`, { waitUntil: "networkidle" });
    await expectWell(lead, "request at 390");
    await lead.setViewportSize({ width: 1280, height: 900 });
  });

  test("revoked, expired and wrong links say so, and show nothing", async () => {
    await lead.goto(`/selections/${selection.id}/request`);
    await lead.getByRole("button", { name: t("interface.links.revokeOf", { vendor: vendorNames[0] }) }).click();
    await lead.locator("#links").getByText(t("interface.links.state.revoked")).waitFor();
    // Made in spring for a request of spring, so long expired by now.
    const spring = contextAt(db, "2026-05-01T09:00:00.000Z");
    const past = await publishedSelection(spring, "Oud");
    const { path } = await createUploadLink(spring, past.id, past.vendors[0], { expiresAt: new Date("2026-06-20T12:00:00.000Z") });
    const page = await product.guestPage({ viewport: { width: 390, height: 844 } });
    for (const [url, status, why] of [[links[0], 410, "revoked"], [path, 410, "expired"], [`/answer/${"A".repeat(43)}`, 404, "unknown"]] as const) {
      expect((await page.goto(url, { waitUntil: "networkidle" }))!.status()).toBe(status);
      await page.getByText(t(`interface.answer.refused.${why}`)).waitFor();
      expect(await page.content()).not.toMatch(/Eén Software|antwoord\.xlsx/);
      await expectWell(page, `${why} at 390`);
    }
    expect((await page.request.get(`${links[0]}/files/workbook.xlsx`)).status()).toBe(404);
  });

  test("nothing complained in the console", () => {
    const expected = /status of (404|410|422)|net::ERR_(CONNECTION_RESET|FAILED)/;
    expect(product.problems.filter((problem) => !expected.test(problem))).toEqual([]);
  });
});
