import type { Refusal, RefusalCode } from "~/domain/responses/reading";

/** Thrown while opening a file that cannot be read safely; caught where the file was handed in. */
export class RefusedFile extends Error {
  readonly refusal: Refusal;

  constructor(code: RefusalCode, found = "", expected = "") {
    super(`${code}${found ? `: ${found}` : ""}`);
    this.name = "RefusedFile";
    this.refusal = { code, found, expected };
  }
}
