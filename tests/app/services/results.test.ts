import { beforeAll, expect, test } from "vitest";
import { writeFileSync } from "node:fs";
import { resultDocuments } from "~/domain/results/sources";
import type { Context } from "~/services/context.server";
import { loadResults, resultFile } from "~/services/results";

import { contextAt, onBothEngines } from "../../support/databases";
import { plannedSelection, unplannedSelection } from "../../support/planned-selection";

onBothEngines("results", (database, engine) => {
  let context: Context;
  beforeAll(() => { context = contextAt(database().db, "2026-12-20T10:00:00.000Z"); });
  test.runIf(engine === "sqlite")("make", async () => {
    const id = await plannedSelection(context);
    const empty = await unplannedSelection(context);
    for (const d of resultDocuments) for (const f of ["pdf", "docx"] as const) {
      writeFileSync(`/tmp/results/${d}.${f}`, (await resultFile(context, id, d, f, "nl", "omit"))!.bytes);
      writeFileSync(`/tmp/results/${d}-en.${f}`, (await resultFile(context, id, d, f, "en", "mark"))!.bytes);
      writeFileSync(`/tmp/results/${d}-empty.${f}`, (await resultFile(context, empty, d, f, "nl", "mark"))!.bytes);
    }
    writeFileSync("/tmp/results/outline.json", JSON.stringify(await loadResults(context, id, "nl"), null, 1));
    expect(1).toBe(1);
  });
});
