import type { Edition, EditionAnswer, EditionRequirement } from "../edition/edition";
import { markingOf } from "../edition/marking";
import { answerScaleKeys } from "../requirements/answer-type";
import { answerFunction, dayNumber, valueOfMark } from "../scoring/value-functions";
import { knockOutFunction } from "./knock-out-answer";

/** How far the packages on the market are: what vendors can be expected to answer. */
export const markets = ["mature", "mixed", "young"] as const;
export type Market = (typeof markets)[number];

/**
 * How often an answer on the scale is given, from the worst (no) to the best (standard), and how often the better answer to
 * yes or no. Assumptions, shown beside the outcome; the outcome is a test of the scoring model, not a forecast.
 */
export const plausibleShares: Readonly<Record<Market, { scale: readonly number[]; better: number }>> = {
  mature: { scale: [0.04, 0.06, 0.1, 0.1, 0.22, 0.48], better: 0.85 },
  mixed: { scale: [0.08, 0.1, 0.15, 0.12, 0.22, 0.33], better: 0.72 },
  young: { scale: [0.16, 0.17, 0.2, 0.12, 0.17, 0.18], better: 0.55 },
};

/** Marks run from here to there, as parts of the highest. */
const plausibleMarks = { mature: [0.4, 1], mixed: [0.3, 0.95], young: [0.15, 0.9] } as const;

/** How finely answers are told apart, from the worst to the best. */
export const quantiles = 100;

/** What bids can say to one requirement, from the worst to the best: its value and whether its knock-out is passed. */
export interface PlausibleAnswers {
  requirement: EditionRequirement;
  /** 0–100; NaN where it is not scored. */
  values: Float64Array;
  /** 1 where it passes; null where the requirement is not mandatory. */
  passes: Uint8Array | null;
}

/** The answers that are plausible to a requirement on a market. */
export function plausibleAnswers(edition: Edition, requirement: EditionRequirement, market: Market): PlausibleAnswers {
  const answers = answersOf(requirement.answer, market);
  const valueOf = answerFunction(requirement.answer, edition.scale);
  const { highest } = markingOf(edition);
  const [least, most] = plausibleMarks[market];
  const values = Float64Array.from({ length: quantiles }, (_, i) => {
    if (requirement.weight === 0) return NaN;
    if (requirement.valuedBy === "committee") return valueOfMark(Math.round(highest * (least + ((most - least) * (i + 0.5)) / quantiles)), highest)!;
    return valueOf(answers[i]) ?? 0;
  });
  // A number may be worth most in the middle of its range; better bids come later in any case.
  if (requirement.answer.type !== "scale") values.sort();
  const judge = knockOutFunction(requirement, edition.scale);
  const passes = requirement.mandatory ? Uint8Array.from(answers, (answer) => (judge(answer) === "passed" ? 1 : 0)).sort() : null;
  return { requirement, values, passes };
}

/** Answers from the worst to the best, each as often as it is plausible. */
function answersOf(answer: EditionAnswer, market: Market): (string | number)[] {
  const { scale, better } = plausibleShares[market];
  const part = (i: number) => (i + 0.5) / quantiles;
  const each = (of: (part: number) => string | number) => Array.from({ length: quantiles }, (_, i) => of(part(i)));
  switch (answer.type) {
    case "scale":
      return each((at) => {
        let up = 0;
        const place = scale.findIndex((share) => (up += share) > at);
        return answerScaleKeys[answerScaleKeys.length - 1 - (place < 0 ? scale.length - 1 : place)];
      });
    case "yesno":
      return each((at) => (at < 1 - better ? (answer.better === "yes" ? "no" : "yes") : answer.better));
    case "number":
    case "money": {
      const [from, to] = ends(answer.points?.map(([x]) => x));
      return each((at) => from + at * (to - from));
    }
    case "date": {
      const [from, to] = ends(answer.points?.map(([date]) => dayNumber(date) ?? 0));
      return each((at) => new Date(Math.round(from + at * (to - from)) * 86_400_000).toISOString().slice(0, 10));
    }
    case "text":
      return each(() => "…");
  }
}

function ends(points: readonly number[] | undefined): [number, number] {
  return points && points.length > 0 ? [points[0], points.at(-1)!] : [1, 1];
}
