import { useMemo } from "react";

import { SensitivityLines } from "~/charts/sensitivity-lines";
import { TwoWayMap } from "~/charts/two-way-map";
import { ChartFigure } from "~/components/charts/chart-figure";
import { pagePalette } from "~/components/charts/page-palette";
import { DataTable } from "~/components/data-table";
import { twoWayWinners } from "~/domain/decision/two-way-winners";
import { criterionOffers } from "~/domain/decision/what-if";
import { awardedAlong } from "~/domain/scoring/award";
import { sensitivity } from "~/domain/scoring/sensitivity";
import type { WeightNode } from "~/domain/scoring/types";
import { useText } from "~/i18n/text-context";
import type { RobustnessView } from "~/domain/decision/robustness-view";

import type { HeldShare } from "./use-what-if";
import type { Names } from "./view-names";

/** How the totals go with the share of one criterion, and where another offer comes first. */
export function SensitivityFigure({ view, names, tree, criterion, share }: { view: RobustnessView; names: Names; tree: readonly WeightNode[]; criterion: string; share: number }) {
  const { t, format } = useText();
  const { award } = view.model;
  const lines = useMemo(() => {
    if (award === "unknown") return null;
    return sensitivity(tree, criterionOffers(view.model), criterion, award ? (along) => awardedAlong(award, along) : undefined);
  }, [tree, view, award, criterion]);
  if (!lines || lines.lines.length === 0) return null;
  const title = t("interface.robustness.sensitivity.title", { criterion: names.path(criterion) });
  const percent = (value: number) => format.share(value, 0);
  const stretches = lines.winners.map(({ id, from, to }) => t("interface.robustness.sensitivity.stretch", { vendor: names.vendor(id), from: format.share(from), to: format.share(to) }));
  const labels = { title, description: stretches.join("; ") };
  return (
    <div>
      <h3 className="mb-1">{title}</h3>
      <p className="mb-2 max-w-prose text-sm text-muted">{stretches.join("; ")}.{award ? ` ${t("interface.robustness.award.lines")}` : ""}</p>
      <ChartFigure
        draw={(width) => (
          <SensitivityLines sensitivity={{ ...lines, share }} nameOf={names.vendor} palette={pagePalette} labels={labels} width={width} id={`sensitivity-${width}`}
            axis={t("interface.robustness.sensitivity.axis", { criterion: names.path(criterion) })} now={t("interface.robustness.sensitivity.now", { share: percent(share) })} format={percent} />
        )}
        table={
          <DataTable caption={title}>
            <thead><tr><th scope="col">{t("interface.ranking.column.offer")}</th>{[0, 0.25, 0.5, 0.75, 1].map((at) => <th key={at} scope="col" className="number">{percent(at)}</th>)}</tr></thead>
            <tbody>
              {lines.lines.map(({ id, atZero, atOne }) => (
                <tr key={id}><th scope="row">{names.vendor(id)}</th>{[0, 0.25, 0.5, 0.75, 1].map((at) => <td key={at} className="number">{format.number(atZero + at * (atOne - atZero))}</td>)}</tr>
              ))}
            </tbody>
          </DataTable>
        }
      />
    </div>
  );
}

const steps = 20;

/** Who is first as two shares go from 0 to 100%. */
export function TwoWayFigure({ view, names, tree, first, second }: { view: RobustnessView; names: Names; tree: readonly WeightNode[]; first: HeldShare; second: HeldShare }) {
  const { t, format } = useText();
  // In a fixed order, so that it stays while the one or the other is moved.
  const [x, y] = first.id < second.id ? [first, second] : [second, first];
  const cells = useMemo(() => twoWayWinners(view.model, tree, x.id, y.id, steps), [view, tree, x.id, y.id]);
  const winners = view.vendors.filter(({ id }) => cells.some(({ winner }) => winner === id));
  if (winners.length === 0 || cells.some(({ winner }) => winner === null)) return null;
  const place = new Map(winners.map(({ id }, index) => [id, index]));
  const title = t("interface.robustness.twoWay.title", { first: names.path(x.id), second: names.path(y.id) });
  const percent = (value: number) => format.share(value, 0);
  const parts = winners.map(({ id }) => t("interface.robustness.twoWay.part", { vendor: names.vendor(id), share: percent(cells.filter(({ winner }) => winner === id).length / cells.length) }));
  return (
    <div>
      <h3 className="mb-1">{title}</h3>
      <p className="mb-2 max-w-prose text-sm text-muted">{t("interface.robustness.twoWay.lead", { parts: parts.join("; ") })}</p>
      <ChartFigure
        draw={(width) => (
          <TwoWayMap cells={cells.map((cell) => ({ x: cell.first, y: cell.second, winner: place.get(cell.winner!)! }))} step={1 / steps} winners={winners.map(({ name }) => name)}
            axes={{ x: names.path(x.id), y: names.path(y.id) }} now={{ x: x.share, y: y.share }} palette={pagePalette} labels={{ title, description: parts.join("; ") }} format={percent} width={width} id={`two-way-${width}`} />
        )}
        table={
          <DataTable caption={title}>
            <thead><tr><th scope="col">{names.path(x.id)} ↓ / {names.path(y.id)} →</th>{tableSteps.map((at) => <th key={at} scope="col" className="number">{percent(at)}</th>)}</tr></thead>
            <tbody>
              {tableSteps.map((row) => (
                <tr key={row}>
                  <th scope="row">{percent(row)}</th>
                  {tableSteps.map((column) => {
                    const cell = cells.find((one) => Math.abs(one.first - row) < 1e-9 && Math.abs(one.second - column) < 1e-9);
                    return <td key={column}>{cell ? names.vendor(cell.winner!) : "–"}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          </DataTable>
        }
      />
    </div>
  );
}

const tableSteps = [0, 0.2, 0.4, 0.6, 0.8];
