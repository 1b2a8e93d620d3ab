import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { resultDocuments } from "~/domain/results/sources";
import { resultFile } from "~/services/results";

import { contextAt, freshDatabase } from "../support/databases";
import type { TestDatabase } from "../support/databases";
import { plannedSelection } from "../support/planned-selection";
import { needs, tool } from "../support/tools";

const folder = mkdtempSync(join(tmpdir(), "shortlist-results-"));
const poppler = needs("the result documents as PDF", "pdfinfo", "pdftotext");

describe.skipIf(poppler.skip)(poppler.title, () => {
  let database: TestDatabase;
  const run = (name: "pdfinfo" | "pdftotext", ...parameters: string[]) => execFileSync(tool(name)!, parameters, { encoding: "utf8" });
  const path = (document: string) => join(folder, `${document}.pdf`);

  beforeAll(async () => {
    database = await freshDatabase("sqlite");
    const context = contextAt(database.db, "2026-12-20T10:00:00.000Z");
    const id = await plannedSelection(context);
    for (const document of resultDocuments) writeFileSync(path(document), (await resultFile(context, id, document, "pdf", "en", "mark"))!.bytes);
  }, 60_000);
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("are tagged, in the language that was chosen, under their own title", () => {
    for (const document of resultDocuments) expect(run("pdfinfo", path(document))).toMatch(/Title:.*CRM voor de binnendienst[\s\S]*Tagged:\s+yes/);
  });

  it("hold what was filled in, and describe their charts to who cannot see them", () => {
    const strategy = run("pdftotext", "-layout", path("strategy"), "-");
    for (const told of ["Outline business case", "€15,969", "16.65%", "2.22 years", "Hans Mulder"]) expect(strategy).toContain(told);
    expect(run("pdfinfo", "-struct", path("strategy")).match(/^\s*Figure/gm)).toHaveLength(3);
    expect(run("pdfinfo", "-struct", path("migration")).match(/^\s*Figure/gm)).toHaveLength(3);
    expect(run("pdfinfo", "-struct", path("evaluation")).match(/^\s*Figure/gm)).toHaveLength(1);
  });
});
