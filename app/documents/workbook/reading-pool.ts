import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { MessageChannel } from "node:worker_threads";

import { Piscina } from "piscina";

import type { Edition } from "~/domain/edition/edition";
import type { ChecklistResult } from "~/domain/respondents/checklist-reading";
import type { ReadingResult, Refusal } from "~/domain/responses/reading";

import { projectRoot } from "../project-root";
import { isPdf } from "./file-kind";
import type { Identity } from "./identify-workbook";
import type { ChecklistTask, EditionReply, ReadingTask, TablesResult, TablesTask, WorkerQuestion } from "./reading-worker";

/** Finds the edition that a workbook says it belongs to, or says why there is none to read it for. */
export type FindEdition = (identity: Identity) => Promise<Edition | Refusal>;

/** Longest time that reading one file may take, in milliseconds, and the memory of a worker in MB. */
const timeLimit = 30_000;
const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 6 };

/** The worker is run from its source, also when this module was bundled into the server's build. */
const workerFile = "app/documents/workbook/reading-worker.ts";

let pool: Piscina | null = null;

function readingPool(): Piscina {
  if (pool) return pool;
  const root = projectRoot();
  pool = new Piscina({
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
  return inTurn(() => readNow(bytes, edition));
}

/** Reads the cells of a workbook of any kind, in the same worker and within the same bounds. `bytes` stays usable. */
export function readTablesInWorker(bytes: Uint8Array): Promise<TablesResult> {
  return inTurn(async () => {
    try {
      return (await readingPool().run({ tables: bytes } satisfies TablesTask, { signal: AbortSignal.timeout(timeLimit) })) as TablesResult;
    } catch (error) {
      return { ok: false, refusal: { code: "read-failed", found: stopReason(error), expected: "" } };
    }
  });
}

/** Reads a respondent's checklist in the same worker, within the same bounds. `bytes` stays usable. */
export function readChecklistInWorker(bytes: Uint8Array, forms: readonly Edition[], growth = mostGrowth): Promise<ChecklistResult> {
  return inTurn(async () => {
    const memory = watchGrowth(isPdf(bytes) ? growth : Infinity);
    try {
      return (await readingPool().run({ bytes, forms } satisfies ChecklistTask, { signal: AbortSignal.any([AbortSignal.timeout(timeLimit), memory.signal]) })) as ChecklistResult;
    } catch (error) {
      return { ok: false, refusal: isPdf(bytes) ? { code: "pdf", found: "stopped", expected: "" } : { code: "read-failed", found: stopReason(error), expected: "" } };
    } finally {
      memory.stop();
    }
  });
}

/**
 * Bytes by which the process may grow while a checklist is read. What a PDF unpacks to lies outside the worker's heap, so its
 * bounds do not hold for that; workbooks are bounded by the reader itself.
 */
const mostGrowth = 2 ** 30;

/** Aborts once the process has grown by more than `most` bytes. */
function watchGrowth(most: number): { signal: AbortSignal; stop: () => void } {
  const grown = new AbortController();
  const before = process.memoryUsage.rss();
  const timer = setInterval(() => {
    if (process.memoryUsage.rss() - before > most) grown.abort();
  }, 20);
  return { signal: grown.signal, stop: () => clearInterval(timer) };
}

/** The reading before; the time of the next one only counts from its end. */
let last: Promise<unknown> = Promise.resolve();

function inTurn<T>(read: () => Promise<T>): Promise<T> {
  const turn = last.then(read);
  last = turn.catch(() => undefined);
  return turn;
}

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

/** Numbers by which the worker knows editions again, and the edition that it was given last. */
const numbers = new WeakMap<Edition, number>();
let handedOver: WeakRef<Edition> | null = null;
let numbered = 0;

function numberOf(edition: Edition): number {
  const number = numbers.get(edition) ?? (numbered += 1);
  numbers.set(edition, number);
  return number;
}

/** Tells an error of the caller's own function apart from one of the worker. */
class FindError extends Error {}

async function readAsking(bytes: Uint8Array, find: FindEdition, timeout: AbortSignal): Promise<ReadingResult> {
  const { port1, port2 } = new MessageChannel();
  const failed = new AbortController();
  let findFailure: FindError | null = null;
  let found: Edition | null = null;
  const give = (edition: Edition, whole: boolean) => {
    port1.postMessage({ number: numberOf(edition), edition: whole ? edition : null } satisfies EditionReply);
    handedOver = new WeakRef(edition);
  };
  port1.on("message", (question: WorkerQuestion) => {
    if ("lacks" in question) {
      give(found!, true);
      return;
    }
    find(question).then(
      (answer) => {
        if ("code" in answer && "found" in answer) port1.postMessage({ refusal: answer } satisfies EditionReply);
        else give((found = answer), handedOver?.deref() !== answer);
      },
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
