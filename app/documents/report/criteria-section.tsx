import { renderToStaticMarkup } from "react-dom/server";

import type { ChartPalette } from "../../charts/chart";
import { criterionHeat } from "../../charts/criterion-heat";
import { HeatMap, heatMapHeight } from "../../charts/heat-map";
import type { HeatMapRow } from "../../charts/heat-map";
import type { EditionRankedOffer, EditionRanking } from "../../domain/decision/types";
import type { Edition } from "../../domain/edition/edition";
import type { Language } from "../../domain/language";
import { formatNumber, formatShare } from "../../i18n/format";
import { translator } from "../../i18n/translate";
import type { Block } from "../document-model";
import { offersBeside } from "./offers-beside";
import { valueCell } from "./offers";

/** So many offers fit beside each other in the chart and in a table, and so many criteria on a page. */
const chartAcross = 13;
const tableAcross = 6;
const rowsOnPage = 32;

/** The value of every offer on every criterion: a heat map, and the same values as a table. */
export function criteriaBlocks(edition: Edition, ranking: EditionRanking, language: Language, palette: ChartPalette, width: number): Block[] {
  const t = translator(language);
  const rows = fitting(criterionHeat(edition, ranking));
  if (rows.length === 0 || ranking.offers.length === 0) return [];
  const title = t("report.contributions.heatMap");
  const place = new Map(ranking.offers.map(({ id }, index) => [id, index]));
  const cellsOf = (row: HeatMapRow, offers: readonly EditionRankedOffer[]) => offers.map(({ id }) => row.cells[place.get(id)!]);
  const charts = offersBeside(ranking.offers, chartAcross).map(({ offers }): Block => {
    const names = offers.map(({ vendor }) => vendor.name);
    const props = {
      columns: names, rows: rows.map((row) => ({ ...row, cells: cellsOf(row, offers) })), palette, width, format: (value: number) => formatNumber(language, value, 0),
      labels: { title, description: names.join(", ") },
    };
    return { type: "figure", svg: renderToStaticMarkup(<HeatMap {...props} />), width, height: heatMapHeight(props), alternative: `${title}: ${names.join(", ")}.`, caption: title };
  });
  const tables = offersBeside(ranking.offers, tableAcross).map(({ offers, heading }): Block => ({
    type: "table", summary: title,
    columns: [
      { header: t("report.contributions.criterion"), width: 34, rowHeader: true }, { header: t("report.contributions.weight"), width: 10, align: "right" },
      ...offers.map((offer) => ({ header: heading(offer), width: 56 / Math.max(4, offers.length), align: "right" as const })),
    ],
    rows: rows.map((row) => ({
      indent: row.depth, strong: row.depth === 0,
      cells: [row.title, formatShare(language, row.weight), ...cellsOf(row, offers).map(({ value, low, high }) => valueCell(language, value, low, high))],
    })),
  }));
  return [{ type: "paragraph", text: t("report.contributions.heatText") }, ...charts, ...tables];
}

/** As many levels of the tree as fit on a page. */
function fitting(rows: HeatMapRow[]): HeatMapRow[] {
  const deepest = Math.max(0, ...rows.map(({ depth }) => depth));
  for (let depth = deepest; depth > 0; depth -= 1) {
    const some = rows.filter((row) => row.depth <= depth);
    if (some.length <= rowsOnPage) return some;
  }
  return rows.filter((row) => row.depth === 0);
}
