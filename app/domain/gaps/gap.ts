import { z } from "zod";

import { partName } from "../form-lines";
import { impactSchema } from "../intake/choices";
import { listedFields, listOfFields } from "../listed-fields";
import type { Fields } from "../settle-edits";

/** When something is built, in order. */
export const releases = ["first", "second", "later"] as const;
export type Release = (typeof releases)[number];

/** On what a change has impact, as the guide has it. */
export const impactSubjects = ["people", "way", "information", "means"] as const;
export type ImpactSubject = (typeof impactSubjects)[number];

const text = (most: number) => z.string().trim().max(most).default("");
const ids = z.array(z.string().max(200)).max(500).default([]);
const impactOn = z.strictObject({ level: impactSchema.nullable().default(null), text: text(5000) }).prefault({});

/** What somebody filled in for a gap. */
export const gapContentSchema = z.strictObject({
  /** Empty: the texts of its wishes are shown. */
  title: text(500),
  /** Main function; only for a gap that covers no wish. */
  function: z.string().max(100).nullable().default(null),
  /** The wishes that it covers beside its own. */
  wishes: ids,
  present: text(5000),
  desired: text(5000),
  impact: z.strictObject({ people: impactOn, way: impactOn, information: impactOn, means: impactOn }).prefault({}),
  /** What has to be there first: other gaps closed, preconditions met. */
  needs: z.strictObject({ gaps: ids, preconditions: ids }).prefault({}),
  /** Null: as proposed. */
  release: z.enum(releases).nullable().default(null),
  owner: text(200),
  note: text(5000),
});
export type GapContent = z.infer<typeof gapContentSchema>;

export const emptyGap: GapContent = gapContentSchema.parse({});

/** The gap that a wish makes by itself. */
export const gapOf = (wish: string) => `gap.${wish}`;
export const ownGap = (newId: string) => `gap.own-${newId.slice(0, 8)}`;

/** The field of a gap's release where many gaps are planned in one form. */
export const releaseField = (gap: string) => partName("release", gap);

/** The releases of gaps, by id, as fields that two people may change independently of each other. */
export function releaseFields(all: Readonly<Record<string, Release | null>>): Fields {
  return Object.fromEntries(Object.entries(all).map(([gap, release]) => [releaseField(gap), release]));
}

/** The fields of a gap as two people may change them independently of each other. */
export function gapFields({ wishes, impact, needs, ...content }: GapContent): Fields {
  return {
    ...content,
    ...Object.fromEntries(impactSubjects.flatMap((subject) => [[`${subject}.level`, impact[subject].level], [`${subject}.text`, impact[subject].text]])),
    ...listedFields("wish", wishes),
    ...listedFields("gap", needs.gaps),
    ...listedFields("precondition", needs.preconditions),
  };
}

export function gapOfFields(fields: Fields): GapContent {
  const plain = Object.fromEntries(Object.entries(fields).filter(([name]) => !name.includes(":") && !name.includes(".")));
  return gapContentSchema.parse({
    ...plain,
    impact: Object.fromEntries(impactSubjects.map((subject) => [subject, { level: fields[`${subject}.level`], text: fields[`${subject}.text`] }])),
    wishes: listOfFields("wish", fields),
    needs: { gaps: listOfFields("gap", fields), preconditions: listOfFields("precondition", fields) },
  });
}
