import type { Edition, EditionRequirement } from "~/domain/edition/edition";
import { sha256 } from "~/domain/edition/fingerprint.server";
import { answerScaleKeys } from "~/domain/requirements/answer-type";
import type { Answer } from "~/domain/responses/reading";

import type { ExampleVendor } from "./example-data";

/** How far answers scatter around a vendor's quality, in both directions. */
const scatter = 0.38;

/** A number in [0, 1) that depends on its key alone, so that an example is the same every time. */
function chance(...key: string[]): number {
  return parseInt(sha256(key.join("\u0000")).slice(0, 12), 16) / 16 ** 12;
}

/** The answers that a fictional vendor gives to an edition: what its data says, and the rest around its quality. */
export function exampleAnswers(edition: Edition, vendor: ExampleVendor): Answer[] {
  const blank = new Set(vendor.blank);
  return edition.requirements.map((requirement) => ({
    requirement: requirement.id,
    value: blank.has(requirement.id) ? null : valueOf(edition, requirement, vendor),
    comment: vendor.comments[requirement.id]?.[edition.language] ?? "",
    evidence: vendor.evidence[requirement.id]?.[edition.language] ?? "",
  }));
}

function valueOf(edition: Edition, requirement: EditionRequirement, vendor: ExampleVendor): string | number | null {
  const exact = vendor.answers[requirement.id];
  if (exact !== undefined) return typeof exact === "object" ? exact[edition.language] : exact;
  const level = Math.min(1, Math.max(0, qualityOn(vendor, requirement.criterion) + (chance(vendor.name, requirement.id) - 0.5) * 2 * scatter));
  const { answer } = requirement;
  switch (answer.type) {
    case "scale": {
      // A vendor that means business meets the knock-outs; those that fail are in its data.
      const lowest = answerScaleKeys.indexOf(requirement.lowestAccepted);
      const index = answerScaleKeys.findIndex((_, i) => level >= [0.74, 0.56, 0.44, 0.33, 0.22, 0][i]);
      return answerScaleKeys[requirement.mandatory ? Math.min(index, lowest) : index];
    }
    case "yesno": {
      const worse = answer.better === "yes" ? "no" : "yes";
      return requirement.mandatory || level >= 0.45 ? answer.better : worse;
    }
    case "number":
    case "money":
      return answer.points ? roundLike(answer.points, inverse(answer.points, level * 100)) : null;
    case "date":
      return answer.points ? answer.points[level >= 0.5 ? 0 : answer.points.length - 1][0] : null;
    case "text":
      return null;
  }
}

function qualityOn(vendor: ExampleVendor, criterion: string): number {
  const path = criterion.split(".");
  for (let length = path.length; length > 0; length -= 1) {
    const known = vendor.quality[path.slice(0, length).join(".")];
    if (known !== undefined) return known;
  }
  return 0.5;
}

type Points = readonly (readonly [number, number])[];

/** An x whose value comes closest to `value` on a piecewise linear function. */
function inverse(points: Points, value: number): number {
  let best = points[0][0];
  let distance = Infinity;
  for (let i = 1; i < points.length; i += 1) {
    const [x0, y0] = points[i - 1];
    const [x1, y1] = points[i];
    const part = y1 === y0 ? 0.5 : Math.min(1, Math.max(0, (value - y0) / (y1 - y0)));
    const miss = Math.abs(y0 + part * (y1 - y0) - value);
    if (miss < distance) [best, distance] = [x0 + part * (x1 - x0), miss];
  }
  return best;
}

/** Whole numbers where the points are whole and far apart, else one or two decimals. */
function roundLike(points: Points, x: number): number {
  const span = points[points.length - 1][0] - points[0][0];
  const digits = span <= 1 ? 2 : span < 4 ? 1 : 0;
  return Number(x.toFixed(digits));
}
