import { mkdirSync } from "node:fs";
import { join } from "node:path";

import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createSelection } from "~/services/create-selection";
import { loadGaps } from "~/services/gaps";
import { loadGoals } from "~/services/goals";
import { loadPreconditions } from "~/services/preconditions";
import { saveChoices } from "~/services/save-choices";
import type { Context } from "~/services/context.server";

import { serveProduct } from "../support/served-product";
import type { ServedProduct } from "../support/served-product";
import { needs } from "../support/tools";

const suite = needs("goals, gaps and preconditions in the browser", "chromium");

/** Fails where a page has faults that axe finds, or scrolls sideways; leaves pictures of it where they are asked for. */
async function expectWell(page: Page, where: string): Promise<void> {
  const folder = process.env.SHORTLIST_SCREENSHOTS;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    for (const [width, colorScheme] of [[1280, "light"], [390, "dark"]] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(folder, `${where}-${width}.png`), fullPage: true });
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
  let context: Context;
  let id: string;
  let base: string;
  let page: Page;

  beforeAll(async () => {
    product = await serveProduct();
    ({ context } = product.administrator);
    ({ id } = await createSelection(context, { name: "CRM", organisation: "Voorbeeld BV", packId: "crm", language: "nl" }));
    base = `/selections/${id}`;
    page = await product.page({ viewport: { width: 1280, height: 900 } });
  });
  afterAll(() => product.stop());

  const saved = (at: Page) => at.getByRole("status").filter({ hasText: /^Opgeslagen$/ }).first().waitFor();

  test("empty pages say what to do next", async () => {
    for (const [path, text, link] of [["goals", "Nog geen doelen", "Naar de intake"], ["gaps", "Nog niets om te vergelijken", "Naar de intake"]]) {
      await page.goto(`${base}/${path}`);
      await page.getByText(text!, { exact: true }).waitFor();
      expect(await page.getByRole("main").getByRole("link", { name: link! }).getAttribute("href")).toBe(`${base}/intake`);
      await expectWell(page, `empty-${path}`);
    }
  });

  test("a ticked objective is made SMART while one types, and two windows lose nothing", async () => {
    const gap = { selected: true, inUse: false } as const;
    await saveChoices(context, id, [
      ...["data.1", "data.4", "sales.2", "service.1"].map((objective) => ({ item: `tno.objective.${objective}`, selected: true, inUse: null, priority: null, impact: null })),
      ...[1, 2, 55, 92].map((wish) => ({ item: `tno.wish.${wish}`, ...gap, priority: "necessary" as const, impact: "low" as const })),
      ...[3, 56, 93].map((wish) => ({ item: `tno.wish.${wish}`, ...gap, priority: "desirable" as const, impact: "high" as const })),
      ...[4, 27, 57].map((wish) => ({ item: `tno.wish.${wish}`, selected: true, inUse: true, priority: "necessary" as const, impact: "middle" as const })),
      ...[28, 94].map((wish) => ({ item: `tno.wish.${wish}`, ...gap, inUse: null, priority: "necessary" as const, impact: "middle" as const })),
      { item: "tno.wish.29", selected: false, inUse: true, priority: null, impact: null },
    ]);
    await page.goto(`${base}/goals`);
    await expectWell(page, "goals");
    await page.getByRole("link", { name: /[Mm]ailings/ }).click();
    await page.getByRole("heading", { name: "Wat er nog ontbreekt" }).waitFor();
    const second = await product.page();
    await second.goto(page.url());
    for (const [label, text] of [["Doel in eigen woorden", "Half zo veel onbestelbare post"], ["Wat wordt gemeten", "Retourpost per mailing"], ["Eenheid", "stuks"], ["Huidige waarde", "240"], ["Streefwaarde", "120"], ["Eigenaar", "Els de Boer"], ["Gemeten op", "2026-01-01"], ["Te bereiken op", "2028-01-01"]]) {
      await page.getByLabel(label!, { exact: true }).fill(text!);
    }
    await page.getByText("Klantgegevens centraal").last().click();
    await page.getByRole("checkbox").nth(0).check();
    await page.getByRole("heading", { name: "Dit doel is SMART" }).waitFor();
    await second.getByLabel("Toelichting", { exact: true }).fill("Gevraagd door marketing");
    await second.getByLabel("Toelichting", { exact: true }).blur();
    await saved(second);
    await second.getByLabel("Eigenaar", { exact: true }).fill("Bas");
    await second.getByLabel("Eigenaar", { exact: true }).blur();
    await second.getByText("Els de Boer").waitFor();
    expect((await loadGoals(context, id)).goals.find(({ title }) => title.startsWith("Half"))).toMatchObject({ owner: "Els de Boer", note: "Gevraagd door marketing", present: 240, wishes: [expect.any(String)] });
    await second.close();
  });

  test("figures after going live are drawn against the target, taken back after removal, and told in the evaluation", async () => {
    for (const [date, value] of [["2026-07-01", "215,5"], ["2027-01-01", "170"]]) {
      await page.getByLabel("Datum", { exact: true }).fill(date!);
      await page.getByLabel("Gemeten waarde (stuks)").fill(value!);
      await page.getByRole("button", { name: "Cijfer vastleggen" }).click();
      await page.getByRole("rowheader", { name: date === "2026-07-01" ? "1 juli 2026" : "1 januari 2027" }).waitFor({ state: "attached" });
    }
    await page.getByText("58% van de weg afgelegd op 1 januari 2027").waitFor();
    await expectWell(page, "goal");
    await page.getByRole("button", { name: "Cijfer van 1 juli 2026 weghalen" }).click();
    await page.getByRole("button", { name: "Ongedaan maken" }).click();
    await page.getByRole("rowheader", { name: "1 juli 2026" }).waitFor({ state: "attached" });
    await page.goto(`${base}/goals#evaluation`);
    await page.getByRole("row", { name: /Half zo veel.*op koers.*58%.*50%/ }).waitFor();
    await expectWell(page, "goals-evaluated");
  });

  test("a gap gets impact, prerequisites and a release; what waits for what is drawn and circles are named", async () => {
    await page.goto(`${base}/gaps`);
    await page.getByText("Bij 2 wensen is niet ingevuld of de functie al in gebruik is").waitFor();
    await page.getByText("1 functie is in gebruik en niet gewenst").waitFor();
    await expectWell(page, "gaps-before");
    const { gaps } = await loadGaps(context, id);
    const open = async (gap: string) => {
      await page.goto(`${base}/gaps/${gap}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
    };
    const need = async (name: string) => {
      await page.getByText("Andere verschillen die eerst overbrugd moeten zijn").click();
      await page.locator(`input[name="gap:${name}"]`).check();
      await saved(page);
    };
    await open(gaps[0]!.id);
    await page.getByLabel("Naam", { exact: true }).fill("Eén klantenbestand");
    await page.getByRole("group", { name: "Mensen" }).getByText("Hoog").click();
    await page.getByLabel("Impact op Mensen").fill("Verkopers houden zelf gegevens bij");
    await need("gap.tno.wish.3");
    await page.getByText("Randvoorwaarden die vervuld moeten zijn").click();
    await page.locator('input[name="precondition:tno.precondition.data.1"]').check();
    await expect.poll(async () => (await loadGaps(context, id)).gaps[0]!.needs.preconditions).toEqual(["tno.precondition.data.1"]);
    await expectWell(page, "gap");
    await open("gap.tno.wish.3");
    await need("gap.tno.wish.1");
    await page.getByText("Deze verschillen wachten op elkaar").waitFor();
    await open("gap.tno.wish.55");
    await need("gap.tno.wish.1");
    await page.goto(`${base}/gaps`);
    await page.getByText("1 voorwaarde staat in een latere release dan wat erop wacht").waitFor();
    await page.getByLabel("Release van: Eén klantenbestand").selectOption({ label: "Tweede release" });
    await saved(page);
    await page.getByText("2 voorwaarden staan in een latere release dan wat erop wacht").waitFor();
    await expectWell(page, "gaps");
  });

  test("a precondition whose date has passed is said to be overdue, and an own one can be taken away and back", async () => {
    await page.goto(`${base}/preconditions`);
    await page.locator('input[name="tno.precondition.data.1.due"]').fill("2026-01-31");
    await page.locator('input[name="tno.precondition.data.1.owner"]').fill("Bas");
    await page.locator('input[name="tno.precondition.data.1.owner"]').blur();
    await page.getByText("te laat sinds 31 januari 2026").waitFor();
    await page.getByLabel("Een eigen randvoorwaarde").fill("Netwerk in het magazijn");
    await page.getByRole("button", { name: "Toevoegen" }).click();
    await page.getByRole("button", { name: "Randvoorwaarde weghalen: Netwerk in het magazijn" }).click();
    await page.getByText("De randvoorwaarde is weggehaald.").waitFor();
    await page.getByRole("button", { name: "Ongedaan maken" }).click();
    await page.getByRole("button", { name: "Randvoorwaarde weghalen: Netwerk in het magazijn" }).waitFor();
    await expectWell(page, "preconditions");
    expect((await loadPreconditions(context, id)).counts).toMatchObject({ open: 24, overdue: 1 });
  });

  test("without JavaScript everything is saved by its button", async () => {
    const plain = await product.page({ javaScriptEnabled: false });
    await plain.goto(`${base}/goals/goal.tno.objective.sales.2`);
    await plain.getByLabel("Doel in eigen woorden").fill("Meer offertes");
    await plain.locator('form[action$="form=goal"] button[name="intent"]').last().click();
    await plain.getByRole("heading", { level: 1, name: "Meer offertes" }).waitFor();
    await plain.goto(`${base}/gaps/gap.tno.wish.56`);
    await plain.getByLabel("Huidige situatie").fill("In losse spreadsheets");
    await plain.locator('form[action$="form=gap"] button[name="intent"]').last().click();
    await expect.poll(async () => (await loadGaps(context, id)).gaps.find((gap) => gap.id === "gap.tno.wish.56")!.present).toBe("In losse spreadsheets");
    await plain.close();
    // What two windows changed at the same time was refused, as it should be.
    expect(product.problems.filter((problem) => !problem.includes("422"))).toEqual([]);
  });
});
