import { scaleLinear } from "@visx/scale";

import { ChartFrame } from "./chart-frame";
import type { ChartProps } from "./chart-frame";

export interface GoalCourseProps extends ChartProps {
  goal: { present: number | null; presentDate: string | null; target: number; date: string | null };
  /** What was measured, oldest first. */
  figures: readonly { date: string; value: number }[];
  labels: ChartProps["labels"] & { target: string; actual: string; present: string };
  format: { value: (value: number) => string; date: (day: string) => string };
}

const height = 220;
const margin = { top: 18, right: 16, bottom: 34, left: 46 };
const dayMs = 86_400_000;

export const goalCourseHeight = height;

/**
 * Target against actual over time: a dashed line from where the goal began to its target at its date, and what was measured
 * as points on a whole line. Told apart by their dashes and marks, so also in black and white.
 */
export function GoalCourse(props: GoalCourseProps) {
  const { goal, figures, labels, palette, format, width = 600, id = "goal-course" } = props;
  const { present, presentDate, target, date } = goal;
  const begin = present !== null && presentDate !== null ? { date: presentDate, value: present } : null;
  const days = [...figures.map((figure) => figure.date), ...(begin ? [begin.date] : []), ...(date ? [date] : [])].map(at);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  // A single day gets some room around it.
  const room = first === last ? 30 * dayMs : 0;
  const values = [target, ...(present !== null ? [present] : []), ...figures.map(({ value }) => value)];
  const x = scaleLinear<number>({ domain: [first - room, last + room], range: [margin.left, width - margin.right] });
  const y = scaleLinear<number>({ domain: spanOf(values), range: [height - margin.bottom, margin.top], nice: true });
  const end = date === null ? width - margin.right : x(at(date));
  const course = begin && date !== null && at(date) > at(begin.date);
  return (
    <ChartFrame {...props} id={id} width={width} height={height}>
      {y.ticks(5).map((tick) => (
        <g key={tick}>
          <line x1={margin.left} x2={width - margin.right} y1={y(tick)} y2={y(tick)} stroke={palette.grid} strokeWidth={0.6} />
          <text x={margin.left - 5} y={y(tick) + 3} textAnchor="end" fontSize={8.5} fill={palette.muted}>{format.value(tick)}</text>
        </g>
      ))}
      <line x1={margin.left} x2={width - margin.right} y1={y(target)} y2={y(target)} stroke={palette.text} strokeWidth={0.8} strokeDasharray="1.5 2.5" />
      <text x={margin.left + 3} y={y(target) - 4} fontSize={8.5} fill={palette.text}>{labels.target} {format.value(target)}</text>
      {course ? <line x1={x(at(begin.date))} y1={y(begin.value)} x2={end} y2={y(target)} stroke={palette.muted} strokeWidth={1.4} strokeDasharray="6 4" /> : null}
      {begin ? (
        <g>
          <rect x={x(at(begin.date)) - 3} y={y(begin.value) - 3} width={6} height={6} fill={palette.surface} stroke={palette.text} strokeWidth={1} />
          <text x={x(at(begin.date)) + 6} y={y(begin.value) + (target > begin.value ? 11 : -6)} fontSize={8.5} fill={palette.muted}>{labels.present}</text>
        </g>
      ) : null}
      {date !== null ? <path d={`M ${end - 4} ${y(target)} L ${end} ${y(target) - 5} L ${end + 4} ${y(target)} L ${end} ${y(target) + 5} Z`} fill={palette.surface} stroke={palette.text} strokeWidth={1} /> : null}
      {figures.length > 1 ? <polyline points={figures.map((figure) => `${x(at(figure.date)).toFixed(2)},${y(figure.value).toFixed(2)}`).join(" ")} fill="none" stroke={palette.fills[0]} strokeWidth={2} /> : null}
      {figures.map((figure) => <circle key={figure.date} cx={x(at(figure.date))} cy={y(figure.value)} r={3.4} fill={palette.fills[0]} />)}
      {figures.slice(-1).map((figure) => (
        <text key={figure.date} x={Math.min(x(at(figure.date)), width - margin.right - 20)} y={y(figure.value) - 8} textAnchor="middle" fontSize={9} fontWeight="bold" fill={palette.text}>{format.value(figure.value)}</text>
      ))}
      {datesBelow([begin?.date, ...figures.map((figure) => figure.date), date], (day) => x(at(day)), width).map(({ day, anchor, left }) => (
        <g key={day}>
          <line x1={x(at(day))} x2={x(at(day))} y1={height - margin.bottom} y2={height - margin.bottom + 4} stroke={palette.muted} strokeWidth={0.8} />
          <text x={left} y={height - margin.bottom + 15} textAnchor={anchor} fontSize={8.5} fill={palette.muted}>{format.date(day)}</text>
        </g>
      ))}
      <g>
        <circle cx={margin.left + 4} cy={height - 6} r={3.4} fill={palette.fills[0]} />
        <text x={margin.left + 12} y={height - 3} fontSize={8.5} fill={palette.text}>{labels.actual}</text>
      </g>
    </ChartFrame>
  );
}

const at = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** From the lowest to the highest, with some room where they are the same. */
function spanOf(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = low === high ? Math.max(1, Math.abs(low) * 0.1) : (high - low) * 0.08;
  return [low - room, high + room];
}

/** The days that can be written under the chart without touching each other; the first and the last always are. */
function datesBelow(days: readonly (string | null | undefined)[], x: (day: string) => number, width: number) {
  const all = [...new Set(days.filter((day) => day != null))].sort();
  const wide = 62;
  const shown: string[] = [];
  const last = all.at(-1)!;
  for (const day of all) {
    const before = shown.at(-1);
    if (day !== last && ((before !== undefined && x(day) - x(before) < wide) || x(last) - x(day) < wide)) continue;
    if (day === last && before !== undefined && x(day) - x(before) < wide) shown.pop();
    shown.push(day);
  }
  return shown.map((day) => {
    const anchor = x(day) < wide / 2 + 4 ? ("start" as const) : x(day) > width - wide / 2 ? ("end" as const) : ("middle" as const);
    return { day, anchor, left: anchor === "end" ? Math.min(width - 2, x(day) + margin.right - 2) : x(day) };
  });
}
