import { scaleLinear } from "@visx/scale";

import type { EditionRankedOffer, EditionRanking } from "../domain/decision/types";
import type { Edition } from "../domain/edition/edition";
import { chartFont, cycle, fitText } from "./chart";
import type { ChartPalette } from "./chart";
import { dimensionShares, scoredDimensions } from "./contributions";

export interface DimensionProfileProps {
  edition: Edition;
  ranking: EditionRanking;
  palette: ChartPalette;
  /** Texts in the reader's language; `excluded` follows the name of an excluded offer. */
  labels: { title: string; description: string; excluded: string };
  /** A value on 0–100 as text, e.g. "71,4". */
  format: (value: number) => string;
  width?: number;
  id?: string;
}

const columns = 2;
const gap = 28;
const line = 16;
const head = 20;
const foot = 14;

function panelHeight({ edition, ranking }: Pick<DimensionProfileProps, "edition" | "ranking">): number {
  return head + scoredDimensions(edition, ranking).length * line + foot;
}

/** Height of the chart, in the units of its width. */
export function dimensionProfileHeight(props: Pick<DimensionProfileProps, "edition" | "ranking">): number {
  return Math.ceil(props.ranking.offers.length / columns) * panelHeight(props);
}

/**
 * A small chart per offer with its value on every dimension, all on the same scale from 0 to 100; where a value is not
 * known, the bar ends at the least it can be and a whisker runs to the most.
 */
export function DimensionProfile(props: DimensionProfileProps) {
  const { ranking, palette, labels, width = 480, id = "dimension-profile" } = props;
  const height = dimensionProfileHeight(props);
  const panelWidth = (width - gap * (columns - 1)) / columns;
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img"
      aria-labelledby={`${id}-title ${id}-description`} fontFamily={chartFont} fill={palette.text}>
      <title id={`${id}-title`}>{labels.title}</title>
      <desc id={`${id}-description`}>{labels.description}</desc>
      {ranking.offers.map((offer, index) => (
        <Panel key={offer.id} {...props} offer={offer} width={panelWidth}
          left={(index % columns) * (panelWidth + gap)} top={Math.floor(index / columns) * panelHeight(props)} />
      ))}
    </svg>
  );
}

function Panel({ edition, ranking, palette, labels, format, offer, left, top, width }: DimensionProfileProps & {
  offer: EditionRankedOffer; left: number; top: number; width: number;
}) {
  const nameWidth = 88;
  const valueWidth = 48;
  const x = scaleLinear<number>({ domain: [0, 100], range: [left + nameWidth, left + width - valueWidth] });
  const name = offer.excluded.length > 0 ? `${offer.vendor.name} ${labels.excluded}` : offer.vendor.name;
  const shares = dimensionShares(edition, ranking, offer);
  const bottom = top + head + shares.length * line - 3;
  return (
    <g>
      <text x={left} y={top + 11} fontSize={9} fontWeight="bold" fill={palette.text}>{fitText(name, width, 9)}</text>
      {[0, 50, 100].map((tick) => (
        <line key={tick} x1={x(tick)} x2={x(tick)} y1={top + head - 2} y2={bottom} stroke={palette.grid} strokeWidth={0.6} />
      ))}
      {shares.map((share, index) => {
        const y = top + head + index * line;
        return (
          <g key={share.id}>
            <text x={left} y={y + 8.5} fontSize={8} fill={palette.muted}>{fitText(share.title, nameWidth - 4, 8)}</text>
            <rect x={x(0)} y={y} width={x(share.value ?? share.valueLow) - x(0)} height={11} fill={cycle(palette.fills, index)} stroke={palette.muted} strokeWidth={0.4} />
            {share.value === null && (
              <g stroke={palette.text} strokeWidth={1.2} fill="none">
                <line x1={x(share.valueLow)} x2={x(share.valueHigh)} y1={y + 5.5} y2={y + 5.5} />
                <line x1={x(share.valueLow)} x2={x(share.valueLow)} y1={y + 2} y2={y + 9} />
                <line x1={x(share.valueHigh)} x2={x(share.valueHigh)} y1={y + 2} y2={y + 9} />
              </g>
            )}
            <text x={left + width} y={y + 8.5} fontSize={8} textAnchor="end" fill={palette.text}>
              {share.value === null ? `${format(share.valueLow)}–${format(share.valueHigh)}` : format(share.value)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
