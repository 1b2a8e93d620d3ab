import { scaleLinear } from "@visx/scale";

import { chartFont, fitText } from "./chart";
import type { ChartPalette } from "./chart";

const side = 60;
/** In a narrow chart the labels stand above their bars. */
const shapes = { wide: { row: 26, labelWidth: 170, above: 0 }, narrow: { row: 40, labelWidth: 0, above: 14 } } as const;

/** How high the drawing is. */
export function swingBarsHeight({ swings, width = 600 }: { swings: readonly unknown[]; width?: number }): number {
  return 22 + swings.length * (width < 480 ? shapes.narrow : shapes.wide).row;
}

/** What moves the net present value most: a bar from its worth at the worst to that at the best, around the expected. */
export function SwingBars({ swings, expected, palette, labels, format, width = 600, id = "swing-bars" }: {
  swings: readonly { key: string; label: string; atWorst: number; atBest: number }[];
  expected: number;
  palette: ChartPalette;
  labels: { title: string; description: string };
  format: (amount: number) => string;
  width?: number;
  id?: string;
}) {
  const { row, labelWidth, above } = width < 480 ? shapes.narrow : shapes.wide;
  const all = [expected, ...swings.flatMap(({ atWorst, atBest }) => [atWorst, atBest])];
  const height = swingBarsHeight({ swings, width });
  const x = scaleLinear<number>({ domain: [Math.min(...all), Math.max(...all)], range: [labelWidth + side, width - side] });
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-labelledby={`${id}-title ${id}-description`} fontFamily={chartFont}>
      <title id={`${id}-title`}>{labels.title}</title>
      <desc id={`${id}-description`}>{labels.description}</desc>
      <text x={x(expected)} y={11} textAnchor="middle" fontSize={9} fontWeight={600} fill={palette.text}>{format(expected)}</text>
      <line x1={x(expected)} x2={x(expected)} y1={16} y2={height} stroke={palette.text} strokeWidth={1} />
      {swings.map(({ key, label, atWorst, atBest }, index) => {
        const start = 22 + index * row;
        const top = start + above;
        const [left, right] = [Math.min(x(atWorst), x(atBest)), Math.max(x(atWorst), x(atBest))];
        const [low, high] = [Math.min(atWorst, atBest), Math.max(atWorst, atBest)];
        return (
          <g key={key}>
            <text x={0} y={start + 13} fontSize={9.5} fill={palette.text}>{fitText(label, labelWidth || width / 2 - 20, 9.5)}</text>
            <rect x={left} y={top + 2} width={Math.max(1, right - left)} height={15} fill={palette.fills[1]} stroke={palette.muted} strokeWidth={0.5} />
            <text x={left - 4} y={top + 13} textAnchor="end" fontSize={8.5} fill={palette.muted}>{format(low)}</text>
            <text x={right + 4} y={top + 13} fontSize={8.5} fill={palette.muted}>{format(high)}</text>
          </g>
        );
      })}
    </svg>
  );
}
