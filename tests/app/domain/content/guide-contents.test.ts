import { join } from "node:path";

import { beforeAll, expect, test } from "vitest";

import { guideContents } from "~/domain/content/guide-contents";
import type { ContentPack } from "~/domain/content/pack";
import { readContentPacks } from "~/services/content-packs";

let crm: ContentPack;
let desk: ContentPack;
beforeAll(async () => {
  const packs = await readContentPacks(join(__dirname, "../../../../content"));
  crm = packs.find(({ id }) => id === "crm")!;
  desk = packs.find(({ id }) => id === "service-desk")!;
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
