import { cycle, fitText } from "./chart";
import { ChartFrame, Legend, legendKeys } from "./chart-frame";
import type { ChartProps } from "./chart-frame";

/** How the answers to a section read, in the order of the bars. */
export const readinessParts = ["good", "half", "weak", "told", "none", "open"] as const;
export type ReadinessPart = (typeof readinessParts)[number];

/** One section of the checklist. */
export interface ReadinessRow {
  id: string;
  title: string;
  counts: Record<ReadinessPart, number>;
}

export interface ReadinessBarsProps extends ChartProps {
  rows: readonly ReadinessRow[];
  labels: ChartProps["labels"] & { parts: Record<ReadinessPart, string> };
}

const line = 36;
const bar = 15;
/** Dark to light; a no is hatched as well, and what is open is empty with a dashed edge. */
const fillOf: Record<ReadinessPart, number | null> = { good: 0, half: 1, weak: 3, told: 2, none: 4, open: null };

/** Height of the chart at its width. */
export function readinessBarsHeight({ rows, labels, width = 600 }: Pick<ReadinessBarsProps, "rows" | "labels" | "width">): number {
  return legendKeys(Object.values(labels.parts), width).height + 6 + rows.length * line;
}

/** Per section a bar as wide as the chart, divided by how the answers read. Every part has its number. */
export function ReadinessBars(props: ReadinessBarsProps) {
  const { rows, labels, palette, width = 600, id = "readiness" } = props;
  const { keys, height: legend } = legendKeys(readinessParts.map((part) => labels.parts[part]), width);
  const fill = (part: ReadinessPart) => (fillOf[part] === null ? palette.surface : cycle(palette.fills, fillOf[part])!);
  return (
    <ChartFrame {...props} id={id} width={width} height={readinessBarsHeight(props)}>
      <Legend keys={keys} palette={palette} fillOf={(index) => fill(readinessParts[index]!)} />
      {rows.map((row, index) => {
        const top = legend + 6 + index * line;
        const total = Math.max(1, readinessParts.reduce((sum, part) => sum + row.counts[part], 0));
        let x = 0.5;
        return (
          <g key={row.id}>
            <text x={0} y={top + 10} fontSize={9} fontWeight="bold" fill={palette.text}>{fitText(row.title, width, 9)}</text>
            {readinessParts.map((part) => {
              const count = row.counts[part];
              if (count === 0) return null;
              const [left, wide] = [x, (count / total) * (width - 1)];
              x += wide;
              const ink = fillOf[part] === null ? palette.text : cycle(palette.onFill, fillOf[part])!;
              return (
                <g key={part}>
                  <rect x={left} y={top + 14} width={wide} height={bar} fill={fill(part)} stroke={palette.text} strokeWidth={0.6} strokeDasharray={part === "open" ? "3 2" : undefined} />
                  {part === "weak" ? Array.from({ length: Math.floor(wide / 8) }, (_, stroke) => (
                    <line key={stroke} x1={left + stroke * 8 + 1} x2={left + stroke * 8 + 7} y1={top + 13 + bar} y2={top + 15} stroke={palette.muted} strokeWidth={0.6} />
                  )) : null}
                  {part === "weak" ? <rect x={left + wide / 2 - 6} y={top + 16} width={12} height={bar - 4} fill={fill(part)} /> : null}
                  {wide > 8 ? <text x={left + wide / 2} y={top + 10 + bar} textAnchor="middle" fontSize={9} fontWeight="bold" fill={ink}>{count}</text> : null}
                </g>
              );
            })}
          </g>
        );
      })}
    </ChartFrame>
  );
}
