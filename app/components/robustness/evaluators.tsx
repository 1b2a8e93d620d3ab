import { MarkSpread } from "~/charts/mark-spread";
import { ChartFigure } from "~/components/charts/chart-figure";
import { pagePalette } from "~/components/charts/page-palette";
import { DataTable } from "~/components/data-table";
import { Tag } from "~/components/tag";
import { initials } from "~/i18n/initials";
import { useText } from "~/i18n/text-context";
import type { RobustnessView } from "~/domain/decision/robustness-view";

import type { Names } from "./view-names";

/** Above this alpha counts as reliable, above the other as good enough for tentative conclusions (Krippendorff). */
const reliable = 0.8;
const tentative = 0.667;

/** How the evaluators mark, how far they agree, and what the ranking is without each of them. */
export function Evaluators({ view, names }: { view: RobustnessView; names: Names }) {
  const { t, format } = useText();
  const analysis = view.evaluators;
  if (!analysis) return <p className="text-muted">{t("interface.robustness.evaluators.none")}</p>;
  const person = (id: string) => analysis.names[id] ?? id;
  const ids = view.official.map(({ id }) => id);
  const alpha = analysis.agreement.interval;
  const signed = (value: number) => `${value > 0 ? "+" : value < 0 ? "−" : ""}${format.number(Math.abs(value), 2)}`;
  const { disputed } = analysis;
  const title = t("interface.robustness.evaluators.spreadTitle");
  const code = (requirement: string) => view.codes[requirement] ?? requirement;
  return (
    <div className="grid gap-6">
      <p className="max-w-prose">
        {t("interface.robustness.evaluators.alpha", { interval: alpha === null ? "–" : format.number(alpha, 3), ordinal: analysis.agreement.ordinal === null ? "–" : format.number(analysis.agreement.ordinal, 3) })}{" "}
        {alpha === null ? t("interface.robustness.evaluators.agreementUnknown") : t(`interface.robustness.evaluators.agreement.${alpha >= reliable ? "reliable" : alpha >= tentative ? "tentative" : "low"}`)}
      </p>
      <DataTable caption={t("interface.robustness.evaluators.profiles")} className="caption-strong">
        <thead>
          <tr>
            <th scope="col">{t("interface.robustness.evaluators.evaluator")}</th>
            <th scope="col" className="number">{t("interface.robustness.evaluators.marks")}</th>
            <th scope="col" className="number">{t("interface.robustness.evaluators.mean")}</th>
            <th scope="col" className="number">{t("interface.robustness.evaluators.severity")}</th>
            <th scope="col" className="number">{t("interface.robustness.evaluators.spread")}</th>
          </tr>
        </thead>
        <tbody>
          {analysis.profiles.map((row) => (
            <tr key={row.evaluator}>
              <th scope="row">{person(row.evaluator)}</th>
              <td className="number">{row.marks}</td>
              <td className="number">{format.number(row.mean, 2)}</td>
              <td className="number">{row.severity === null ? "–" : signed(row.severity)}</td>
              <td className="number">{row.spread === null ? "–" : format.number(row.spread, 2)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <DataTable caption={t("interface.robustness.evaluators.without")} className="caption-strong">
        <thead><tr><th scope="col">{t("interface.robustness.evaluators.withoutWhom")}</th>{ids.map((id) => <th key={id} scope="col" className="number whitespace-normal">{names.vendor(id)}</th>)}</tr></thead>
        <tbody>
          <tr><th scope="row">{t("interface.robustness.evaluators.everybody")}</th>{ids.map((id) => <td key={id} className="number">{analysis.ranks[id] ?? "–"}</td>)}</tr>
          {analysis.without.map(({ evaluator, ranks }) => (
            <tr key={evaluator}>
              <th scope="row" className="font-normal!">{person(evaluator)}</th>
              {ids.map((id) => <td key={id} className="number">{ranks[id] ?? "–"}{ranks[id] !== analysis.ranks[id] ? <> <Tag tone="warning">{t("interface.robustness.evaluators.otherwise")}</Tag></> : null}</td>)}
            </tr>
          ))}
        </tbody>
      </DataTable>
      {disputed.length === 0 ? null : (
        <div>
          <h3 className="mb-2">{title}</h3>
          <ChartFigure
            draw={(width) => (
              <MarkSpread palette={pagePalette} labels={{ title, description: t("interface.robustness.evaluators.spreadText") }} width={width} id={`mark-spread-${width}`} scale={{ lowest: 0, highest: analysis.highest }} format={(mark) => format.plain(mark, 1)}
                rows={disputed.map(({ requirement, vendor, marks }) => ({ id: `${requirement} ${vendor}`, title: `${code(requirement)} ${names.vendor(vendor)}`, marks: marks.map(({ evaluator, mark }) => ({ mark, label: initials(person(evaluator)) })), consensus: null }))} />
            )}
            table={
              <DataTable caption={title}>
                <thead><tr><th scope="col">{t("interface.ranking.column.requirement")}</th><th scope="col">{t("interface.ranking.column.offer")}</th><th scope="col">{t("interface.robustness.evaluators.marks")}</th></tr></thead>
                <tbody>
                  {disputed.map(({ requirement, vendor, marks }) => (
                    <tr key={`${requirement} ${vendor}`}><th scope="row">{code(requirement)}</th><td>{names.vendor(vendor)}</td><td>{marks.map(({ evaluator, mark }) => `${person(evaluator)} ${format.plain(mark, 1)}`).join(", ")}</td></tr>
                  ))}
                </tbody>
              </DataTable>
            }
          />
        </div>
      )}
    </div>
  );
}
