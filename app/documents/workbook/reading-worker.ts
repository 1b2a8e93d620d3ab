import { once } from "node:events";
import type { MessagePort } from "node:worker_threads";

import type { Edition } from "~/domain/edition/edition";
import type { TableSheet } from "~/domain/import/table";
import type { ReadingResult, Refusal } from "~/domain/responses/reading";

import { identify } from "./identify-workbook";
import { openWorkbook } from "./open-workbook";
import { readAnswers } from "./read-answers";
import { readTables } from "./read-tables";
import { RefusedFile } from "./refused-file";

/** What the main thread asks: to read for an edition, or to ask over the port which edition it is. */
export interface ReadingTask {
  bytes: Uint8Array;
  edition: Edition | null;
  port: MessagePort | null;
}

/** To read a workbook of any kind as plain cells. */
export interface TablesTask {
  tables: Uint8Array;
}

export type TablesResult = { ok: true; table: TableSheet[] } | { ok: false; refusal: Refusal };

/** Answer to the identity that the worker sent over the port. */
export type EditionReply = { edition: Edition } | { refusal: Refusal };

/** Runs in a worker thread: one returned workbook from bytes to answers, or any workbook to its cells. */
export default async function read(task: ReadingTask | TablesTask): Promise<ReadingResult | TablesResult> {
  if ("tables" in task) return tablesOf(task.tables);
  const { bytes, edition, port } = task;
  const opening = openWorkbook(bytes);
  if (!opening.ok) return opening;
  const identity = identify(opening.workbook);
  if (edition) return readAnswers(opening.workbook, edition, identity);
  if (!port) throw new TypeError("reading needs an edition, or a port to ask for one");

  port.postMessage(identity);
  const [reply] = (await once(port, "message")) as [EditionReply];
  return "edition" in reply ? readAnswers(opening.workbook, reply.edition, identity) : { ok: false, refusal: reply.refusal };
}

function tablesOf(bytes: Uint8Array): TablesResult {
  const opening = openWorkbook(bytes);
  if (!opening.ok) return opening;
  try {
    return { ok: true, table: readTables(opening.workbook) };
  } catch (error) {
    if (error instanceof RefusedFile) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
