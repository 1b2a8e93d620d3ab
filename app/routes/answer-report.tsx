import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useParams } from "@remix-run/react";

import { guestMeta } from "~/components/answer/guest-meta";
import { PartsReceived } from "~/components/answer/parts-received";
import { ReportFigures, ReportPrices, ReportSections } from "~/components/answer/report";
import { DownloadButton } from "~/components/button";
import { Callout } from "~/components/callout";
import { PageBody, PageHeader } from "~/components/page";
import { fileSize } from "~/components/responses/file-size";
import { withinSameMinute } from "~/domain/responses/lateness";
import { refusalMessage } from "~/i18n/issue-message";
import { useText } from "~/i18n/text-context";
import { notFound } from "~/services/answer.server";
import { guestContext } from "~/services/context.server";
import { guestHeaders } from "~/services/guest-answer.server";
import { openGuestLink } from "~/services/guest-link.server";
import { loadVendorReport } from "~/services/load-vendor-report";
import type { VendorReport } from "~/services/load-vendor-report";

export const headers: HeadersFunction = () => guestHeaders;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const view = matches.find(({ id }) => id === "routes/answer")?.data as { ok?: boolean; language?: string } | undefined;
  return guestMeta(view?.language, (t) => t(view?.ok ? "interface.answer.report.page" : "interface.answer.refused.title"));
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const opened = await openGuestLink(request, params.token!);
  // The layout says why a link opens nothing.
  if (!opened.ok) return null;
  const report = (await loadVendorReport(guestContext(), opened.link, params.uploadId!)) ?? notFound();
  const { timeZone, language } = opened.link.edition;
  return { ...report, timeZone, language };
}

export default function AnswerReport() {
  const text = useText();
  const { t, format } = text;
  const report = useLoaderData<typeof loader>();
  const { token, uploadId } = useParams();
  const base = `/answer/${token}`;
  if (!report) return null;

  const { version, complete, onlyPrices, parts, refusal, unclear, missing, prices, again } = report;
  const read = complete !== null || onlyPrices;
  const well = read && report.whole.length === 0 && unclear.length === 0 && missing.length === 0 && (prices === null || prices.missing + prices.unclear === 0);
  const advice = read ? adviceOf(report, well) : null;
  return (
    <>
      <p className="no-print mb-2 text-sm"><Link className="link" to={base}>{t("interface.answer.report.back")}</Link></p>
      <PageHeader
        title={t("interface.answer.report.page")}
        lead={<span className="break-words">{t("interface.answer.report.lead", { file: version.fileName, received: format.instant(version.receivedAt, report.timeZone, withinSameMinute(version.receivedAt, report.deadline)), size: fileSize(text, report.size) })}</span>}
      />
      <PageBody>
        <Callout kind={version.state === "counts" ? "success" : version.state === "refused" || version.state === "not-own" ? "problem" : "info"} title={t(`interface.answer.report.state.${version.state === "not-own" && again === "none" ? "not-own-closed" : version.state}`, { number: version.number ?? 0 })}>
          {refusal ? <p>{refusalMessage(t, refusal)}</p> : null}
          {version.late && version.state !== "late-kept" ? <p>{t("interface.answer.report.late")}</p> : null}
          {onlyPrices ? <p>{t("interface.answer.report.onlyPrices")} {well ? t("interface.answer.report.pricesWell") : null}</p> : null}
          {advice ? <p>{t(advice)}</p> : null}
        </Callout>
        {report.pricesMisplaced ? <Callout kind="warning">{t("responses.issue.price-in-answers")}</Callout> : null}
        {parts && version.state === "counts" ? <PartsReceived parts={parts} /> : null}
        {complete ? <ReportFigures complete={complete} unclear={unclear.length} missing={missing.length} beside={report.beside.length} /> : null}
        {prices ? <ReportPrices prices={prices} /> : null}
        {/* What can be downloaded of this version: its files stand beside one another here. */}
        <div className="no-print flex flex-wrap gap-2">
          {version.state === "not-own" ? <DownloadButton href={`${base}/files/workbook.xlsx`} look="primary">{t(parts ? "interface.answer.documents.answers" : "interface.answer.documents.workbook")}</DownloadButton> : null}
          {read ? <DownloadButton href={`${base}/reports/${uploadId}/repaired.xlsx`} look={well ? "secondary" : "primary"}>{t(onlyPrices ? "interface.answer.report.repairedPrices" : "interface.answer.report.repaired")}</DownloadButton> : null}
          {parts && (version.state === "not-own" || !parts.prices || report.pricesMisplaced) ? <DownloadButton href={`${base}/files/prices.xlsx`} look={version.state === "not-own" ? "primary" : "secondary"}>{t("interface.answer.documents.prices")}</DownloadButton> : null}
          {parts && !parts.answers && version.state !== "not-own" ? <DownloadButton href={`${base}/files/workbook.xlsx`}>{t("interface.answer.documents.answers")}</DownloadButton> : null}
          {version.state === "not-own" ? null : <DownloadButton href={`${base}/reports/${uploadId}/receipt.pdf`} look="secondary">{t("interface.answer.report.receipt")}</DownloadButton>}
          <DownloadButton href={`${base}/reports/${uploadId}/original`} look="quiet">{t("interface.answer.report.original")}</DownloadButton>
        </div>
        {read ? <ReportSections report={report} language={report.language} /> : null}
        <p><Link className="link" to={`${base}#workbook`}>{t("interface.answer.report.back")}</Link></p>
      </PageBody>
    </>
  );
}

/**
 * What is left to do: only a version that counts can be well enough, and nothing is asked for that can no longer be sent.
 * Null where the rest of the report says it: that all prices were understood, or which of two workbooks is still awaited.
 */
function adviceOf({ version, onlyPrices, parts, again }: Pick<VendorReport, "version" | "onlyPrices" | "parts" | "again">, well: boolean) {
  if (well && onlyPrices) return null;
  if (version.state !== "counts") return well ? "interface.answer.report.understoodAll" : "interface.answer.report.points";
  if (well) return parts ? null : "interface.answer.report.allWell";
  return ({ counts: onlyPrices ? "interface.answer.report.todoPrices" : "interface.answer.report.todo", kept: "interface.answer.report.todoLate", none: "interface.answer.report.todoClosed" } as const)[again];
}

/** A version that is not there, or is another's: both look the same from here. */
export function ErrorBoundary() {
  const { t } = useText();
  return (
    <>
      <h1>{t("interface.answer.report.missing")}</h1>
      <p className="mt-2 mb-6">{t("interface.answer.report.missingText")}</p>
      <Link className="link" to={`/answer/${useParams().token}`}>{t("interface.answer.report.back")}</Link>
    </>
  );
}
