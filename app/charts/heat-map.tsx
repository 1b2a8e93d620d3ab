import { ChartFrame, type ChartProps } from "./chart-frame";
import { fitText, twoLines } from "./chart";
import type { ChartPalette } from "./chart";

/** One criterion, with the value that every offer has on it. */
export interface HeatMapRow {
  id: string;
  title: string;
  /** 0 for the dimensions. */
  depth: number;
  /** Global weight, 0–1. */
  weight: number;
  /** In the order of the columns, 0–100; null while not known, and then between `low` and `high`. */
  cells: { value: number | null; low: number; high: number }[];
}

export interface HeatMapProps extends ChartProps {
  /** Names of the offers. */
  columns: readonly string[];
  rows: readonly HeatMapRow[];
  /** A value as text, e.g. "71". */
  format: (value: number) => string;
}

const cell = 18;
const narrow = 34;
/** Columns narrower than this always have their names at a slant. */
const upright = 52;
const lean = 46;

function layOut({ columns, width = 480 }: Pick<HeatMapProps, "columns" | "width">) {
  const titleWidth = Math.max(110, Math.min(0.4 * width, width - columns.length * narrow));
  const upto = (right: number) => (width - titleWidth - right) / Math.max(1, columns.length);
  const broken = columns.map((name) => twoLines(name, upto(0) - 4, 8));
  const lost = (lines: readonly string[][]) => lines.filter((name) => name.some((line) => line.endsWith("…"))).length;
  const leaning = columns.map((name) => [fitText(name, 76, 8)]);
  // At a slant where the columns are narrow, and where that shows names in full that two lines would cut.
  const slanted = upto(0) < upright || lost(leaning) < lost(broken);
  // Slanting names lean over to the right of their column, the last one too.
  const wide = slanted ? upto(lean) : upto(0);
  const names = slanted ? leaning : broken;
  return { titleWidth, wide, slanted, names, head: slanted ? 64 : names.some((lines) => lines.length > 1) ? 28 : 18 };
}

/** Height of the chart at its width. */
export function heatMapHeight(props: Pick<HeatMapProps, "columns" | "rows" | "width">): number {
  return layOut(props).head + props.rows.length * cell + 4;
}

/**
 * Criteria × offers: the better a value, the darker its cell, in steps of 20 points that differ in lightness; the figure
 * stands in each. An unknown value is a hatched cell with its bounds.
 */
export function HeatMap(props: HeatMapProps) {
  const { rows, palette, format, width = 480, id = "heat-map" } = props;
  const height = heatMapHeight(props);
  const { titleWidth, wide, slanted, names, head } = layOut(props);
  const left = (column: number) => titleWidth + column * wide;
  return (
    <ChartFrame {...props} id={id} width={width} height={height}>
      {names.map((lines, column) => lines.map((line, index) => (
        <text key={`${column} ${index}`} x={left(column) + wide / 2} y={head - 6 - (lines.length - 1 - index) * 9} fontSize={8} fontWeight="bold" fill={palette.text}
          transform={slanted ? `rotate(-40 ${left(column) + wide / 2} ${head - 6})` : undefined} textAnchor={slanted ? "start" : "middle"}>
          {line}
        </text>
      )))}
      {rows.map((row, index) => {
        const y = head + index * cell;
        const strong = row.depth === 0;
        return (
          <g key={row.id}>
            <text x={Math.min(row.depth, 3) * 8} y={y + 12} fontSize={strong ? 8.5 : 8} fontWeight={strong ? "bold" : "normal"} fill={palette.text}>
              {fitText(row.title, titleWidth - 8 - Math.min(row.depth, 3) * 8, strong ? 9 : 8)}
            </text>
            {row.cells.map((value, column) => <Cell key={column} {...value} palette={palette} format={format} x={left(column)} y={y} wide={wide} strong={strong} />)}
          </g>
        );
      })}
    </ChartFrame>
  );
}

function Cell({ value, low, high, palette, format, x, y, wide, strong }: HeatMapRow["cells"][number] & {
  palette: ChartPalette; format: (value: number) => string; x: number; y: number; wide: number; strong: boolean;
}) {
  const shade = value === null ? null : shadeOf(value, palette);
  const text = value === null ? `${format(low)}–${format(high)}` : format(value);
  const size = Math.min(8, (wide - 3) / (text.length * 0.56));
  return (
    <g>
      <rect x={x + 0.75} y={y + 0.75} width={wide - 1.5} height={cell - 1.5} fill={shade?.fill ?? palette.surface} stroke={palette.grid} strokeWidth={0.6} />
      {value === null && [0.2, 0.4, 0.6, 0.8].map((part) => (
        <line key={part} x1={x + wide * part - 4} x2={x + wide * part + 4} y1={y + cell - 2} y2={y + 2} stroke={palette.grid} strokeWidth={0.8} />
      ))}
      <text x={x + wide / 2} y={y + 12} fontSize={size} fontWeight={strong ? "bold" : "normal"} textAnchor="middle" fill={shade?.text ?? palette.text}>{text}</text>
    </g>
  );
}

/** The four fills from dark to light for 80–100, 60–80, 40–60 and 20–40, and the surface below. */
function shadeOf(value: number, palette: ChartPalette): { fill: string; text: string } {
  const steps = Math.min(4, palette.fills.length);
  const step = Math.min(steps, Math.floor((100 - value) / (100 / (steps + 1))));
  return step >= steps ? { fill: palette.surface, text: palette.text } : { fill: palette.fills[step], text: palette.onFill[step] };
}
