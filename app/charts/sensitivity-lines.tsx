import { scaleLinear } from "@visx/scale";

import type { Sensitivity } from "../domain/scoring/sensitivity";
import { fitText } from "./chart";
import { ChartFrame, type ChartProps } from "./chart-frame";

export interface SensitivityLinesProps extends ChartProps {
  sensitivity: Sensitivity;
  nameOf: (offer: string) => string;
  /** Under the axis: the share of which criterion it is. */
  axis: string;
  /** At the line of the share now, e.g. "now 40%". */
  now: string;
  /** A share 0–1 as text. */
  format: (share: number) => string;
}

const head = 22;
const plot = 190;
const foot = 38;
const nameWidth = 104;
/** Kinds of line, so that a print in black and white tells them apart; each also has its name at the end. */
const dashes = [undefined, "6 3", "2 2", "8 3 2 3", "4 2 1 2", "10 4"];

export const sensitivityLinesHeight = head + plot + foot;

/**
 * The totals of the offers as the share of one criterion goes from 0 to 100%. A ring, with a line down to the share, marks
 * where another offer comes first; a double line the share now.
 */
export function SensitivityLines(props: SensitivityLinesProps) {
  const { sensitivity: { lines, winners, share }, nameOf, axis, now, format, palette, width = 480, id = "sensitivity-lines" } = props;
  const values = lines.flatMap(({ atZero, atOne }) => [atZero, atOne]);
  const x = scaleLinear<number>({ domain: [0, 1], range: [26, width - nameWidth] });
  // A price without a floor can go below 0.
  const least = Math.min(...values);
  const y = scaleLinear<number>({ domain: [least < 0 ? least - 3 : Math.max(0, least - 3), Math.min(100, Math.max(...values) + 3)], range: [head + plot, head], nice: true });
  const valueAt = (line: { atZero: number; atOne: number }, at: number) => line.atZero + at * (line.atOne - line.atZero);
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  const everFirst = new Set(winners.map((winner) => winner.id));
  const names = spreadOut(lines.map((line) => ({ id: line.id, y: y(line.atOne) })), head + 4, head + plot);
  return (
    <ChartFrame {...props} id={id} width={width} height={sensitivityLinesHeight}>
      {y.ticks(5).map((tick) => (
        <g key={tick}>
          <line x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} stroke={palette.grid} strokeWidth={0.6} />
          <text x={x(0) - 5} y={y(tick) + 2.5} fontSize={7.5} textAnchor="end" fill={palette.muted}>{tick}</text>
        </g>
      ))}
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <text key={tick} x={x(tick)} y={head + plot + 11} fontSize={7.5} textAnchor="middle" fill={palette.muted}>{format(tick)}</text>
      ))}
      <text x={x(0.5)} y={head + plot + 32} fontSize={8.5} textAnchor="middle" fill={palette.text}>{fitText(axis, width - 40, 8.5)}</text>
      {[-1, 1].map((side) => <line key={side} x1={x(share) + side} x2={x(share) + side} y1={head - 8} y2={head + plot} stroke={palette.muted} strokeWidth={0.7} />)}
      <text x={x(share)} y={head - 12} fontSize={7.5} fontWeight="bold" textAnchor={share < 0.1 ? "start" : share > 0.9 ? "end" : "middle"} fill={palette.text}>{now}</text>
      {lines.map((line, index) => (
        <line key={line.id} x1={x(0)} x2={x(1)} y1={y(line.atZero)} y2={y(line.atOne)} fill="none"
          stroke={everFirst.has(line.id) ? palette.fills[0] : palette.muted} strokeWidth={everFirst.has(line.id) ? 1.8 : 0.9} strokeDasharray={dashes[index % dashes.length]} />
      ))}
      {names.map((name) => (
        <g key={name.id}>
          <line x1={x(1)} x2={x(1) + 8} y1={y(lineOf.get(name.id)!.atOne)} y2={name.y} stroke={palette.grid} strokeWidth={0.6} />
          <text x={x(1) + 10} y={name.y + 2.5} fontSize={7.5} fontWeight={everFirst.has(name.id) ? "bold" : "normal"} fill={palette.text}>{fitText(nameOf(name.id), nameWidth - 10, 7.5)}</text>
        </g>
      ))}
      {winners.slice(1).map(({ id: winner, from }) => (
        <g key={winner}>
          <line x1={x(from)} x2={x(from)} y1={y(valueAt(lineOf.get(winner)!, from))} y2={head + plot + 13} stroke={palette.text} strokeWidth={0.8} strokeDasharray="2 2" />
          <circle cx={x(from)} cy={y(valueAt(lineOf.get(winner)!, from))} r={4} fill={palette.surface} stroke={palette.text} strokeWidth={1.4} />
          <text x={x(from)} y={head + plot + 21} fontSize={7.5} fontWeight="bold" textAnchor="middle" fill={palette.text}>{format(from)}</text>
        </g>
      ))}
    </ChartFrame>
  );
}

/** Moves labels that would stand over each other apart, from the top down and back up where they run out of room. */
function spreadOut(labels: readonly { id: string; y: number }[], top: number, bottom: number): { id: string; y: number }[] {
  const step = Math.min(10, (bottom - top) / Math.max(1, labels.length));
  const placed = [...labels].sort((a, b) => a.y - b.y || (a.id < b.id ? -1 : 1));
  let least = top;
  for (const [i, label] of placed.entries()) {
    placed[i] = { ...label, y: Math.max(least, label.y) };
    least = placed[i].y + step;
  }
  let most = bottom;
  for (let i = placed.length - 1; i >= 0; i--) {
    placed[i] = { ...placed[i], y: Math.min(most, placed[i].y) };
    most = placed[i].y - step;
  }
  return placed;
}
