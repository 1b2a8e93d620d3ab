import { randomUUID } from "node:crypto";

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { MemberRole } from "~/domain/access/roles";
import { translator } from "~/i18n/translate";
import { contextOn } from "~/services/context.server";
import { makeDeclaration } from "~/services/declarations";
import { moveRound } from "~/services/move-round";
import { connect } from "~db/connection";
import { setRoles } from "~db/members";
import type { Db } from "~db/schema";

import { expectWell } from "../support/account-pages";
import { testUser } from "../support/accounts";
import { serveProduct } from "../support/served-product";
import type { ServedProduct } from "../support/served-product";
import { publishedSelection } from "../support/service-selection";
import { needs } from "../support/tools";

const t = translator("nl");
const suite = needs("what each role sees", "chromium");

describe.skipIf(suite.skip)(suite.title, () => {
  let product: ServedProduct;
  let db: Db;
  let id: string;
  const people: Partial<Record<MemberRole, Awaited<ReturnType<typeof testUser>>>> = {};

  beforeAll(async () => {
    product = await serveProduct();
    db = connect(product.database);
    const machine = contextOn(db);
    id = (await publishedSelection(machine, "Rollen", `${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)}T17:00`)).id;
    for (const role of ["lead", "evaluator", "observer", "respondent"] as const) {
      people[role] = await testUser(db, { email: `${role}-${randomUUID().slice(0, 6)}@voorbeeld.example`, name: role, administrator: false, mayCreate: role === "lead" });
      await setRoles(db, id, people[role].user.id, [role], new Date().toISOString());
    }
  });
  afterAll(async () => {
    await db?.destroy();
    await product?.stop();
  });

  const phone = { viewport: { width: 390, height: 844 }, colorScheme: "dark" as const };
  const railLinks = (page: Page) => page.getByRole("navigation", { name: t("interface.shell.rail.label") }).getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href")!));

  test("an evaluator and an observer are told what they can do, and are not offered what they may not", async () => {
    for (const role of ["evaluator", "observer"] as const) {
      const page = await product.pageOf(people[role]!);
      await page.goto("/");
      expect(await page.getByText(t("interface.home.new")).count()).toBe(0);
      await page.getByRole("link", { name: t("interface.selection.own.declare") }).click();
      await page.waitForURL("**/declaration");
      await page.goto(`/selections/${id}`);
      await page.getByText(t("interface.selection.ownHint.declare")).waitFor();
      expect(await page.getByText(t("interface.selection.settings.title")).count()).toBe(0);
      await expectWell(page, `overview ${role}`);
    }
  });

  test("a respondent is led to the own checklist, and into nothing else of the selection", async () => {
    const page = await product.pageOf(people.respondent!);
    await page.goto("/");
    await page.getByRole("link", { name: t("interface.selection.own.checklist") }).waitFor();
    expect(await page.getByRole("link", { name: "Rollen" }).count()).toBe(0);
  });

  test("every step of the rail that is a link opens, for each role and at each stage; there is no button that would be refused", async () => {
    const machine = contextOn(db);
    for (const role of ["evaluator", "observer"] as const) {
      await makeDeclaration({ ...machine, actor: { kind: "user", id: people[role]!.user.id, name: role, administrator: false, mayCreate: false } }, id, null);
    }
    for (const stage of [null, "closed", "opened", "scoring"] as const) {
      if (stage) await moveRound(machine, id, stage, null, 0);
      // The stages between show the same pages; the table of permissions is tried at each of them elsewhere.
      if (stage === "closed" || stage === "opened") continue;
      for (const role of ["evaluator", "observer"] as const) {
        const page = await product.pageOf(people[role]!);
        await page.goto(`/selections/${id}`);
        for (const href of [...(await railLinks(page)), `/selections/${id}/price`]) {
          const response = await page.goto(href);
          expect(`${href} ${response!.status()}`).toBe(`${href} 200`);
          const offered = await page.locator("main form[method=post] button[type=submit]:visible").evaluateAll((buttons) => buttons.map((button) => button.textContent));
          // What they may do: mark, declare, confirm an opening, keep a scenario.
          if (!/scoring|declaration|responses/.test(href)) expect(`${role} ${href}: ${offered.join()}`).toBe(`${role} ${href}: `);
        }
        await page.context().close();
      }
    }
  });

  test("a page that is not open yet says why within the selection, with the way on; on a phone too", async () => {
    const page = await product.pageOf(people.evaluator!, phone);
    const response = await page.goto(`/selections/${id}/consensus`);
    expect(response!.status()).toBe(403);
    await page.getByRole("heading", { name: t("interface.selection.refused.laterTitle") }).waitFor();
    await page.getByText(t("interface.error.not-consensus-yet")).waitFor();
    expect((await railLinks(page)).length).toBeGreaterThan(3);
    await expectWell(page, "refused phone");
    await page.getByRole("main").getByRole("link", { name: t("interface.selection.own.score") }).click();
    await page.waitForURL("**/scoring");
    const refused = await product.pageOf(people.evaluator!);
    expect((await refused.goto(`/selections/${id}/retention`))!.status()).toBe(403);
    await refused.getByText(t("interface.selection.refused.roles", { roles: "projectleider" })).waitFor();
    for (const path of ["people", "weights", "intake", "request"]) {
      await page.goto(`/selections/${id}/${path}`);
      await expectWell(page, `reading ${path} phone`);
    }
  });
});
