import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { translator } from "~/i18n/translate";
import type { Context } from "~/services/context.server";
import { setRoles } from "~db/members";
import { createSelection } from "~/services/create-selection";
import { closeReading } from "~/services/import-response";
import { saveChoices } from "~/services/save-choices";

import { committeeSelection } from "../support/committee-selection";
import type { CommitteeSelection } from "../support/committee-selection";
import { serveProduct } from "../support/served-product";
import type { ServedProduct } from "../support/served-product";
import { needs } from "../support/tools";

const t = translator("nl");
const suite = needs("a lost connection in the browser", "chromium");

describe.skipIf(suite.skip)(suite.title, () => {
  let product: ServedProduct;
  let context: Context;
  let committee: CommitteeSelection;
  let base: string;
  let page: Page;

  beforeAll(async () => {
    product = await serveProduct();
    context = { ...product.administrator.context, now: () => new Date("2026-05-01T09:00:00.000Z") };
    committee = await committeeSelection(context, { evaluators: [] });
    const { user } = product.administrator;
    const at = context.now().toISOString();
    await setRoles(context.db, committee.id, user.id, ["lead", "evaluator"], at);
    await context.db.insertInto("declaration").values({ selection_id: committee.id, user_id: user.id, number: 1, state: "clear", text_hash: null, at, by: user.id }).execute();
    const { id } = await createSelection(context, { name: "CRM", organisation: "Voorbeeld BV", packId: "crm", language: "nl" });
    await saveChoices(context, id, [{ item: "tno.objective.data.1", selected: true, inUse: null, priority: null, impact: null }]);
    base = `/selections/${id}`;
    page = await product.page({ viewport: { width: 1280, height: 900 } });
  });
  afterEach(() => page.context().setOffline(false));
  afterAll(async () => {
    await closeReading();
    await product?.stop();
  });

  const offline = t("interface.intake.save.offline");
  const saved = () => page.getByText(t("interface.intake.save.saved"), { exact: true }).first().waitFor();

  /** Loses the connection, lets one work, and finds it again. */
  async function without(work: () => Promise<void>, said: string): Promise<void> {
    await page.waitForLoadState("networkidle");
    await page.context().setOffline(true);
    await work();
    await page.getByText(said, { exact: true }).first().waitFor();
    // Still so after it was tried again in vain.
    await page.waitForTimeout(5000);
    await page.getByText(said, { exact: true }).first().waitFor();
    await page.context().setOffline(false);
  }

  test("what is ticked at the intake is saved once there is a connection again", async () => {
    await page.goto(`${base}/intake?function=all`);
    const boxes = page.locator("main input[type=checkbox]:not(:checked):visible");
    const names = [await boxes.nth(0).getAttribute("name"), await boxes.nth(1).getAttribute("name")].map((name) => `input[name="${name}"]`);
    await without(async () => {
      for (const name of names) await page.locator(name).check();
    }, offline);
    await saved();
    await page.reload();
    expect(await Promise.all(names.map((name) => page.locator(name).isChecked()))).toEqual([true, true]);
  });

  test("what is typed in a form that saves by itself stays, and is saved later", async () => {
    await page.goto(`${base}/goals`);
    await page.locator("main a[href*='/goals/']").first().click();
    const words = page.getByLabel("Doel in eigen woorden", { exact: true });
    await words.waitFor();
    await without(async () => {
      await words.fill("Half zo veel onbestelbare post");
      await page.getByLabel("Eigenaar", { exact: true }).fill("Els de Boer");
      await page.getByLabel("Toelichting", { exact: true }).focus();
    }, offline);
    expect(await words.inputValue()).toBe("Half zo veel onbestelbare post");
    await saved();
    await page.reload();
    expect([await words.inputValue(), await page.getByLabel("Eigenaar", { exact: true }).inputValue()]).toEqual(["Half zo veel onbestelbare post", "Els de Boer"]);
  });

  test("marks are kept and saved later", async () => {
    await page.goto(`/selections/${committee.id}/scoring?requirement=${committee.text}`);
    const marks = page.locator("[data-cell]").first();
    await marks.waitFor();
    await without(async () => {
      await page.keyboard.press("j");
      await page.keyboard.press("7");
    }, t("interface.scoring.saving.offline"));
    await page.getByText(t("interface.scoring.saving.saved"), { exact: true }).waitFor();
    await page.reload();
    await marks.waitFor();
    expect(await marks.locator("input[type=radio]:checked").getAttribute("data-mark")).toBe("7");
  });

  test("weights that could not be sent stay on the page", async () => {
    await page.goto(`${base}/weights`);
    const weight = page.locator("main input[inputmode], main input[type=number]").first();
    await page.waitForLoadState("networkidle");
    await weight.fill("37");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: t("interface.weights.save") }).first().click();
    await page.getByText(t("interface.error.unreachable")).waitFor();
    expect(await weight.inputValue()).toBe("37");
    await page.context().setOffline(false);
    await page.getByRole("button", { name: t("interface.weights.save") }).first().click();
    await page.getByText(t("interface.weights.saved")).waitFor();
    expect(await weight.inputValue()).toBe("37");
  });

  test("who leaves weights that were changed and not saved is asked, and stays or goes as they say", async () => {
    await page.goto(`${base}/weights`);
    const weight = page.getByRole("spinbutton").first();
    const before = await weight.inputValue();
    await weight.fill(String(Number(before) + 7));
    const asked: string[] = [];
    const leave = async (agree: boolean) => {
      page.once("dialog", (dialog) => {
        asked.push(dialog.message());
        void (agree ? dialog.accept() : dialog.dismiss());
      });
      await page.getByRole("navigation", { name: t("interface.shell.rail.label") }).getByRole("link", { name: t("interface.shell.beside.goals") }).click();
    };
    await leave(false);
    await expect.poll(() => asked.length).toBe(1);
    expect([new URL(page.url()).pathname, await weight.inputValue()]).toEqual([`${base}/weights`, String(Number(before) + 7)]);
    await leave(true);
    await page.waitForURL(`**${base}/goals`);
    expect(asked).toEqual([t("interface.weights.leave"), t("interface.weights.leave")]);
    await page.goto(`${base}/weights`);
    expect(await page.getByRole("spinbutton").first().inputValue()).toBe(before);
    await page.getByRole("navigation", { name: t("interface.shell.rail.label") }).getByRole("link", { name: t("interface.shell.beside.goals") }).click();
    await page.waitForURL(`**${base}/goals`);
    expect(asked.length).toBe(2);
  });

  test("what is typed and ticked while the page is still on its way is saved once it is there", async () => {
    const slow = await page.context().newPage();
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => { arrive = resolve; });
    await slow.route(/\/assets\/.*\.js$/, async (route) => {
      await arrived;
      await route.continue();
    });
    const goal = (await page.goto(`${base}/goals`), await page.locator("main a[href*='/goals/']").first().getAttribute("href"));
    await slow.goto(`${product.url}${goal}`, { waitUntil: "commit" });
    await slow.getByLabel("Toelichting", { exact: true }).fill("Afgesproken met de directie");
    await slow.getByLabel("Conclusie", { exact: false }).first().waitFor();
    arrive();
    await slow.getByText(t("interface.intake.save.saved"), { exact: true }).first().waitFor();
    const intake = await page.context().newPage();
    await intake.route(/\/assets\/.*\.js$/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 3000));
      await route.continue();
    });
    await intake.goto(`${product.url}${base}/intake?function=all`, { waitUntil: "commit" });
    const boxes = intake.locator("main input[type=checkbox]:visible");
    const name = await boxes.nth(4).getAttribute("name");
    await boxes.nth(4).check();
    await intake.getByText(t("interface.intake.save.saved"), { exact: true }).first().waitFor();
    await slow.reload();
    await intake.reload();
    expect([await slow.getByLabel("Toelichting", { exact: true }).inputValue(), await intake.locator(`input[name="${name}"]`).isChecked()]).toEqual(["Afgesproken met de directie", true]);
    await slow.close();
    await intake.close();
  });

  test("one save runs at a time, also on a slow machine, and the last one holds everything", async () => {
    await page.goto(`${base}/goals`);
    await page.locator("main a[href*='/goals/']").first().click();
    await page.getByLabel("Eenheid", { exact: true }).waitFor();
    let [running, most] = [0, 0];
    await page.route(/\/goals\/.*form=goal/, async (route) => {
      most = Math.max(most, ++running);
      const response = await route.fetch();
      await new Promise((resolve) => setTimeout(resolve, 400));
      running -= 1;
      await route.fulfill({ response });
    });
    const slowdown = await page.context().newCDPSession(page);
    await slowdown.send("Emulation.setCPUThrottlingRate", { rate: 8 });
    const texts = { "Wat wordt gemeten": "Retourpost per mailing", Eenheid: "stuks", Eigenaar: "Bas de Wit", Toelichting: "Gemeten bij elke mailing" };
    for (const [label, text] of Object.entries(texts)) {
      const field = page.getByLabel(label, { exact: true });
      await field.fill("");
      await field.pressSequentially(text, { delay: 15 });
    }
    await page.getByLabel("Eenheid", { exact: true }).focus();
    await slowdown.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    await saved();
    await expect.poll(() => running).toBe(0);
    await saved();
    expect(most).toBe(1);
    await page.unroute(/\/goals\/.*form=goal/);
    await page.reload();
    expect(await Promise.all(Object.keys(texts).map((label) => page.getByLabel(label, { exact: true }).inputValue()))).toEqual(Object.values(texts));
  });
});
