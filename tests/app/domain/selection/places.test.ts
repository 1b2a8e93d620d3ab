import { join } from "node:path";

import { expect, test } from "vitest";

import { guidancePlaces } from "~/domain/content/pack";
import { besideGroups, phaseSheets, workPath } from "~/domain/selection/beside";
import { readContentPacks } from "~/services/content-packs";

import { listRoutes } from "../../../support/route-list";

test("each place of work that the rail or a pack names is a page, listed once", async () => {
  const addresses = (await listRoutes()).map(({ address }) => address);
  const packs = await readContentPacks(join(__dirname, "../../../../content"));
  const named = packs.flatMap(({ items }) => items.flatMap((item) => ("places" in item ? (item.places ?? []) : [])));
  const rail = besideGroups.flatMap(({ places }) => places);
  expect(rail.filter((place, index) => rail.indexOf(place as never) !== index)).toEqual([]);
  expect(named.length).toBeGreaterThan(20);
  for (const place of new Set([...guidancePlaces, ...rail, ...phaseSheets, ...named])) expect(addresses, place).toContain(`/selections/:selectionId/${workPath(place)}`);
});
