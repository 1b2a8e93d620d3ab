import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import en from "~/i18n/en";
import nl from "~/i18n/nl";

import { flatten, languageFaults, unusedKeys } from "./catalogue-faults";

const root = join(import.meta.dirname, "../../..");

function sources(): string[] {
  return ["app", "db", "scripts"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(?:tsx?|mjs)$/.test(file) && !/^i18n[\\/](?:en|nl)[\\/]/.test(file))
      .map((file) => readFileSync(join(root, folder, file), "utf8")),
  );
}

test("Dutch and English have the same keys, texts and placeholders", () => {
  expect(languageFaults(flatten(en), flatten(nl))).toEqual([]);
});

test("every text is used somewhere", () => {
  expect(unusedKeys(flatten(en).keys(), sources())).toEqual([]);
});

test("a fault between languages is named with its key", () => {
  const faults = languageFaults(
    flatten({ page: "page {{page}} of {{pages}}", only: "x", rows_one: "{{count}} row", rows_other: "{{count}} rows" }),
    flatten({ page: "pagina {{page}}", leeg: " ", rows_one: "{{count}} rij" }),
  );
  expect(faults).toEqual([
    "only: only in en",
    "rows_other: only in en",
    "leeg: only in nl",
    "leeg: empty in nl",
    "rows_one: its other plural form is missing in nl",
    "page: en fills in page, pages, nl page",
  ]);
});

test("a key counts as used in quotes, under the prefix of a template, or by the stem of its plurals", () => {
  const keys = ["a.b.literal", "a.b.rows_one", "a.b.rows_other", "a.code.x", "a.code.y.z", "a.left"];
  const source = 't("a.b.literal"); t("a.b.rows", { count }); t(`a.code.${code}`); text = "a.left over"; other = `${x}.left`;';
  expect(unusedKeys(keys, [source])).toEqual(["a.left"]);
});
