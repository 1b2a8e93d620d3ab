import { strongestAndWeakest } from "../../domain/decision/offer-explanation";
import type { RequirementPoints } from "../../domain/decision/offer-explanation";
import type { EditionRankedOffer, EditionRanking } from "../../domain/decision/types";
import type { Edition, EditionRequirement } from "../../domain/edition/edition";
import type { Language } from "../../domain/language";
import { formatNumber } from "../../i18n/format";
import { translator } from "../../i18n/translate";
import type { Block, headingNumbers, Row } from "../document-model";
import { isExcluded } from "./offers";

/** How many offers fit beside each other in a table, and how much is shown. */
const offersAcross = 6;
const differencesShown = 15;
const pointsShown = 4;

export interface Difference {
  requirement: EditionRequirement;
  /** Points of each offer, in the order given; null where the requirement has no value. */
  points: (number | null)[];
  spread: number;
}

/** Requirements by the spread of what they contribute to the given offers; those that are known for fewer than two, or equal, are left out. */
export function largestDifferences(edition: Edition, offers: readonly EditionRankedOffer[], most: number): Difference[] {
  return edition.requirements
    .map((requirement): Difference => {
      const points = offers.map((offer) => offer.contributions[requirement.id] ?? null);
      const known = points.filter((value) => value !== null);
      return { requirement, points, spread: known.length < 2 ? 0 : Math.max(...known) - Math.min(...known) };
    })
    .filter(({ spread }) => spread > 1e-9)
    .sort(largestFirst(({ spread }) => spread))
    .slice(0, most);
}

/** Order by a number of points, largest first; what is equal but for rounding stands in order of code. */
function largestFirst<T extends { requirement: EditionRequirement }>(points: (item: T) => number) {
  const step = (item: T) => Math.round(points(item) * 1e9);
  return (a: T, b: T) => step(b) - step(a) || (a.requirement.code < b.requirement.code ? -1 : 1);
}

/** The requirements on which the offers differ most, with the points of each. */
export function differenceBlocks(edition: Edition, ranking: EditionRanking, language: Language, number: ReturnType<typeof headingNumbers>): Block[] {
  const t = translator(language);
  const standing = ranking.offers.filter((offer) => !isExcluded(offer));
  const offers = standing.slice(0, offersAcross);
  const heading = number(1, t("report.chapter.differences"));
  const differences = largestDifferences(edition, offers, differencesShown);
  if (differences.length === 0) return [heading, { type: "paragraph", text: t(standing.length < 2 ? "report.differences.tooFew" : "report.differences.none") }];
  const opening = [
    t("report.differences.text", { count: differences.length }),
    ...(standing.length > offers.length ? [t("report.differences.fewer", { count: offers.length })] : []),
    t("report.differences.key", { offers: offers.map(({ vendor }) => `${vendor.code} ${vendor.name}`).join(", ") }),
  ].join(" ");
  return [heading, { type: "paragraph", text: opening }, {
    type: "table",
    summary: t("report.differences.summary"),
    columns: [
      { header: t("report.offers.code"), width: 10, rowHeader: true },
      { header: t("report.offers.requirement"), width: 46 },
      ...offers.map(({ vendor }) => ({ header: vendor.code, width: 7, align: "right" as const })),
      { header: t("report.differences.spread"), width: 9, align: "right" },
    ],
    rows: differences.map(({ requirement, points, spread }) => ({
      cells: [
        requirement.code, requirement.text,
        ...points.map((value) => (value === null ? "–" : formatNumber(language, value, 2))),
        [{ text: formatNumber(language, spread, 2), tone: "strong" }],
      ],
    })),
  }];
}

/** Per offer the requirements that add most to its total, and those on which it leaves most behind. */
export function offerBlocks(edition: Edition, ranking: EditionRanking, language: Language, number: ReturnType<typeof headingNumbers>): Block[] {
  const t = translator(language);
  const blocks: Block[] = [number(1, t("report.chapter.offers")), { type: "paragraph", text: t("report.offers.text") }];
  for (const offer of ranking.offers) {
    const { strongest: strong, weakest: weak } = strongestAndWeakest(edition, ranking, offer, pointsShown);
    if (strong.length + weak.length === 0) continue;
    const row = (label: string) => (point: RequirementPoints, index: number): Row => ({
      cells: [
        [{ text: label, tone: index === 0 ? "strong" : "note" }], point.requirement.code, point.requirement.text,
        formatNumber(language, point.points, 2), formatNumber(language, point.missed, 2),
      ],
    });
    blocks.push(number(2, `${offer.vendor.name}, ${offer.vendor.package}`), {
      type: "table",
      summary: t("report.offers.summary", { offer: offer.vendor.name }),
      columns: [
        { header: "", width: 10 },
        { header: t("report.offers.code"), width: 11, rowHeader: true },
        { header: t("report.offers.requirement"), width: 57 },
        { header: t("report.offers.points"), width: 11, align: "right" },
        { header: t("report.offers.missed"), width: 11, align: "right" },
      ],
      rows: [...strong.map(row(t("report.offers.strong"))), ...weak.map(row(t("report.offers.weak")))],
    });
  }
  return blocks;
}

