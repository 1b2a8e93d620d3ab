import { dimensionShares, scoredDimensions } from "../../charts/contributions";
import type { EditionRankedOffer, EditionRanking } from "../../domain/decision/types";
import type { Edition } from "../../domain/edition/edition";
import type { Language } from "../../domain/language";
import { formatNumber, formatShare } from "../../i18n/format";
import { awardOf, outcomeSentences } from "../../i18n/outcome-sentences";
import { translator } from "../../i18n/translate";
import type { Block, CellPart, Table } from "../document-model";

export const isExcluded = (offer: EditionRankedOffer) => offer.excluded.length > 0;

/** A value, or a dash with the bounds under it while there is none. */
export function valueCell(language: Language, value: number | null, low: number, high: number): CellPart[] {
  if (value !== null) return [{ text: formatNumber(language, value) }];
  return [{ text: "–" }, { text: `${formatNumber(language, low)}–${formatNumber(language, high)}`, tone: "note" }];
}

/** The rank, the range of ranks that what is missing leaves possible, or a dash for an excluded offer. */
export function rankText({ rankRange }: EditionRankedOffer): string {
  if (rankRange === null) return "–";
  return rankRange[0] === rankRange[1] ? String(rankRange[0]) : `${rankRange[0]}–${rankRange[1]}`;
}

/** Name and package of an offer, and beneath them what keeps its place from being certain. */
function offerCell(offer: EditionRankedOffer, language: Language): CellPart[] {
  const t = translator(language);
  const status: string[] = [];
  if (isExcluded(offer)) status.push(t("report.outcome.status.excluded"));
  if (offer.openKnockOuts.length > 0) status.push(t("report.outcome.status.open"));
  if (offer.value === null) status.push(t("report.outcome.status.provisional", offer.valued));
  if (Object.keys(offer.waivers).length > 0) status.push(t("report.outcome.status.waived"));
  return [
    { text: offer.vendor.name, tone: "strong" }, { text: offer.vendor.package, tone: "note" },
    ...status.map((text) => ({ text, tone: "note" }) as const),
  ];
}

/** Offers by rank with what they are ranked on, total and dimensions. */
export function rankingTable(edition: Edition, ranking: EditionRanking, language: Language): Table {
  const t = translator(language);
  const dimensions = scoredDimensions(edition, ranking);
  const award = awardOf(edition, ranking, language);
  return {
    type: "table",
    summary: t("report.outcome.tableSummary"),
    columns: [
      { header: t("report.outcome.rank"), width: 9 },
      { header: t("report.outcome.offer"), width: 30, rowHeader: true },
      ...(award ? [{ header: award.name, width: 15, align: "right" as const }] : []),
      { header: t(award ? "report.outcome.quality" : "report.outcome.total"), width: 12, align: "right" },
      ...dimensions.map(({ title }) => ({ header: title, width: 14, align: "right" as const })),
    ],
    rows: ranking.offers.map((offer) => ({
      cells: [
        [{ text: rankText(offer), tone: "strong" }],
        offerCell(offer, language),
        ...(award ? [[{ text: award.score(offer) ?? "–", tone: "strong" as const }]] : []),
        valueCell(language, offer.value, offer.low, offer.high).map((part, i) => (i === 0 ? { ...part, tone: "strong" } : part)),
        ...dimensionShares(edition, ranking, offer).map((share) => valueCell(language, share.value, share.valueLow, share.valueHigh)),
      ],
    })),
  };
}

/** What each dimension adds to the total of each offer. */
export function contributionsTable(edition: Edition, ranking: EditionRanking, language: Language): Table {
  const t = translator(language);
  const first = ranking.offers[0];
  const most = first ? dimensionShares(edition, ranking, first) : [];
  return {
    type: "table",
    summary: t("report.contributions.summary"),
    columns: [
      { header: t("report.outcome.offer"), width: 32, rowHeader: true },
      ...most.map((share) => ({
        header: `${share.title} ${t("report.contributions.most", { points: formatNumber(language, share.most) })}`, width: 15, align: "right" as const,
      })),
      { header: t("report.outcome.total"), width: 13, align: "right" },
    ],
    rows: ranking.offers.map((offer) => ({
      cells: [
        [
          { text: offer.vendor.name, tone: "strong" }, { text: offer.vendor.package, tone: "note" },
          ...(isExcluded(offer) ? [{ text: t("report.outcome.status.excluded"), tone: "note" } as const] : []),
        ],
        ...dimensionShares(edition, ranking, offer).map((share) => valueCell(language, share.points, share.low, share.high)),
        valueCell(language, offer.value, offer.low, offer.high).map((part, i) => (i === 0 ? { ...part, tone: "strong" } : part)),
      ],
    })),
  };
}

/** The outcome in sentences. */
export function outcomeParagraphs(edition: Edition, ranking: EditionRanking, language: Language): Block[] {
  return outcomeSentences(edition, ranking, language).map((text) => ({ type: "paragraph", text }));
}

/** The weights of the dimensions in one line, e.g. "Functionality 40.0%, openness 20.0%". */
export function weightsText(edition: Edition, ranking: EditionRanking, language: Language): string {
  return scoredDimensions(edition, ranking).map(({ id, title }) => `${title} ${formatShare(language, ranking.weights[id])}`).join(", ");
}
