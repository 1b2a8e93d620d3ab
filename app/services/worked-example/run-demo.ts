import { existsSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { sha256 } from "~/domain/edition/fingerprint.server";
import type { Language } from "~/domain/language";
import { listSelections } from "~db/selections";

import type { Context } from "../context.server";
import { fileNameOf, rankingJson, rankingReport, requestDocument } from "../edition-documents";
import type { Download } from "../edition-documents";
import { InputError } from "../input-error";
import { openContext } from "../open-context";
import { createExample } from "./create-example";

/** What a demo left in its folder. */
export interface Demo {
  selection: string;
  edition: string;
  vendors: { id: string; code: string; name: string; file: string }[];
  files: string[];
}

/** The demo's clock starts here, so that every run gives the same files. */
const start = Date.UTC(2026, 8, 1, 7, 0, 0);

/**
 * Runs the whole main job on the worked example in a database of its own in `folder`, and leaves the request, the
 * workbooks, the ranking, the report and the database there. Throws `InputError` when the folder holds a database with
 * anything but a demo.
 */
export async function runDemo(folder: string, language: Language, say: (text: string) => void): Promise<Demo> {
  await mkdir(folder, { recursive: true });
  const database = join(folder, "shortlist.db");
  await removeEarlierDemo(database);
  const context = repeatable(await openContext(database));
  try {
    const example = await createExample(context, language, (step, detail) => say(detail ? `${step}: ${detail}` : step), { committee: false });
    const files: string[] = [];
    const keep = async (name: string, bytes: Uint8Array) => {
      await writeFile(join(folder, name), bytes);
      files.push(name);
      say(`${name}: ${Math.ceil(bytes.byteLength / 1024)} kB`);
    };
    const made = async (name: string, download: Promise<Download | null>) => {
      const file = await download;
      if (!file) throw new Error(`${name} could not be made`);
      await keep(name, file.bytes);
    };
    await made("rfp.pdf", requestDocument(context, example.id, example.editionId, "pdf"));
    await made("rfp.docx", requestDocument(context, example.id, example.editionId, "docx"));
    await keep("response-blank.xlsx", example.workbooks[0].blank);
    const vendors: Demo["vendors"] = [];
    for (const { vendor, filled } of example.workbooks) {
      const file = `response-${fileNameOf([vendor.name], "xlsx").toLowerCase()}`;
      await keep(file, filled);
      vendors.push({ id: vendor.id, code: vendor.code, name: vendor.name, file });
    }
    await made("ranking.json", rankingJson(context, example.id));
    await made("report.pdf", rankingReport(context, example.id, language));
    files.push("shortlist.db");
    return { selection: example.id, edition: example.editionId, vendors, files };
  } finally {
    await context.db.destroy();
  }
}

/** A context whose clock moves a second at each look and whose ids are counted, so that runs are alike. */
function repeatable(context: Context): Context {
  let seconds = 0;
  let ids = 0;
  return {
    ...context,
    now: () => new Date(start + 1000 * seconds++),
    newId: () => {
      const digits = sha256(`demo ${ids++}`);
      return [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`, digits.slice(20, 32)].join("-");
    },
  };
}

async function removeEarlierDemo(database: string): Promise<void> {
  if (!existsSync(database)) return;
  const context = await openContext(database);
  const others = (await listSelections(context.db).finally(() => context.db.destroy())).filter((selection) => !selection.example);
  if (others.length > 0) throw new InputError(`${database} holds selections that are no demo; choose another folder`);
  for (const suffix of ["", "-wal", "-shm"]) rmSync(`${database}${suffix}`, { force: true });
}
