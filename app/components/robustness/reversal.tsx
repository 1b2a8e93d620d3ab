import { Callout } from "~/components/callout";
import { DataTable } from "~/components/data-table";
import { useText } from "~/i18n/text-context";
import type { RobustnessView } from "~/domain/decision/robustness-view";

import type { Names } from "./view-names";

/** Whether the order of the others changes without each offer in turn, with the ranks that they then have. */
export function Reversal({ view, names }: { view: RobustnessView; names: Names }) {
  const { t } = useText();
  const { stable, ranks, leaveOneOut } = view.reversal;
  const ids = view.official.map(({ id }) => id);
  if (ids.length < 3) return <p className="text-muted">{t("interface.robustness.reversal.few")}</p>;
  return (
    <div className="grid gap-4">
      <Callout kind={stable ? "success" : "warning"} title={t(stable ? "interface.robustness.reversal.stable" : "interface.robustness.reversal.unstable")}>
        {stable ? <p>{t("interface.robustness.reversal.stableText")}</p> : (
          <ul>
            {leaveOneOut.flatMap(({ leftOut, reversals }) => reversals.map(({ first, second }) => (
              <li key={`${leftOut} ${first} ${second}`}>{t("interface.robustness.reversal.changes", { leftOut: names.vendor(leftOut), first: names.vendor(first), second: names.vendor(second) })}</li>
            )))}
          </ul>
        )}
      </Callout>
      <DataTable caption={t("interface.robustness.reversal.table")}>
        <thead><tr><th scope="col">{t("interface.robustness.reversal.without")}</th>{ids.map((id) => <th key={id} scope="col" className="number whitespace-normal">{names.vendor(id)}</th>)}</tr></thead>
        <tbody>
          <tr><th scope="row">{t("interface.robustness.reversal.nobody")}</th>{ids.map((id) => <td key={id} className="number">{ranks[id] ?? "–"}</td>)}</tr>
          {leaveOneOut.map((one) => (
            <tr key={one.leftOut}><th scope="row" className="font-normal!">{names.vendor(one.leftOut)}</th>{ids.map((id) => <td key={id} className="number">{id === one.leftOut ? "" : (one.ranks[id] ?? "–")}</td>)}</tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}
