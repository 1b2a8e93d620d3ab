import { join } from "node:path";

import { beforeAll, expect, test } from "vitest";

import { findItems, guideContents } from "~/domain/content/guide-contents";
import type { ContentPack } from "~/domain/content/pack";
import { readContentPacks } from "~/services/content-packs";

let crm: ContentPack;
let desk: ContentPack;
beforeAll(async () => {
  const packs = await readContentPacks(join(__dirname, "../../../../content"));
  crm = packs.find(({ id }) => id === "crm")!;
  desk = packs.find(({ id }) => id === "service-desk")!;
});

const ids = (wanted: string) => findItems(crm, wanted).map(({ id }) => id);

test("a reference finds what it names and what is below it, with or without the name of the source", () => {
  expect(ids("inv.14")).toEqual(["inv.14.1", "inv.14.2", "inv.14.3", "inv.14.4", "inv.14.5", "inv.14.6"]);
  expect(ids("3.21").slice(0, 6)).toEqual(["inv.3.21", "inv.3.21.a", "inv.3.21.b", "inv.3.21.c", "inv.3.21.d", "inv.3.21.e"]);
  // Section 1 is not section 10.
  expect(ids("1").slice(0, 7)).toEqual([1, 2, 3, 4, 5, 6, 7].map((number) => `inv.1.${number}`));
  expect(ids("1").some((id) => id.startsWith("inv.10"))).toBe(false);
});

test("words find items in either language, by text, note or title, all of them and in any order", () => {
  expect(ids("pilot gebruikers").every((id) => ids("gebruikers PILOT").includes(id))).toBe(true);
  expect(ids("pilot")).toContain("tno.phase.5.prompt.1");
  expect(ids("early adopters")).toContain("tno.phase.5.guidance.12");
  expect(ids("cloud SaaS")).toContain("inv.12.5");
  expect(ids("")).toEqual([]);
  expect(ids("er bestaat niets wat zo heet")).toEqual([]);
});

test("a word in another form, or spelt otherwise, finds what no text says just so", () => {
  expect(ids("belonen")).toEqual(expect.arrayContaining(["tno.phase.5.prompt.4", "tno.phase.5.guidance.4"]));
  expect(ids("gap-analyse")).toEqual(expect.arrayContaining(["tno.phase.2.activity.4", "tno.phase.2.guidance.4"]));
  expect(ids("kostprijs")).toContain("inv.3.22");
  expect(ids("creëren")).toEqual(ids("creeren"));
});

test("words of the sources that stand for an item find it", () => {
  for (const [words, id] of Object.entries({
    helicopterview: "tno.phase.1.guidance.20", "moments of truth": "inv.goal.1", champions: "inv.goal.2", terugverdientijd: "inv.3.13", "netto contante waarde": "tno.phase.1.guidance.15",
    klantenteams: "tno.phase.3.guidance.2", "retour afzender": "tno.phase.3.guidance.7", multichannel: "tno.definition.function.12", consolidatie: "inv.market.2", iteratief: "tno.tip.1", "65%": "tno.vision.reason.1",
  })) expect(ids(words), words).toContain(id);
});

test("the parts hold every item once, and count only what can be filled in", () => {
  const filled = new Map([["inv.12.1", true], ["inv.12.2", false], ["tno.wish.1", true], ["tno.objective.data.1", false]]);
  for (const pack of [crm, desk]) {
    const parts = guideContents(pack, filled).flatMap((chapter) => chapter.parts);
    expect(parts.reduce((sum, { items }) => sum + items, 0)).toBe(pack.items.filter(({ kind }) => kind !== "requirement").length);
    expect(parts.filter(({ page }) => page === null)).toEqual([]);
  }
  const [tno, inv] = guideContents(crm, filled);
  expect(tno.parts.find(({ id }) => id === "function:data")).toMatchObject({ items: 7 + 25, done: 1, of: 2, counted: "ticked", page: "intake?function=data" });
  expect(inv.parts.find(({ id }) => id === "section:12")).toMatchObject({ items: 18, done: 1, of: 2, phase: 4, page: "readiness/12" });
  expect(inv.parts.find(({ id }) => id === "section:3")).toMatchObject({ items: 27, phase: 1, page: "business-case#questions" });
  expect(inv.parts.filter(({ id }) => id.startsWith("section:")).map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, index) => String(index + 1)));
  expect(tno.parts.slice(0, 5).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5].map((number) => `phase:${number}`));
});
