import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";

import { Button } from "~/components/button";
import { Callout } from "~/components/callout";
import { DataTable } from "~/components/data-table";
import { EmptyState } from "~/components/page";
import { answerKind } from "~/components/requirements/answer-kind";
import { Tag } from "~/components/tag";
import type { PlannedRow } from "~/domain/import/plan";
import { rowFilters } from "~/domain/import/shown";
import type { RowFilter, shownRows } from "~/domain/import/shown";
import { useText } from "~/i18n/text-context";

export interface RowStepView extends ReturnType<typeof shownRows> {
  filter: RowFilter;
  known: Record<string, string>;
  /** Criterion of each group of the list, in words. */
  places: Record<string, string>;
}

/** The preview: a row for each requirement, what is alike or unclear, what was passed over; each can be left out. */
export function RowStep({ view, pending, readOnly }: { view: RowStepView; pending: boolean; readOnly: boolean }) {
  const { t } = useText();
  return (
    <Form method="post" className="grid gap-6" key={`${view.filter}-${view.page}`}>
      <Passed view={view} />
      {/* What Enter presses. */}
      {readOnly ? null : <button type="submit" name="intent" value="rows" className="sr-only" tabIndex={-1} aria-hidden="true">{t("interface.import.rows.keep")}</button>}
      <nav aria-label={t("interface.import.rows.show")} className="flex flex-wrap gap-2">
        {rowFilters.map((filter) => <GoTo key={filter} filter={filter} page={1} current={filter === view.filter} readOnly={readOnly}>{t(`interface.import.rows.filter.${filter}`, { count: view.counts[filter] })}</GoTo>)}
      </nav>
      {view.rows.length === 0 ? <EmptyState title={t("interface.import.rows.none")}>{t("interface.import.rows.noneText")}</EmptyState> : (
        <DataTable caption={t("interface.import.rows.title")} hideCaption tall className="table-stacks">
          <thead><tr>{(["take", "text", "place", "priority", "answer"] as const).map((column) => <th key={column} scope="col">{t(`interface.import.rows.column.${column}`)}</th>)}</tr></thead>
          <tbody>{view.rows.map((row) => <Row key={row.key} row={row} view={view} readOnly={readOnly} />)}</tbody>
        </DataTable>
      )}
      {view.pages > 1 ? (
        <nav aria-label={t("interface.import.rows.pages")} className="flex flex-wrap items-center gap-4">
          {view.page > 1 ? <GoTo filter={view.filter} page={view.page - 1} readOnly={readOnly}>{t("interface.import.rows.earlier")}</GoTo> : null}
          <span className="text-muted">{t("interface.import.rows.page", { page: view.page, of: view.pages })}</span>
          {view.page < view.pages ? <GoTo filter={view.filter} page={view.page + 1} readOnly={readOnly}>{t("interface.import.rows.later")}</GoTo> : null}
        </nav>
      ) : null}
      {readOnly ? null : (
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" name="intent" value="import" look="primary" pending={pending}>{t("interface.import.rows.import")}</Button>
          <Button type="submit" name="intent" value="rows">{t("interface.import.rows.keep")}</Button>
          <p className="text-sm text-muted">{t("interface.import.rows.ticked", { count: view.taken })}</p>
        </div>
      )}
    </Form>
  );
}

/** To another page or filter; what was ticked here is kept on the way. */
function GoTo({ filter, page, current = false, readOnly, children }: { filter: RowFilter; page: number; current?: boolean; readOnly: boolean; children: ReactNode }) {
  const look = `button ${current ? "bg-accent-wash font-semibold text-accent" : "button-quiet"}`;
  return readOnly
    ? <Link to={`?step=rows&filter=${filter}&page=${page}`} preventScrollReset aria-current={current ? "true" : undefined} className={look}>{children}</Link>
    : <button type="submit" name="intent" value={`rows:${filter}:${page}`} aria-current={current ? "true" : undefined} className={look}>{children}</button>;
}

/** What of the file becomes no requirement, by row. */
function Passed({ view: { same, counts, empty, beside, compared } }: { view: RowStepView }) {
  const { t } = useText();
  return (
    <Callout kind={same + empty.length + beside.length > 0 ? "warning" : "info"} title={t("interface.import.passed.title", { count: counts.all })}>
      <ul className="mt-1 grid gap-1 text-sm">
        <li>{t("interface.import.passed.alike", { count: counts.alike, same })}</li>
        {compared ? null : <li>{t("interface.import.passed.notCompared")}</li>}
        <li>{empty.length === 0 ? t("interface.import.passed.noEmpty") : t("interface.import.passed.empty", { count: empty.length, rows: placesOf(empty) })}</li>
        {beside.length > 0 ? (
          <li>
            <details>
              <summary className="hover:text-accent">{t("interface.import.passed.beside", { count: beside.length })}</summary>
              <ul className="mt-1 grid gap-1">{beside.map(({ sheet, number, kind, text }) => <li key={`${sheet}!${number}`}><span className="text-muted">{sheet} {number} · {t(`interface.import.passed.kind.${kind as "note"}`)}</span> {text}</li>)}</ul>
            </details>
          </li>
        ) : null}
      </ul>
    </Callout>
  );
}

/** "Eisen 12, 19; Techniek 4": not all of very many. */
function placesOf(rows: readonly { sheet: string; number: number }[]): string {
  const bySheet = new Map<string, number[]>();
  for (const { sheet, number } of rows.slice(0, 60)) bySheet.set(sheet, [...(bySheet.get(sheet) ?? []), number]);
  return [...bySheet].map(([sheet, numbers]) => `${sheet} ${numbers.join(", ")}`).join("; ") + (rows.length > 60 ? " …" : "");
}

function Row({ row, view, readOnly }: { row: PlannedRow; view: RowStepView; readOnly: boolean }) {
  const text = useText();
  const { t, format } = text;
  const label = (column: "place" | "priority" | "answer") => t(`interface.import.rows.column.${column}`);
  const id = `row-${row.sheet}-${row.number}`;
  const like = row.alike;
  const other = like?.to.kind === "requirement" ? (view.known[like.to.id] ?? "") : like ? t("interface.import.rows.rowAt", { sheet: like.to.sheet, number: like.to.number }) : "";
  return (
    <tr>
      <td>
        <input type="hidden" name="row" value={row.key} />
        {row.proposed ? <input type="hidden" name="proposed" value={row.key} /> : null}
        <input type="checkbox" name="take" value={row.key} id={id} defaultChecked={row.take} disabled={readOnly || row.problems.some(({ problem }) => problem === "too-long")} aria-label={t("interface.import.rows.takeOf", { text: row.text.slice(0, 120) })} />
      </td>
      <th scope="row" className="min-w-64 font-normal">
        <span className="text-sm text-muted">{t("interface.import.rows.rowAt", { sheet: row.sheet, number: row.number })}{row.reference ? ` · ${row.reference}` : ""}</span>
        <label htmlFor={id} className="block">{row.text}</label>
        {row.note ? <span className="block text-sm text-muted">{row.note}</span> : null}
        {like ? (
          <span className="mt-1 block text-sm">
            <Tag tone="warning">{like.likeness === 1 ? t("interface.import.rows.same") : t("interface.import.rows.alike", { share: format.share(like.likeness, 0) })}</Tag>{" "}
            {like.to.kind === "requirement" ? t("interface.import.rows.toRequirement", { text: other }) : other}
          </span>
        ) : null}
        {row.problems.map(({ problem, found }) => <span key={problem} className="mt-1 block text-sm"><Tag tone="warning">{t(`interface.import.problem.${problem}`, { found })}</Tag></span>)}
      </th>
      <td data-label={label("place")}>{view.places[row.group] ?? <Tag tone="problem">{t("interface.import.rows.noPlace")}</Tag>}</td>
      <td data-label={label("priority")}>
        {t(`interface.intake.priority.${row.priority}`)}{row.mandatory ? <span className="block"><Tag tone="warning">{t("interface.requirements.mark.mandatory")}</Tag></span> : null}
        <span className="block text-sm text-muted">{t("interface.import.rows.weight", { weight: row.weight })}</span>
      </td>
      <td data-label={label("answer")}>{answerKind(text, row.answer)}</td>
    </tr>
  );
}
