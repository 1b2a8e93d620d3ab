import { once } from "node:events";
import type { MessagePort } from "node:worker_threads";

import type { Edition } from "~/domain/edition/edition";
import type { ReadingResult, Refusal } from "~/domain/responses/reading";

import { identify } from "./identify-workbook";
import { openWorkbook } from "./open-workbook";
import { readAnswers } from "./read-answers";
import { readChecklist } from "../checklist/read-checklist";
import type { ChecklistResult } from "~/domain/respondents/checklist-reading";

/** What the main thread asks: to read for an edition, or to ask over the port which edition it is. */
export interface ReadingTask {
  bytes: Uint8Array;
  edition: Edition | null;
  port: MessagePort | null;
}

/** Answer to the identity that the worker sent over the port. */
export type EditionReply = { edition: Edition } | { refusal: Refusal };

/** A checklist to read, in the languages in which it was given out. */
export interface ChecklistTask {
  bytes: Uint8Array;
  forms: readonly Edition[];
}

/** Runs in a worker thread: one returned workbook from bytes to answers, of a vendor or of a respondent. */
export default async function read(task: ReadingTask | ChecklistTask): Promise<ReadingResult | ChecklistResult> {
  return "forms" in task ? readChecklist(task.bytes, task.forms) : readResponse(task);
}

async function readResponse({ bytes, edition, port }: ReadingTask): Promise<ReadingResult> {
  const opening = openWorkbook(bytes);
  if (!opening.ok) return opening;
  const identity = identify(opening.workbook);
  if (edition) return readAnswers(opening.workbook, edition, identity);
  if (!port) throw new TypeError("reading needs an edition, or a port to ask for one");

  port.postMessage(identity);
  const [reply] = (await once(port, "message")) as [EditionReply];
  return "edition" in reply ? readAnswers(opening.workbook, reply.edition, identity) : { ok: false, refusal: reply.refusal };
}
