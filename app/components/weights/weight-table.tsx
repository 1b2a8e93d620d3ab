import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

import { Icon } from "~/components/icons";
import { looseText } from "~/components/requirements/answer-kind";
import { Tag } from "~/components/tag";
import { isAllZero } from "~/domain/requirements/reweigh";
import type { WeightRow } from "~/domain/requirements/weight-rows";
import { useText } from "~/i18n/text-context";

import type { Weights } from "./use-weights";
import { ShareBar } from "./weight-bar";

/** The parts directly below one parent, with what each of them counts; what is below a part opens under its line. */
export function WeightTable({ caption, parent, weights, nested = false }: { caption: string; parent: string | null; weights: Weights; nested?: boolean }) {
  const { t } = useText();
  const rows = weights.rows.filter((row) => row.parent === parent);
  const ofRequirements = rows[0]?.kind === "requirement";
  return (
    <>
      {isAllZero(weights.rows, parent) ? <LevelProblem /> : null}
      <table className={`table sm:table-fixed ${nested ? "text-sm" : ""}`}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t(ofRequirements ? "interface.weights.column.requirement" : "interface.weights.column.part")}</th>
            <th scope="col" className="number w-24 max-sm:w-20">{t("interface.weights.column.weight")}</th>
            <th scope="col" className="w-36 max-sm:w-20 max-sm:text-right">{t("interface.weights.column.share")}</th>
            <th scope="col" className="number w-28 max-sm:hidden">{t("interface.weights.column.total")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => <WeightLine key={row.id} row={row} weights={weights} nested={nested} />)}
        </tbody>
      </table>
    </>
  );
}

function WeightLine({ row, weights, nested }: { row: WeightRow; weights: Weights; nested: boolean }) {
  const { t, language, format } = useText();
  const title = looseText(language, row.title);
  const requirement = row.kind === "requirement";
  const below = !requirement && row.parent !== null;
  return (
    <>
      <tr id={row.id} className={`weight-line ${below ? "weight-with-below" : ""}`}>
        <th scope="row" className={`max-sm:hyphens-auto ${requirement ? "font-normal!" : ""}`}>
          {requirement ? <Link to={`../requirements/${row.id}`} title={t("interface.weights.toRequirement")} className="hover:text-accent hover:underline">{title}</Link> : title}
          {row.mandatory ? <> <Tag tone="accent">{t("interface.weights.mandatory")}</Tag></> : null}
          {!requirement && row.unscored ? <span className="block text-sm font-normal text-muted">{t("interface.weights.nothing")}</span> : null}
        </th>
        {requirement && row.unscored ? (
          <td colSpan={3} className="text-right text-muted"><span title={t("interface.weights.informative")}>{t("interface.weights.unscored")}</span></td>
        ) : (
          <>
            <td className="number">
              <input
                type="number" min={0} max={1000} step="any" name={`${row.kind}.${row.id}`} aria-label={t("interface.weights.weightOf", { part: title })}
                aria-invalid={weights.isWrong(row) || undefined} value={weights.typed[row.id] ?? String(row.weight)} onChange={(event) => weights.type(row.id, event.currentTarget.value)}
                className={`input weight-input scroll-my-16 ${nested ? "max-w-18 py-0.5!" : "max-w-20"} max-sm:max-w-16 max-sm:px-1.5!`} style={nested ? { minHeight: "1.75rem" } : undefined}
              />
            </td>
            <td>
              <span className="flex items-center gap-2 max-sm:justify-end">
                <span className="grow max-sm:hidden"><ShareBar share={row.share} /></span>
                <span className="w-12 text-right tabular-nums">{format.share(row.share)}</span>
              </span>
            </td>
            <td className="number text-muted max-sm:hidden">{format.share(row.globalShare, requirement ? 2 : 1)}</td>
          </>
        )}
      </tr>
      {below ? <Below row={row} title={title} weights={weights} /> : null}
    </>
  );
}

/** The requirements of a group, or the groups of a group, a click away. */
function Below({ row, title, weights }: { row: WeightRow; title: string; weights: Weights }) {
  const { t } = useText();
  const problem = isAllZero(weights.rows, row.id);
  const wrong = weights.rows.some((child) => child.parent === row.id && weights.isWrong(child));
  return (
    <tr className="weight-below">
      <td colSpan={4}>
        <details open={problem || wrong || undefined}>
          <summary className="inline-flex items-center gap-1.5 text-sm text-muted hover:text-accent">
            <Icon name="chevron" className="turns size-3" />
            {t("interface.weights.requirements", { count: row.requirements })}
            {problem ? <Tag tone="problem">0</Tag> : null}
          </summary>
          <div className="mt-1 mb-3 border-l-2 border-line pl-4 max-sm:pl-2">
            <WeightTable caption={title} parent={row.id} weights={weights} nested />
          </div>
        </details>
      </td>
    </tr>
  );
}

function LevelProblem(): ReactNode {
  const { t } = useText();
  return (
    <p role="status" className="mb-2 flex items-start gap-2 text-sm text-problem">
      <Icon name="problem" className="mt-0.5" />
      {t("interface.weights.problem")}
    </p>
  );
}
