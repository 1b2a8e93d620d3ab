import type { WeightRow } from "~/domain/requirements/weight-rows";
import { useText } from "~/i18n/text-context";

import { looseText } from "~/components/requirements/answer-kind";

/** Strength of the accent per part, so that neighbours differ in lightness; each part is also named below the bar. */
const strengths = [100, 72, 48, 30, 18];

const fill = (index: number) => `color-mix(in oklab, var(--accent) ${strengths[index % strengths.length]!}%, var(--page))`;

/** The dimensions as parts of one bar; the table below it holds the same figures. */
export function DimensionBar({ dimensions }: { dimensions: readonly WeightRow[] }) {
  const { t, language, format } = useText();
  const parts = dimensions.map((row, index) => ({
    row, index, title: looseText(language, row.title),
    from: dimensions.slice(0, index).reduce((sum, { share }) => sum + share, 0),
  }));
  const shares = parts.map(({ title, row }) => t("interface.weights.chartPart", { title, share: format.share(row.share) })).join(", ");
  return (
    <figure className="mb-4">
      <svg role="img" aria-label={t("interface.weights.chart", { shares })} viewBox="0 0 1000 28" preserveAspectRatio="none" className="block h-7 w-full rounded bg-line">
        {parts.map(({ row, index, from }) => <rect key={row.id} x={from * 1000} y="0" width={Math.max(row.share * 1000 - 2, 0)} height="28" style={{ fill: fill(index) }} />)}
      </svg>
      <ul aria-hidden="true" className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {parts.map(({ row, index, title }) => (
          <li key={row.id} className="flex items-center gap-2">
            <svg viewBox="0 0 12 12" width="12" height="12"><rect width="12" height="12" rx="2" style={{ fill: fill(index) }} /></svg>
            {title} <span className="text-muted">{format.share(row.share)}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** One share among its siblings, 0–1, as a thin bar; the figure stands beside it. */
export function ShareBar({ share }: { share: number }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 100 6" preserveAspectRatio="none" className="block h-1.5 w-full min-w-12 rounded-full bg-line">
      <rect width={share * 100} height="6" style={{ fill: "var(--accent)" }} />
    </svg>
  );
}
