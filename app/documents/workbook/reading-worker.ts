import { once } from "node:events";
import type { MessagePort } from "node:worker_threads";

import type { Edition } from "~/domain/edition/edition";
import type { TableSheet } from "~/domain/import/table";
import type { ChecklistResult } from "~/domain/respondents/checklist-reading";
import type { ReadingResult, Refusal } from "~/domain/responses/reading";

import { readChecklist } from "../checklist/read-checklist";
import { readChecklistPdf } from "../checklist/read-checklist-pdf";
import { refusalOfDamage } from "./damage";
import { isPdf } from "./file-kind";
import { identify, type Identity } from "./identify-workbook";
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

/**
 * Answer to the identity that the worker sent over the port: the edition under a number that no other edition has, without
 * its content where the worker should have that still.
 */
export type EditionReply = { number: number; edition: Edition | null } | { refusal: Refusal };

/** What the worker asks: what to read for, and then for an edition's content that it does not have any more. */
export type WorkerQuestion = Identity | { lacks: number };

/** The edition that was read for last: files of several vendors come for one edition, which takes long to hand over. */
let held: { number: number; edition: Edition } | null = null;

/** A checklist to read, in the languages in which it was given out. */
export interface ChecklistTask {
  bytes: Uint8Array;
  forms: readonly Edition[];
}

/** Runs in a worker thread: a file of a vendor to answers, of a respondent to a checklist, or of anybody to its cells. */
export default async function read(task: ReadingTask | TablesTask | ChecklistTask): Promise<ReadingResult | TablesResult | ChecklistResult> {
  if ("tables" in task) return tablesOf(task.tables);
  if ("forms" in task) return (isPdf(task.bytes) ? readChecklistPdf : readChecklist)(task.bytes, task.forms);
  return readResponse(task);
}

async function readResponse({ bytes, edition, port }: ReadingTask): Promise<ReadingResult> {
  const opening = openWorkbook(bytes);
  if (!opening.ok) return opening;
  const identity = identify(opening.workbook);
  if (edition) return readAnswers(opening.workbook, edition, identity);
  if (!port) throw new TypeError("reading needs an edition, or a port to ask for one");

  const reply = await ask(port, identity);
  if ("refusal" in reply) return { ok: false, refusal: reply.refusal };
  return readAnswers(opening.workbook, await contentOf(reply, port), identity);
}

async function contentOf(reply: Exclude<EditionReply, { refusal: Refusal }>, port: MessagePort): Promise<Edition> {
  let { edition } = reply;
  if (!edition && held?.number === reply.number) return held.edition;
  if (!edition) {
    const whole = await ask(port, { lacks: reply.number });
    if ("refusal" in whole || !whole.edition) throw new Error("the edition was asked for and not given");
    edition = whole.edition;
  }
  held = { number: reply.number, edition };
  return edition;
}

async function ask(port: MessagePort, question: WorkerQuestion): Promise<EditionReply> {
  port.postMessage(question);
  const [reply] = (await once(port, "message")) as [EditionReply];
  return reply;
}

function tablesOf(bytes: Uint8Array): TablesResult {
  const opening = openWorkbook(bytes);
  if (!opening.ok) return opening;
  // Who makes a list from a file cannot see what was in the part that is gone.
  const damaged = refusalOfDamage(opening.workbook);
  if (damaged) return { ok: false, refusal: damaged };
  try {
    return { ok: true, table: readTables(opening.workbook) };
  } catch (error) {
    if (error instanceof RefusedFile) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
