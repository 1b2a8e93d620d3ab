import { scaleLinear } from "@visx/scale";

import { cycle, fitText } from "./chart";
import { ChartFrame, Legend, legendKeys, type ChartProps } from "./chart-frame";

/** Who is first where two shares are set; the other criteria keep their ratio over what is left. */
export interface TwoWayCell {
  /** The lowest shares of the cell, 0–1. */
  x: number;
  y: number;
  /** Place of the winner in the legend. */
  winner: number;
}

export interface TwoWayMapProps extends ChartProps {
  cells: readonly TwoWayCell[];
  /** How wide and high a cell is, in shares. */
  step: number;
  /** Those that are first somewhere. */
  winners: readonly string[];
  axes: { x: string; y: string };
  /** The shares now. */
  now: { x: number; y: number };
  format: (share: number) => string;
}

const plot = 210;

/** Height of the chart at its width. */
export function twoWayMapHeight({ winners, width = 480 }: Pick<TwoWayMapProps, "winners" | "width">): number {
  return legendKeys(keyed(winners), width).height + 14 + plot + 34;
}

/** Fills go round after a few winners; a letter in each region tells them apart in any case. */
const letter = (winner: number) => String.fromCharCode(65 + (winner % 26));
const keyed = (winners: readonly string[]) => winners.map((name, index) => `${letter(index)}: ${name}`);

/** Two-way sensitivity: a map of who is first as two shares go from 0 to 100%, with a cross at the shares now. */
export function TwoWayMap(props: TwoWayMapProps) {
  const { cells, step, winners, axes, now, format, palette, width = 480, id = "two-way-map" } = props;
  const legend = legendKeys(keyed(winners), width);
  const top = legend.height + 14;
  const side = Math.min(plot, width - 60);
  const x = scaleLinear<number>({ domain: [0, 1], range: [44, 44 + side] });
  const y = scaleLinear<number>({ domain: [0, 1], range: [top + plot, top + plot - side] });
  return (
    <ChartFrame {...props} id={id} width={width} height={twoWayMapHeight(props)}>
      <Legend keys={legend.keys} palette={palette} fillOf={(index) => cycle(palette.fills, index)} />
      {cells.map((cell) => {
        const wide = x(step) - x(0);
        return (
          <g key={`${cell.x} ${cell.y}`}>
            <rect x={x(cell.x)} y={y(cell.y) - wide} width={wide} height={wide} fill={cycle(palette.fills, cell.winner)} stroke={palette.surface} strokeWidth={0.5} />
            <text x={x(cell.x) + wide / 2} y={y(cell.y) - wide / 2 + 2} fontSize={5.5} textAnchor="middle" fill={cycle(palette.onFill, cell.winner)}>{letter(cell.winner)}</text>
          </g>
        );
      })}
      {[0, 0.5, 1].map((tick) => (
        <g key={tick}>
          <text x={x(tick)} y={top + plot + 11} fontSize={7.5} textAnchor="middle" fill={palette.muted}>{format(tick)}</text>
          <text x={x(0) - 5} y={y(tick) + 2.5} fontSize={7.5} textAnchor="end" fill={palette.muted}>{format(tick)}</text>
        </g>
      ))}
      <text x={x(0)} y={top + plot + 26} fontSize={8.5} fill={palette.text}>{fitText(`→ ${axes.x}`, width - 50, 8.5)}</text>
      <text x={x(0.5) + 6} y={top + plot - side + 8} fontSize={8.5} fill={palette.text}>{fitText(`↑ ${axes.y}`, width - x(0.5) - 8, 8.5)}</text>
      {[[-6, 0, 6, 0], [0, -6, 0, 6]].map(([x1, y1, x2, y2]) => (
        <g key={`${x1} ${y1}`}>
          <line x1={x(now.x) + x1} x2={x(now.x) + x2} y1={y(now.y) + y1} y2={y(now.y) + y2} stroke={palette.surface} strokeWidth={4} />
          <line x1={x(now.x) + x1} x2={x(now.x) + x2} y1={y(now.y) + y1} y2={y(now.y) + y2} stroke={palette.text} strokeWidth={1.6} />
        </g>
      ))}
    </ChartFrame>
  );
}
