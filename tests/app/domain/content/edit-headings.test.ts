import { join } from "node:path";

import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";

import { headingLists, headingRows, movedHeading, withHeading, withHeadings, withoutHeading } from "~/domain/content/edit-headings";
import { packProblems } from "~/domain/content/edit-pack";
import type { ContentPack } from "~/domain/content/pack";
import { readPackFile, writePackFile } from "~/documents/pack/pack-file";
import { readContentPacks } from "~/services/content-packs";

let crm: ContentPack;
beforeAll(async () => {
  crm = (await readContentPacks(join(__dirname, "../../../../content"))).find(({ id }) => id === "crm")!;
});

const addresses = (pack: ContentPack, list: "functions" | "sections") => headingRows(pack, list).map(({ address }) => address);

test("headings are added, renamed, put in order and removed while nothing stands under them", () => {
  const title = { nl: "Projecten", en: "Projects" };
  const more = withHeading(withHeading(crm, "functions", { id: "projects", parent: null, title })!, "functions", { id: "team", parent: "projects", title: { nl: "Team", en: "The team" } })!;
  expect(addresses(more, "functions")).toEqual(["data", "data/b2b", "data/b2c", "marketing", "sales", "service", "projects", "projects/team"]);
  // A code is given once within its list.
  expect(withHeading(more, "functions", { id: "projects", parent: null, title })).toBeNull();
  expect(withHeading(more, "functions", { id: "x", parent: "nowhere", title })).toBeNull();
  const renamed = withHeadings(more, "sections", new Map([["5", { title: { nl: "Klantcontact", en: "Customer contact" }, phase: 3 }]]))!;
  expect(headingRows(renamed, "sections").find(({ address }) => address === "5")).toMatchObject({ title: { nl: "Klantcontact" }, phase: 3, items: 23 });
  expect(headingRows(renamed, "sections").find(({ address }) => address === "7")).toMatchObject({ phase: 2 });
  const moved = movedHeading(movedHeading(more, "functions", "projects", -1)!, "functions", "data/b2c", -1)!;
  expect(addresses(moved, "functions")).toEqual(["data", "data/b2c", "data/b2b", "marketing", "sales", "projects", "projects/team", "service"]);
  // What is used stays, and so does what holds groups.
  for (const address of ["data", "data/b2b", "projects"]) expect(withoutHeading(more, "functions", address), address).toBeNull();
  const without = withoutHeading(withoutHeading(more, "functions", "projects/team")!, "functions", "projects")!;
  expect(without).toEqual(crm);
});

test("the last main function stays", () => {
  const one = { ...crm, items: [], functions: [{ id: "all", title: { nl: "Alles", en: "Everything" } }] };
  expect(withoutHeading(one, "functions", "all")).toBeNull();
});

test("property: whatever is done to its headings, no item loses the one it stands under, and the pack comes out of a file as it went in", () => {
  const step = fc.record({ list: fc.constantFrom(...headingLists), what: fc.constantFrom("up", "down", "remove", "add"), place: fc.nat(40), id: fc.constantFrom("a", "b", "c-1") });
  fc.assert(fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
    const edited = steps.reduce<ContentPack>((pack, { list, what, place, id }) => {
      const rows = headingRows(pack, list);
      const { address } = rows[place % rows.length];
      const next = what === "add" ? withHeading(pack, list, { id, parent: place % 2 ? address.split("/")[0] : null, title: { nl: `N ${id}`, en: `E ${id}` } })
        : what === "remove" ? withoutHeading(pack, list, address) : movedHeading(pack, list, address, what === "up" ? -1 : 1);
      return next ?? pack;
    }, crm);
    expect(packProblems(edited)).toEqual([]);
    const file = writePackFile(edited);
    const read = readPackFile(file);
    expect(read.ok && Buffer.from(writePackFile(read.pack)).equals(Buffer.from(file))).toBe(true);
  }), { numRuns: 15 });
});
