import type { z } from "zod";

import type { TrailRow } from "../../domain/audit/trail.server";
import type { DossierFinding, DossierNote } from "../../domain/outcome/dossier";

/** The files of a dossier by their paths. */
export type Files = ReadonlyMap<string, Uint8Array>;
export type Report = (code: DossierFinding["code"], file: string, found?: string, expected?: string) => void;
export type Note = (code: DossierNote["code"], file: string) => void;

/** A JSON file checked by a schema; null when it is not there or does not fit. */
export function read<S extends z.ZodType>(files: Files, path: string, schema: S): z.output<S> | null {
  const bytes = files.get(path);
  if (!bytes) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** A row of the trail about this selection; the others give only their place in the chain. */
export type OwnRow = Extract<TrailRow, { action: string }>;

export const isOwn = (row: TrailRow): row is OwnRow => "action" in row;

/** What rows of an action say, with what they are about. */
export function told<S extends z.ZodType>(trail: readonly TrailRow[], action: string, after: S): { subject: string; after: z.output<S> }[] {
  return trail.filter(isOwn).flatMap((row) => {
    const parsed = row.action === action ? after.safeParse((row.content as { after?: unknown } | null)?.after) : null;
    return parsed?.success ? [{ subject: row.subject, after: parsed.data }] : [];
  });
}

/** What rows of an action were about that no longer say it, because an erasure took their words; empty where nothing was erased. */
export function erasedSubjects(trail: readonly TrailRow[], action: string): Set<string> {
  const own = trail.filter(isOwn);
  if (!own.some((row) => row.action === "vendor-erase" || row.action === "person-erase")) return new Set();
  return new Set(own.filter((row) => row.action === action && row.content === null).map(({ subject }) => subject));
}
