import { z } from "zod";

import { readPart } from "../form-lines";
import type { PartReader } from "../form-lines";
import { postedText } from "../posted-field";

/** Likelihood and impact each run from 1, very low, to 5, very high. */
export const riskLevels = [1, 2, 3, 4, 5] as const;
export type RiskLevel = (typeof riskLevels)[number];
const levelSchema = z.literal(riskLevels).nullable();

/** How a risk stands; `open` until somebody says otherwise. */
export const riskStates = ["open", "controlled", "occurred", "gone"] as const;
export type RiskState = (typeof riskStates)[number];

/** What somebody filled in for a risk. */
export const riskContentSchema = z.strictObject({
  /** Text and group only of one of the organisation's own. */
  text: z.string().trim().max(1000),
  group: z.string().max(100).nullable(),
  likelihood: levelSchema,
  impact: levelSchema,
  measure: z.string().trim().max(5000),
  owner: z.string().trim().max(200),
  state: z.enum(riskStates),
});
export type RiskContent = z.infer<typeof riskContentSchema>;
export const riskParts = ["text", "group", "likelihood", "impact", "measure", "owner", "state"] as const satisfies (keyof RiskContent)[];

export const emptyRisk: RiskContent = { text: "", group: null, likelihood: null, impact: null, measure: "", owner: "", state: "open" };
export const ownRisk = (newId: string) => `risk.own-${newId.slice(0, 8)}`;

/** Likelihood × impact, 1 to 25; null while one of them is not known. */
export function riskScore({ likelihood, impact }: Pick<RiskContent, "likelihood" | "impact">): number | null {
  return likelihood === null || impact === null ? null : likelihood * impact;
}

export const riskBands = ["low", "middle", "high"] as const;
export type RiskBand = (typeof riskBands)[number];
/** From these scores on a risk is middle, and high. */
export const bandStarts = { middle: 6, high: 15 } as const;

export function bandOf(score: number): RiskBand {
  return score >= bandStarts.high ? "high" : score >= bandStarts.middle ? "middle" : "low";
}

const clean: PartReader = (form, name) => postedText(form, name);
const level: PartReader = (form, name) => (postedText(form, name) === "" ? null : Number(postedText(form, name)));
/** How a form posts the parts of a risk; a part that is not posted stays as it is. */
export const riskReaders: Readonly<Record<keyof RiskContent, PartReader>> = {
  text: clean, group: readPart.orNull, likelihood: level, impact: level, measure: clean, owner: clean, state: clean,
};
export const postedRisksSchema = z.record(z.string(), riskContentSchema.partial());
