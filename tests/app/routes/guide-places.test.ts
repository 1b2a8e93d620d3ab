import { afterAll, beforeAll, expect, test } from "vitest";

import { itemPlaces, sectionPage } from "~/domain/content/item-places";
import type { ContentPack } from "~/domain/content/pack";
import { readContentPacks } from "~/services/content-packs";
import type { Context } from "~/services/context.server";
import { loadResults } from "~/services/results";

import { testUser } from "../../support/accounts";
import { freshDatabase } from "../../support/databases";
import type { TestDatabase } from "../../support/databases";
import { plannedSelection, unplannedSelection } from "../../support/planned-selection";
import { pagesOf, plainHtml } from "../../support/rendered-pages";

let database: TestDatabase;
let pack: ContentPack;
let context: Context;
let selection: string;
let page: (address: string, of?: string) => Promise<string>;

beforeAll(async () => {
  database = await freshDatabase("sqlite");
  const user = await testUser(database.db, { mayCreate: true });
  const { token } = user;
  context = user.context;
  selection = await unplannedSelection(context);
  pack = (await readContentPacks()).find(({ id }) => id === "crm")!;
  const load = await pagesOf(database.db, token);
  const loaded = new Map<string, Promise<string>>();
  page = (address, of = selection) => {
    const key = `/selections/${of}/${address.replace(/#.*/, "")}`;
    const html = loaded.get(key) ?? load(key).then(({ status, html: text }) => (status === 200 ? plain(text) : `${status}`));
    loaded.set(key, html);
    return html;
  };
});
afterAll(async () => {
  delete (globalThis as { shortlistDatabase?: unknown }).shortlistDatabase;
  await database.drop();
});

/** Text as a page has it in its HTML. */
const plain = (html: string) => plainHtml(html.replace(/<script[\s\S]*?<\/script>/g, ""));

test("every item of the sources stands on the page that is its place, with its note, at the spot that its address names", async () => {
  const placesOf = itemPlaces(pack);
  const wrong: string[] = [];
  for (const item of pack.items) {
    const places = placesOf(item);
    if (places.length === 0) wrong.push(`${item.id}: no place`);
    for (const [index, place] of places.entries()) {
      const html = await page(place);
      const anchor = place.split("#")[1];
      if (/^\d{3}$/.test(html)) wrong.push(`${item.id}: ${place} answers ${html}`);
      else if (anchor && !html.includes(`id="${anchor}"`)) wrong.push(`${item.id}: no ${anchor} at ${place}`);
      else if (index === 0 && !html.includes(item.text.nl)) wrong.push(`${item.id}: its text is not at ${place}`);
      else if (index === 0 && item.kind !== "requirement" && item.note && !html.includes(item.note.nl)) wrong.push(`${item.id}: its note is not at ${place}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("every phase names the sections of questions that belong to it, with a link to the page on which they are answered", async () => {
  for (const section of pack.sections) expect(plain(await page(`phases/${section.phase}`)), section.id).toContain(`/selections/${selection}/${sectionPage(pack, section.id)}"`);
  const html = await page("phases/3");
  expect(html).toContain("0 van 5 ingevuld");
  expect(html).toContain("0 van 11 ingevuld");
});

test("whatever a result document lacks can be filled in on the page that it leads to", async () => {
  const wrong: string[] = [];
  const planned = await plannedSelection(context);
  for (const { document, parts } of (await loadResults(context, planned, "nl"))!) {
    for (const { key, place } of parts) {
      const [html, anchor] = [await page(place, planned), place.split("#")[1]];
      if (/^\d{3}$/.test(html) || (anchor && !html.includes(`id="${anchor}"`))) wrong.push(`${document}.${key}: ${place}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("the contents name every part once with a page, and a reference or words lead to the item", async () => {
  const contents = await page("guide");
  for (const { title } of [...pack.sections, ...pack.functions]) expect(contents).toContain(title.nl);
  expect(contents).not.toContain("op geen pagina");
  const [reference, words] = [await page("guide?q=12.13"), await page("guide?q=klachtafhandeling+bestaat+niet")];
  expect(reference).toContain(`href="/selections/${selection}/readiness/12#inv.12.13"`);
  expect(words).toContain("Niets gevonden");
  const part = await page("guide?part=phase%3A3&source=tno");
  expect(part).toContain("Fase 3: Processen ontwerpen");
  for (const item of pack.items) if (item.kind === "guidance" && item.phase === 3 && item.id.startsWith("tno.")) expect(part).toContain(item.text.nl);
  expect(await page("phases")).toContain(`href="/selections/${selection}/guide"`);
});
