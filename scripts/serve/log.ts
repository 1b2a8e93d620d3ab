import { pino } from "pino";
import type { Logger } from "pino";

export type { Logger } from "pino";

/**
 * The log: one JSON object a line on standard error. It holds no personal data and no secrets: never an address (links are
 * secrets), a header, a form or the name of a file, only which route, which status and how long; messages of faults go
 * through `withoutPersonalData`.
 */
export function openLog(level: string): Logger {
  return pino(
    {
      level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) }, serializers: { err: (fault) => describeFault(fault) },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}

/** What the log says about a fault: its type, message, code and where it came from, and the same of its causes. */
export function describeFault(fault: unknown, depth = 0): Record<string, unknown> {
  if (!(fault instanceof Error)) return { type: typeof fault, message: withoutPersonalData(String(fault)) };
  const { code } = fault as { code?: unknown };
  return {
    type: fault.name,
    message: withoutPersonalData(fault.message),
    ...(typeof code === "string" ? { code } : {}),
    // The first lines of a stack repeat the message.
    stack: (fault.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)).map((line) => line.trim()),
    ...(fault.cause !== undefined && depth < 3 ? { cause: describeFault(fault.cause, depth + 1) } : {}),
  };
}

/** A message without mail addresses, passwords in addresses, what stands after a question mark, and anything as long and mixed as a token. */
export function withoutPersonalData(text: string): string {
  return text
    .replace(/(\w+:\/\/)[^\s/@]*:[^\s/@]*@/g, "$1…@")
    .replace(/[^\s<>"'(]+@[^\s<>"')]+\.[^\s<>"'),]+/g, "[mail address]")
    .replace(/\?[^\s"')]*=[^\s"')]*/g, "?…")
    .replace(/\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{20,}\b/g, "[token]")
    .slice(0, 2_000);
}
