import type { ReactNode } from "react";

import { DataTable } from "~/components/data-table";
import { Section } from "~/components/page";
import { Tag } from "~/components/tag";
import type { PriceCount } from "~/domain/cost/count-prices";
import type { Issue } from "~/domain/responses/reading";
import { issueMessage, issueParts } from "~/i18n/issue-message";
import { useText } from "~/i18n/text-context";

interface Question {
  code: string;
  text: string;
  mandatory: boolean;
}

/** What was understood of a workbook, for the vendor that sent it. */
export interface ReportView {
  whole: readonly Issue[];
  unclear: readonly (Question & { issues: readonly Issue[] })[];
  missing: readonly Question[];
  remarks: readonly { question: Question | null; issue: Issue }[];
  beside: readonly { sheet: string; cell: string; text: string }[];
  changes: { since: number; answers: readonly (Question & { before: string; after: string })[] } | null;
}

/** The four figures: understood, unclear, mandatory but missing, and beside the template. */
export function ReportFigures({ complete, unclear, missing, beside }: { complete: { answered: number; asked: number }; unclear: number; missing: number; beside: number }) {
  const { t } = useText();
  const figures = [
    { key: "answered", value: t("interface.shell.countOf", { done: complete.answered, of: complete.asked }), ink: "" },
    { key: "unclear", value: String(unclear), ink: unclear > 0 ? "text-warning" : "" },
    { key: "missing", value: String(missing), ink: missing > 0 ? "text-problem" : "" },
    { key: "beside", value: String(beside), ink: "" },
  ] as const;
  return (
    <>
      <p className="sr-only">{t("interface.answer.report.understood", complete)}</p>
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-4">
        {figures.map(({ key, value, ink }) => (
          <div key={key} className="flex flex-col-reverse justify-end bg-page px-4 py-3">
            <dt className="text-sm text-muted">{t(`interface.answer.report.figure.${key}`)}</dt>
            <dd className={`text-xl font-semibold ${ink}`}>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** That prices were received, and how many: no amounts, which nobody needs to see over a vendor's shoulder. */
export function ReportPrices({ prices: { received, asked, missing, unclear, own } }: { prices: PriceCount }) {
  const { t } = useText();
  return (
    <p className="max-w-prose">
      <strong>{t("interface.answer.report.prices.received", { received, asked })}</strong>{" "}
      {missing > 0 ? <span className="text-problem">{t("interface.answer.report.prices.missing", { count: missing })} </span> : null}
      {unclear > 0 ? <span className="text-warning">{t("interface.answer.report.prices.unclear", { count: unclear })} </span> : null}
      {own > 0 ? <>{t("interface.answer.report.prices.own", { count: own })} </> : null}
      <span className="text-muted">{t("interface.answer.report.prices.hidden")}</span>
    </p>
  );
}

/** Everything that a vendor may want to look at, most pressing first; parts with nothing in them are left out. */
export function ReportSections({ report: { whole, unclear, missing, remarks, beside, changes }, language }: { report: ReportView; language: string }) {
  const { t } = useText();
  return (
    <>
      {whole.length > 0 ? (
        <Section title={t("interface.answer.report.whole")} lead={t("interface.answer.report.wholeLead")}>
          <ul className="grid max-w-prose gap-3">
            {whole.map((issue, index) => <li key={index} className="border-l-2 border-problem pl-3 break-words">{issueMessage(t, issue)}</li>)}
          </ul>
        </Section>
      ) : null}
      {unclear.length > 0 ? (
        <Section title={t("interface.answer.report.unclear")} lead={t("interface.answer.report.unclearLead")}>
          <ReportTable caption={t("interface.answer.report.unclear")} columns={["question", "place", "found", "expected"]}>
            {unclear.flatMap((question) => question.issues.map((issue, index) => <UnclearRow key={`${question.code} ${index}`} question={question} issue={issue} language={language} />))}
          </ReportTable>
        </Section>
      ) : null}
      {missing.length > 0 ? (
        <Section title={t("interface.answer.report.mandatory")}>
          <ul className="grid gap-2">
            {missing.map(({ code, text }) => <li key={code}><span className="font-medium">{code}</span> <span lang={language}>{text}</span></li>)}
          </ul>
        </Section>
      ) : null}
      {changes ? (
        <Section title={t("interface.answer.report.changes", { number: changes.since })}>
          {changes.answers.length === 0 ? <p className="text-muted">{t("interface.answer.report.noChanges", { number: changes.since })}</p> : (
            <ReportTable caption={t("interface.answer.report.changes", { number: changes.since })} columns={["question", "before", "after"]}>
              {changes.answers.map((change) => (
                <tr key={change.code}>
                  <QuestionCell question={change} language={language} />
                  <td data-label={t("interface.answer.report.column.before")} data-empty={change.before ? undefined : ""}><span lang={language} className="min-w-0 break-words">{change.before}</span></td>
                  <td data-label={t("interface.answer.report.column.after")} data-empty={change.after ? undefined : ""}><span lang={language} className="min-w-0 break-words">{change.after}</span></td>
                </tr>
              ))}
            </ReportTable>
          )}
        </Section>
      ) : null}
      {remarks.length > 0 ? (
        <Section title={t("interface.answer.report.remarks")}>
          <ReportTable caption={t("interface.answer.report.remarks")} columns={["question", "place", "remark"]}>
            {remarks.map(({ question, issue }, index) => <RemarkRow key={index} question={question} issue={issue} language={language} />)}
          </ReportTable>
        </Section>
      ) : null}
      {beside.length > 0 ? (
        <Section title={t("interface.answer.report.beside")} lead={t("interface.answer.report.besideLead")}>
          <ReportTable caption={t("interface.answer.report.beside")} columns={["place", "text"]}>
            {beside.map(({ sheet, cell, text }, index) => (
              <tr key={index}>
                <th scope="row" className="font-normal text-muted">{sheet} · {cell}</th>
                <td data-label={t("interface.answer.report.column.text")}><span className="min-w-0 break-words whitespace-pre-line">{text}</span></td>
              </tr>
            ))}
          </ReportTable>
        </Section>
      ) : null}
    </>
  );
}

type Column = "question" | "place" | "found" | "expected" | "remark" | "text" | "before" | "after";

function ReportTable({ caption, columns, children }: { caption: string; columns: readonly Column[]; children: ReactNode }) {
  const { t } = useText();
  return (
    <DataTable caption={caption} hideCaption className="table-stacks table-fixed">
      <thead><tr>{columns.map((column) => <th key={column} scope="col" className={column === "place" ? "sm:w-48" : undefined}>{t(`interface.answer.report.column.${column}`)}</th>)}</tr></thead>
      <tbody>{children}</tbody>
    </DataTable>
  );
}

function QuestionCell({ question: { code, text, mandatory }, language }: { question: Question; language: string }) {
  const { t } = useText();
  return (
    <th scope="row" className="font-normal">
      <span className="font-medium">{code}</span> {mandatory ? <Tag>{t("interface.answer.report.mandatoryTag")}</Tag> : null}
      <span lang={language} className="block text-sm text-muted">{text}</span>
    </th>
  );
}

function UnclearRow({ question, issue, language }: { question: Question; issue: Issue; language: string }) {
  const { t } = useText();
  const { place, found, expected, likely } = issueParts(t, issue);
  return (
    <tr>
      <QuestionCell question={question} language={language} />
      <td data-label={t("interface.answer.report.column.place")}>{place}</td>
      <td data-label={t("interface.answer.report.column.found")}>
        <span className="min-w-0 break-words">
          {found === question.code ? null : found}
          <span className="block text-sm text-muted">{t(`interface.responses.issue.${issue.code}`)}</span>
        </span>
      </td>
      <td data-label={t("interface.answer.report.column.expected")}>
        <span className="min-w-0 break-words">
          {expected}
          {likely ? <span className="block text-sm text-muted">{likely}</span> : null}
        </span>
      </td>
    </tr>
  );
}

function RemarkRow({ question, issue, language }: { question: Question | null; issue: Issue; language: string }) {
  const { t } = useText();
  const { place, found } = issueParts(t, issue);
  return (
    <tr>
      {question ? <QuestionCell question={question} language={language} /> : <th scope="row" className="font-normal text-muted">{t("interface.answer.report.workbook")}</th>}
      <td data-label={t("interface.answer.report.column.place")} data-empty={place ? undefined : ""}>{place}</td>
      <td data-label={t("interface.answer.report.column.remark")}>
        <span className="min-w-0 break-words">
          {t(`interface.responses.issue.${issue.code}`)}
          {found ? <span className="block text-sm text-muted">{found}</span> : null}
        </span>
      </td>
    </tr>
  );
}
