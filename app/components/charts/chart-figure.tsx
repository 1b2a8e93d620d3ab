import type { ReactNode } from "react";

import { Icon } from "~/components/icons";
import { useText } from "~/i18n/text-context";

/** Drawn twice, for wide and for narrow windows, because the texts of a chart scale with it. */
const widths = [{ width: 600, className: "max-sm:hidden" }, { width: 310, className: "sm:hidden" }] as const;

/** A chart as wide as the page lets it be, with the same figures as a table a click away. */
export function ChartFigure({ draw, table }: { draw: (width: number) => ReactNode; table?: ReactNode }) {
  const { t } = useText();
  return (
    <figure className="chart">
      {widths.map(({ width, className }) => <div key={width} className={className}>{draw(width)}</div>)}
      {table ? (
        <details className="mt-2">
          <summary className="inline-flex items-center gap-1.5 text-sm text-muted hover:text-accent"><Icon name="chevron" className="turns size-3" />{t("interface.robustness.asTable")}</summary>
          <div className="mt-2">{table}</div>
        </details>
      ) : null}
    </figure>
  );
}
