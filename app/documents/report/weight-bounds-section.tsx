import { renderToStaticMarkup } from "react-dom/server";

import type { ChartPalette } from "../../charts/chart";
import { SensitivityLines, sensitivityLinesHeight } from "../../charts/sensitivity-lines";
import type { Language } from "../../domain/language";
import type { Sensitivity } from "../../domain/scoring/sensitivity";
import type { WeightStability } from "../../domain/scoring/stability";
import { formatNumber, formatShare } from "../../i18n/format";
import { translator } from "../../i18n/translate";
import type { Block, Row } from "../document-model";

/** Between which weights the first stays first, and how the totals go with the weight that is nearest to a change. */
export interface WeightBounds {
  /** In the order of the tree. */
  rows: (WeightStability & { title: string; depth: number })[];
  /** Null while totals are unknown. With an award method the lines are of quality. */
  nearest: { title: string; sensitivity: Sensitivity; awarded: boolean } | null;
  nameOf: (vendor: string) => string;
}

const at = [0, 0.25, 0.5, 0.75, 1];

/** A table with the bounds of every weight, and the lines of the nearest change with the same as a table. */
export function weightBoundsBlocks(bounds: WeightBounds | undefined, language: Language, palette: ChartPalette, width: number): Block[] {
  if (!bounds || bounds.rows.length === 0) return [];
  const t = translator(language);
  const { nameOf, rows } = bounds;
  // Deeper in the tree only what can move the first place: that is what a board wants to see.
  const shown = rows.filter(({ depth, challengerBelow, challengerAbove }) => depth === 0 || challengerBelow !== null || challengerAbove !== null);
  return [
    { type: "paragraph", text: t("interface.robustness.intervals.lead") },
    {
      type: "table", summary: t("interface.robustness.intervals.title"),
      columns: [
        { header: t("report.contributions.criterion"), width: 34, rowHeader: true }, { header: t("interface.robustness.intervals.share"), width: 12, align: "right" },
        { header: t("interface.robustness.intervals.stays"), width: 18, align: "right" }, { header: t("interface.robustness.intervals.below"), width: 18 }, { header: t("interface.robustness.intervals.above"), width: 18 },
      ],
      rows: shown.map(({ title, depth, weight, lower, upper, challengerBelow, challengerAbove }): Row => ({
        indent: depth, strong: depth === 0,
        cells: [
          title, formatShare(language, weight), `${formatShare(language, lower)}–${formatShare(language, upper)}`,
          challengerBelow === null ? "–" : nameOf(challengerBelow), challengerAbove === null ? "–" : nameOf(challengerAbove),
        ],
      })),
    },
    ...(shown.length < rows.length ? [{ type: "paragraph" as const, tone: "note" as const, text: t("outcome.report.otherBounds", { count: rows.length - shown.length }) }] : []),
    ...(bounds.nearest ? nearestBlocks(bounds.nearest, nameOf, language, palette, width) : []),
  ];
}

function nearestBlocks({ title: criterion, sensitivity, awarded }: NonNullable<WeightBounds["nearest"]>, nameOf: WeightBounds["nameOf"], language: Language, palette: ChartPalette, width: number): Block[] {
  const t = translator(language);
  const percent = (share: number) => formatShare(language, share, 0);
  const title = t("interface.robustness.sensitivity.title", { criterion });
  const stretches = sensitivity.winners.map(({ id, from, to }) => t("interface.robustness.sensitivity.stretch", { vendor: nameOf(id), from: formatShare(language, from), to: formatShare(language, to) })).join("; ");
  const svg = renderToStaticMarkup(
    <SensitivityLines sensitivity={sensitivity} nameOf={nameOf} palette={palette} width={width} format={percent} labels={{ title, description: stretches }}
      axis={t("interface.robustness.sensitivity.axis", { criterion })} now={t("interface.robustness.sensitivity.now", { share: percent(sensitivity.share) })} />,
  );
  return [
    { type: "paragraph", text: `${stretches}.${awarded ? ` ${t("interface.robustness.award.lines")}` : ""}`, keepWithNext: true },
    { type: "figure", svg, width, height: sensitivityLinesHeight, alternative: `${title}. ${stretches}.`, caption: title },
    {
      type: "table", summary: title,
      columns: [{ header: t("report.outcome.offer"), width: 40, rowHeader: true }, ...at.map((share) => ({ header: percent(share), width: 12, align: "right" as const }))],
      rows: sensitivity.lines.map(({ id, atZero, atOne }): Row => ({ cells: [[{ text: nameOf(id), tone: "strong" }], ...at.map((share) => formatNumber(language, atZero + share * (atOne - atZero)))] })),
    },
  ];
}
