import { Link } from "@remix-run/react";

import { DataTable } from "~/components/data-table";
import { Progress } from "~/components/progress";
import { Tag } from "~/components/tag";
import { useText } from "~/i18n/text-context";

/** One vendor of the round and what counts of it: its last accepted submission, or nothing yet. */
export interface VendorResponse {
  vendorId: string;
  code: string;
  name: string;
  package: string;
  submission: { number: number; acceptedAt: string; late: boolean; /** Answers an edition before the newest. */ olderEdition: boolean; answered: number; asked: number; mandatoryMissing: number; /** Which of the two workbooks arrived; null where one holds everything. */ parts: { answers: boolean; prices: boolean } | null } | null;
  /** What stands of the questions that were asked about its answers. */
  clarifications: { open: number; waiting: number; answered: number } | null;
}

/** What came in of each vendor, with the blank workbook that was made for it. */
export function VendorResponses({ selectionId, offers, timeZone, versions, workbooks, pricesApart }: {
  selectionId: string; offers: readonly VendorResponse[]; timeZone: string;
  /** Whether who looks may see the versions of a vendor's answers, and download the vendors' workbooks. */
  versions: boolean; workbooks: boolean;
  /** Prices have a workbook of their own. */
  pricesApart: boolean;
}) {
  const { t, format } = useText();
  return (
    <DataTable caption={t("interface.responses.vendors.title")} hideCaption className="table-stacks">
      <thead>
        <tr>
          <th scope="col" className="w-1/2">{t("interface.responses.vendors.vendor")}</th>
          <th scope="col">{t("interface.responses.vendors.counts")}</th>
          <th scope="col">{t("interface.responses.vendors.answered")}</th>
        </tr>
      </thead>
      <tbody>
        {offers.map(({ vendorId, code, name, package: packageName, submission, clarifications }) => (
          <tr key={vendorId}>
            <th scope="row">
              {name}
              <span className="block text-sm font-normal text-muted">{[code, packageName].filter(Boolean).join(" · ")}</span>
              <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 font-normal">
                {clarifications && clarifications.waiting > 0 ? <Tag tone="warning">{t("interface.clarifications.tag.waiting")}</Tag> : null}
                {clarifications && clarifications.open > 0 ? <Tag tone="accent">{t("interface.clarifications.tag.open", { count: clarifications.open })}</Tag> : null}
                {clarifications && clarifications.answered > 0 ? <Tag>{t("interface.clarifications.tag.answered")}</Tag> : null}
                {versions && (submission || clarifications) ? <Link className="link text-sm" to={`/selections/${selectionId}/responses/vendors/${vendorId}/clarifications`} aria-label={t("interface.clarifications.openOf", { vendor: name })}>{t("interface.clarifications.open")}</Link> : null}
                {workbooks ? <a download className="no-print link text-sm" href={`/selections/${selectionId}/workbooks/${vendorId}`} aria-label={t(submission?.olderEdition ? "interface.responses.vendors.prefilledOf" : "interface.responses.vendors.workbookOf", { vendor: name })}>
                  {t(submission?.olderEdition ? "interface.responses.vendors.prefilled" : "interface.responses.vendors.workbook")}
                </a> : null}
                {workbooks && pricesApart ? <a download className="no-print link text-sm" href={`/selections/${selectionId}/workbooks/${vendorId}/prices`} aria-label={t("interface.responses.vendors.pricesOf", { vendor: name })}>{t("interface.responses.vendors.prices")}</a> : null}
              </span>
            </th>
            {submission ? (
              <>
                <td data-label={t("interface.responses.vendors.counts")}>
                  <div>
                    {t("interface.responses.submission", { number: submission.number })}
                    {submission.late ? <span className="ml-2"><Tag tone="warning">{t("interface.responses.late")}</Tag></span> : null}
                    {submission.olderEdition ? <span className="mt-0.5 block"><Tag tone="warning">{t("interface.responses.vendors.olderEdition")}</Tag></span> : null}
                    <span className="block text-sm text-muted">{format.instant(submission.acceptedAt, timeZone)}</span>
                    {versions ? <Link className="link text-sm" to={`/selections/${selectionId}/responses/vendors/${vendorId}`} aria-label={t("interface.responses.versions.allOf", { vendor: name })}>{t("interface.responses.versions.all")}</Link> : null}
                  </div>
                </td>
                <td data-label={t("interface.responses.vendors.answered")} className="min-w-36">
                  <div className="max-w-40 pt-1.5">
                    <Progress label={t("interface.responses.vendors.answeredOf", { vendor: name })} done={submission.answered} of={submission.asked} text={t("interface.shell.countOf", { done: submission.answered, of: submission.asked })} />
                    {submission.parts ? (
                      <p className="my-1"><Tag tone={submission.parts.prices && submission.parts.answers ? "neutral" : "warning"}>{t(submission.parts.answers ? (submission.parts.prices ? "interface.responses.vendors.pricesIn" : "interface.responses.vendors.noPrices") : "interface.responses.vendors.noAnswers")}</Tag></p>
                    ) : null}
                    {submission.mandatoryMissing > 0 ? <Tag tone="problem">{t("interface.responses.vendors.missing", { count: submission.mandatoryMissing })}</Tag> : null}
                  </div>
                </td>
              </>
            ) : (
              <td colSpan={2} data-label={t("interface.responses.vendors.counts")}><span className="text-muted">{t("interface.responses.vendors.nothing")}</span></td>
            )}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
