import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { translator } from "~/i18n/translate";
import { connect } from "~db/connection";
import { setRoles } from "~db/members";

import { largeSelection } from "../support/large-selection";
import { serveProduct } from "../support/served-product";
import type { ServedProduct } from "../support/served-product";
import { needs } from "../support/tools";

const t = translator("nl");
const suite = needs("trust in a ranking of 1,000 requirements and 25 offers in the browser", "chromium");

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).slice(0, 3).join(", ")}`)).toEqual([]);
}

describe.skipIf(suite.skip)(suite.title, () => {
  let product: ServedProduct;
  let page: Page;
  let base: string;

  beforeAll(async () => {
    product = await serveProduct();
    const db = connect(product.database);
    const { id } = await largeSelection(db, 0);
    await setRoles(db, id, product.administrator.user.id, ["lead"], "2026-05-01T09:00:00.000Z");
    base = `/selections/${id}`;
    await db.destroy();
    page = await product.page({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(60_000);
    await page.goto(`${base}/robustness`, { waitUntil: "networkidle" });
  });
  afterAll(() => product?.stop());

  const slider = (n: number) => page.locator("#what-if input[type=range]").nth(n);
  const values = () => page.locator("#what-if tbody tr td:nth-child(3) .font-semibold").allInnerTexts();

  test("a slider ranks again while it is dragged, and never below 30 frames a second", async () => {
    const before = await values();
    const drags: number[] = [];
    // The best of some drags: what else the machine does, the server and other tests included, delays frames as well.
    for (let drag = 0; drag < 4; drag++) drags.push(await slowestFrame());
    expect(Math.min(...drags)).toBeLessThan(1000 / 30 + 1);
    expect(await values()).not.toEqual(before);
  });

  /** Drags the first slider to and fro; gives the milliseconds between frames that all but one in a hundred stay below. */
  async function slowestFrame(): Promise<number> {
    const box = (await slider(0).boundingBox())!;
    await page.evaluate(() => {
      const times: number[] = [];
      const tick = (time: number) => {
        times.push(time);
        (window as unknown as { frame: number }).frame = requestAnimationFrame(tick);
      };
      Object.assign(window, { times });
      requestAnimationFrame(tick);
    });
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2);
    await page.mouse.down();
    for (let step = 0; step <= 120; step++) await page.mouse.move(box.x + box.width * (0.2 + 0.6 * Math.abs(Math.sin(step / 12))), box.y + box.height / 2);
    await page.mouse.up();
    const times = await page.evaluate(() => {
      cancelAnimationFrame((window as unknown as { frame: number }).frame);
      return (window as unknown as { times: number[] }).times;
    });
    expect(times.length).toBeGreaterThan(30);
    const gaps = times.slice(1).map((time, i) => time - times[i]).sort((x, y) => x - y);
    return gaps[Math.floor(gaps.length * 0.99) - 1];
  }

  test("the keyboard moves it too, the number field says the same, and one click goes back", async () => {
    await page.locator("#what-if").getByText(t("interface.robustness.whatIf.reset")).click();
    const official = await values();
    await slider(1).focus();
    for (let i = 0; i < 10; i++) await page.keyboard.press("ArrowRight");
    expect(Number(await page.locator("#what-if input[type=number]").nth(1).inputValue())).toBeCloseTo(35, 1);
    expect(await slider(1).getAttribute("aria-valuetext")).toContain("35");
    await page.locator("#what-if input[type=number]").nth(1).fill("60");
    expect(Number(await slider(1).inputValue())).toBe(60);
    expect(await values()).not.toEqual(official);
    await page.locator("#what-if").getByText(t("interface.robustness.whatIf.twoWay"), { exact: true }).click();
    await slider(2).focus();
    await page.keyboard.press("ArrowRight");
    expect(Number(await slider(1).inputValue())).toBe(60);
    await page.getByRole("heading", { name: /Wie eerste is bij elk gewicht/ }).waitFor();
    await expectAccessible(page);
  });

  test("what was tried is kept as a scenario, shown again from its link, removed and brought back", async () => {
    await page.locator("[name=name]").fill("Openheid eerst");
    await page.getByRole("button", { name: t("interface.scenarios.save") }).click();
    await page.waitForURL(/scenario=/);
    await page.getByText(t("interface.scenarios.shown", { name: "Openheid eerst" })).waitFor();
    expect(Number(await slider(1).inputValue())).toBe(60);
    await page.getByRole("button", { name: t("interface.scenarios.removeOf", { name: "Openheid eerst" }) }).click();
    await page.getByText(t("interface.scenarios.removed")).waitFor();
    await page.getByRole("button", { name: t("interface.shell.undo") }).click();
    await page.locator("#scenarios").getByRole("link", { name: "Openheid eerst" }).first().waitFor();
  });

  test("chances are computed beside the page, with progress, and can be broken off", async () => {
    const chances = page.locator("#chances");
    await chances.locator("[data-samples='10000']").waitFor();
    await chances.getByRole("button", { name: t("interface.robustness.chances.run") }).click();
    await chances.locator("[data-samples='100000']").waitFor();
    await chances.locator("[name=samples]").selectOption("1000000");
    await chances.getByRole("button", { name: t("interface.robustness.chances.run") }).click();
    await chances.getByRole("progressbar").waitFor();
    await chances.getByRole("button", { name: t("interface.robustness.chances.cancel") }).click();
    await chances.getByText(t("interface.robustness.chances.cancelled")).waitFor();
    await chances.locator("[data-samples='100000']").waitFor();
    await chances.locator("[name=weights][value=ranges]").check();
    for (const field of await chances.locator("input[name^='high.']").all()) await field.fill("20");
    await chances.locator("[name=samples]").selectOption("10000");
    await chances.getByRole("button", { name: t("interface.robustness.chances.run") }).click();
    await chances.getByText(t("interface.robustness.chances.impossible")).waitFor();
  });

  test("works without JavaScript: a form ranks with other weights and takes bounds", async () => {
    const plain = await product.page({ javaScriptEnabled: false, viewport: { width: 390, height: 900 } });
    await plain.goto(`${base}/robustness?w.dimension-0=10&w.dimension-1=70&w.dimension-2=10&w.dimension-3=10`);
    expect(Number(await plain.locator("#what-if input[type=number]").nth(1).inputValue())).toBe(70);
    await plain.getByText(/Met deze gewichten (is|delen) /).waitFor();
    expect(await plain.locator("#chances [data-samples='10000']").count()).toBe(1);
    const [content, window] = await plain.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    expect(content).toBeLessThanOrEqual(window);
    await plain.close();
  });

  test("the pages that explain and rehearse are accessible, and nothing complained", async () => {
    for (const path of ["ranking/explain", "rehearsal", "weights/judge"]) {
      await page.goto(`${base}/${path}`, { waitUntil: "networkidle" });
      await expectAccessible(page);
    }
    expect(product.problems).toEqual([]);
  });
});
