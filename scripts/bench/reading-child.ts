/**
 * One part of the measurement of reading, in a process of its own: `prepare FOLDER REQUIREMENTS` makes database and file;
 * `time FOLDER ROUNDS` takes both ways in turn; `ours FOLDER ROUNDS` and `walk FOLDER ROUNDS` take one way only, for its
 * memory. Prints one JSON document.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { acceptSubmission } from "~/services/accept-submission";
import type { Context } from "~/services/context.server";
import { closeReading } from "~/services/import-response";
import { openContext } from "~/services/open-context";
import { receiveUpload } from "~/services/receive-upload";

import { keepHeapSmall } from "../serve/memory";
import { walkWithExceljs } from "./exceljs-walk";
import { filledWorkbook } from "./response-file";
import { selectionWithLargeEdition } from "./response-selection";

const [task, folder, number] = process.argv.slice(2);
const count = Number(number);
const file = join(folder, "returned.xlsx");
const plan = join(folder, "plan.json");
const open = () => openContext(`file:${join(folder, "bench.db")}`);

interface Plan {
  selectionId: string;
  vendorId: string;
  requirements: number;
}

async function prepare(): Promise<object> {
  const context = await open();
  const { edition, vendor } = await selectionWithLargeEdition(context, count);
  writeFileSync(file, await filledWorkbook(edition, vendor));
  writeFileSync(plan, JSON.stringify({ selectionId: edition.selectionId, vendorId: vendor.id, requirements: count } satisfies Plan));
  await context.db.destroy();
  return {};
}

/** The file with a comment of its own at its end, so that each is another file to the database and the same to a reader. */
function copyOf(bytes: Uint8Array, turn: number): Uint8Array {
  const comment = Buffer.from(String(turn).padStart(8, "0"));
  const copy = Buffer.concat([bytes, comment]);
  copy.writeUInt16LE(comment.length, bytes.length - 2);
  return copy;
}

/** From bytes to stored answers and report, as an upload goes through the product. */
async function readAndStore(context: Context, { selectionId, vendorId, requirements }: Plan, bytes: Uint8Array): Promise<void> {
  const { uploadId, result } = await receiveUpload(context, selectionId, { fileName: "antwoorden.xlsx", bytes, channel: "lead" });
  if (!result.ok || result.reading.complete.answered !== requirements || result.reading.issues.length > 0) {
    throw new Error(`bench: reading gave ${JSON.stringify(result.ok ? [result.reading.complete, result.reading.issues[0]] : result.refusal)}`);
  }
  await acceptSubmission(context, selectionId, uploadId, { vendorId });
}

async function milliseconds(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Rounds that do not count: the process must be warm. */
const warmUp = 3;

async function measure(way: { ours: boolean; walk: boolean }): Promise<object> {
  const bytes = new Uint8Array(readFileSync(file));
  const ours: number[] = [];
  const walk: number[] = [];
  // As the server does.
  if (way.ours) keepHeapSmall();
  const context = way.ours ? await open() : null;
  const what = JSON.parse(readFileSync(plan, "utf8")) as Plan;
  for (let turn = -warmUp; turn < count; turn += 1) {
    const copy = copyOf(bytes, turn + warmUp);
    const own = context ? await milliseconds(() => readAndStore(context, what, copy)) : 0;
    const theirs = way.walk ? await milliseconds(() => walkWithExceljs(copy)) : 0;
    if (turn < 0) continue;
    ours.push(own);
    walk.push(theirs);
  }
  await closeReading();
  await context?.db.destroy();
  // Node gives the peak of the process's memory in KiB.
  return { ours, walk, megabytes: process.resourceUsage().maxRSS / 1024 };
}

const tasks: Record<string, () => Promise<object>> = {
  prepare, time: () => measure({ ours: true, walk: true }), ours: () => measure({ ours: true, walk: false }), walk: () => measure({ ours: false, walk: true }),
};
process.stdout.write(`${JSON.stringify(await tasks[task]())}\n`);
