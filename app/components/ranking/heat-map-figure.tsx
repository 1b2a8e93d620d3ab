import { criterionHeat } from "~/charts/criterion-heat";
import { HeatMap } from "~/charts/heat-map";
import { ChartFigure } from "~/components/charts/chart-figure";
import { pagePalette } from "~/components/charts/page-palette";
import { DataTable } from "~/components/data-table";
import type { EditionRanking } from "~/domain/decision/types";
import type { Edition } from "~/domain/edition/edition";
import { useText } from "~/i18n/text-context";

/** The value of every offer on every criterion, darker where it is better, with the same figures as a table. */
export function HeatMapFigure({ edition, ranking }: { edition: Edition; ranking: EditionRanking }) {
  const { t, format } = useText();
  const rows = criterionHeat(edition, ranking);
  const columns = ranking.offers.map(({ vendor }) => vendor.name);
  const title = t("report.contributions.heatMap");
  const text = ({ value, low, high }: (typeof rows)[number]["cells"][number], digits: number) => (value === null ? `${format.number(low, digits)}–${format.number(high, digits)}` : format.number(value, digits));
  return (
    <ChartFigure
      draw={(width) => <HeatMap columns={columns} rows={rows} palette={pagePalette} labels={{ title, description: t("report.contributions.summary") }} format={(value) => format.number(value, 0)} width={width} id={`heat-map-${width}`} />}
      table={
        <DataTable caption={title} hideCaption>
          <thead><tr><th scope="col">{t("interface.ranking.column.criterion")}</th>{ranking.offers.map(({ id, vendor }) => <th key={id} scope="col" className="number whitespace-normal">{vendor.name}</th>)}</tr></thead>
          <tbody>
            {rows.map(({ id, title: criterion, depth, cells }) => (
              <tr key={id}><th scope="row" lang={edition.language} style={{ paddingLeft: `${0.25 + depth * 1.25}rem`, fontWeight: depth === 0 ? undefined : 400 }}>{criterion}</th>{cells.map((cell, i) => <td key={i} className="number">{text(cell, 1)}</td>)}</tr>
            ))}
          </tbody>
        </DataTable>
      }
    />
  );
}
