import { redirect } from "@remix-run/node";
import { z } from "zod";

import { jsonField } from "~/domain/json-field";
import { ownAnswerSchema, postedAnswers } from "~/domain/respondents/own-answer";

import { UserError } from "~/domain/user-error";

import { answerTo, parseForm } from "../answer.server";
import type { Context } from "../context.server";
import { uploadedFiles } from "../uploaded-files.server";
import { saveOwnAnswers, setOwnDone } from "./own-checklist";
import { receiveOwnChecklist, takeOwnCells } from "./receive-checklist";

const answersSchema = z.record(z.string(), ownAnswerSchema);
const plainSchema = z.object({ answers: z.array(ownAnswerSchema), base: jsonField(answersSchema) });
const changesSchema = z.object({ changes: jsonField(answersSchema), base: jsonField(answersSchema) });

/**
 * Does what a respondent's form asks, by account or by link: saves what changed (JSON, as the page posts by itself) or what
 * a plain form holds, or says that the copy is finished, or not. `act` gives the context and the selection, checked first.
 */
export async function takeOwnForm(form: FormData, act: () => Promise<{ context: Context; selectionId: string }>) {
  const intent = form.get("intent");
  if (intent === "done" || intent === "again") {
    return answerTo(async () => {
      const { context, selectionId } = await act();
      await setOwnDone(context, selectionId, intent === "done");
      return { conflict: null, saved: false };
    });
  }
  const changes = form.get("changes");
  if (changes !== null) {
    const parsed = parseForm(changesSchema, { changes, base: form.get("base") ?? "{}" });
    if (!parsed.ok) return parsed.refusal;
    return answerTo(async () => {
      const { context, selectionId } = await act();
      return { conflict: await saveOwnAnswers(context, selectionId, Object.values(parsed.data.changes), Object.values(parsed.data.base)), saved: false };
    });
  }
  const parsed = parseForm(plainSchema, { answers: postedAnswers(form), base: form.get("base") ?? "{}" });
  if (!parsed.ok) return parsed.refusal;
  const { answers, base } = parsed.data;
  // A group that was ticked or unticked as a whole, by a button of the plain form.
  const [tick, untick] = [form.get("tick"), form.get("untick")];
  const group = new Set(String(tick ?? untick ?? "").split(" "));
  const posted = answers.map((answer) => (group.has(answer.item) ? { ...answer, selected: tick !== null } : answer));
  return answerTo(async () => {
    const { context, selectionId } = await act();
    return { conflict: await saveOwnAnswers(context, selectionId, posted, posted.flatMap(({ item }) => base[item] ?? [])), saved: true };
  });
}

/**
 * The same for a request that may send a file back instead, or choose what a file left unclear; then it leads to `to`, where
 * the page is loaded anew. `count` is asked before the body of a file is read.
 */
export async function takeOwnRequest(request: Request, to: string, act: () => Promise<{ context: Context; selectionId: string }>, count: () => Promise<unknown> = async () => {}) {
  if (/^multipart\//i.test(request.headers.get("Content-Type") ?? "")) {
    return answerOrLead(to, async () => {
      await count();
      const { context, selectionId } = await act();
      await receiveOwnChecklist(context, selectionId, await oneFile(request));
    });
  }
  const form = await request.formData();
  if (form.get("intent") !== "take") return takeOwnForm(form, act);
  return answerOrLead(to, async () => {
    const { context, selectionId } = await act();
    await takeOwnCells(context, selectionId, String(form.get("uploadId")), postedCells(form));
  });
}

/** What was chosen for unclear cells. */
export function postedCells(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].flatMap(([name, value]) => (name.startsWith("cell.") && typeof value === "string" ? [[name.slice("cell.".length), value]] : [])));
}

/** The one file of a request. Throws `UserError` where there is none, or it is too large. */
export async function oneFile(request: Request): Promise<{ fileName: string; bytes: Uint8Array }> {
  const sent = await uploadedFiles(request, "file");
  const [file] = sent.ok ? sent.files : [];
  if (!sent.ok || !file) throw new UserError(`checklist-file-${sent.ok ? "none" : sent.why}`);
  return file;
}

/** Does the work and leads on to a page, or answers beside the form. */
export async function answerOrLead(to: string, work: () => Promise<unknown>) {
  const answer = await answerTo(async () => void (await work()));
  return "init" in answer ? answer : redirect(to, 303);
}
