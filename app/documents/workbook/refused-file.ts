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

/** Whether something was thrown because a part of a file is damaged or gone. */
export function isDamage(error: unknown): error is RefusedFile {
  return error instanceof RefusedFile && error.refusal.code === "damaged";
}

/** A refusal because there are too many of something: "cells 400001", for the message. */
export function tooMany(what: "relations" | "sheets" | "texts" | "characters" | "cells" | "parts" | "extras", found: number, most: number): RefusedFile {
  return new RefusedFile("too-large", `${what} ${found}`, `${what} ${most}`);
}
