import { scaleLinear } from "@visx/scale";

import { fitText } from "./chart";
import { ChartFrame, type ChartProps } from "./chart-frame";

/** The marks that several people gave one thing, such as the answer of a vendor or all answers to a requirement. */
export interface MarkSpreadRow {
  id: string;
  title: string;
  /** The marks, each with what stands at its dot in the order of the marks: initials, for instance. */
  marks: readonly { mark: number; label: string }[];
  /** What the committee settled on; null while it has not. */
  consensus: number | null;
}

export interface MarkSpreadProps extends ChartProps {
  rows: readonly MarkSpreadRow[];
  /** The ends of the scale of marks. */
  scale: { lowest: number; highest: number };
  format: (mark: number) => string;
}

const line = 26;
const head = 20;

/** Height of the chart, in the units of its width. */
export function markSpreadHeight({ rows }: Pick<MarkSpreadProps, "rows">): number {
  return head + rows.length * line + 4;
}

/**
 * The spread of evaluators: a dot per mark, equal marks above each other as one ring with their number, a line from the
 * lowest to the highest, and a diamond for the consensus.
 */
export function MarkSpread(props: MarkSpreadProps) {
  const { rows, scale, palette, format, width = 480, id = "mark-spread" } = props;
  const titleWidth = Math.min(180, width * 0.4);
  const x = scaleLinear<number>({ domain: [scale.lowest, scale.highest], range: [titleWidth + 8, width - 10] });
  return (
    <ChartFrame {...props} id={id} width={width} height={markSpreadHeight(props)}>
      {x.ticks(5).map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={head - 4} y2={head + rows.length * line} stroke={palette.grid} strokeWidth={0.6} />
          <text x={x(tick)} y={head - 8} fontSize={7.5} textAnchor="middle" fill={palette.muted}>{format(tick)}</text>
        </g>
      ))}
      {rows.map(({ id: row, title, marks, consensus }, index) => {
        const y = head + index * line + line / 2 + 3;
        const groups = sameMarks(marks);
        return (
          <g key={row}>
            <text x={0} y={y + 2} fontSize={8.5} fill={palette.text}>{fitText(title, titleWidth - 4, 8.5)}</text>
            {groups.length > 1 && <line x1={x(groups[0].mark)} x2={x(groups[groups.length - 1].mark)} y1={y} y2={y} stroke={palette.muted} strokeWidth={1} />}
            {groups.map(({ mark, labels }) => (
              <g key={mark}>
                <circle cx={x(mark)} cy={y} r={labels.length > 1 ? 5 : 3.5} fill={labels.length > 1 ? palette.surface : palette.fills[0]} stroke={palette.fills[0]} strokeWidth={1.2} />
                {labels.length > 1 && <text x={x(mark)} y={y + 2.6} fontSize={7} fontWeight="bold" textAnchor="middle" fill={palette.text}>{labels.length}</text>}
                <text x={x(mark)} y={y - 7.5} fontSize={6.5} textAnchor="middle" fill={palette.muted}>{fitText(labels.join(" "), 60, 6.5)}</text>
              </g>
            ))}
            {consensus !== null && (
              <polygon points={`${x(consensus)},${y - 6} ${x(consensus) + 6},${y} ${x(consensus)},${y + 6} ${x(consensus) - 6},${y}`} fill="none" stroke={palette.text} strokeWidth={1.4} />
            )}
          </g>
        );
      })}
    </ChartFrame>
  );
}

function sameMarks(marks: MarkSpreadRow["marks"]): { mark: number; labels: string[] }[] {
  const groups = new Map<number, string[]>();
  for (const { mark, label } of marks) groups.set(mark, [...(groups.get(mark) ?? []), label]);
  return [...groups].map(([mark, labels]) => ({ mark, labels })).sort((a, b) => a.mark - b.mark);
}
