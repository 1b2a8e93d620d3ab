import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { PackError, readPack } from "~/services/content-packs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shortlist-pack-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const text = (word: string) => ({ nl: `${word} in het Nederlands`, en: `${word} in English` });
const manifest = {
  id: "tiny", version: "1.0.0", title: text("title"), software: text("software"), aim: text("aim"), summary: text("summary"), sources: [],
  functions: [{ id: "core", title: text("core") }], sections: [],
  criteria: [{ id: "functionality", weight: 1, title: text("functionality"), children: [{ id: "functionality.core", weight: 1, title: text("core") }] }],
  files: ["items.json"],
};
const wish = { id: "t.wish.1", kind: "wish", function: "core", text: text("wish") };
const requirement = {
  id: "req.t.wish.1", kind: "requirement", source: "t.wish.1", text: text("requirement"), criterion: "functionality.core", answer: { type: "scale" }, weight: 1, ask: "wish",
};

function write(items: unknown, pack: unknown = manifest): Promise<unknown> {
  writeFileSync(join(folder, "pack.json"), typeof pack === "string" ? pack : JSON.stringify(pack));
  writeFileSync(join(folder, "items.json"), typeof items === "string" ? items : JSON.stringify(items));
  return readPack(folder).catch((error: unknown) => error);
}

test("a whole pack is read", async () => {
  expect(await write([wish, requirement])).toMatchObject({ id: "tiny", items: [{ id: "t.wish.1" }, { id: "req.t.wish.1", mandatory: false }] });
});

test.each<[string, unknown, RegExp]>([
  ["an empty text", [{ ...wish, text: { nl: " ", en: "x" } }], /items\.json, t\.wish\.1: text\.nl/],
  ["a missing language", [{ ...wish, text: { nl: "x" } }], /items\.json, t\.wish\.1: text\.en/],
  ["the same text in both languages", [{ ...wish, text: { nl: "XML", en: "XML" } }], /t\.wish\.1: text: Dutch and English are the same \("XML"\)/],
  ["a doubled id", [wish, wish], /t\.wish\.1: the id is used already in items\.json/],
  ["an unknown kind", [{ ...wish, kind: "whish" }], /items\.json, t\.wish\.1: kind/],
  ["a member that there is not", [{ ...wish, colour: "red" }], /t\.wish\.1: .*colour/],
  ["an unknown function", [{ ...wish, function: "nowhere" }], /t\.wish\.1: function "nowhere" is not in pack\.json/],
  ["an unknown criterion", [wish, { ...requirement, criterion: "functionality.other" }], /req\.t\.wish\.1: criterion "functionality\.other" is not in pack\.json/],
  ["a criterion with criteria below it", [wish, { ...requirement, criterion: "functionality" }], /has criteria below it/],
  ["a source that is no item", [requirement], /source "t\.wish\.1" is no item of this pack/],
  ["a weight on an answer without value", [wish, { ...requirement, answer: { type: "text" } }], /weight above 0 needs an answer with a value/],
  ["value points out of order", [wish, { ...requirement, answer: { type: "number", unit: text("unit"), points: [[5, 0], [1, 100]] } }], /x values must increase/],
  ["an item without id", [{ kind: "wish" }], /items\.json, item 1: id/],
  ["no list of items", { not: "a list" }, /items\.json: expected a JSON array of items/],
  ["a file that is no JSON", "[{", /items\.json: no JSON/],
])("a pack with %s is refused, naming file and item", async (_what, items, message) => {
  const error = await write(items);
  expect(error).toBeInstanceOf(PackError);
  expect((error as PackError).message).toMatch(message);
});

test("a broken manifest and guidance that leads nowhere are named", async () => {
  expect(String(await write([wish], { ...manifest, version: "one" }))).toMatch(/pack\.json: version/);
  expect(String(await write([wish], { ...manifest, guidance: { intake: ["t.nothing"] } }))).toMatch(/guidance\.intake: no item has the id "t\.nothing"/);
  expect(String(await write([wish], { ...manifest, synonyms: [{ nl: ["verkoop"], en: [] }] }))).toMatch(/pack\.json: synonyms\.0\.en/);
  expect(String(await write([wish], { ...manifest, files: ["items.json", "more.json"] }))).toMatch(/more\.json: the file is missing/);
});

test("every problem is reported, not only the first", async () => {
  const error = (await write([{ ...wish, function: "nowhere" }, { ...requirement, criterion: "other" }])) as PackError;
  expect(error.problems).toHaveLength(2);
});
