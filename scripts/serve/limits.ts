import { uploadLimits } from "~/domain/responses/upload-limits";

/** The most that a request may be, and how long it may take. Sizes in bytes, times in milliseconds. */
export const limits = {
  /** Path and query; with the headers they stand within Node's 16 kB. */
  address: 8_000,
  headers: 100,
  /** A form without files: the whole checklist with its texts is about 60 kB. */
  form: 2_000_000,
  /** Files with their form; the page that takes them says from `uploadLimits` what one may be. */
  files: uploadLimits.request + 5_000_000,
  /** Until all headers have come. */
  headersTime: 15_000,
  /** Until a form has come. */
  formTime: 30_000,
  /** Until files have come: 100 MB over a slow line. */
  filesTime: 20 * 60_000,
  /** Without a byte in either direction. */
  idleTime: 120_000,
  /** An idle connection stays open for the next request; longer than proxies keep theirs. */
  keepAliveTime: 65_000,
  /** What running requests get to finish in after a request to stop. */
  grace: 30_000,
};
export type Limits = typeof limits;

/** Why a body is not read. */
export type BodyProblem = "length" | "form" | "form-too-large" | "files-too-large";

/** What is wrong with the body that the headers of a request announce, or null. Without a length nobody knows where it ends. */
export function bodyProblem(headers: { "content-length"?: string; "transfer-encoding"?: string; "content-type"?: string }, most: Pick<Limits, "form" | "files">): BodyProblem | null {
  if (headers["transfer-encoding"] !== undefined) return "length";
  const size = Number(headers["content-length"] ?? 0);
  if (hasFiles(headers["content-type"])) return size > most.files ? "files-too-large" : null;
  if (size > most.form) return "form-too-large";
  // No page sends anything but forms.
  return size > 0 && !/^application\/x-www-form-urlencoded\b/i.test(headers["content-type"] ?? "") ? "form" : null;
}

/** Whether an address is a path of this site that everybody reads the same in, without the NUL that no database keeps in a text. */
export function isReadable(address: string): boolean {
  return address.startsWith("/") && !address.includes("%00") && isDecodable(address.replace(/\?.*/s, ""));
}

/** Whether a path is written as paths are. */
export function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

export function hasFiles(contentType: string | undefined): boolean {
  return /^multipart\//i.test(contentType ?? "");
}
