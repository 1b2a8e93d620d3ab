/** The most bytes that one returned file may have, and all files that are sent in one request together. */
export const uploadLimits = { file: 25_000_000, request: 100_000_000 } as const;

/** Names of returned files end like this; what a file is, its bytes say. */
export const returnedExtensions = [".xlsx", ".xlsm", ".ods", ".csv", ".tsv", ".txt"] as const;

/** The same of a checklist, which may be filled in as a PDF form too. */
export const checklistExtensions = [...returnedExtensions, ".pdf"] as const;

/** Why files were not taken in: too many bytes, none chosen, or a request that broke off or was put together wrongly. */
export type UploadProblem = "too-large" | "none" | "broken";

/**
 * What the announced size of a request with files says before its body is read: null to read it, else why not. A request
 * that announces no size could be of any, so it is not read either.
 *
 * @param contentLength the header as it came
 */
export function announcedProblem(contentLength: string | null): UploadProblem | null {
  if (contentLength === null || !/^\d+$/.test(contentLength)) return "broken";
  return Number(contentLength) > uploadLimits.request ? "too-large" : null;
}

/** What is wrong with files as they were sent; an empty file input sends one file without name and bytes. */
export function filesProblem(files: readonly { name: string; size: number }[]): UploadProblem | null {
  if (files.every((file) => file.size === 0 && file.name === "")) return "none";
  return files.some((file) => file.size > uploadLimits.file) ? "too-large" : null;
}
