import { Readable } from "node:stream";

import { createReadableStreamFromReadable, data, redirect } from "@remix-run/node";
import type { z } from "zod";

import { permissions } from "~/domain/access/permissions";
import type { Rule } from "~/domain/access/permissions";
import { cleanText } from "~/domain/clean-text";
import { EditConflictError } from "~/domain/edit-conflict";
import { UserError } from "~/domain/user-error";
import type { FieldProblem, FieldProblems, FormAnswer } from "~/domain/form-answer";

import { AccessRefused } from "./access.server";

/** Ends the request with a plain 404 page. */
export function notFound(): never {
  throw new Response("404 Not Found", { status: 404, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}

/**
 * What a reading service gives. Nothing (null), and a selection that is not the reader's to know of, end the request with
 * a 404; what its reader may not see with a 403 that says why; what needs a declaration first leads there.
 */
export async function found<T>(work: Promise<T> | T): Promise<NonNullable<T>> {
  return (await shown(work)) ?? notFound();
}

/** As `found`, where nothing is an answer too. */
export async function shown<T>(work: Promise<T> | T): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AccessRefused) throw refusedPage(error);
    // What the installation lacks, such as the key that sealed: said as it is, for it can be put right.
    if (error instanceof UserError) throw data({ code: error.code, values: error.values }, { status: 503 }) as unknown as Response;
    throw error;
  }
}

function refusedPage({ why, code, selectionId, action }: AccessRefused): Response {
  if ((why === "declaration" || why === "conflict") && selectionId !== null) return redirect(`/selections/${selectionId}/declaration`);
  if (why === "unknown") return new Response("404 Not Found", { status: 404, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  const { roles } = permissions[action] as Rule;
  return data({ code, roles }, { status: 403 }) as unknown as Response;
}

type Parsed<T> = { ok: true; data: T } | { ok: false; refusal: ReturnType<typeof refuse> };

/** Checks a posted form; on failure `refusal` is what the action returns. Fields that occur more than once need `value`. */
export function parseForm<S extends z.ZodType>(schema: S, form: FormData | Record<string, unknown>): Parsed<z.infer<S>> {
  const result = schema.safeParse(cleaned(form instanceof FormData ? Object.fromEntries(form) : form));
  if (result.success) return { ok: true, data: result.data };
  const fields: FieldProblems = {};
  for (const issue of result.error.issues) {
    const name = issue.path.join(".") || "form";
    fields[name] ??= fieldProblem(issue);
  }
  return { ok: false, refusal: refuse({ ok: false, problem: null, fields }) };
}

type Act<V extends string> = { ok: true; verb: V | "save"; of: [string, string] } | { ok: false; refusal: ReturnType<typeof refuse> };

/**
 * What the button of a form asks: to save, or a verb with what it is about ("remove:<id>"). `acts` are the verbs that the page
 * knows, with what they can be about where that is a list. Anything else is refused with what it was, and nothing is saved.
 */
export function parseAct<V extends string>(form: FormData, acts: Readonly<Record<V, readonly string[] | null>>): Act<V> {
  const intent = String(form.get("intent") ?? "");
  const [verb = "", which = "", what = ""] = intent.split(":");
  if (intent === "" || intent === "save") return { ok: true, verb: "save", of: ["", ""] };
  const known = Object.hasOwn(acts, verb) && (acts[verb as V]?.includes(which) ?? true);
  return known ? { ok: true, verb: verb as V, of: [which, what] } : { ok: false, refusal: refuse({ ok: false, problem: { code: "unknown-act", values: { act: intent.slice(0, 60) } }, fields: {} }) };
}

/** Refuses a form that lacks a field which it always has: to keep it would empty what it does not hold. */
export function requireField(form: FormData, name: string): void {
  if (!form.has(name)) throw new UserError("no-such-form", { field: name });
}

function fieldProblem(issue: z.core.$ZodIssue): FieldProblem {
  switch (issue.code) {
    case "too_small": return issue.origin === "number" ? "tooSmall" : "required";
    case "too_big": return "tooLong";
    case "invalid_format": return issue.format === "number" ? "number" : "format";
    // What was typed and is no number for certain is NaN.
    case "invalid_type": return issue.expected === "number" && "received" in issue && issue.received === "NaN" ? "number" : "invalid";
    default: return "invalid";
  }
}

/** What was posted without the characters that a text cannot hold in a database or a document, such as NUL. */
function cleaned(posted: unknown): unknown {
  if (typeof posted === "string") return cleanText(posted);
  if (Array.isArray(posted)) return posted.map(cleaned);
  if (typeof posted !== "object" || posted === null || Object.getPrototypeOf(posted) !== Object.prototype) return posted;
  return Object.fromEntries(Object.entries(posted).map(([name, value]) => [name, cleaned(value)]));
}

/** Half of a surrogate pair, which a URI cannot carry, becomes the replacement character. */
function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
}

type Done<T> = { ok: true } & (T extends object ? T : unknown);

/** Does the work of an action: an expected error becomes an answer beside the form, any other is thrown on. */
export async function answerTo<T extends object | void>(work: () => Promise<T>): Promise<Done<T> | ReturnType<typeof refuse>> {
  try {
    return { ok: true, ...(await work()) } as Done<T>;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const conflict = error instanceof EditConflictError ? { conflict: error.conflict } : {};
    return refuse({ ok: false, problem: { code: error.code, values: error.values }, fields: {}, ...conflict }, statusOf(error));
  }
}

/** Who may not is told so; what cannot be done now, or can be put right, is a form that needs another look. */
function statusOf(error: UserError): number {
  if (!(error instanceof AccessRefused) || error.why.endsWith("stage")) return 422;
  return error.why === "unknown" ? 404 : 403;
}

function refuse(answer: Extract<FormAnswer, { ok: false }>, status = 422) {
  return data(answer, { status });
}

/** A file as an answer. `inline` lets the browser show it instead of saving it. */
export function fileResponse(file: { fileName: string; mediaType: string; bytes: Uint8Array }, disposition: "inline" | "attachment" = "attachment"): Response {
  const ascii = file.fileName.normalize("NFKD").replace(/[^\x20-\x7e]/g, "").replace(/["\\]/g, "'");
  return new Response(file.bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      "Content-Type": file.mediaType,
      "Content-Length": String(file.bytes.byteLength),
      "Content-Disposition": `${disposition}; filename="${ascii || "file"}"; filename*=UTF-8''${encodeURIComponent(wellFormed(file.fileName))}`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** Lines of JSON as a file to download, sent as they come. */
export function linesResponse(fileName: string, lines: AsyncIterable<string>): Response {
  return new Response(createReadableStreamFromReadable(Readable.from(lines)), {
    headers: {
      "Content-Type": "application/jsonl; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
