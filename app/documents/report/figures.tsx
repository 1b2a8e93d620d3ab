import { renderToStaticMarkup } from "react-dom/server";

import type { ChartPalette } from "../../charts/chart";
import { DimensionProfile, dimensionProfileHeight } from "../../charts/dimension-profile";
import { RankingBars, rankingBarsHeight } from "../../charts/ranking-bars";
import type { EditionRanking } from "../../domain/decision/types";
import type { Edition } from "../../domain/edition/edition";
import type { Language } from "../../domain/language";
import { formatNumber } from "../../i18n/format";
import { translator } from "../../i18n/translate";
import type { Figure } from "../document-model";

/** Colours of charts in documents, from dark to light so that a print in black and white can be read. */
export const printPalette: ChartPalette = {
  text: "#1b2430", muted: "#55606e", grid: "#d5dbe2", surface: "#ffffff",
  fills: ["#1f4f7a", "#4a86ad", "#9dc3d8", "#dcebf2", "#f2d9a0"],
  onFill: ["#ffffff", "#ffffff", "#1b2430", "#1b2430", "#1b2430"],
};

/** As wide as the text of a document, so that texts in the chart have their true size in points. */
export const chartWidth = 483;
const width = chartWidth;

/** The ranking as stacked bars. */
export function rankingFigure(edition: Edition, ranking: EditionRanking, language: Language): Figure {
  const t = translator(language);
  const format = (points: number) => formatNumber(language, points);
  const title = t("report.outcome.chart");
  const description = ranking.offers
    .map(({ vendor, value, low, high }) => t("report.outcome.chartOffer", { vendor: vendor.name, total: value === null ? `${format(low)}–${format(high)}` : format(value) }))
    .join("; ");
  const svg = renderToStaticMarkup(
    <RankingBars edition={edition} ranking={ranking} palette={printPalette} width={width} format={format}
      labels={{ title, description, excluded: t("report.outcome.chartExcluded") }} />,
  );
  return { type: "figure", svg, width, height: rankingBarsHeight({ edition, ranking, width }), alternative: `${title}. ${description}.`, caption: title };
}

/** The value of every offer on each dimension. */
export function profileFigure(edition: Edition, ranking: EditionRanking, language: Language): Figure {
  const t = translator(language);
  const title = t("report.contributions.profile");
  const description = t("report.contributions.summary");
  const svg = renderToStaticMarkup(
    <DimensionProfile edition={edition} ranking={ranking} palette={printPalette} width={width} format={(value) => formatNumber(language, value)}
      labels={{ title, description, excluded: t("report.contributions.profileExcluded") }} />,
  );
  return { type: "figure", svg, width, height: dimensionProfileHeight({ edition, ranking }), alternative: title, caption: title };
}
