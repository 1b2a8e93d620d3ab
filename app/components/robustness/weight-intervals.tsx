import { DataTable } from "~/components/data-table";
import type { WeightStability } from "~/domain/scoring/stability";
import { useText } from "~/i18n/text-context";
import type { RobustnessView } from "~/domain/decision/robustness-view";

import type { Names } from "./view-names";

/** For every criterion between which shares the first stays first, and who takes over outside; then the requirements where that matters. */
export function WeightIntervals({ view, names }: { view: RobustnessView; names: Names }) {
  const { t } = useText();
  const rows = new Map(view.stability.map((row) => [row.criterion, row]));
  if (view.stability.length === 0) return <p className="text-muted">{t("trust.stability.unknown")}</p>;
  return (
    <div className="grid gap-6">
      <DataTable caption={t("interface.robustness.intervals.table")} hideCaption className="table-stacks">
        <Head />
        <tbody>
          {view.criteria.map(({ id, title, depth }) => {
            const row = rows.get(id);
            return row ? <Row key={id} row={row} names={names}><span lang={view.edition.language} style={{ paddingInlineStart: `${depth * 1.25}rem`, fontWeight: depth === 0 ? undefined : 400 }}>{title}</span></Row> : null;
          })}
        </tbody>
      </DataTable>
      {view.requirements.length === 0 ? <p className="text-sm text-muted">{t("interface.robustness.intervals.noRequirements")}</p> : (
        <DataTable caption={t("interface.robustness.intervals.requirements", { shown: view.requirements.length, of: view.requirementsInAll })} className="caption-strong table-stacks" tall>
          <Head />
          <tbody>
            {view.requirements.map((row) => (
              <Row key={row.criterion} row={row} names={names}><span className="font-medium">{row.code}</span> <span lang={view.edition.language} className="font-normal">{row.text}</span></Row>
            ))}
          </tbody>
        </DataTable>
      )}
    </div>
  );
}

function Head() {
  const { t } = useText();
  return (
    <thead>
      <tr>
        <th scope="col">{t("interface.ranking.column.criterion")}</th>
        <th scope="col" className="number">{t("interface.robustness.intervals.share")}</th>
        <th scope="col" className="w-40 max-sm:hidden"><span className="sr-only">{t("interface.robustness.intervals.bar")}</span></th>
        <th scope="col" className="number">{t("interface.robustness.intervals.stays")}</th>
        <th scope="col">{t("interface.robustness.intervals.below")}</th>
        <th scope="col">{t("interface.robustness.intervals.above")}</th>
      </tr>
    </thead>
  );
}

function Row({ row, names, children }: { row: WeightStability; names: Names; children: React.ReactNode }) {
  const { t, format } = useText();
  const { weight, lower, upper, challengerBelow, challengerAbove } = row;
  const none = <span className="text-muted">–</span>;
  return (
    <tr>
      <th scope="row">{children}</th>
      <td className="number" data-label={t("interface.robustness.intervals.share")}>{format.share(weight)}</td>
      <td className="max-sm:hidden">
        <svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none" className="block h-2.5 w-full">
          <rect x={0} y={4} width={100} height={2} fill="var(--line)" />
          <rect x={100 * lower} y={2.5} width={Math.max(0.5, 100 * (upper - lower))} height={5} fill="var(--fill-2)" />
          <rect x={Math.min(98.5, 100 * weight)} y={0} width={1.5} height={10} fill="var(--ink)" />
        </svg>
      </td>
      <td className="number" data-label={t("interface.robustness.intervals.stays")}>{format.share(lower)}–{format.share(upper)}</td>
      <td data-label={t("interface.robustness.intervals.below")}>{challengerBelow === null ? none : names.vendor(challengerBelow)}</td>
      <td data-label={t("interface.robustness.intervals.above")}>{challengerAbove === null ? none : names.vendor(challengerAbove)}</td>
    </tr>
  );
}
