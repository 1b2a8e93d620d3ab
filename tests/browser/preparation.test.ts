import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { loadBusinessCase } from "~/services/business-case";
import type { Context } from "~/services/context.server";
import { createSelection } from "~/services/create-selection";
import { loadGoals } from "~/services/goals";
import { addImplementationLine, loadImplementation } from "~/services/implementation";
import { addPhaseDecision, loadPhase } from "~/services/phases/phase-plan";
import { addProjectMember, loadProjectRoles, setProjectMember } from "~/services/phases/project-roles";
import { addSwotEntry, loadSwot } from "~/services/phases/swot";
import { addPrecondition, loadPreconditions } from "~/services/preconditions";
import { addReadinessAction } from "~/services/readiness-actions";
import { loadReadiness } from "~/services/readiness-answers";
import { loadRequest } from "~/services/request-draft";
import { addRisk, loadRisks } from "~/services/risks";
import { saveChoices } from "~/services/save-choices";
import { setRoles } from "~db/members";

import { testUser } from "../support/accounts";
import { serveProduct } from "../support/served-product";
import type { ServedProduct } from "../support/served-product";
import { needs } from "../support/tools";

const suite = needs("the way through the preparation in the browser", "chromium");

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
    await saveChoices(context, id, [1, 4].map((objective) => ({ item: `tno.objective.data.${objective}`, selected: true, inUse: null, priority: null, impact: null })));
    base = `/selections/${id}`;
    page = await product.page({ viewport: { width: 1280, height: 900 } });
  });
  afterAll(() => product.stop());

  const focused = () => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name ?? "");

  test("what a search leads to is unfolded, in sight and marked", async () => {
    await page.goto(`${base}/guide`);
    await page.locator("[name=q]").fill("aansluiting bij bedrijfsstrategie");
    await page.keyboard.press("Enter");
    await page.locator("#nearest tbody th a").first().click();
    const item = page.locator("[id='tno.vision.necessity.2'][data-target]");
    await item.waitFor();
    await expect.poll(() => item.evaluate((one) => one.getBoundingClientRect()).then(({ top, bottom }) => top >= 0 && bottom <= 900)).toBe(true);
    // Elsewhere nothing stays marked.
    await page.goto(`${base}/goals`);
    expect(await page.locator("[data-target]").count()).toBe(0);
  });

  test("who fills in a form and leaves at once loses nothing of it", async () => {
    await page.goto(`${base}/goals`);
    await page.locator("main a[href*='/goals/']").first().click();
    await page.getByRole("heading", { name: "Wat er nog ontbreekt" }).waitFor();
    // Each field that is left is saved; the next ones are filled in while that runs.
    const typed = { "Doel in eigen woorden": "Half zo veel retourpost", "Wat wordt gemeten": "Retourpost per mailing", Eenheid: "stuks", "Huidige waarde": "240", Streefwaarde: "120", "Te bereiken op": "2028-01-01", Eigenaar: "Els de Boer" };
    for (const [label, text] of Object.entries(typed)) await page.getByLabel(label, { exact: true }).fill(text);
    await page.getByRole("link", { name: "Risico's" }).first().click();
    await page.waitForURL(/\/risks$/);
    expect((await loadGoals(context, id)).goals[0]).toMatchObject({ title: "Half zo veel retourpost", measure: "Retourpost per mailing", unit: "stuks", present: 240, target: 120, date: "2028-01-01", owner: "Els de Boer" });
  });

  test("with the keyboard alone: a line that is added is the one that one types in, and moving it keeps one's place", async () => {
    await page.goto(`${base}/phases/swot`);
    for (const text of ["Vaste klanten", "Korte lijnen"]) {
      await page.getByRole("button", { name: "Sterkte toevoegen" }).focus();
      await page.keyboard.press("Enter");
      await expect.poll(focused).toMatch(/^text:/);
      await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)).toBe("");
      await page.keyboard.type(text);
    }
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Sterkte 2 naar boven" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await loadSwot(context, id))!.entries.map(({ text }) => text)).toEqual(["Korte lijnen", "Vaste klanten"]);
    // The focus is still on the line that moved, which is the first now.
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest("li")?.querySelector("textarea")?.value)).toBe("Korte lijnen");
  });

  test("the business case saves while one types, also what is typed as a line is added", async () => {
    await page.goto(`${base}/business-case`);
    await page.getByRole("button", { name: "Kostenpost toevoegen" }).click();
    await expect.poll(focused).toMatch(/^costs\..+\.label$/);
    await page.keyboard.type("Licenties");
    await page.locator('input[name^="costs."][name$=".amount.expected"]').fill("10000");
    await page.getByRole("button", { name: "Opbrengst toevoegen" }).click();
    await expect.poll(focused).toMatch(/^returns\..+\.label$/);
    await page.keyboard.type("Minder dubbel werk");
    await page.locator('input[name^="returns."][name$=".amount.expected"]').fill("30000");
    await page.getByRole("rowheader", { name: "Netto contante waarde" }).waitFor();
    await page.getByLabel("Aannames en bronnen").fill("Uren geschat door de binnendienst");
    await page.getByRole("link", { name: "Risico's" }).first().click();
    await page.waitForURL(/\/risks$/);
    const { businessCase } = await loadBusinessCase(context, id);
    expect(businessCase).toMatchObject({ costs: [{ label: "Licenties", amount: { expected: 10_000 } }], returns: [{ label: "Minder dubbel werk", amount: { expected: 30_000 } }], note: "Uren geschat door de binnendienst" });
  });

  test("two windows on the business case: lines come and go around what is typed, and only the same figure is asked", async () => {
    await page.goto(`${base}/business-case`);
    const other = await product.page();
    await other.goto(`${base}/business-case`);
    const expected = (of: Page, part: string) => of.locator(`input[name^="${part}."][name$=".amount.expected"]`);
    // The other adds a line and changes two figures, while the first goes on typing in the form as it was loaded.
    await other.getByRole("button", { name: "Kostenpost toevoegen" }).click();
    await expect.poll(() => expected(other, "costs").count()).toBe(2);
    await expected(other, "costs").first().fill("11000");
    await expected(other, "returns").first().fill("32000");
    await expect.poll(async () => (await loadBusinessCase(context, id)).businessCase.returns[0]!.amount.expected).toBe(32_000);
    const note = page.getByLabel("Aannames en bronnen");
    await note.fill("Uren geschat");
    await expect.poll(() => expected(page, "costs").count()).toBe(2);
    expect(await focused()).toBe("note");
    await page.keyboard.type(" door de binnendienst");
    await expected(page, "costs").first().fill("12000");
    const choice = page.getByRole("group", { name: "Licenties: Bedrag (verwacht)" });
    await choice.getByRole("radio", { name: /12000/ }).check();
    await expect.poll(async () => (await loadBusinessCase(context, id)).businessCase).toMatchObject({ costs: [{ amount: { expected: 12_000 } }, {}], returns: [{ amount: { expected: 32_000 } }], note: "Uren geschat door de binnendienst" });
    await other.close();
  });

  test("who types in a line while another adds one or takes one out keeps text, focus and caret, and both are saved", async () => {
    const colleague = await testUser(context.db, { name: "Bram", email: "bram@voorbeeld.example", mayCreate: true });
    await setRoles(context.db, id, colleague.user.id, ["lead"], new Date().toISOString());
    const [leader, core] = [await addProjectMember(context, id, "leader"), await addProjectMember(context, id, "core")];
    const training = await addImplementationLine(context, id, "trainings");
    const [risk, condition] = [await addRisk(context, id, { text: "Overname", group: null }), await addPrecondition(context, id, { text: "Netwerk", function: null })];
    const action = await addReadinessAction(context, id, null, "Plan schrijven");
    const decision = await addPhaseDecision(context, id, "tno.phase.1.prompt.1");
    const entry = (await loadSwot(context, id)).entries[0]!;
    const bram = colleague.context;
    const cases: [page: string, field: string, add: () => Promise<{ id: string }>, kept: () => Promise<unknown>][] = [
      ["phases/roles", `name:${leader.id}`, () => addProjectMember(bram, id, "owner"), async () => (await loadProjectRoles(context, id)).members.find((one) => one.id === leader.id)?.name],
      ["phases/swot", `text:${entry.id}`, () => addSwotEntry(bram, id, entry.kind), async () => (await loadSwot(context, id)).entries.find((one) => one.id === entry.id)?.text],
      ["phases/1", `text:${decision.id}`, () => addPhaseDecision(bram, id, "tno.phase.1.prompt.1"), async () => (await loadPhase(context, id, 1))!.phase.prompts.flatMap((prompt) => prompt.decisions).find((one) => one.id === decision.id)?.text],
      ["implementation", `group:${training.id}`, () => addImplementationLine(bram, id, "trainings"), async () => (await loadImplementation(context, id)).implementation.trainings.find((one) => one.id === training.id)?.group],
      ["risks", `measure:${risk.id}`, () => addRisk(bram, id, { text: "Staking", group: null }), async () => (await loadRisks(context, id)).risks.find((one) => one.id === risk.id)?.measure],
      ["preconditions", `${condition.id}.note`, () => addPrecondition(bram, id, { text: "Stroom", function: null }), async () => (await loadPreconditions(context, id)).preconditions.find((one) => one.id === condition.id)?.note],
      ["readiness", `owner:${action.id}`, () => addReadinessAction(bram, id, null, "Team kiezen"), async () => (await loadReadiness(context, id)).actions.find((one) => one.id === action.id)?.owner],
    ];
    for (const [path, field, add, kept] of cases) {
      await page.goto(`${base}/${path}`);
      const added = await add();
      const input = page.locator(`[name="${field}"]`);
      await input.fill("Els er");
      await input.evaluate((element: HTMLInputElement) => element.setSelectionRange(4, 4));
      await page.keyboard.type("Bakk");
      await page.locator(`main form:has([name="${field}"]) [name*="${added.id}"]`).first().waitFor({ state: "attached" });
      expect(await page.evaluate(() => [(document.activeElement as HTMLInputElement).name, (document.activeElement as HTMLInputElement).selectionStart]), path).toEqual([field, 8]);
      await page.keyboard.type("!");
      expect(await input.inputValue(), path).toBe("Els Bakk!er");
      await expect.poll(kept, { message: path }).toBe("Els Bakk!er");
    }

    // The other takes out the line that is being typed in, and one beside it.
    await page.goto(`${base}/phases/roles`);
    await setProjectMember(bram, id, leader.id, true);
    await setProjectMember(bram, id, core.id, true);
    await page.locator(`[name="name:${leader.id}"]`).fill("Els de Boer");
    await page.locator(`[name="name:${core.id}"]`).waitFor({ state: "detached" });
    expect(await focused()).toBe(`name:${leader.id}`);
    await page.keyboard.type(" (directie)");
    await expect.poll(async () => (await loadProjectRoles(context, id)).members.find((one) => one.id === leader.id)?.name).toBe("Els de Boer (directie)");

    // Two people in the browser: each types in a line of the own making. What waits in the form that adds stays there.
    const other = await product.pageOf(colleague);
    await other.goto(`${base}/risks`);
    await page.goto(`${base}/risks`);
    const adds = (of: Page) => of.getByLabel("Een eigen risico");
    await adds(page).fill("Nog te bedenken");
    await adds(other).fill("Ziekte");
    await other.getByRole("button", { name: "Toevoegen", exact: true }).first().click();
    await expect.poll(() => other.evaluate(() => (document.activeElement as HTMLInputElement).name)).toMatch(/:risk\.own-/);
    expect(await adds(other).inputValue()).toBe("");
    await other.locator(`[name="owner:${risk.id}"]`).fill("Bram");
    await page.locator(`[name="measure:${risk.id}"]`).fill("Contract");
    await expect.poll(() => page.locator('input[value="Ziekte"]').count()).toBe(1);
    expect([await adds(page).inputValue(), await focused()]).toEqual(["Nog te bedenken", `measure:${risk.id}`]);
    await expect.poll(async () => (await loadRisks(context, id)).risks.find((one) => one.id === risk.id)).toMatchObject({ owner: "Bram", measure: "Contract" });
    await other.context().close();
  });

  test("a line of the business case that was taken out comes back, also without JavaScript", async () => {
    const plain = await product.page({ javaScriptEnabled: false });
    await plain.goto(`${base}/business-case`);
    await plain.getByRole("button", { name: "Licenties weghalen" }).click();
    await plain.getByText("Regel weggehaald.").waitFor();
    expect((await loadBusinessCase(context, id)).businessCase.costs).toHaveLength(1);
    await plain.getByRole("button", { name: "Ongedaan maken" }).click();
    await plain.getByRole("button", { name: "Licenties weghalen" }).waitFor();
    expect((await loadBusinessCase(context, id)).businessCase.costs[0]).toMatchObject({ label: "Licenties", amount: { expected: 12_000 } });
    await plain.close();
  });

  test("another kind of request takes its own gates, and a tick that is then set is kept", async () => {
    await page.goto(`${base}/request`);
    const gates = async () => { const { kind, sealed } = (await loadRequest(context, id))!.draft; return { kind, sealed }; };
    await page.locator('label:has(input[name="kind"][value="rfi"])').click();
    await expect.poll(gates).toEqual({ kind: "rfi", sealed: false });
    await expect.poll(() => page.locator('input[name="gatesOf"]').inputValue()).toBe("rfi");
    await page.locator('input[name="sealed"]').check();
    await expect.poll(gates).toEqual({ kind: "rfi", sealed: true });
  });

  test("without JavaScript a refused form comes back as it was filled in", async () => {
    const plain = await product.page({ javaScriptEnabled: false });
    await plain.goto(`${base}/goals`);
    await plain.locator("main a[href*='/goals/']").nth(1).click();
    await plain.getByLabel("Doel in eigen woorden", { exact: true }).fill("Elke klant heeft één dossier");
    await plain.getByLabel("Huidige waarde", { exact: true }).fill("een stuk of veertig");
    await plain.getByLabel("Toelichting", { exact: true }).fill("Gevraagd door de binnendienst");
    await plain.getByRole("button", { name: "Opslaan" }).first().click();
    await plain.locator("[aria-invalid=true]").waitFor();
    for (const [label, text] of [["Doel in eigen woorden", "Elke klant heeft één dossier"], ["Huidige waarde", "een stuk of veertig"], ["Toelichting", "Gevraagd door de binnendienst"]]) {
      expect(await plain.getByLabel(label!, { exact: true }).inputValue()).toBe(text);
    }
    await plain.getByLabel("Huidige waarde", { exact: true }).fill("40");
    await plain.getByRole("button", { name: "Opslaan" }).first().click();
    await expect.poll(async () => (await loadGoals(context, id)).goals[1]).toMatchObject({ title: "Elke klant heeft één dossier", present: 40, note: "Gevraagd door de binnendienst" });

    // A question that asks for a number, with words in it: the choices and notes beside it stay too.
    await plain.goto(`${base}/readiness/5`);
    await plain.locator('[name="number:inv.5.20"]').fill("een paar weken");
    await plain.locator('[name="note:inv.5.20"]').fill("Vraag nog na");
    await plain.getByRole("button", { name: "Opslaan" }).first().click();
    await plain.locator("[aria-invalid=true]").waitFor();
    expect([await plain.locator('[name="number:inv.5.20"]').inputValue(), await plain.locator('[name="note:inv.5.20"]').inputValue()]).toEqual(["een paar weken", "Vraag nog na"]);
    await plain.context().close();
    expect(product.problems.filter((problem) => !problem.includes("422"))).toEqual([]);
  });
});
