import { cycle } from "./chart";
import { ChartFrame, Legend, legendKeys } from "./chart-frame";
import type { ChartProps } from "./chart-frame";

export const matrixBands = ["low", "middle", "high"] as const;
type Band = (typeof matrixBands)[number];

export interface RiskMatrixProps extends ChartProps {
  /** Numbers of the risks by likelihood (from low) and impact (from low), and the band of each cell. */
  cells: readonly (readonly { numbers: readonly number[]; band: Band }[])[];
  labels: ChartProps["labels"] & { bands: Record<Band, string>; likelihood: string; impact: string };
}

const left = 30;
const foot = 30;
const tall = 42;
const perLine = 4;
const fillOf: Record<Band, number | null> = { low: null, middle: 3, high: 1 };

/** Height of the chart at its width. */
export function riskMatrixHeight({ labels, width = 600 }: Pick<RiskMatrixProps, "labels" | "width">): number {
  return legendKeys(Object.values(labels.bands), width).height + 6 + 5 * tall + foot;
}

/** Likelihood upwards, impact to the right: in each cell the numbers of its risks; the higher the score, the darker. */
export function RiskMatrix(props: RiskMatrixProps) {
  const { cells, labels, palette, width = 600, id = "risks" } = props;
  const { keys, height: legend } = legendKeys(matrixBands.map((band) => labels.bands[band]), width);
  const top = legend + 6;
  const wide = (width - left) / 5;
  const fill = (band: Band) => (fillOf[band] === null ? palette.surface : cycle(palette.fills, fillOf[band])!);
  const middle = top + 2.5 * tall;
  return (
    <ChartFrame {...props} id={id} width={width} height={riskMatrixHeight(props)}>
      <Legend keys={keys} palette={palette} fillOf={(index) => fill(matrixBands[index]!)} />
      <text x={8} y={middle} fontSize={9} fill={palette.text} textAnchor="middle" transform={`rotate(-90 8 ${middle})`}>{labels.likelihood}</text>
      <text x={left + 2.5 * wide} y={top + 5 * tall + 25} fontSize={9} fill={palette.text} textAnchor="middle">{labels.impact}</text>
      {cells.map((row, likelihood) => {
        const y = top + (4 - likelihood) * tall;
        return (
          <g key={likelihood}>
            <text x={left - 8} y={y + tall / 2 + 3} fontSize={9} textAnchor="middle" fill={palette.text}>{likelihood + 1}</text>
            {row.map(({ numbers, band }, impact) => {
              const x = left + impact * wide;
              const lines = Array.from({ length: Math.ceil(numbers.length / perLine) }, (_, index) => numbers.slice(index * perLine, (index + 1) * perLine).join(" "));
              const shown = lines.length > 3 ? [...lines.slice(0, 2), `+${numbers.length - 2 * perLine}`] : lines;
              return (
                <g key={impact}>
                  <rect x={x + 0.75} y={y + 0.75} width={wide - 1.5} height={tall - 1.5} fill={fill(band)} stroke={palette.muted} strokeWidth={0.6} />
                  {shown.map((text, index) => (
                    <text key={index} x={x + wide / 2} y={y + tall / 2 + 3 + (index - (shown.length - 1) / 2) * 11} fontSize={9} fontWeight="bold" textAnchor="middle" fill={fillOf[band] === null ? palette.text : cycle(palette.onFill, fillOf[band])!}>{text}</text>
                  ))}
                </g>
              );
            })}
          </g>
        );
      })}
      {[1, 2, 3, 4, 5].map((impact) => <text key={impact} x={left + (impact - 0.5) * wide} y={top + 5 * tall + 12} fontSize={9} textAnchor="middle" fill={palette.text}>{impact}</text>)}
    </ChartFrame>
  );
}
