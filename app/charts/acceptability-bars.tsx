import { scaleLinear } from "@visx/scale";

import { cycle, fitText } from "./chart";
import { ChartFrame, Legend, legendKeys, type ChartProps } from "./chart-frame";

/** One offer with its chance of every rank. */
export interface AcceptabilityRow {
  id: string;
  name: string;
  /** The chance of rank 1, 2, …, 0–1; together 1. */
  chances: readonly number[];
}

export interface AcceptabilityBarsProps extends ChartProps {
  rows: readonly AcceptabilityRow[];
  /** The name of a rank, e.g. "2nd", and of all from a rank on, e.g. "5th and lower". */
  rankLabel: (rank: number) => string;
  fromRankLabel: (rank: number) => string;
  /** A chance as text, e.g. "62%". */
  format: (chance: number) => string;
}

const row = 26;
const bar = 17;
const labelWidth = 132;
/** So many kinds of grey a print in black and white can show; lower ranks are taken together in the last. */
const shown = 4;

/** The chances as the chart shows them: the first ranks each, the others together. */
function shownChances(chances: readonly number[]): number[] {
  if (chances.length <= shown) return [...chances];
  return [...chances.slice(0, shown - 1), chances.slice(shown - 1).reduce((sum, chance) => sum + chance, 0)];
}

/** Names of the ranks that the chart and the table beside it show. */
export function acceptabilityLabels({ rows, rankLabel, fromRankLabel }: Pick<AcceptabilityBarsProps, "rows" | "rankLabel" | "fromRankLabel">): string[] {
  const ranks = rows[0]?.chances.length ?? 0;
  return Array.from({ length: Math.min(ranks, shown) }, (_, i) => (i === shown - 1 && ranks > shown ? fromRankLabel(shown) : rankLabel(i + 1)));
}

/** Height of the chart at its width. */
export function acceptabilityBarsHeight(props: Pick<AcceptabilityBarsProps, "rows" | "rankLabel" | "fromRankLabel" | "width">): number {
  return legendKeys(acceptabilityLabels(props), props.width ?? 480).height + 18 + props.rows.length * row + 4;
}

/** Rank acceptability (SMAA-2): per offer a bar of 100%, divided over the ranks that it comes out on. */
export function AcceptabilityBars(props: AcceptabilityBarsProps) {
  const { rows, palette, format, width = 480, id = "acceptability-bars" } = props;
  const legend = legendKeys(acceptabilityLabels(props), width);
  const top = legend.height + 18;
  const x = scaleLinear<number>({ domain: [0, 1], range: [labelWidth, width - 4] });
  return (
    <ChartFrame {...props} id={id} width={width} height={acceptabilityBarsHeight(props)}>
      <Legend keys={legend.keys} palette={palette} fillOf={(index) => cycle(palette.fills, index)} />
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={top - 4} y2={top + rows.length * row} stroke={palette.grid} strokeWidth={0.6} />
          <text x={x(tick)} y={top - 8} fontSize={7.5} textAnchor={tick === 1 ? "end" : "middle"} fill={palette.muted}>{format(tick)}</text>
        </g>
      ))}
      {rows.map(({ id: offer, name, chances }, index) => {
        const y = top + index * row + (row - bar) / 2;
        const parts = shownChances(chances);
        return (
          <g key={offer}>
            <text x={0} y={y + bar / 2 + 3} fontSize={9} fontWeight="bold" fill={palette.text}>{fitText(name, labelWidth - 8, 9)}</text>
            {parts.map((chance, rank) => {
              const from = parts.slice(0, rank).reduce((sum, part) => sum + part, 0);
              const wide = x(from + chance) - x(from);
              return chance === 0 ? null : (
                <g key={rank}>
                  <rect x={x(from)} y={y} width={wide} height={bar} fill={cycle(palette.fills, rank)} stroke={palette.muted} strokeWidth={0.5} />
                  {wide >= 26 && <text x={x(from) + wide / 2} y={y + bar / 2 + 2.8} fontSize={7.5} textAnchor="middle" fill={cycle(palette.onFill, rank)}>{format(chance)}</text>}
                </g>
              );
            })}
          </g>
        );
      })}
    </ChartFrame>
  );
}
