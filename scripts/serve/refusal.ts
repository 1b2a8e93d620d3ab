import type { Request, Response } from "express";

import { requestLanguage } from "~/i18n/request-language";
import { translator } from "~/i18n/translate";

import { limits } from "./limits";

/** What the doors refuse before any page has a look at it, by the status that it gets; texts under `interface.error.door`. */
const refusals = {
  malformed: 400,
  form: 400,
  origin: 403,
  slow: 408,
  length: 411,
  "form-too-large": 413,
  "files-too-large": 413,
  address: 414,
  host: 421,
  stopping: 503,
} as const;
export type Refusal = keyof typeof refusals;

/** Refuses a request in words: as a small page to a browser, as a line to a program. What it still sends is not read. */
export function refuse(request: Request, response: Response, why: Refusal): void {
  const t = translator(languageOf(request));
  const size = { limit: (why === "files-too-large" ? limits.files : limits.form) / 1_000_000 };
  response.status(refusals[why]);
  if (!request.complete) response.set("Connection", "close");
  if (why === "stopping") response.set("Retry-After", "10");
  response.locals.refused = why;
  answerInWords(request, response, t(`interface.error.door.${why}.title`), t(`interface.error.door.${why}.text`, size));
}

/** Answers with a heading and a line of text. */
export function answerInWords(request: Request, response: Response, title: string, text: string): void {
  if (!request.accepts(["text/plain", "text/html"]) || request.accepts(["text/plain", "text/html"]) === "text/plain") {
    response.type("text/plain").send(`${title}\n${text}\n`);
    return;
  }
  const [heading, words] = [title, text].map((part) => part.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
  response.type("text/html").send(
    `<!doctype html><html lang="${languageOf(request)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${heading}</title></head><body><main><h1>${heading}</h1><p>${words}</p></main></body></html>\n`,
  );
}

/** The language of the words, as for every page. */
export function languageOf(request: Request) {
  const headers = new Headers();
  for (const name of ["cookie", "accept-language"] as const) if (request.headers[name]) headers.set(name, request.headers[name]);
  return requestLanguage(new globalThis.Request("http://localhost/", { headers }));
}
