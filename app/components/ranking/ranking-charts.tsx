import { DimensionProfile } from "~/charts/dimension-profile";
import { RankingBars } from "~/charts/ranking-bars";
import { pagePalette as palette } from "~/components/charts/page-palette";
import type { EditionRanking } from "~/domain/decision/types";
import type { Edition } from "~/domain/edition/edition";
import { useText } from "~/i18n/text-context";

/** Drawn twice, for wide and for narrow windows, because the texts of a chart scale with it. */
const widths = [{ width: 600, className: "max-sm:hidden" }, { width: 310, className: "sm:hidden" }] as const;

/** What each dimension adds to the totals; the figures stand in the table above it. */
export function ContributionChart({ edition, ranking }: { edition: Edition; ranking: EditionRanking }) {
  const { t, format } = useText();
  const number = (value: number) => format.number(value);
  const description = ranking.offers
    .map(({ vendor, value, low, high }) => t("report.outcome.chartOffer", { vendor: vendor.name, total: value === null ? `${number(low)}–${number(high)}` : number(value) }))
    .join("; ");
  return (
    <figure className="chart">
      {widths.map(({ width, className }) => (
        <div key={width} className={className}>
          <RankingBars edition={edition} ranking={ranking} palette={palette} format={number} width={width} id={`ranking-bars-${width}`} labels={{ title: t("report.outcome.chart"), description, excluded: t("report.outcome.chartExcluded") }} />
        </div>
      ))}
    </figure>
  );
}

/** The value of every offer on each dimension. */
export function ProfileChart({ edition, ranking }: { edition: Edition; ranking: EditionRanking }) {
  const { t, format } = useText();
  return (
    <figure className="chart">
      <DimensionProfile
        edition={edition} ranking={ranking} palette={palette} format={(value) => format.number(value)} width={600}
        labels={{ title: t("report.contributions.profile"), description: t("report.contributions.summary"), excluded: t("report.contributions.profileExcluded") }}
      />
    </figure>
  );
}
