import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { filledAnswers } from "../../../support/filled-answers";
import { fixtureEdition, fixtureFiles, fixtureReading, makeFixtures } from "../../../support/made-fixtures";
import type { FixtureExpectation } from "../../../support/made-fixtures";

const folder = fileURLToPath(new URL("../../../fixtures", import.meta.url));
const edition = fixtureEdition();

describe("files that other programs saved, as they lie in tests/fixtures", () => {
  it.skipIf(process.env.SHORTLIST_MAKE_FIXTURES === undefined)("are made anew", () => makeFixtures(folder), 180_000);

  it.each(fixtureFiles)("%s is read as noted beside it", (file) => {
    const expected = JSON.parse(readFileSync(join(folder, `${file}.json`), "utf8")) as FixtureExpectation;
    expect(fixtureReading(readFileSync(join(folder, file)), edition)).toEqual(expected);
  });

  it.each(fixtureFiles.filter((file) => file.includes("filled")))("%s lost nothing on its way through the program", (file) => {
    const { answers, issues, beside } = fixtureReading(readFileSync(join(folder, file)), edition);
    expect(issues).toEqual([]);
    expect(beside).toEqual([]);
    expect(answers).toEqual(Object.fromEntries(filledAnswers(edition).map(({ expected: { requirement, ...answer } }) => [requirement, answer])));
  });
});
