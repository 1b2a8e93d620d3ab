import { DataTable } from "~/components/data-table";
import { Icon } from "~/components/icons";
import { whoIsBetter } from "~/domain/decision/pair-explanation";
import type { PairExplanation, PartDifference } from "~/domain/decision/pair-explanation";
import { signedPoints } from "~/i18n/pair-explanation";
import { useText } from "~/i18n/text-context";

import { DifferenceBar } from "./difference-bar";

/** How many requirements stand there without a click. */
const shown = 12;

/** The difference of two offers, part by part: bars with their figures. */
export function PairTables({ pair, language }: { pair: PairExplanation; language: string }) {
  const { t } = useText();
  const most = (parts: readonly PartDifference<unknown>[]) => Math.max(1e-9, ...parts.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  const scale = most(pair.requirements);
  const requirements = (parts: PairExplanation["requirements"], caption: string) => (
    <DifferenceTable caption={caption} pair={pair} most={scale} rows={parts.map((difference) => ({ ...difference, id: difference.part.id, title: <><span className="font-medium">{difference.part.code}</span> <span lang={language} className="font-normal">{difference.part.text}</span></> }))} />
  );
  return (
    <div className="grid gap-6">
      <DifferenceTable caption={t("interface.explain.byDimension")} pair={pair} most={most(pair.dimensions)} total
        rows={pair.dimensions.map((difference) => ({ ...difference, id: difference.part.id, title: <span lang={language}>{difference.part.title}</span> }))} />
      {pair.requirements.length === 0 ? <p className="text-muted">{t("interface.explain.alike")}</p> : requirements(pair.requirements.slice(0, shown), t("interface.explain.byRequirement"))}
      {pair.requirements.length > shown ? (
        <details>
          <summary className="inline-flex items-center gap-1.5 text-sm text-muted hover:text-accent"><Icon name="chevron" className="turns size-3" />{t("interface.explain.more", { count: pair.requirements.length - shown })}</summary>
          {requirements(pair.requirements.slice(shown), t("interface.explain.byRequirement"))}
        </details>
      ) : null}
    </div>
  );
}

function DifferenceTable({ caption, pair, rows, most, total = false }: {
  caption: string; pair: PairExplanation; most: number; total?: boolean;
  rows: (Omit<PartDifference<unknown>, "part"> & { id: string; title: React.ReactNode })[];
}) {
  const { t, language } = useText();
  const points = (part: Omit<PartDifference<unknown>, "part">) => (part.points === null ? `${signedPoints(language, part.low)} … ${signedPoints(language, part.high)}` : signedPoints(language, part.points));
  const better = (part: Omit<PartDifference<unknown>, "part">) => {
    const who = whoIsBetter(part);
    return who === null ? t("interface.explain.unknown") : who === 0 ? t("interface.explain.same") : (who === 1 ? pair.first : pair.second).vendor.name;
  };
  return (
    <DataTable caption={caption} className="caption-strong table-stacks">
      <thead>
        <tr>
          <th scope="col">{t("interface.explain.part")}</th>
          <th scope="col">{t("interface.explain.better")}</th>
          <th scope="col" className="number">{t("interface.ranking.column.points")}</th>
          <th scope="col" className="w-56 max-sm:hidden"><span className="sr-only">{t("interface.explain.bar")}</span></th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.title}</th>
            <td data-label={t("interface.explain.better")} className={whoIsBetter(row) === null ? "text-muted" : undefined}>{better(row)}</td>
            <td data-label={t("interface.ranking.column.points")} className="number">{points(row)}</td>
            <td className="max-sm:hidden"><DifferenceBar low={row.points ?? row.low} high={row.points ?? row.high} most={most} /></td>
          </tr>
        ))}
      </tbody>
      {total ? (
        <tfoot>
          <tr className="font-semibold"><th scope="row">{t("interface.ranking.column.total")}</th><td data-label={t("interface.explain.better")}>{better(pair.total)}</td><td data-label={t("interface.ranking.column.points")} className="number">{points(pair.total)}</td><td className="max-sm:hidden" /></tr>
        </tfoot>
      ) : null}
    </DataTable>
  );
}
