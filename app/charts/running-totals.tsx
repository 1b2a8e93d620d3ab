import { scaleLinear } from "@visx/scale";

import type { Assessment } from "../domain/business-case/assess";
import { outlooks } from "../domain/business-case/business-case";
import type { Outlook } from "../domain/business-case/business-case";
import { chartFont } from "./chart";
import type { ChartPalette } from "./chart";

const height = 230;
export const runningTotalsHeight = height;
const margin = { top: 14, right: 82, bottom: 30, left: 64 };
/** Told apart by their dashes as well. */
const dashes: Record<Outlook, string | undefined> = { worst: "2 4", expected: undefined, best: "7 4" };

/** The running total of costs and returns in each outlook, from the start to the last year; where a line crosses 0 the money is back. */
export function RunningTotals({ assessment, palette, labels, format, width = 600, id = "running-totals" }: {
  assessment: Record<Outlook, Assessment>;
  palette: ChartPalette;
  labels: { title: string; description: string; year: string; outlooks: Record<Outlook, string> };
  /** An amount in short, e.g. "€ 120k". */
  format: (amount: number) => string;
  width?: number;
  id?: string;
}) {
  const years = assessment.expected.running.length - 1;
  const all = outlooks.flatMap((outlook) => assessment[outlook].running);
  const x = scaleLinear<number>({ domain: [0, years], range: [margin.left, width - margin.right] });
  const y = scaleLinear<number>({ domain: [Math.min(0, ...all), Math.max(0, ...all)], range: [height - margin.bottom, margin.top], nice: true });
  const ends = spread(outlooks.map((outlook) => ({ outlook, y: y(assessment[outlook].running[years]) })));
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-labelledby={`${id}-title ${id}-description`} fontFamily={chartFont}>
      <title id={`${id}-title`}>{labels.title}</title>
      <desc id={`${id}-description`}>{labels.description}</desc>
      {y.ticks(5).map((tick) => (
        <g key={tick}>
          <line x1={margin.left} x2={width - margin.right} y1={y(tick)} y2={y(tick)} stroke={tick === 0 ? palette.text : palette.grid} strokeWidth={tick === 0 ? 1 : 0.6} />
          <text x={margin.left - 6} y={y(tick) + 3} textAnchor="end" fontSize={9} fill={palette.muted}>{format(tick)}</text>
        </g>
      ))}
      {Array.from({ length: years + 1 }, (_, year) => (
        <text key={year} x={x(year)} y={height - margin.bottom + 14} textAnchor="middle" fontSize={9} fill={palette.muted}>{year}</text>
      ))}
      <text x={(margin.left + width - margin.right) / 2} y={height - 2} textAnchor="middle" fontSize={9} fill={palette.muted}>{labels.year}</text>
      {outlooks.map((outlook) => (
        <polyline
          key={outlook} points={assessment[outlook].running.map((total, year) => `${x(year).toFixed(2)},${y(total).toFixed(2)}`).join(" ")}
          fill="none" stroke={outlook === "expected" ? palette.fills[0] : palette.text} strokeWidth={outlook === "expected" ? 2.4 : 1.4} strokeDasharray={dashes[outlook]}
        />
      ))}
      {ends.map(({ outlook, y: at }) => (
        <text key={outlook} x={width - margin.right + 6} y={at + 3} fontSize={9} fontWeight={outlook === "expected" ? 600 : 400} fill={palette.text}>{labels.outlooks[outlook]}</text>
      ))}
    </svg>
  );
}

/** Labels at the ends of the lines, pushed apart where they would overlap. */
function spread(ends: { outlook: Outlook; y: number }[]): { outlook: Outlook; y: number }[] {
  const sorted = [...ends].sort((a, b) => a.y - b.y);
  for (let i = 1; i < sorted.length; i++) sorted[i].y = Math.max(sorted[i].y, sorted[i - 1].y + 11);
  return sorted;
}
