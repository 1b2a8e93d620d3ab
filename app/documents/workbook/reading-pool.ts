import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { MessageChannel } from "node:worker_threads";

import { Piscina } from "piscina";

import type { Edition } from "~/domain/edition/edition";
import type { ReadingResult, Refusal } from "~/domain/responses/reading";

import type { Identity } from "./identify-workbook";
import type { ChecklistResult } from "~/domain/respondents/checklist-reading";

import type { ChecklistTask, EditionReply, ReadingTask } from "./reading-worker";

/** Finds the edition that a workbook says it belongs to, or says why there is none to read it for. */
export type FindEdition = (identity: Identity) => Promise<Edition | Refusal>;

/** Longest time that reading one file may take, in milliseconds, and the memory of a worker in MB. */
const timeLimit = 30_000;
const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 };

const workerFile = "app/documents/workbook/reading-worker.ts";

/** The worker is run from its source, also when this module was bundled into the server's build. */
function projectRoot(): string {
  for (const start of [dirname(fileURLToPath(import.meta.url)), process.cwd()]) {
    for (let folder = start; ; folder = dirname(folder)) {
      if (existsSync(join(folder, workerFile))) return folder;
      if (folder === dirname(folder)) break;
    }
  }
  throw new Error(`the worker that reads workbooks was not found: expected ${workerFile} in a folder above ${process.cwd()}`);
}

let pool: Piscina<ReadingTask | ChecklistTask, ReadingResult | ChecklistResult> | null = null;

function readingPool(): Piscina<ReadingTask | ChecklistTask, ReadingResult | ChecklistResult> {
  if (pool) return pool;
  const root = projectRoot();
  pool = new Piscina<ReadingTask | ChecklistTask, ReadingResult | ChecklistResult>({
    filename: pathToFileURL(join(root, workerFile)).href,
    execArgv: ["--import", pathToFileURL(join(root, "node_modules/tsx/dist/loader.mjs")).href],
    env: { ...process.env, TSX_TSCONFIG_PATH: join(root, "tsconfig.json") },
    resourceLimits: memory,
    minThreads: 0,
    maxThreads: 1,
    concurrentTasksPerWorker: 1,
    idleTimeout: 60_000,
  });
  return pool;
}

/**
 * Reads a returned workbook in a worker of bounded memory and time, one file at a time, so that the rest of the
 * server stays responsive. With a function in place of the edition, the worker first says what the workbook is, and the
 * function finds the edition. `bytes` stays usable. A file that takes too long or too much is refused as "read-failed";
 * an error of `find` is thrown on.
 */
export function readInWorker(bytes: Uint8Array, edition: Edition | FindEdition): Promise<ReadingResult> {
  const turn = last.then(() => readNow(bytes, edition));
  last = turn.catch(() => undefined);
  return turn;
}

/** Reads a respondent's checklist in the same worker, within the same bounds. */
export function readChecklistInWorker(bytes: Uint8Array, forms: readonly Edition[]): Promise<ChecklistResult> {
  const turn = last.then(async (): Promise<ChecklistResult> => {
    try {
      return (await readingPool().run({ bytes, forms }, { signal: AbortSignal.timeout(timeLimit) })) as ChecklistResult;
    } catch (error) {
      return { ok: false, refusal: { code: "read-failed", found: stopReason(error), expected: "" } };
    }
  });
  last = turn.catch(() => undefined);
  return turn;
}

/** The reading before; the time of the next one only counts from its end. */
let last: Promise<unknown> = Promise.resolve();

async function readNow(bytes: Uint8Array, edition: Edition | FindEdition): Promise<ReadingResult> {
  const signal = AbortSignal.timeout(timeLimit);
  try {
    if (typeof edition !== "function") return (await readingPool().run({ bytes, edition, port: null }, { signal })) as ReadingResult;
    return await readAsking(bytes, edition, signal);
  } catch (error) {
    if (error instanceof FindError) throw error.cause;
    return { ok: false, refusal: { code: "read-failed", found: stopReason(error), expected: "" } };
  }
}

/** Tells an error of the caller's own function apart from one of the worker. */
class FindError extends Error {}

async function readAsking(bytes: Uint8Array, find: FindEdition, timeout: AbortSignal): Promise<ReadingResult> {
  const { port1, port2 } = new MessageChannel();
  const failed = new AbortController();
  let findFailure: FindError | null = null;
  port1.once("message", (identity: Identity) => {
    find(identity).then(
      (found) => port1.postMessage(("code" in found && "found" in found ? { refusal: found } : { edition: found }) as EditionReply),
      (cause: unknown) => {
        findFailure = new FindError("finding the edition failed", { cause });
        failed.abort();
      },
    );
  });
  try {
    const task: ReadingTask = { bytes, edition: null, port: port2 };
    return (await readingPool().run(task, { signal: AbortSignal.any([timeout, failed.signal]), transferList: [port2] })) as ReadingResult;
  } catch (error) {
    throw findFailure ?? error;
  } finally {
    port1.close();
  }
}

/** Why reading was stopped, as a key under `responses.stop`. */
function stopReason(error: unknown): "time" | "memory" | "failure" {
  if (error instanceof Error && error.name === "AbortError") return "time";
  if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") return "memory";
  return "failure";
}

/** Ends the workers, e.g. when the server or a command stops. Reading afterwards starts new ones. */
export async function closeReadingPool(): Promise<void> {
  const closing = pool;
  pool = null;
  await closing?.destroy();
}
