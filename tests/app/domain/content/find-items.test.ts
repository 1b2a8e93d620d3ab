import { join } from "node:path";

import { beforeAll, expect, test } from "vitest";

import { findItems, nearestItems } from "~/domain/content/find-items";
import type { ContentPack } from "~/domain/content/pack";
import { readContentPacks } from "~/services/content-packs";

let crm: ContentPack;
beforeAll(async () => {
  crm = (await readContentPacks(join(__dirname, "../../../../content"))).find(({ id }) => id === "crm")!;
});

const ids = (wanted: string) => findItems(crm, wanted, { pitfall: "Valkuil Pitfall", support: "Draagvlak Support" }).map(({ id }) => id);
const nearest = (wanted: string) => nearestItems(crm, wanted).map(({ id }) => id);

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

test("words of the sources find what the items say in others, also inside a compound", () => {
  for (const [words, id] of Object.entries({
    "salesfunnel omzetverwachting": "tno.wish.77", klantenbase: "tno.objective.marketing.2", beschermengel: "inv.goal.2", "best-case scenario": "inv.3.15",
    kanaalconflict: "inv.4.15", "copy management": "inv.12.13", gezinssamenstelling: "tno.wish.18", "response to sales campaigns": "tno.wish.84", "klantgerichte organisatie": "tno.phase.5.result.2", bedrijfsstrategie: "tno.vision.necessity.2", kennismanagement: "tno.definition.function.9", garantietermijn: "tno.wish.93", "commitment management": "tno.phase.1.result.3", "bespoke software": "tno.phase.4.activity.3", "spits contract": "inv.11.11",
  })) expect(ids(words), words).toContain(id);
});

test("the kind of an item, its phase and what it stands under are found too, behind what says so itself", () => {
  expect(ids("valkuilen")).toEqual(expect.arrayContaining(["tno.pitfall.1", "tno.pitfall.2", "tno.pitfall.3"]));
  expect(ids("draagvlak krijgen").filter((id) => id.startsWith("tno.support."))).toEqual([]);
  expect(ids("draagvlak")).toEqual(expect.arrayContaining(["tno.support.1", "tno.support.5", "inv.15.3"]));
  expect(ids("economische risico's")).toEqual(expect.arrayContaining(["inv.4.1", "inv.4.4"]));
  const marketing = ids("marketing");
  expect(marketing.indexOf("tno.wish.35")).toBeLessThan(marketing.indexOf("tno.wish.28"));
});

test("a whole question finds what its telling words find", () => {
  expect(ids("Is er een budget gereserveerd?")).toEqual(ids("budget gereserveerd"));
  expect(ids("Wat is de terugverdienperiode?")).toContain("inv.3.13");
  expect(ids("de van het")).toEqual(ids("het de van"));
});

test("a short word is not found within another", () => {
  expect(ids("ROI")).toContain("inv.3.11");
  expect(ids("SLA")).toContain("tno.wish.67");
  // "De kans van slagen".
  expect(ids("SLA")).not.toContain("inv.10.2");
  expect(ids("IT")).not.toContain("tno.wish.49");
});

test("where nothing holds all words, what holds the most telling of them comes nearest", () => {
  expect(ids("datawarehouse middleware regenboog")).toEqual([]);
  expect(nearest("datawarehouse middleware regenboog").slice(0, 2)).toEqual(["inv.12.10", "inv.14.4"]);
  expect(nearest("datawarehouse middleware regenboog")).toContain("inv.12.9");
  expect(nearest("uitbreiding sales force")).toContain("tno.phase.1.guidance.3");
  expect(nearest("regenboog")).toEqual([]);
  expect(nearest("")).toEqual([]);
});

test("a pack without synonyms is searched by what it says", () => {
  const { synonyms: _synonyms, ...plain } = crm;
  expect(findItems(plain, "klantenbase")).toEqual([]);
  expect(findItems(plain, "klantenbestand").map(({ id }) => id)).toContain("tno.objective.marketing.2");
});
