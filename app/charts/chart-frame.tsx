import type { ReactNode } from "react";

import { chartFont } from "./chart";
import type { ChartPalette } from "./chart";

/** What every chart takes beside its data. */
export interface ChartProps {
  palette: ChartPalette;
  /** In the reader's language; `description` says what the chart shows to those who cannot see it. */
  labels: { title: string; description: string };
  /** Of the whole chart, in its own units; texts are 7 to 9 of those high. */
  width?: number;
  /** Makes ids unique where a page shows more than one chart. */
  id?: string;
}

/** The outside of a chart: its size, and its name and description for who cannot see it. */
export function ChartFrame({ id, labels, palette, width, height, children }: ChartProps & { id: string; width: number; height: number; children: ReactNode }) {
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img"
      aria-labelledby={`${id}-title ${id}-description`} fontFamily={chartFont} fill={palette.text}>
      <title id={`${id}-title`}>{labels.title}</title>
      <desc id={`${id}-description`}>{labels.description}</desc>
      {children}
    </svg>
  );
}

export interface LegendKey {
  label: string;
  x: number;
  y: number;
}

const legendLine = 16;

/** Where the keys of a legend stand: side by side, on a next line when they do not fit. */
export function legendKeys(labels: readonly string[], width: number): { keys: LegendKey[]; height: number } {
  let x = 0;
  let line = 0;
  const keys = labels.map((label) => {
    const wide = 15 + label.length * 8.5 * 0.58 + 16;
    if (x > 0 && x + wide > width) {
      x = 0;
      line += 1;
    }
    const key = { label, x, y: line * legendLine + 1 };
    x += wide;
    return key;
  });
  return { keys, height: labels.length === 0 ? 0 : (line + 1) * legendLine };
}

/** A legend of fills, from the top of a chart. */
export function Legend({ keys, palette, fillOf }: { keys: readonly LegendKey[]; palette: ChartPalette; fillOf: (index: number) => string }) {
  return (
    <g>
      {keys.map(({ label, x, y }, index) => (
        <g key={label}>
          <rect x={x} y={y} width={10} height={10} fill={fillOf(index)} stroke={palette.muted} strokeWidth={0.5} />
          <text x={x + 15} y={y + 8.5} fontSize={8.5} fill={palette.text}>{label}</text>
        </g>
      ))}
    </g>
  );
}
