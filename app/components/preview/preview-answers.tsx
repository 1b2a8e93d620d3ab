import { Form, Link, useSearchParams } from "@remix-run/react";
import { useState } from "react";

import { Button } from "~/components/button";
import { SegmentedChoice } from "~/components/choice";
import { DataTable } from "~/components/data-table";
import { FilterInput } from "~/components/filter-input";
import { Tag } from "~/components/tag";
import type { EditionCriterion, EditionRequirement } from "~/domain/edition/edition";
import { walkEditionCriteria } from "~/domain/edition/edition";
import type { Answer } from "~/domain/responses/reading";
import { useText } from "~/i18n/text-context";

/** A question with what was understood of its answer. */
export interface PreviewAnswer {
  requirement: EditionRequirement;
  answer: Answer | null;
  label: string;
  state: "answered" | "blank" | "unclear" | "missing-mandatory" | "sealed";
  /** What the vendor said before, where that differs. */
  before?: string;
}

const shows = ["all", "unclear", "missing", "changed"] as const;
type Show = (typeof shows)[number];

function isShown(row: PreviewAnswer, show: Show, words: string): boolean {
  if (show === "unclear" && row.state !== "unclear") return false;
  if (show === "missing" && row.state !== "missing-mandatory" && row.state !== "blank") return false;
  if (show === "changed" && row.before === undefined) return false;
  if (words === "") return true;
  const { requirement, answer, label } = row;
  return [requirement.code, requirement.text, label, answer?.comment, answer?.evidence].some((text) => text?.toLowerCase().includes(words));
}

/** All answers as they were understood, by dimension. */
export function PreviewAnswers({ rows, criteria, language, hasEarlier, askAt }: {
  rows: readonly PreviewAnswer[]; criteria: readonly EditionCriterion[]; language: string; hasEarlier: boolean;
  /** Where the lead asks the vendor about an answer; null while that is not possible. */
  askAt: string | null;
}) {
  const { t } = useText();
  const [search] = useSearchParams();
  const [show, setShow] = useState<Show>(shows.find((one) => one === search.get("show")) ?? "all");
  const [query, setQuery] = useState(search.get("q") ?? "");
  const words = query.trim().toLowerCase();
  const shown = rows.filter((row) => isShown(row, show, words));
  const offered = shows.filter((one) => one !== "changed" || hasEarlier);
  return (
    <>
      <Form method="get" className="no-print mb-4 flex flex-wrap items-start gap-x-6 gap-y-3" onSubmit={(event) => event.preventDefault()}>
        <SegmentedChoice
          name="show" legend={t("interface.responses.preview.show.legend")} hideLegend value={show} onChange={setShow}
          options={offered.map((one) => ({ value: one, label: t(`interface.responses.preview.show.${one}`) }))}
        />
        <FilterInput label={t("interface.responses.preview.filter")} value={query} onChange={setQuery} result={t("interface.responses.preview.shown", { count: shown.length, of: rows.length })} />
        <noscript><Button type="submit">{t("interface.responses.preview.apply")}</Button></noscript>
      </Form>
      {shown.length === 0 ? <p className="text-muted">{t("interface.responses.preview.noneShown")}</p> : (
        <DataTable caption={t("interface.responses.preview.answers")} hideCaption className="table-stacks table-fixed">
          <thead>
            <tr>
              <th scope="col" className="sm:w-24">{t("interface.responses.preview.column.code")}</th>
              <th scope="col">{t("interface.responses.preview.column.question")}</th>
              <th scope="col" className="sm:w-52">{t("interface.responses.preview.column.answer")}</th>
              <th scope="col">{t("interface.responses.preview.column.comment")}</th>
            </tr>
          </thead>
          {criteria.map((dimension) => {
            const ids = new Set(walkEditionCriteria([dimension]).map((criterion) => criterion.id));
            const own = shown.filter((row) => ids.has(row.requirement.criterion));
            if (own.length === 0) return null;
            return (
              <tbody key={dimension.id}>
                <tr className="table-band"><th scope="rowgroup" colSpan={4} lang={language}>{dimension.title} <span className="font-normal text-muted">{own.length}</span></th></tr>
                {own.map((row) => <AnswerRow key={row.requirement.id} row={row} language={language} askAt={askAt} />)}
              </tbody>
            );
          })}
        </DataTable>
      )}
    </>
  );
}

function AnswerRow({ row: { requirement, answer, label, state, before }, language, askAt }: { row: PreviewAnswer; language: string; askAt: string | null }) {
  const { t } = useText();
  return (
    <tr>
      <th scope="row" className="font-medium">
        {requirement.code}
        {requirement.mandatory ? <span className="block text-sm font-normal text-muted max-sm:inline max-sm:before:content-['_·_']">{t("interface.responses.preview.mandatory")}</span> : null}
      </th>
      <td lang={language}>{requirement.text}</td>
      <td data-label={t("interface.responses.preview.column.answer")}>
        <div>
          {state === "answered" ? <span lang={language} className="font-medium break-words whitespace-pre-line">{label}</span> : null}
          {state === "unclear" ? <Tag tone="warning">{t("interface.responses.preview.state.unclear")}</Tag> : null}
          {state === "missing-mandatory" ? <Tag tone="problem">{t("interface.responses.preview.state.missing-mandatory")}</Tag> : null}
          {state === "blank" ? <span className="text-muted">{t("interface.responses.preview.state.blank")}</span> : null}
          {state === "sealed" ? <Tag>{t("interface.sealing.price")}</Tag> : null}
          {askAt ? <Link className="no-print link block text-sm" to={`${askAt}?about=${encodeURIComponent(requirement.id)}#draft`} aria-label={t("interface.clarifications.askOf", { code: requirement.code })}>{t("interface.clarifications.ask")}</Link> : null}
          {before !== undefined ? <p className="mt-0.5 text-sm text-muted">{t("interface.responses.preview.before", { before })}</p> : null}
        </div>
      </td>
      <td data-label={t("interface.responses.preview.column.comment")} data-empty={!answer?.comment && !answer?.evidence ? "" : undefined}>
        <div className="min-w-0 text-sm break-words whitespace-pre-line">
          {answer?.comment ? <p lang={language}>{answer.comment}</p> : null}
          {answer?.evidence ? <p className="text-muted"><span className="font-medium">{t("interface.responses.preview.evidence")}</span> {answer.evidence}</p> : null}
        </div>
      </td>
    </tr>
  );
}
