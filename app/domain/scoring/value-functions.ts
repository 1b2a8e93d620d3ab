import type { Edition, EditionAnswer, EditionRequirement } from "../edition/edition";
import { piecewiseLinear } from "./piecewise-linear";

/** Marks run from 0 to 10 unless an edition says otherwise. */
const usualHighest = 10;

/** Puts an answer on 0–100; null while it has no value. */
export type ValueFunction = (value: string | number | null, mark?: number | null) => number | null;

/**
 * The value of an answer to a requirement, 0–100, or null while there is none: blank, not understood, a text, a number
 * without points, or waiting for the committee.
 *
 * @param scale points per key of the answer scale, as the edition sets them
 * @param mark what the committee gives, 0 to the highest mark of the edition; it alone values requirements that are valued by the committee or by the
 *   answer as the committee confirmed it, and is not looked at for the others
 */
export function valueOfAnswer(
  requirement: EditionRequirement,
  scale: Edition["scale"],
  value: string | number | null,
  mark: number | null = null,
): number | null {
  return valueFunction(requirement, scale)(value, mark);
}

/** As `valueOfAnswer`, made once for the many answers to one requirement. */
export function valueFunction({ valuedBy, answer }: EditionRequirement, scale: Edition["scale"], highestMark = usualHighest): ValueFunction {
  return valuedBy === "answer" ? answerFunction(answer, scale) : (_value, mark = null) => valueOfMark(mark, highestMark);
}

/** The value of an answer by itself, whoever values the requirement in the end. */
export function answerFunction(answer: EditionAnswer, scale: Edition["scale"]): ValueFunction {
  switch (answer.type) {
    case "scale": {
      const points = new Map<string | number | null, number>(scale.map((step) => [step.key, step.points]));
      return (value) => points.get(value) ?? null;
    }
    case "yesno":
      return (value) => (value === "yes" || value === "no" ? (value === answer.better ? 100 : 0) : null);
    case "number":
    case "money": {
      const points = answer.points ?? [];
      return (value) => (typeof value === "number" ? piecewiseLinear(points, value) : null);
    }
    case "date": {
      const points = (answer.points ?? []).map(([date, value]) => [dayNumber(date) ?? NaN, value] as const);
      return (value) => {
        const day = typeof value === "string" ? dayNumber(value) : null;
        return day === null ? null : piecewiseLinear(points, day);
      };
    }
    case "text":
      return () => null;
  }
}

/** The value of a mark, in proportion to the highest one. A mark off the scale is a RangeError. */
export function valueOfMark(mark: number | null, highestMark = usualHighest): number | null {
  if (mark === null) return null;
  if (!(mark >= 0 && mark <= highestMark)) throw new RangeError(`a mark is 0–${highestMark}, not ${mark}`);
  return (100 * mark) / highestMark;
}


/** Days since 1 January 1970 of an ISO date (2026-07-01); null for anything else, 30 February included. */
export function dayNumber(date: string): number | null {
  if (date.length !== 10 || date[4] !== "-" || date[7] !== "-") return null;
  const year = digits(date, 0, 4);
  const month = digits(date, 5, 7);
  const day = digits(date, 8, 10);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && leap ? 29 : daysIn[month - 1];
  if (!(year >= 0 && day >= 1 && day <= last)) return null;
  // Date.UTC takes the years 0 to 99 for 1900 to 1999; four centuries are 146,097 days in any case.
  return Date.UTC(year + 400, month - 1, day) / 86_400_000 - 146_097;
}

const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The whole number in a stretch of a text; NaN where anything else than digits stands. Rankings read many dates: no regex. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : NaN;
  }
  return number;
}
