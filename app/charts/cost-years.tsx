import { scaleLinear } from "@visx/scale";

import { cycle, fitText } from "./chart";
import { ChartFrame, Legend, legendKeys, type ChartProps } from "./chart-frame";

/** What one offer costs, per year in the order of `years`; null where a price is missing. */
export interface CostRow {
  id: string;
  name: string;
  amounts: readonly (number | null)[];
  /** Total over the years as it is compared, which may be discounted; null while a price is missing. */
  total: number | null;
}

export interface CostYearsProps extends ChartProps {
  /** E.g. "One-off", "Year 1", "Year 2". */
  years: readonly string[];
  rows: readonly CostRow[];
  /** An amount as text, e.g. "€ 120.000". */
  format: (amount: number) => string;
  /** Stands for the total of an offer with a missing price. */
  unknown: string;
}

/** Many offers stand closer together, so that they stay on one page. */
const rowHeight = (offers: number) => (offers > 14 ? 22 : 28);
const bar = 17;
const labelWidth = 132;
const totalWidth = 76;

/** Height of the chart at its width. */
export function costYearsHeight({ years, rows, width = 480 }: Pick<CostYearsProps, "years" | "rows" | "width">): number {
  return legendKeys(years, width).height + 18 + rows.length * rowHeight(rows.length) + 4;
}

/** Cost over the years: per offer a bar of what is paid each year, with the total behind it. Neighbours differ in lightness. */
export function CostYears(props: CostYearsProps) {
  const { years, rows, palette, format, unknown, width = 480, id = "cost-years" } = props;
  const legend = legendKeys(years, width);
  const top = legend.height + 18;
  const row = rowHeight(rows.length);
  const sums = rows.map(({ amounts }) => amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0));
  const x = scaleLinear<number>({ domain: [0, Math.max(1, ...sums)], range: [labelWidth, width - totalWidth], nice: true });
  return (
    <ChartFrame {...props} id={id} width={width} height={costYearsHeight(props)}>
      <Legend keys={legend.keys} palette={palette} fillOf={(index) => cycle(palette.fills, index)} />
      {x.ticks(3).map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={top - 4} y2={top + rows.length * row} stroke={palette.grid} strokeWidth={0.6} />
          <text x={x(tick)} y={top - 8} fontSize={7.5} textAnchor="middle" fill={palette.muted}>{format(tick)}</text>
        </g>
      ))}
      {rows.map(({ id: offer, name, amounts, total }, index) => {
        const y = top + index * row + (row - bar) / 2;
        return (
          <g key={offer}>
            <text x={0} y={y + bar / 2 + 3} fontSize={9} fontWeight="bold" fill={palette.text}>{fitText(name, labelWidth - 8, 9)}</text>
            {amounts.map((amount, year) => {
              const from = amounts.slice(0, year).reduce<number>((sum, one) => sum + (one ?? 0), 0);
              const wide = x(from + (amount ?? 0)) - x(from);
              // Fills go round after a few years; the number of the year tells them apart in any case.
              return amount ? (
                <g key={year}>
                  <rect x={x(from)} y={y} width={wide} height={bar} fill={cycle(palette.fills, year)} stroke={palette.muted} strokeWidth={0.5} />
                  {year > 0 && wide >= 12 && <text x={x(from) + wide / 2} y={y + bar / 2 + 2.6} fontSize={7.5} textAnchor="middle" fill={cycle(palette.onFill, year)}>{year}</text>}
                </g>
              ) : null;
            })}
            <text x={width} y={y + bar / 2 + 3} fontSize={8.5} fontWeight="bold" textAnchor="end" fill={palette.text}>{total === null ? unknown : format(total)}</text>
          </g>
        );
      })}
    </ChartFrame>
  );
}
