import { once } from "node:events";
import type { MessagePort } from "node:worker_threads";

import type { Edition } from "~/domain/edition/edition";
import type { ReadingResult, Refusal } from "~/domain/responses/reading";

import { identify, type Identity } from "./identify-workbook";
import { openWorkbook } from "./open-workbook";
import { readAnswers } from "./read-answers";

/** What the main thread asks: to read for an edition, or to ask over the port which edition it is. */
export interface ReadingTask {
  bytes: Uint8Array;
  edition: Edition | null;
  port: MessagePort | null;
}

/**
 * Answer to the identity that the worker sent over the port: the edition under a number that no other edition has, without
 * its content where the worker should have that still.
 */
export type EditionReply = { number: number; edition: Edition | null } | { refusal: Refusal };

/** What the worker asks: what to read for, and then for an edition's content that it does not have any more. */
export type WorkerQuestion = Identity | { lacks: number };

/** The edition that was read for last: files of several vendors come for one edition, which takes long to hand over. */
let held: { number: number; edition: Edition } | null = null;

/** Runs in a worker thread: one returned workbook from bytes to answers. */
export default async function read({ bytes, edition, port }: ReadingTask): Promise<ReadingResult> {
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
