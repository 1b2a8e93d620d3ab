import { z } from "zod";

/** How long material is kept, and from which day that counts. */
export const retentionSchema = z.object({ months: z.coerce.number().int().min(1).max(360), countsFrom: z.iso.date() });

/**
 * The last day of a term of months from a day: the same day of the month, or the last of it where it has no such day
 * (31 January and one month: 28 or 29 February).
 */
export function lastDay(countsFrom: string, months: number): string {
  const [year, month, day] = countsFrom.split("-").map(Number);
  const target = new Date(Date.UTC(year, month - 1 + months, 1));
  const days = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth(), Math.min(day, days))).toISOString().slice(0, 10);
}

/** Whether a term is over on a day. */
export function isOver(term: { months: number; countsFrom: string }, today: string): boolean {
  return today > lastDay(term.countsFrom, term.months);
}
