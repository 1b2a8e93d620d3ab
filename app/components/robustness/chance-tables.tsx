import { DataTable } from "~/components/data-table";
import type { Robustness } from "~/domain/scoring/robustness-result";
import { useText } from "~/i18n/text-context";
import type { RobustnessView } from "~/domain/decision/robustness-view";

import type { Names } from "./view-names";

/** The figures behind the chances: ranks, central weights with confidence, and pairs, each with its standard error. */
export function ChanceTables({ view, names, result, ids, rankLabel }: { view: RobustnessView; names: Names; result: Robustness; ids: readonly string[]; rankLabel: (rank: number) => string }) {
  const { t, format } = useText();
  const errors = result.standardErrors;
  const withError = (value: number | null | undefined, error: number | null | undefined) =>
    value === null || value === undefined ? "–" : <>{format.share(value)}{error ? <span className="block text-xs text-muted">± {format.share(error, 2)}</span> : null}</>;
  return (
    <div className="grid gap-6">
      <DataTable caption={t("interface.robustness.chances.ranksTable")} className="caption-strong">
        <thead><tr><th scope="col">{t("interface.ranking.column.offer")}</th>{ids.map((_, i) => <th key={i} scope="col" className="number">{rankLabel(i + 1)}</th>)}</tr></thead>
        <tbody>
          {ids.map((id) => (
            <tr key={id}><th scope="row">{names.vendor(id)}</th>{result.acceptability[id].map((chance, i) => <td key={i} className="number">{withError(chance, errors.acceptability[id][i])}</td>)}</tr>
          ))}
        </tbody>
      </DataTable>
      <DataTable caption={t("interface.robustness.chances.centralTable")} className="caption-strong">
        <thead>
          <tr>
            <th scope="col">{t("interface.ranking.column.offer")}</th>
            {view.chances.dimensions.map(({ id }) => <th key={id} scope="col" className="number whitespace-normal">{names.criterion(id).title}</th>)}
            <th scope="col" className="number">{t("interface.robustness.chances.confidence")}</th>
          </tr>
        </thead>
        <tbody>
          {ids.map((id) => {
            const central = result.centralWeights[id];
            return (
              <tr key={id}>
                <th scope="row">{names.vendor(id)}</th>
                {central === null
                  ? <td colSpan={view.chances.dimensions.length} className="text-muted">{t("interface.robustness.chances.neverFirst")}</td>
                  : view.chances.dimensions.map((dimension) => <td key={dimension.id} className="number">{withError(central[dimension.id], errors.centralWeights[id]?.[dimension.id])}</td>)}
                <td className="number">{withError(result.confidence[id], errors.confidence[id])}</td>
              </tr>
            );
          })}
        </tbody>
      </DataTable>
      <DataTable caption={t("interface.robustness.chances.pairsTable")} className="caption-strong">
        <thead><tr><th scope="col">{t("interface.ranking.column.offer")}</th>{ids.map((id) => <th key={id} scope="col" className="number whitespace-normal">{names.vendor(id)}</th>)}</tr></thead>
        <tbody>
          {ids.map((id) => (
            <tr key={id}><th scope="row">{names.vendor(id)}</th>{ids.map((other) => <td key={other} className="number">{id === other ? "" : withError(result.pairwise[id][other], errors.pairwise[id][other])}</td>)}</tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}
