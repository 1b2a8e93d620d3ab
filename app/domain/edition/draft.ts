import { z } from "zod";

import { priceSheetSchema } from "../cost/price-sheet";
import { languageSchema } from "../language";
import { answerScaleKeys, answerScaleKeySchema, defaultScalePoints } from "../requirements/answer-type";
import { editionKindSchema } from "./edition";
import { draftMarkingSchema, newMarking } from "./marking";

/** What the lead writes for the next edition, beside the requirements. Everything may still be empty. */
export const draftSchema = z.object({
  kind: editionKindSchema,
  language: languageSchema,
  introduction: z.string().max(20_000),
  scope: z.string().max(20_000),
  contact: z.object({ name: z.string().max(200), email: z.string().max(200) }),
  /** Wall-clock time in `timeZone`, e.g. "2026-12-18T17:00"; empty while not set. */
  deadline: z.string().refine((text) => text === "" || isWallClock(text), "a date and time such as 2026-12-18T17:00"),
  timeZone: z.string().refine(isTimeZone, "an IANA time zone such as Europe/Amsterdam"),
  planning: z.array(z.object({ label: z.string().min(1).max(200), date: z.iso.date() })).max(30),
  /** Nobody reads answers before two people opened them after the deadline. */
  sealed: z.boolean().default(false),
  /** Prices stay sealed until quality has been scored; only where answers are sealed. */
  priceEnvelope: z.boolean().default(false),
  /** Those who judge do not see who the vendors are until the consensus is closed. */
  anonymous: z.boolean().default(false),
  scale: z.array(z.object({ key: answerScaleKeySchema, points: z.number().min(0).max(100) })).length(answerScaleKeys.length),
  /** What vendors price; absent where no prices are asked. */
  price: priceSheetSchema.optional(),
  /** Drafts from before committees marked lack it. */
  marking: draftMarkingSchema.default(newMarking),
});
export type Draft = z.infer<typeof draftSchema>;

/** Whether a text is a minute that the calendar has, in 1900–2199. */
function isWallClock(text: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return false;
  const instant = Date.parse(`${text}:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** Names that were found to be time zones: asking takes milliseconds, and every reading of a draft asks. */
const timeZones = new Set<string>();

function isTimeZone(name: string): boolean {
  if (timeZones.has(name)) return true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
  } catch {
    return false;
  }
  timeZones.add(name);
  return true;
}

/** Whether answers are sealed unless the lead says otherwise: offers are, what is asked for orientation is not. */
export const sealedByDefault = (kind: Draft["kind"]): boolean => kind === "rfp";

/** The draft of a new round. */
export function newDraft(language: Draft["language"], kind: Draft["kind"] = "rfp"): Draft {
  return {
    kind,
    language,
    introduction: "",
    scope: "",
    contact: { name: "", email: "" },
    deadline: "",
    timeZone: "Europe/Amsterdam",
    planning: [],
    sealed: sealedByDefault(kind),
    priceEnvelope: false,
    anonymous: false,
    scale: answerScaleKeys.map((key) => ({ key, points: defaultScalePoints[key] })),
    marking: newMarking,
  };
}

/**
 * The instant of a wall-clock time ("2026-12-18T17:00") in a time zone, as ISO in UTC. In the hour that a clock skips,
 * the time after the gap; in the hour that it repeats, the first of the two.
 */
export function instantOf(wallClock: string, timeZone: string): string {
  const asUtc = Date.parse(`${wallClock}:00Z`);
  const offsetAt = (instant: number) => {
    const parts = new Intl.DateTimeFormat("en-US", {
      timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
    }).formatToParts(new Date(instant));
    const part = (type: string) => Number(parts.find((p) => p.type === type)!.value);
    return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second")) - instant;
  };
  const day = 86_400_000;
  const candidates = [offsetAt(asUtc - day), offsetAt(asUtc + day)].map((offset) => asUtc - offset).sort((a, b) => a - b);
  const exact = candidates.find((instant) => instant + offsetAt(instant) === asUtc);
  return new Date(exact ?? candidates[1]).toISOString();
}
