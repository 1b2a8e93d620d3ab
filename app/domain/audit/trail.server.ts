import { z } from "zod";

import { canonicalJson } from "../canonical-json";
import { sha256 } from "../edition/fingerprint.server";
import { auditHash, chainStart } from "./chain.server";

const hash = z.string().regex(/^[0-9a-f]{64}$/, "a SHA-256 in hexadecimal");
const link = { seq: z.number().int().positive(), previous: hash, hash };

/** A row of a trail as it is told: in full, or of another selection's only its place in the chain. */
export const trailRowSchema = z.union([
  z.strictObject({
    ...link,
    at: z.string(),
    actor: z.string(),
    selection: z.string().nullable(),
    action: z.string(),
    subject: z.string(),
    /** Hash of the content. */
    detail: hash,
    /** What changed, before and after; null once it was erased. */
    content: z.unknown(),
  }),
  z.strictObject(link),
]);
export type TrailRow = z.infer<typeof trailRowSchema>;

/** The first line of an exported trail; the rows follow, a line each, and every line is JSON. */
export const trailHeadSchema = z.strictObject({
  format: z.literal("shortlist-trail"),
  version: z.literal(1),
  /** The selection whose rows are told in full; null where it is those of the installation, which belong to none. */
  selection: z.string().nullable(),
  rows: z.number().int().nonnegative(),
  /** Hash of the last row. */
  end: hash,
});
export type TrailHead = z.infer<typeof trailHeadSchema>;

/**
 * What is wrong at a row: a row before it is missing or it stands in the wrong place; it does not give its own hash, or
 * does not follow on the row before; its content is not what its hash was made of; or the trail ends elsewhere than it
 * should.
 */
export type TrailFault = "gap" | "hash" | "detail" | "end";

export interface TrailVerdict {
  rows: number;
  broken: { seq: number; why: TrailFault } | null;
}

/** Follows a trail row by row, in order, until something does not fit. */
export class TrailCheck {
  private rows = 0;
  private previous = chainStart;
  private broken: TrailVerdict["broken"] = null;

  /** Checks the next row; `content` are the bytes that its detail hash stands for, null where they were erased or are not told. */
  follow(row: TrailRow, content: Uint8Array | null): void {
    this.rows += 1;
    if (this.broken) return;
    const fault = this.faultOf(row, content);
    if (fault) this.broken = { seq: row.seq, why: fault };
    this.previous = row.hash;
  }

  /** What was found, with the number of rows and the hash at which the trail says that it ends. */
  verdict(end: { seq: number; hash: string }): TrailVerdict {
    const broken = this.broken ?? (end.seq !== this.rows || end.hash !== this.previous ? { seq: end.seq, why: "end" as const } : null);
    return { rows: this.rows, broken };
  }

  private faultOf(row: TrailRow, content: Uint8Array | null): TrailFault | null {
    if (row.seq !== this.rows) return "gap";
    if (row.previous !== this.previous) return "hash";
    if (!("detail" in row)) return null;
    const { seq, at, actor, selection, action, subject, detail } = row;
    if (row.hash !== auditHash({ seq, at, actor, selection, action, subject, detail }, row.previous)) return "hash";
    return content !== null && sha256(content) !== detail ? "detail" : null;
  }
}

/**
 * Checks an exported trail, a text of lines. Throws `TrailFormatError` naming the line that cannot be read.
 */
export function verifyTrailText(text: string): TrailVerdict {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const head = readLine(lines[0] ?? "", 1, trailHeadSchema);
  const check = new TrailCheck();
  for (const [index, line] of lines.slice(1).entries()) {
    const row = readLine(line, index + 2, trailRowSchema);
    const content = "detail" in row && row.content !== null ? new TextEncoder().encode(canonicalJson(row.content)) : null;
    check.follow(row, content);
  }
  return check.verdict({ seq: head.rows, hash: head.end });
}

/** Thrown for a line of an exported trail that cannot be read. */
export class TrailFormatError extends Error {
  override name = "TrailFormatError";
}

function readLine<S extends z.ZodType>(line: string, number: number, schema: S): z.output<S> {
  try {
    return schema.parse(JSON.parse(line));
  } catch (error) {
    const what = error instanceof z.ZodError ? error.issues.map((issue) => `${issue.path.join(".") || "line"}: ${issue.message}`).join("; ") : (error as Error).message;
    throw new TrailFormatError(`line ${number} is no line of an exported audit trail: ${what}`);
  }
}
