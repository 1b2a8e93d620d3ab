import { dimensionShares, scoredDimensions } from "../../charts/contributions";
import type { EditionRankedOffer, EditionRanking } from "../../domain/decision/types";
import type { Edition } from "../../domain/edition/edition";
import type { Language } from "../../domain/language";
import { formatMoney, formatNumber, formatShare } from "../../i18n/format";
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

/** What offers are ranked on where it is not their total: its name, and that of an offer as text; null where it is the total. */
function awardOf(edition: Edition, { price }: EditionRanking, language: Language): { name: string; score: (offer: EditionRankedOffer) => string | null } | null {
  if (price?.kind !== "utility-index" && price?.kind !== "award-on-value") return null;
  const { kind, scores } = price;
  const text = (score: number) => (kind === "utility-index" ? formatNumber(language, score, 4) : formatMoney(language, Math.round(score), edition.price!.currency));
  return { name: translator(language)(`outcome.cost.score.${kind}`), score: ({ id }) => (typeof scores[id] === "number" ? text(scores[id]) : null) };
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

/** The outcome in sentences: who leads and by how much, what is provisional, how many are excluded. */
export function outcomeParagraphs(edition: Edition, ranking: EditionRanking, language: Language): Block[] {
  const t = translator(language);
  const points = (value: number) => formatNumber(language, value);
  const names = (offers: readonly EditionRankedOffer[]) => new Intl.ListFormat(language, { type: "conjunction" }).format(offers.map(({ vendor }) => vendor.name));
  const standing = ranking.offers.filter((offer) => !isExcluded(offer));
  const unknown = standing.filter(({ value }) => value === null);
  const winners = standing.filter(({ rank }) => rank === 1);
  const texts: string[] = [];
  const award = awardOf(edition, ranking, language);
  // In the middle of a sentence.
  const method = award ? award.name.toLowerCase() : "";
  const score = (offer: EditionRankedOffer) => award?.score(offer) ?? "–";
  if (standing.length === 0) texts.push(t("report.outcome.none"));
  else if (unknown.length > 0 || winners.length === 0) texts.push(t("report.outcome.provisional", { vendors: names(standing.filter(({ rank }) => rank === null)) }));
  else if (award && winners.length > 1) texts.push(t("report.outcome.tiedAwarded", { vendors: names(winners), method, score: score(winners[0]) }));
  else if (winners.length > 1) texts.push(t("report.outcome.tied", { vendors: names(winners), total: points(winners[0].value!) }));
  else {
    const [{ vendor, value }, next] = standing;
    const winner = { vendor: vendor.name, package: vendor.package, total: points(value!), method, score: score(winners[0]) };
    if (award) texts.push(next ? t("report.outcome.winnerAwarded", { ...winner, next: next.vendor.name, nextScore: score(next) }) : t("report.outcome.onlyAwarded", winner));
    else texts.push(next
      ? t("report.outcome.winner", { ...winner, lead: points(value! - next.value!), next: next.vendor.name })
      : t("report.outcome.only", winner));
  }
  const excluded = ranking.offers.length - standing.length;
  if (excluded > 0 && standing.length > 0) texts.push(t("report.outcome.excluded", { count: excluded }));
  return texts.map((text) => ({ type: "paragraph", text }));
}

/** The weights of the dimensions in one line, e.g. "Functionality 40.0%, openness 20.0%". */
export function weightsText(edition: Edition, ranking: EditionRanking, language: Language): string {
  return scoredDimensions(edition, ranking).map(({ id, title }) => `${title} ${formatShare(language, ranking.weights[id])}`).join(", ");
}
