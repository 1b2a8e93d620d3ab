import { canonicalJson } from "~/domain/canonical-json";
import { sha256 } from "~/domain/edition/fingerprint.server";
import { applyCells } from "~/domain/respondents/apply-cells";
import type { ChecklistResult, UnderstoodCell } from "~/domain/respondents/checklist-reading";
import { emptyAnswer } from "~/domain/respondents/own-answer";
import type { OwnAnswer } from "~/domain/respondents/own-answer";
import type { ChecklistFileView } from "~/domain/respondents/own-view";
import { UserError } from "~/domain/user-error";
import { insertChecklistReading, insertChecklistUpload, listChecklistUploads } from "~db/checklist-uploads";
import { loadAnswers, saveAnswers, updateRespondent } from "~db/respondents";
import type { Respondent } from "~db/respondents";
import type { Db } from "~db/schema";

import { requireSelection } from "../change-selection";
import { change, look } from "../context.server";
import type { Context } from "../context.server";
import { codeOf } from "./load-respondents";
import { findOwnCopy, requireOwnCopy, requireRespondent } from "./own-copy";
import { loadForm, loadForms } from "./checklist-forms";

// What reads workbooks is loaded with the first one that comes back.
const reading = () => import("~/documents/workbook/reading-pool");

/** The files that a respondent sent, newest first. */
export async function loadOwnFiles(context: Context, selectionId: string): Promise<ChecklistFileView[]> {
  await look(context, selectionId, "view-own-checklist");
  const own = await findOwnCopy(context.db, context, selectionId);
  return own ? filesOf(context.db, selectionId, own) : [];
}

/** The files that came in for one respondent; null for nobody. */
export async function loadFilesFor(context: Context, selectionId: string, respondentId: string): Promise<{ name: string; code: string; files: ChecklistFileView[] } | null> {
  await look(context, selectionId, "view-respondents");
  const respondent = await requireRespondent(context.db, selectionId, respondentId).catch(() => null);
  return respondent && { name: respondent.name, code: codeOf(respondent.number), files: await filesOf(context.db, selectionId, respondent) };
}

async function filesOf(db: Db, selectionId: string, { id, language }: Respondent): Promise<ChecklistFileView[]> {
  const questions = new Map((await loadForm(db, selectionId, language)).requirements.map((one) => [one.id, `${one.code} ${one.text}`]));
  const answers = (await loadAnswers(db, [id])).get(id)!;
  return (await listChecklistUploads(db, selectionId, id)).map(({ id: uploadId, fileName, receivedAt, result }): ChecklistFileView => {
    const read = result?.ok ? result.reading : null;
    return {
      uploadId, fileName, receivedAt, refusal: result && !result.ok ? result.refusal : null,
      understood: read?.understood.length ?? 0, questions: new Set(read?.understood.map(({ item }) => item)).size,
      unclear: (read?.unclear ?? []).map((cell) => ({ ...cell, question: questions.get(cell.item) ?? cell.item, now: answers.get(cell.item) ?? emptyAnswer(cell.item) })),
      absent: read?.absent.length ?? 0, beside: read?.beside ?? [],
    };
  });
}

interface SentFile {
  fileName: string;
  bytes: Uint8Array;
}

/**
 * Takes in a checklist that a respondent sends back: keeps the file, reads it, and takes up what was understood for certain;
 * what is unclear is offered, and what it leaves blank stays. A bad file never throws: its report says why.
 */
export async function receiveOwnChecklist(context: Context, selectionId: string, file: SentFile): Promise<{ uploadId: string }> {
  return receive(context, selectionId, "checklist-receive", (trx, at) => requireOwnCopy(trx, context, selectionId, at), file);
}

/** The same by the lead, for somebody who sent it by mail or filled it in on paper. */
export async function receiveChecklistFor(context: Context, selectionId: string, respondentId: string, file: SentFile): Promise<{ uploadId: string }> {
  return receive(context, selectionId, "checklist-receive-for", (trx) => requireRespondent(trx, selectionId, respondentId), file);
}

type Gate = "checklist-receive" | "checklist-receive-for";

async function receive(context: Context, selectionId: string, action: Gate, whose: (trx: Db, at: string) => Promise<Respondent>, file: SentFile): Promise<{ uploadId: string }> {
  const uploadId = context.newId();
  const respondent = await change(context, { selection: selectionId, action }, async ({ trx, at, record }) => {
    await requireSelection(trx, selectionId);
    const own = await whose(trx, at);
    const hash = await insertChecklistUpload(trx, { id: uploadId, selectionId, respondentId: own.id, ...file, receivedAt: at, receivedBy: context.actor.id });
    await record({ subject: uploadId, after: { respondent: own.id, hash, size: file.bytes.byteLength } });
    return own;
  });
  const read = await (await reading()).readChecklistInWorker(file.bytes, await loadForms(context.db, selectionId));
  const result = ofSomebodyElse(read, codeOf(respondent.number)) ?? read;
  await change(context, { selection: selectionId, action }, async ({ trx, at, record }) => {
    await insertChecklistReading(trx, context.newId(), uploadId, result, at);
    const taken = result.ok ? await takeCells(trx, respondent.id, result.reading.understood, at) : [];
    await record({ subject: uploadId, after: result.ok ? { understood: result.reading.understood.length, unclear: result.reading.unclear.length, ...hashOf(respondent.id, taken) } : { refusal: result.refusal.code } });
  });
  return { uploadId };
}

/** A file that says it is for somebody else, as a refusal; null otherwise. */
function ofSomebodyElse(result: ChecklistResult, code: string): ChecklistResult | null {
  if (!result.ok || result.reading.respondent === null || result.reading.respondent === "-" || result.reading.respondent === code) return null;
  return { ok: false, refusal: { code: "vendor-differs", found: result.reading.respondent, expected: code } };
}

async function takeCells(trx: Db, respondentId: string, cells: readonly UnderstoodCell[], at: string): Promise<OwnAnswer[]> {
  const changed = applyCells((await loadAnswers(trx, [respondentId])).get(respondentId)!, cells);
  if (changed.length === 0) return changed;
  await saveAnswers(trx, respondentId, changed, at);
  await updateRespondent(trx, respondentId, { lastSavedAt: at });
  return changed;
}

const hashOf = (respondent: string, changed: readonly OwnAnswer[]) => ({ answers: changed.length, hash: sha256(canonicalJson({ respondent, changed })) });

/** What somebody chose for unclear cells: by the number of the cell in its report, "yes", "no" or a value; empty leaves it. */
export type CellChoices = Readonly<Record<string, string>>;

/** Takes up what a respondent chose for the unclear cells of an own file. */
export async function takeOwnCells(context: Context, selectionId: string, uploadId: string, choices: CellChoices): Promise<void> {
  await take(context, selectionId, "checklist-receive", (trx, at) => requireOwnCopy(trx, context, selectionId, at), uploadId, choices);
}

/** The same by the lead, on somebody's behalf. */
export async function takeCellsFor(context: Context, selectionId: string, respondentId: string, uploadId: string, choices: CellChoices): Promise<void> {
  await take(context, selectionId, "checklist-receive-for", (trx) => requireRespondent(trx, selectionId, respondentId), uploadId, choices);
}

async function take(context: Context, selectionId: string, action: Gate, whose: (trx: Db, at: string) => Promise<Respondent>, uploadId: string, choices: CellChoices): Promise<void> {
  await change(context, { selection: selectionId, action }, async ({ trx, at, record }) => {
    const own = await whose(trx, at);
    const upload = (await listChecklistUploads(trx, selectionId, own.id)).find(({ id }) => id === uploadId);
    if (!upload?.result?.ok) throw new UserError("unknown-upload");
    const cells = upload.result.reading.unclear.flatMap(({ item, part }, index): UnderstoodCell[] => {
      const choice = choices[String(index)] ?? "";
      if (choice === "") return [];
      return [{ item, part, value: part === "selected" || part === "inUse" ? choice === "yes" : choice }];
    });
    const taken = await takeCells(trx, own.id, cells, at);
    if (taken.length > 0) await record({ subject: uploadId, after: { chosen: true, ...hashOf(own.id, taken) } });
  });
}
