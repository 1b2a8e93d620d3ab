import type { Refusal } from "~/domain/responses/reading";

import { isDamage } from "./refused-file";

/** What of a workbook can be damaged or gone while the rest is read; each is told with what may be missing for it. */
type DamageKind = "rows" | "sheet" | "tail" | "list" | "links" | "strings" | "styles" | "notes" | "drawing" | "properties" | "part";

export interface Damage {
  /** Name of the part in the file. */
  part: string;
  kind: DamageKind;
  /** What is wrong with it, as a refusal tells it: "xml", "zip-entry" or "part". */
  reason: string;
  /** Of "rows": the first row that may lack something. */
  row?: number;
}

/** What reading gives, or `otherwise` when the part is damaged or gone, which is noted. */
export function intact<T>(part: string, kind: DamageKind, damaged: Damage[], read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if (!isDamage(error)) throw error;
    damaged.push({ part, kind, reason: error.refusal.found });
    return otherwise;
  }
}

/** A workbook as far as its damage goes. */
interface Damaged {
  damaged: readonly Damage[];
  sheets: readonly { damaged: readonly Damage[] }[];
}

/** All that is damaged in a workbook. */
export function damagesOf({ damaged, sheets }: Damaged): Damage[] {
  return [...damaged, ...sheets.flatMap((sheet) => sheet.damaged)];
}

/** Kinds by which cells with words may be missing. */
const ofCells: ReadonlySet<DamageKind> = new Set(["rows", "sheet", "list", "strings"]);

/**
 * Why a workbook of which cells are missing is refused, for who cannot tell from the rest what was in them; null where all
 * cells were read.
 */
export function refusalOfDamage(workbook: Damaged): Refusal | null {
  const damages = damagesOf(workbook).filter(({ kind }) => ofCells.has(kind));
  return damages.length === 0 ? null : { code: "damaged", found: damages[0]!.reason, expected: namedParts(damages) };
}

/** Names of parts for a message. */
export function namedParts(damages: readonly Damage[]): string {
  const named = [...new Set(damages.map(({ part }) => part))];
  return named.length > 5 ? `${named.slice(0, 5).join(", ")} …` : named.join(", ");
}
