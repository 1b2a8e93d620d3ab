import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { emptyAnswer } from "~/domain/respondents/own-answer";
import type { Context } from "~/services/context.server";
import { createSelection } from "~/services/create-selection";
import { loadIntake } from "~/services/load-intake";
import { inviteRespondents } from "~/services/respondents/invite-respondents";
import { loadRespondents } from "~/services/respondents/load-respondents";
import { settleChoice } from "~/services/respondents/settle-choices";
import { setRoles } from "~db/members";

import { testUser } from "../support/accounts";
import { serveProduct } from "../support/served-product";
import type { ServedProduct } from "../support/served-product";
import { needs } from "../support/tools";

const suite = needs("respondents in the browser", "chromium");
const names = ["Anna", "Bas", "Cees", "Dina", "Els", "Fred"];

describe.skipIf(suite.skip)(suite.title, () => {
  let product: ServedProduct;
  let context: Context;
  let id: string;
  let lead: Page;
  let links: string[];

  beforeAll(async () => {
    product = await serveProduct();
    ({ context } = product.administrator);
    ({ id } = await createSelection(context, { name: "CRM", organisation: "Voorbeeld BV", packId: "crm", language: "nl" }));
    lead = await product.page({ viewport: { width: 1280, height: 900 } });
  });
  afterAll(() => product.stop());

  /** Fails where a page has faults that axe finds, or scrolls sideways on a phone. */
  async function expectWell(page: Page, where: string): Promise<void> {
    const before = page.viewportSize()!;
    await page.setViewportSize({ width: 390, height: 844 });
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    expect(content, `${where}: wider than a phone`).toBeLessThanOrEqual(window);
    await page.setViewportSize(before);
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
    expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ target }) => target.join(" ")).slice(0, 3).join(", ")}`), where).toEqual([]);
  }

  test("the lead invites six colleagues and gets a link for each, shown once", async () => {
    await lead.goto(`/selections/${id}/respondents`);
    await lead.getByText("Er is nog niemand gevraagd", { exact: true }).waitFor();
    await lead.getByLabel("Wie", { exact: true }).fill(names.join("\n"));
    await lead.getByRole("button", { name: "Uitnodigen" }).click();
    await lead.getByRole("heading", { name: "6 links gemaakt" }).waitFor();
    links = await lead.locator("input[readonly]").evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
    expect(new Set(links).size).toBe(6);
    await lead.goto(`/selections/${id}/respondents`);
    expect(await lead.content()).not.toContain(new URL(links[0]!).pathname);
    await expectWell(lead, "respondents");
  });

  test("on a phone, without an account: tick, say what it is worth, and come back to what was saved", async () => {
    const phone = await product.guestPage({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await phone.goto(new URL(links[0]!).pathname);
    await phone.getByRole("heading", { level: 1, name: "Uw checklist" }).waitFor();
    await expectWell(phone, "own checklist");
    const part = async (item: string, field: string, value?: string) =>
      phone.locator(`input[name="${field}.${item}"]${value === undefined ? "" : `[value="${value}"]`}`).first().check({ force: true });
    await part("tno.wish.1", "selected");
    await part("tno.wish.1", "priority", "necessary");
    await part("tno.wish.1", "impact", "low");
    await part("tno.wish.2", "selected");
    await expect.poll(async () => (await loadRespondents(context, id)).voices["tno.wish.1"]?.find(({ name }) => name === "Anna")).toMatchObject({ selected: true, priority: "necessary", impact: "low" });
    await expect.poll(async () => (await loadRespondents(context, id)).voices["tno.wish.2"]?.some(({ name, selected }) => name === "Anna" && selected)).toBe(true);
    await phone.reload();
    expect(await phone.locator('input[name="selected.tno.wish.2"]').first().isChecked()).toBe(true);
    await phone.getByRole("button", { name: "Mijn checklist is klaar" }).click();
    await phone.getByText("U hebt gezegd dat uw checklist klaar is").waitFor();
    await expectWell(phone, "own checklist, done");
    await phone.context().close();
  });

  test("the other five save at the same moment over HTTP, and nothing is lost", async () => {
    const wishes = Array.from({ length: 12 }, (_, index) => `tno.wish.${index + 1}`);
    const statuses = await Promise.all(links.slice(1).flatMap((link, person) => wishes.map(async (item) => {
      const changes = { [item]: { ...emptyAnswer(item), selected: true, priority: person < 2 ? "necessary" : "desirable", impact: "high", remark: `${names[person + 1]} over ${item}` } };
      const { pathname } = new URL(link);
      const response = await fetch(`${product.url}${pathname}?_data=routes%2Frespond`, {
        method: "POST", headers: { Origin: product.url }, body: new URLSearchParams({ changes: JSON.stringify(changes), base: JSON.stringify({ [item]: emptyAnswer(item) }) }),
      });
      return response.status;
    })));
    expect(new Set(statuses)).toEqual(new Set([200]));
    const { voices } = await loadRespondents(context, id);
    for (const item of wishes) {
      const said = voices[item]!.filter(({ remark }) => remark !== "");
      expect(said.map(({ name, remark }) => [name, remark]).sort(), item).toEqual(names.slice(1).map((name) => [name, `${name} over ${item}`]));
    }
  });

  test("three with a link and three with an account tick on their phones at the same moment, while the room looks on", async () => {
    const { id: workshop } = await createSelection(context, { name: "Werkplaats", organisation: "Voorbeeld BV", packId: "crm", language: "nl" });
    const { links: made } = await inviteRespondents(context, workshop, { people: names.slice(0, 3).join("\n"), language: "nl", lastDay: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10) });
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
    const withLink = await Promise.all(made.map(async ({ path }) => {
      const at = await product.guestPage(phone);
      await at.goto(path);
      return at;
    }));
    const withAccount = await Promise.all(names.slice(3).map(async (name) => {
      const user = await testUser(context.db, { name, email: `${name.toLowerCase()}@voorbeeld.example` });
      await setRoles(context.db, workshop, user.user.id, ["respondent"], context.now().toISOString());
      const at = await product.pageOf(user, phone);
      await at.goto(`/selections/${workshop}/checklist`);
      return at;
    }));
    await lead.goto(`/selections/${workshop}/respondents/room`);
    await lead.getByText("Nog niets te bespreken.").waitFor();
    const wishes = [1, 2].map((number) => `tno.wish.${number}`);
    await Promise.all([...withLink, ...withAccount].map(async (at, person) => {
      await at.getByRole("heading", { level: 1, name: "Uw checklist" }).waitFor();
      for (const wish of wishes) {
        await at.locator(`input[name="selected.${wish}"]`).first().tap();
        await at.locator(`input[name="impact.${wish}"][value="${person % 2 ? "low" : "high"}"]`).first().check({ force: true });
      }
    }));
    await expect.poll(async () => Object.entries((await loadRespondents(context, workshop)).voices).map(([wish, said]) => [wish, said.filter(({ selected, impact }) => selected && impact !== null).length]).sort()).toEqual(wishes.map((wish) => [wish, 6]));
    expect((await loadRespondents(context, workshop)).people.map(({ name, byAccount }) => [name, byAccount]).sort()).toEqual(names.map((name, index) => [name, index > 2]));
    // The room shows it by itself, and what is settled leaves it.
    await lead.getByRole("listitem").filter({ hasText: "3 laag" }).filter({ hasText: "3 hoog" }).first().waitFor();
    await settleChoice(context, workshop, { choice: { item: wishes[0]!, selected: true, inUse: null, priority: "necessary", impact: "low" }, reason: "Zo is het" });
    await lead.getByRole("heading", { name: "1 verschil vastgesteld" }).waitFor();
    // Without a connection it goes on showing what it showed, and says so.
    await lead.context().setOffline(true);
    await lead.getByText("Geen verbinding.").waitFor();
    await lead.getByRole("heading", { name: "1 verschil vastgesteld" }).waitFor();
    await lead.context().setOffline(false);
    await lead.getByText("Geen verbinding.").waitFor({ state: "detached" });
    product.problems.splice(0, product.problems.length, ...product.problems.filter((problem) => !problem.includes("ERR_INTERNET_DISCONNECTED")));
    for (const at of [...withLink, ...withAccount]) await at.context().close();
  });

  test("the lead sees where they differ and settles it with a reason, which stands in the checklist", async () => {
    await lead.goto(`/selections/${id}/respondents`);
    const row = lead.locator('[id="wish-tno.wish.1"]');
    await row.waitFor();
    const wishes = await lead.locator('tr[id^="wish-"]').evaluateAll((rows) => rows.map((one) => one.id));
    await row.getByRole("link", { name: /^Vaststellen/ }).click();
    const dialog = lead.getByRole("dialog");
    await dialog.getByText("Bas over tno.wish.1").waitFor();
    await dialog.getByRole("group", { name: "Prioriteit" }).getByText("Noodzakelijk").click();
    await dialog.getByRole("group", { name: "Impact" }).getByText("Laag").click();
    await dialog.getByLabel("Reden").fill("Zonder dit kan de binnendienst niet werken");
    await dialog.getByRole("button", { name: "Vaststellen" }).click();
    await lead.getByRole("status").filter({ hasText: `Vastgesteld; zo staat het nu in het traject. ${wishes.length > 1 ? `Nog ${wishes.length - 1}` : "Er zijn geen"}` }).waitFor();
    // The keyboard goes on at the next one that is open.
    const at = wishes.indexOf("wish-tno.wish.1");
    await expect.poll(() => lead.evaluate(() => (document.activeElement?.closest("tr") ?? document.activeElement)?.id)).toBe(wishes[at + 1] ?? wishes[at - 1] ?? "agreement");
    expect((await loadIntake(context, id))!.choices["tno.wish.1"]).toMatchObject({ selected: true, priority: "necessary", impact: "low" });
    await lead.goto(`/selections/${id}/respondents?show=settled`);
    await lead.getByText("Zonder dit kan de binnendienst niet werken").waitFor();
    await expectWell(lead, "settled");
  });

  test("settles many at once by what most say, without JavaScript on a phone, and puts it back; with the keyboard", async () => {
    const plain = await product.page({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    const address = `/selections/${id}/respondents/settle?atLeast=3`;
    await plain.goto(`${address}&tick=none`);
    await plain.getByRole("checkbox").nth(0).check();
    await plain.getByRole("checkbox").nth(2).check();
    await plain.getByRole("button", { name: "Wat is aangevinkt vaststellen" }).click();
    await plain.getByText("2 verschillen vastgesteld").waitFor();
    const settled = async () => Object.values((await loadRespondents(context, id)).settled).filter(({ reason }) => reason === "Ten minste 3 van de 6 respondenten zeggen dit.").length;
    expect(await settled()).toBe(2);
    await plain.getByRole("button", { name: "Ongedaan maken" }).click();
    await plain.getByText("2 keuzes teruggezet").waitFor();
    expect(await settled()).toBe(0);
    await plain.context().close();
    await lead.goto(address);
    await expectWell(lead, "settle many");
    const boxes = await lead.getByRole("checkbox").count();
    await lead.getByRole("checkbox").first().focus();
    await lead.keyboard.press("Space");
    await lead.getByRole("button", { name: "Wat is aangevinkt vaststellen" }).focus();
    await lead.keyboard.press("Enter");
    await lead.getByRole("status").filter({ hasText: `${boxes - 1} verschillen vastgesteld` }).waitFor();
    expect(await settled()).toBe(boxes - 1);
  });

  test("what a phone could not save is still there, and saved, after the page is loaded again", async () => {
    const phone = await product.guestPage({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await phone.goto(new URL(links[4]!).pathname);
    await phone.route("**/respond/**", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
    await phone.locator('input[name="selected.tno.wish.21"]').first().check({ force: true });
    await phone.getByText("Niet opgeslagen: geen verbinding").waitFor();
    await phone.unroute("**/respond/**");
    await phone.reload();
    expect(await phone.locator('input[name="selected.tno.wish.21"]').first().isChecked()).toBe(true);
    await expect.poll(async () => (await loadRespondents(context, id)).voices["tno.wish.21"]?.some(({ name, selected }) => name === "Els" && selected)).toBe(true);
    await phone.context().close();
    product.problems.splice(0, product.problems.length, ...product.problems.filter((problem) => !problem.includes("ERR_FAILED")));
  });

  test("without JavaScript a respondent saves by button, and without a mouse ticks with the keyboard", async () => {
    const plain = await product.guestPage({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    await plain.goto(new URL(links[5]!).pathname);
    await plain.locator('input[name="selected.tno.wish.20"]').first().focus();
    await plain.keyboard.press("Space");
    await plain.keyboard.press("Enter");
    await expect.poll(async () => (await loadRespondents(context, id)).voices["tno.wish.20"]?.some(({ name, selected }) => name === "Fred" && selected)).toBe(true);
    expect((await loadRespondents(context, id)).voices["tno.wish.1"]).toContainEqual(expect.objectContaining({ name: "Fred", remark: "Fred over tno.wish.1" }));
    await plain.context().close();
    expect(product.problems).toEqual([]);
  });
});
