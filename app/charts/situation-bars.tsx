import { cycle, fitText } from "./chart";
import { ChartFrame, Legend, legendKeys } from "./chart-frame";
import type { ChartProps } from "./chart-frame";

/** One main function: how many wishes stand in each situation. */
export interface SituationRow {
  id: string;
  title: string;
  counts: Record<ShownSituation, number>;
}

/** In the order of the bars: what is wished, and behind it what is in use without being wished. */
export const shownSituations = ["in-place", "gap", "unknown", "surplus"] as const;
export type ShownSituation = (typeof shownSituations)[number];

export interface SituationBarsProps extends ChartProps {
  rows: readonly SituationRow[];
  labels: ChartProps["labels"] & { situations: Record<ShownSituation, string> };
}

const line = 40;
const bar = 16;
/** Between what is wished and what is in use without being wished. */
const apart = 10;
/** Dark, light, and two that are told apart by hatching as well. */
const fillOf: Record<ShownSituation, number> = { "in-place": 0, gap: 2, unknown: 3, surplus: 1 };

/** Height of the chart at its width. */
export function situationBarsHeight({ rows, labels, width = 600 }: Pick<SituationBarsProps, "rows" | "labels" | "width">): number {
  return legendKeys(Object.values(labels.situations), width).height + 6 + rows.length * line;
}

/**
 * Present against desired: per main function a bar of what is wished, divided into what is in use already, what is not, and
 * what nobody said; apart from it what is in use without being wished. Every part has its number.
 */
export function SituationBars(props: SituationBarsProps) {
  const { rows, labels, palette, width = 600, id = "situation" } = props;
  const names = shownSituations.map((situation) => labels.situations[situation]);
  const { keys, height: legend } = legendKeys(names, width);
  const most = Math.max(1, ...rows.map(({ counts }) => shownSituations.reduce((sum, situation) => sum + counts[situation], 0)));
  const unit = (width - apart - 2) / most;
  return (
    <ChartFrame {...props} id={id} width={width} height={situationBarsHeight(props)}>
      <Legend keys={keys} palette={palette} fillOf={(index) => cycle(palette.fills, fillOf[shownSituations[index]!])!} />
      {rows.map((row, index) => {
        const top = legend + 6 + index * line;
        let x = 0.5;
        return (
          <g key={row.id}>
            <text x={0} y={top + 10} fontSize={9} fontWeight="bold" fill={palette.text}>{fitText(row.title, width, 9)}</text>
            {shownSituations.map((situation) => {
              const count = row.counts[situation];
              if (count === 0) return null;
              const left = x + (situation === "surplus" ? apart : 0);
              const wide = count * unit;
              x = left + wide;
              return <Part key={situation} {...{ situation, count, left, wide, top: top + 15, palette }} />;
            })}
            {shownSituations.every((situation) => row.counts[situation] === 0) ? <line x1={0} x2={width} y1={top + 15 + bar / 2} y2={top + 15 + bar / 2} stroke={palette.grid} strokeWidth={1} /> : null}
          </g>
        );
      })}
    </ChartFrame>
  );
}

function Part({ situation, count, left, wide, top, palette }: { situation: ShownSituation; count: number; left: number; wide: number; top: number; palette: SituationBarsProps["palette"] }) {
  const fill = fillOf[situation];
  const text = String(count);
  const strokes = situation === "unknown" ? Math.floor(wide / 8) : 0;
  return (
    <g>
      <rect x={left} y={top} width={wide} height={bar} fill={cycle(palette.fills, fill)} stroke={palette.text} strokeWidth={0.6} strokeDasharray={situation === "surplus" ? "3 2" : undefined} />
      {Array.from({ length: strokes }, (_, stroke) => (
        <line key={stroke} x1={left + stroke * 8 + 1} x2={left + stroke * 8 + 7} y1={top + bar - 1} y2={top + 1} stroke={palette.muted} strokeWidth={0.6} />
      ))}
      {wide > text.length * 6 + 2 ? (
        <g>
          {strokes > 0 ? <rect x={left + wide / 2 - text.length * 3 - 2} y={top + 3} width={text.length * 6 + 4} height={bar - 6} fill={cycle(palette.fills, fill)} /> : null}
          <text x={left + wide / 2} y={top + bar - 4.5} textAnchor="middle" fontSize={9} fontWeight="bold" fill={cycle(palette.onFill, fill)}>{text}</text>
        </g>
      ) : null}
    </g>
  );
}
