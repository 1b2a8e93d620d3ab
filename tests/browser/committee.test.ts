import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { translator } from "~/i18n/translate";
import type { Context } from "~/services/context.server";
import { setRoles } from "~db/members";
import { closeReading } from "~/services/import-response";
import { moveRound } from "~/services/move-round";
import { saveMarks } from "~/services/save-marks";

import { committeeSelection } from "../support/committee-selection";
import type { CommitteeSelection } from "../support/committee-selection";
import { serveProduct } from "../support/served-product";
import type { ServedProduct } from "../support/served-product";
import { needs } from "../support/tools";

const t = translator("nl");
const suite = needs("the committee in the browser", "chromium");

async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).slice(0, 3).join(", ")}`), where).toEqual([]);
}

describe.skipIf(suite.skip)(suite.title, () => {
  let product: ServedProduct;
  let context: Context;
  let alone: CommitteeSelection;
  let page: Page;

  beforeAll(async () => {
    product = await serveProduct();
    // The answers were given in time, long before the test runs.
    context = { ...product.administrator.context, now: () => new Date("2026-05-01T09:00:00.000Z") };
    alone = await committeeSelection(context, { evaluators: [] });
    const { user } = product.administrator;
    const at = context.now().toISOString();
    await setRoles(context.db, alone.id, user.id, ["lead", "evaluator"], at);
    await context.db.insertInto("declaration").values({ selection_id: alone.id, user_id: user.id, number: 1, state: "clear", text_hash: null, at, by: user.id }).execute();
    page = await product.page({ viewport: { width: 1280, height: 900 } });
  });
  afterAll(async () => {
    await closeReading();
    await product?.stop();
  });

  const cells = () => page.locator("[data-cell]");
  const chosen = (index: number) => cells().nth(index).locator("input[type=radio]:checked").getAttribute("data-mark");
  const saved = () => page.getByText(t("interface.scoring.saving.saved"), { exact: true }).waitFor();

  test("the keyboard alone marks, comments and moves on, and what was marked is saved by itself", async () => {
    await page.goto(`/selections/${alone.id}/scoring?requirement=${alone.text}`);
    await cells().first().waitFor();
    await page.waitForLoadState("networkidle");
    await page.keyboard.press("j");
    await page.keyboard.press("7");
    expect(await chosen(0)).toBe("7");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("3");
    expect(await chosen(1)).toBe("3");
    await page.getByText(t("interface.scoring.state.comment-needed")).waitFor();
    await page.keyboard.press("c");
    await page.keyboard.type("Te vaag: geen termijnen, 7 van de 9 stappen ontbreken.");
    await page.keyboard.press("Escape");
    await saved();
    await page.keyboard.press("k");
    await page.keyboard.press("1");
    await page.keyboard.press("0");
    expect(await chosen(0)).toBe("10");
    await page.keyboard.press("Backspace");
    expect(await chosen(0)).toBe("none");
    await page.keyboard.press("8");
    await saved();
    await page.waitForLoadState("networkidle");
    await expectAccessible(page, "scoring");
    await page.reload();
    await cells().first().waitFor();
    expect([await chosen(0), await chosen(1)]).toEqual(["8", "3"]);
    expect(await cells().nth(1).locator("textarea").inputValue()).toContain("7 van de 9");
  });

  test("n goes on to the next open answer, = confirms its automatic value, and ? shows the keys", async () => {
    await page.waitForLoadState("networkidle");
    await page.keyboard.press("n");
    await page.waitForURL((url) => url.searchParams.get("requirement") === alone.confirmed);
    // The address is there before the page is: what was open before has no automatic value to confirm.
    await cells().first().locator('input[data-mark="confirm"]').waitFor({ state: "attached" });
    await page.waitForFunction(() => document.activeElement?.matches("[data-marks] input") === true);
    await page.keyboard.press("=");
    await expect.poll(() => chosen(0)).toBe("confirm");
    await saved();
    await page.keyboard.press("?");
    await page.getByText(t("interface.scoring.keys.next")).waitFor();
  });

  test("single keys can be turned off; arrows keep working", async () => {
    await page.getByLabel(t("interface.scoring.keys.single")).uncheck();
    await cells().nth(1).locator("input[type=radio]").first().focus();
    await page.keyboard.press("5");
    expect(await chosen(1)).toBe("none");
    await page.keyboard.press("ArrowUp");
    expect(await page.evaluate(() => document.activeElement?.closest("[data-cell]") === document.querySelector("[data-cell]"))).toBe(true);
    await page.getByLabel(t("interface.scoring.keys.single")).check();
  });

  test("another window of the same evaluator is told, and keeps what was typed in both", async () => {
    const address = `/selections/${alone.id}/scoring?requirement=${alone.text}`;
    await page.goto(address);
    const other = await product.page();
    await other.goto(address);
    await other.waitForLoadState("networkidle");
    await page.waitForLoadState("networkidle");
    await cells().first().locator("label", { has: page.locator("[data-mark='6']") }).click();
    await saved();
    await other.locator("[data-cell]").first().locator("label", { has: other.locator("[data-mark='5']") }).click();
    const alert = other.getByRole("alert");
    await alert.getByText(t("interface.scoring.conflict.title")).waitFor();
    expect(await other.locator("[data-cell]").first().locator("input:checked").getAttribute("data-mark")).toBe("5");
    await alert.getByRole("button", { name: t("interface.scoring.conflict.keep") }).click();
    await alert.waitFor({ state: "detached" });
    await other.getByText(t("interface.scoring.saving.saved"), { exact: true }).waitFor();
    await other.waitForLoadState("networkidle");
    await page.reload();
    expect(await chosen(0)).toBe("5");
    await other.context().close();
  });

  test("without JavaScript the form does the same", async () => {
    const plain = await product.page({ javaScriptEnabled: false });
    await plain.goto(`/selections/${alone.id}/scoring?requirement=${alone.confirmed}`);
    await plain.locator("label", { has: plain.locator("[name='cell.1.mark'][value='2']") }).click();
    await plain.locator("[name='cell.1.comment']").fill("De demonstratie liet het niet zien.");
    await plain.getByRole("button", { name: t("interface.scoring.save") }).click();
    await plain.waitForLoadState();
    expect(await plain.locator("[name='cell.1.mark'][value='2']").isChecked()).toBe(true);
    await plain.getByText(t("interface.shell.countOf", { done: 4, of: 4 })).first().waitFor();
    await plain.context().close();
  });

  test("the meeting's page shows what hangs on a difference; the lead settles it, others see it without doing anything", async () => {
    const meeting = await committeeSelection(context, { fictional: true, marking: { commentBelow: null, commentAbove: null } });
    for (const [name, mark] of [["anna", 2], ["bram", 9], ["cees", 7]] as const) {
      await saveMarks(meeting.as(name), meeting.id, meeting.vendors.map((vendorId) => ({ vendorId, requirementId: meeting.text, mark, confirms: false, comment: `Van ${name}`, version: 0 })));
    }
    await moveRound(context, meeting.id, "consensus", null);
    await page.goto(`/selections/${meeting.id}/consensus`);
    const first = page.locator("#queue article").first();
    await first.getByText("Van bram").waitFor();
    await first.getByText(t("interface.consensus.flagged", { spread: 7 })).waitFor();
    await expectAccessible(page, "consensus");
    const looking = await product.page({ viewport: { width: 390, height: 800 } });
    await looking.goto(`/selections/${meeting.id}/consensus`);
    expect(await looking.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    // Who loses the connection keeps the page, is told, and sees the rest once it is back.
    await looking.context().setOffline(true);
    await looking.getByText(t("interface.consensus.unreached")).waitFor();
    await first.getByRole("spinbutton").fill("6.5");
    await first.getByLabel(t("interface.consensus.reason")).fill("Na de demonstratie.");
    // The one that is settled leaves the queue with the button that had the focus: the keyboard goes on to the next.
    const focused = () => page.evaluate(() => [document.activeElement?.closest("#queue")?.id, document.activeElement?.getAttribute("name")]);
    await first.getByRole("button", { name: t("interface.consensus.settle") }).press("Enter");
    await page.getByText(t("interface.consensus.agreedOn", { mark: "6,5" })).waitFor();
    await expect.poll(focused).toEqual(["queue", "mark"]);
    await looking.context().setOffline(false);
    await looking.getByText(t("interface.consensus.agreedOn", { mark: "6,5" })).waitFor();
    await looking.getByText(t("interface.consensus.unreached")).waitFor({ state: "detached" });
    await page.getByRole("button", { name: t("interface.consensus.undo") }).press("Enter");
    await page.getByText(t("interface.consensus.agreedOn", { mark: "6,5" })).waitFor({ state: "detached" });
    expect(await page.locator("#queue article").count()).toBe(2);
    await expect.poll(focused).toEqual(["queue", "mark"]);
    await looking.context().close();
    expect(product.problems.filter((problem) => !problem.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
  });
});
