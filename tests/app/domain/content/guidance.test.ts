import { join } from "node:path";

import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";

import { guidanceFor, underTitles } from "~/domain/content/guidance";
import { guidancePlaces, itemsOfKind, planningPlaces } from "~/domain/content/pack";
import type { ContentItem, ContentPack } from "~/domain/content/pack";
import { phaseGuidance } from "~/domain/phases/phase-plan";
import { readContentPacks } from "~/services/content-packs";

let crm: ContentPack;
beforeAll(async () => {
  crm = (await readContentPacks(join(__dirname, "../../../../content"))).find(({ id }) => id === "crm")!;
});

const item = (id: string, title?: string): ContentItem => ({ id, kind: "guidance", text: { nl: id, en: id }, ...(title ? { title: { nl: title, en: title } } : {}) });
const shape = (items: ContentItem[]) => underTitles(items).map(({ title, items: within }) => [title?.nl ?? null, within.map(({ id }) => id)]);

test("a title heads what is numbered on behind it, until the next title or another row", () => {
  expect(shape([item("a.1", "First"), item("a.2"), item("a.3", "Second"), item("a.4"), item("b.1"), item("c.1"), item("c.2", "Third")])).toEqual([
    ["First", ["a.1", "a.2"]], ["Second", ["a.3", "a.4"]], [null, ["b.1", "c.1"]], ["Third", ["c.2"]],
  ]);
  expect(shape([])).toEqual([]);
});

test("nothing is lost or moved by headings", () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.boolean())), (rows) => {
    const items = rows.map(([row, titled], index) => item(`${row}.${index}`, titled ? "Title" : undefined));
    expect(underTitles(items).flatMap((group) => group.items)).toEqual(items);
  }));
});

test("what a phase says of itself comes before what is said around it", () => {
  for (const phase of itemsOfKind(crm, "phase").map((one) => one.phase!)) {
    const said = phaseGuidance(crm, phase).find(({ kind }) => kind === "guidance")!.items.map(({ id }) => id);
    const own = said.filter((id) => id.startsWith(`tno.phase.${phase}.`));
    expect(said.slice(0, own.length)).toEqual(own);
    expect(said.length).toBeGreaterThan(own.length);
  }
});

test("no list of advice runs on for more than fourteen lines without a heading", () => {
  const lists = [...itemsOfKind(crm, "phase").flatMap(({ phase }) => phaseGuidance(crm, phase!)), ...[...guidancePlaces, ...planningPlaces].flatMap((place) => guidanceFor(crm, place))];
  for (const { kind, items } of lists) if (kind !== "prompt") for (const group of underTitles(items)) expect(group.items.length, `${kind}: ${group.items[0].id}`).toBeLessThanOrEqual(14);
});
