import { scaleLinear } from "@visx/scale";

import type { EditionRankedOffer, EditionRanking } from "../domain/decision/types";
import type { Edition } from "../domain/edition/edition";
import { chartFont, cycle, fitText } from "./chart";
import type { ChartPalette } from "./chart";
import { dimensionShares, scoredDimensions } from "./contributions";

export interface RankingBarsProps {
  edition: Edition;
  ranking: EditionRanking;
  palette: ChartPalette;
  /** Texts in the reader's language; `description` says what the chart shows to those who cannot see it. */
  labels: { title: string; description: string; excluded: string };
  /** A number of points as text, e.g. "71,4". */
  format: (points: number) => string;
  /** Of the whole chart, in its own units; texts are 7 to 9 of those high. */
  width?: number;
  /** Makes ids unique where a page shows more than one chart. */
  id?: string;
}

/** Many offers stand closer together, so that they stay on one page. */
const rowHeight = (offers: number) => (offers > 14 ? 24 : 34);
const bar = 18;
const excludedRow = 15;
const legendLine = 16;
const labelWidth = 132;
const totalWidth = 62;

/** Height of the chart at its width, in the same units. */
export function rankingBarsHeight({ edition, ranking, width = 480 }: Pick<RankingBarsProps, "edition" | "ranking" | "width">): number {
  const excluded = ranking.offers.filter(isExcluded).length;
  const legend = legendPlaces(scoredDimensions(edition, ranking), width);
  return legend.height + 18 + (ranking.offers.length - excluded) * rowHeight(ranking.offers.length - excluded) + (excluded > 0 ? 26 + excluded * excludedRow : 0) + 4;
}

const isExcluded = (offer: EditionRankedOffer) => offer.excluded.length > 0;

/**
 * Offers by rank, each as a bar of what its dimensions add to the total; while the total is not known, the bar shows
 * the least it can be and a whisker runs to the most. Excluded offers stand below, without bar.
 */
export function RankingBars(props: RankingBarsProps) {
  const { edition, ranking, palette, labels, width = 480, id = "ranking-bars" } = props;
  const dimensions = scoredDimensions(edition, ranking);
  const legend = legendPlaces(dimensions, width);
  const ranked = ranking.offers.filter((offer) => !isExcluded(offer));
  const excluded = ranking.offers.filter(isExcluded);
  const row = rowHeight(ranked.length);
  const top = legend.height + 18;
  const bottom = top + ranked.length * row;
  const height = rankingBarsHeight(props);
  const x = scaleLinear<number>({ domain: [0, 100], range: [labelWidth, width - totalWidth] });
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img"
      aria-labelledby={`${id}-title ${id}-description`} fontFamily={chartFont}>
      <title id={`${id}-title`}>{labels.title}</title>
      <desc id={`${id}-description`}>{labels.description}</desc>
      {dimensions.map((dimension, index) => (
        <g key={dimension.id}>
          <rect x={legend.places[index].x} y={legend.places[index].y} width={10} height={10} fill={cycle(palette.fills, index)} stroke={palette.muted} strokeWidth={0.5} />
          <text x={legend.places[index].x + 15} y={legend.places[index].y + 8.5} fontSize={8.5} fill={palette.text}>{dimension.title}</text>
        </g>
      ))}
      {[0, 25, 50, 75, 100].map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={top - 4} y2={bottom} stroke={palette.grid} strokeWidth={0.6} />
          <text x={x(tick)} y={top - 8} fontSize={7.5} textAnchor="middle" fill={palette.muted}>{tick}</text>
        </g>
      ))}
      {ranked.map((offer, index) => (
        <OfferBar key={offer.id} {...props} offer={offer} row={row} y={top + index * row} x={x} right={width} />
      ))}
      {excluded.length > 0 && (
        <text x={0} y={bottom + 18} fontSize={8.5} fontWeight="bold" fill={palette.text}>{labels.excluded}</text>
      )}
      {excluded.map((offer, index) => (
        <text key={offer.id} x={0} y={bottom + 33 + index * excludedRow} fontSize={8.5} fill={palette.muted}>
          {fitText(`${offer.vendor.name}, ${offer.vendor.package}: ${offer.exclusions.map((finding) => finding.code).join(", ")}`, width, 8.5)}
        </text>
      ))}
    </svg>
  );
}

interface OfferBarProps extends RankingBarsProps {
  offer: EditionRankedOffer;
  row: number;
  y: number;
  x: (points: number) => number;
  right: number;
}

function OfferBar({ edition, ranking, palette, format, offer, row, y, x, right }: OfferBarProps) {
  const shares = dimensionShares(edition, ranking, offer);
  const known = offer.value !== null;
  const barY = y + (row - bar) / 2;
  const middle = y + row / 2;
  let at = 0;
  return (
    <g>
      <text x={0} y={middle - 1.5} fontSize={9} fontWeight="bold" fill={palette.text}>{fitText(offer.vendor.name, labelWidth - 8, 9)}</text>
      <text x={0} y={middle + 9} fontSize={7.5} fill={palette.muted}>{fitText(offer.vendor.package, labelWidth - 8, 7.5)}</text>
      {shares.map((share, index) => {
        const points = share.points ?? share.low;
        const from = at;
        at += points;
        const wide = x(at) - x(from);
        return (
          <g key={share.id}>
            <rect x={x(from)} y={barY} width={wide} height={bar} fill={cycle(palette.fills, index)} stroke={palette.surface} strokeWidth={1} />
            {known && wide >= 20 && (
              <text x={(x(from) + x(at)) / 2} y={middle + 2.8} fontSize={7.5} textAnchor="middle" fill={cycle(palette.onFill, index)}>{format(points)}</text>
            )}
          </g>
        );
      })}
      {!known && (
        <g stroke={palette.text} strokeWidth={1.2} fill="none">
          <line x1={x(offer.low)} x2={x(offer.high)} y1={middle} y2={middle} />
          <line x1={x(offer.low)} x2={x(offer.low)} y1={middle - 5} y2={middle + 5} />
          <line x1={x(offer.high)} x2={x(offer.high)} y1={middle - 5} y2={middle + 5} />
        </g>
      )}
      <text x={right} y={middle + 3} fontSize={known ? 9 : 8.5} fontWeight="bold" textAnchor="end" fill={palette.text}>
        {offer.value === null ? `${format(offer.low)}–${format(offer.high)}` : format(offer.value)}
      </text>
    </g>
  );
}

/** Where the keys of the legend stand: side by side, on a next line when they do not fit. */
function legendPlaces(dimensions: readonly { title: string }[], width: number) {
  let x = 0;
  let line = 0;
  const places = dimensions.map(({ title }) => {
    const wide = 15 + title.length * 8.5 * 0.58 + 16;
    if (x > 0 && x + wide > width) {
      x = 0;
      line += 1;
    }
    const place = { x, y: line * legendLine + 1 };
    x += wide;
    return place;
  });
  return { places, height: (line + 1) * legendLine };
}
