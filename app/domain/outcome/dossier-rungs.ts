import { z } from "zod";

import { canonicalJson } from "../canonical-json";
import { countedFrom, rungs, rungSchema } from "../committee/evidence-ladder";
import type { Rung } from "../committee/evidence-ladder";
import { rankEdition } from "../decision/edition-ranking";
import type { RankingOptions, VendorResponse } from "../decision/edition-ranking";
import type { Edition } from "../edition/edition";

/** Where answers stood on the evidence ladder as it was set, oldest first; of each answer the last counts. */
export const archivedRungSchema = z.looseObject({ vendorId: z.string(), requirementId: z.string(), submissionId: z.string(), rung: rungSchema, note: z.string() });
export type ArchivedRung = z.infer<typeof archivedRungSchema>;

/** An offer in a ranking that counts only what is proved so far. */
export interface RungPlace {
  id: string;
  rank: number | null;
  rankRange: [number, number] | null;
  value: number | null;
  low: number;
  high: number;
  excluded: string[];
  open: string[];
}

/** By rung above the lowest: the ranking that counts only answers from there upwards. */
export type RungRankings = Record<string, RungPlace[]>;

/**
 * On which rung each answer stands: what was said of it last, if that was of the submission that counts, or of an earlier
 * one that answered the same.
 *
 * @param current the submission of each vendor that counts, by vendor id
 * @param answerIn what a submission answers to a requirement
 */
export function rungsInForce(
  said: readonly ArchivedRung[], current: ReadonlyMap<string, string>, answerIn: (submission: string, requirement: string) => unknown,
): (vendor: string, requirement: string) => Rung {
  const last = new Map<string, Rung>();
  for (const { vendorId, requirementId, submissionId, rung } of said) {
    const now = current.get(vendorId);
    if (now === undefined) continue;
    const same = now === submissionId || canonicalJson(answerIn(now, requirementId) ?? null) === canonicalJson(answerIn(submissionId, requirementId) ?? null);
    if (same) last.set(`${vendorId} ${requirementId}`, rung);
  }
  return (vendor, requirement) => last.get(`${vendor} ${requirement}`) ?? "claimed";
}

/** The rankings that count only answers from each rung upwards. */
export function rankingsByRung(edition: Edition, responses: readonly VendorResponse[], options: RankingOptions, rungOf: (vendor: string, requirement: string) => Rung): RungRankings {
  return Object.fromEntries(rungs.slice(1).map((from): [string, RungPlace[]] => [
    from,
    rankEdition(edition, countedFrom(responses, from, rungOf), options).offers
      .map(({ id, rank, rankRange, value, low, high, excluded, open }) => ({ id, rank, rankRange, value, low, high, excluded, open })),
  ]));
}
