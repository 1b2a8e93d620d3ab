import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createSelection } from "~/services/create-selection";
import { loadRequirements } from "~/services/load-requirements";

import { largeQuestionnaire } from "../support/requirement-lists";
import { serveProduct } from "../support/served-product";
import type { ServedProduct } from "../support/served-product";
import { needs } from "../support/tools";

const suite = needs("own content in the browser", "chromium");

describe.skipIf(suite.skip)(suite.title, () => {
  let product: ServedProduct;
  const list = join(tmpdir(), `shortlist-pve-${process.pid}.xlsx`);

  beforeAll(async () => {
    product = await serveProduct();
    writeFileSync(list, await largeQuestionnaire());
  }, 180_000);
  afterAll(() => product.stop());

  async function newSelection(name: string): Promise<string> {
    return (await createSelection(product.administrator.context, { name, organisation: "Voorbeeld BV", packId: "service-desk", language: "nl" })).id;
  }

  async function expectAccessible(page: Page): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).slice(0, 3).join(", ")}`), page.url()).toEqual([]);
  }

  /** From the file to the last step, as it is guessed. */
  async function readList(page: Page, id: string, checked: boolean) {
    await page.goto(`/selections/${id}/requirements`);
    await page.getByRole("link", { name: "Lijst inlezen" }).click();
    await page.getByLabel("Bestand met eisen en wensen").setInputFiles(list);
    if (checked) await expectAccessible(page);
    await page.getByRole("button", { name: "Inlezen" }).click();
    await page.getByText("Op dit blad staan eisen").first().waitFor();
    if (checked) await expectAccessible(page);
    await page.getByRole("button", { name: "Opslaan en verder" }).click();
    await page.getByText("Tekst van de eis").first().waitFor();
    if (checked) await expectAccessible(page);
    await page.getByRole("button", { name: "Opslaan en verder" }).click();
    await page.getByText("1 Functioneel › 1.1 Klantgegevens").first().waitFor();
    if (checked) await expectAccessible(page);
    await page.getByRole("button", { name: "Opslaan en verder" }).click();
    await page.getByText("400 rijen met een eis gevonden").waitFor();
    if (checked) await expectAccessible(page);
  }

  test.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])("a questionnaire of 400 rows is read, checked, taken over and taken back (JavaScript: $javaScriptEnabled)", async (options) => {
    const page = await product.page(options);
    const id = await newSelection("Lijst");
    const count = async () => (await loadRequirements(product.administrator.context, id))!.requirements.length;
    const before = await count();
    await readList(page, id, options.javaScriptEnabled);
    await page.getByRole("checkbox").first().uncheck();
    await page.getByRole("button", { name: "Aangevinkte eisen overnemen" }).click();
    await page.getByText("399 eisen overgenomen").waitFor();
    expect(await count()).toBe(before + 399);
    await page.getByRole("button", { name: "Overname ongedaan maken" }).click();
    await page.getByText("399 eisen verwijderd").waitFor();
    expect(await count()).toBe(before);
    await page.context().close();
    expect(product.problems).toEqual([]);
  });

  test("own content is copied, changed, published, and a selection starts with it; on a phone nothing sticks out", async () => {
    const page = await product.page({ viewport: { width: 390, height: 844 } });
    await page.goto("/administration/packs");
    await page.getByLabel("Naam in het Nederlands").fill("Onze servicedesk");
    await page.getByLabel("Naam in het Engels").fill("Our service desk");
    await page.getByLabel("Kopie van").selectOption("service-desk");
    await page.getByRole("button", { name: "Kopie maken" }).click();
    await page.getByRole("heading", { name: "Onze servicedesk" }).waitFor();
    await page.getByRole("combobox", { name: "Soort" }).selectOption("wish");
    await page.getByRole("button", { name: "Onderdeel toevoegen" }).click();
    await page.getByLabel("Tekst (Nederlands)").fill("Een eigen wens");
    await page.getByLabel("Tekst (English)").fill("A wish of our own");
    await page.getByLabel("Staat onder").selectOption({ index: 1 });
    await page.getByRole("button", { name: "Opslaan", exact: true }).click();
    await page.getByRole("link", { name: "Een eigen wens" }).waitFor();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Publiceren …" }).click();
    await page.getByRole("button", { name: "Publiceren" }).click();
    await page.getByText("1.0.0", { exact: false }).first().waitFor();
    expect((await page.request.get("/administration/packs/onze-servicedesk.zip")).headers()["content-type"]).toBe("application/zip");
    await page.goto("/selections/new");
    await page.getByText("Onze servicedesk").waitFor();
    for (const address of ["/administration/packs", "/library", `/selections/${await newSelection("Smal")}/requirements/origins`, "/selections/new"]) {
      await page.goto(address);
      expect([address, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([address, 390]);
      await expectAccessible(page);
    }
    await page.context().close();
    expect(product.problems).toEqual([]);
  });
});
