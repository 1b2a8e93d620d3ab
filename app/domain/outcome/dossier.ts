import { z } from "zod";

import { priceDecisionSchema, vendorPricesSchema } from "../cost/vendor-prices";
import type { RankingOptions, VendorResponse } from "../decision/edition-ranking";

/** What a dossier is, and every file in it by its hash. */
export const dossierManifestSchema = z.object({
  format: z.literal("shortlist-dossier"),
  /**
   * 2: with the rungs of the evidence ladder and the rankings from each of them upwards. 3: by award on value the dimensions
   * weigh what they are worth.
   */
  version: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  selection: z.object({ id: z.string(), name: z.string(), organisation: z.string() }),
  /** The edition that was ranked. */
  edition: z.object({ id: z.string(), code: z.string(), hash: z.string() }),
  madeAt: z.iso.datetime(),
  /** Hash of the last row of the audit trail. */
  trail: z.string(),
  files: z.array(z.object({ path: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.int() })),
});
export type DossierManifest = z.infer<typeof dossierManifestSchema>;

/** Paths of the files that every dossier has. */
export const dossierPaths = {
  manifest: "manifest.json", readMe: "README.txt", selection: "selection.json", input: "ranking/input.json", ranking: "ranking/ranking.json", weights: "ranking/weights.json",
  trail: "trail/audit.jsonl", submissions: "submissions/submissions.json", prices: "prices/prices.json", marks: "marks/marks.json", consensus: "marks/consensus.json", rungs: "evidence/rungs.json", byRung: "ranking/from-rung.json", waivers: "waivers.json", decisions: "decisions.json",
} as const;

export const editionPath = (code: string) => `editions/${code}.json`;

/** What the ranking rests on, as JSON holds it. */
export const rankingInputSchema = z.object({
  edition: z.string(),
  options: z.object({ nullFails: z.boolean(), nullCountsAs: z.number().nullable() }),
  responses: z.array(z.object({
    vendor: z.object({ id: z.string(), code: z.string(), name: z.string(), package: z.string() }),
    answers: z.record(z.string(), z.looseObject({ value: z.union([z.string(), z.number()]).nullable() })),
    waivers: z.record(z.string(), z.string()),
    cost: z.object({ prices: vendorPricesSchema, decisions: z.array(priceDecisionSchema), otherTerms: z.array(z.string()).optional() }).nullable(),
  })),
});
export type RankingInput = z.infer<typeof rankingInputSchema>;

/** What the ranking rests on in a form that JSON can hold: maps become objects. Everything known of an answer goes along. */
export function toRankingInput(edition: string, responses: readonly VendorResponse[], options: RankingOptions): RankingInput {
  return rankingInputSchema.parse({
    edition,
    options: { nullFails: options.nullFails, nullCountsAs: options.nullCountsAs ?? null },
    responses: responses.map(({ vendor, answers, waivers, cost }) => ({ vendor, answers: Object.fromEntries([...answers.keys()].map((id) => [id, answers.get(id)])), waivers, cost: cost ?? null })),
  });
}

/** The arguments of `rankEdition` again, as dossiers of a version were made. */
export function fromRankingInput(input: RankingInput, version: DossierManifest["version"] = 3): { responses: VendorResponse[]; options: RankingOptions } {
  return {
    options: version < 3 ? { ...input.options, weightsAsSet: true } : input.options,
    responses: input.responses.map(({ vendor, answers, waivers, cost }) => ({ vendor, answers: new Map(Object.entries(answers)), waivers, cost })),
  };
}

/** What the dossier says of each file that was received and of what became of it. */
export const archivedSubmissionSchema = z.object({
  id: z.string(),
  vendor: z.string(),
  number: z.int(),
  edition: z.string(),
  late: z.boolean(),
  acceptedAt: z.string(),
  upload: z.string(),
  fileHash: z.string(),
  /** Path of the file as it arrived; null where it was erased for privacy. */
  file: z.string().nullable(),
  answers: z.string(),
});

/** Marks as they were given, oldest first; of each the last that is not aside counts. */
export const archivedMarkSchema = z.looseObject({ evaluatorId: z.string(), vendorId: z.string(), requirementId: z.string(), mark: z.number().nullable(), aside: z.boolean() });
export const archivedConsensusSchema = z.looseObject({ vendorId: z.string(), requirementId: z.string(), mark: z.number().nullable() });

/** What checking a dossier found: where, what is wrong, and what was found and expected. */
export interface DossierFinding {
  code:
    | "not-a-dossier" | "file-changed" | "container-changed" | "manifest-unreadable" | "file-missing" | "file-unlisted" | "hash-differs" | "unreadable"
    | "edition-not-in-trail" | "upload-not-in-trail" | "answers-not-in-trail" | "prices-not-in-trail" | "rungs-not-in-trail" | "marks-differ" | "waivers-not-in-trail" | "rules-not-in-trail" | "decision-not-in-trail" | "trail-gap" | "trail-row-changed" | "trail-detail-changed" | "trail-end"
    | "input-differs" | "ranking-differs";
  file: string;
  found: string;
  expected: string;
}

/** What could not be checked, without being a fault. */
export interface DossierNote {
  /**
   * `opened-untold`: sealed answers were opened before the trail told the hash of what was opened; `erased-untold`: what the
   * trail said of it was erased with a vendor's or a person's material. Only the manifest vouches for it.
   */
  code: "opened-untold" | "erased-untold";
  file: string;
}
