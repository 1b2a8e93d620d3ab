import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useParams, useRevalidator, useSearchParams } from "@remix-run/react";

import { Attachments } from "~/components/answer/attachments";
import { Deadline } from "~/components/answer/deadline";
import { PartsReceived } from "~/components/answer/parts-received";
import { Versions } from "~/components/answer/versions";
import { DownloadButton, LinkButton } from "~/components/button";
import { Callout } from "~/components/callout";
import { OwnClarifications } from "~/components/clarifications/own-clarifications";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { UndoLine } from "~/components/undo-line";
import { UploadForm } from "~/components/uploads/upload-form";
import { attachmentExtensions, attachmentLimits } from "~/domain/responses/attachment-kind";
import { guestProblemOf } from "~/domain/responses/guest-problem";
import { returnedExtensions, uploadLimits } from "~/domain/responses/upload-limits";
import { useText } from "~/i18n/text-context";
import { guestContext } from "~/services/context.server";
import { guestHeaders } from "~/services/guest-answer.server";
import { openGuestLink } from "~/services/guest-link.server";
import { loadAnswerPage } from "~/services/load-answer-page";

export const headers: HeadersFunction = () => guestHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const opened = await openGuestLink(request, params.token!);
  // The layout says why a link opens nothing.
  return opened.ok ? loadAnswerPage(guestContext(), opened.link) : null;
}

const megabytes = (bytes: number) => bytes / 1_000_000;
const steps = ["read", "fill", "send", "correct"] as const;
const stepsApart = ["read", "fillApart", "sendApart", "correct"] as const;

export default function AnswerPage() {
  const { t, format } = useText();
  const page = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const { revalidate } = useRevalidator();
  const navigate = useNavigate();
  const base = `/answer/${useParams().token!}`;
  if (!page) return null;

  const { edition, vendor, accepting, clarifications, parts, versions, attachments, questions } = page;
  const asked = clarifications.some(({ open }) => open);
  const problemText = (limit: number) => (problem: string) => t(`interface.answer.problem.${guestProblemOf(problem)}`, { limit: megabytes(limit) });
  const problem = search.get("problem");
  const problemAt = (part: string, limit: number) =>
    problem && search.get("part") === part ? <div className="mb-4"><Callout kind="problem" live>{problemText(limit)(problem)}</Callout></div> : null;
  const sent = search.get("sent");
  return (
    <>
      {sent === "attachment" ? <UndoLine>{t("interface.answer.attachments.sent")}</UndoLine> : null}
      {sent === "clarification" ? <UndoLine>{t("interface.clarifications.own.sentTaken")}</UndoLine> : null}
      {sent === "clarification-kept" ? <UndoLine>{t("interface.clarifications.own.sentKept")}</UndoLine> : null}
      {sent === "quarantined" ? <div className="mb-6"><Callout kind="problem" live>{t("interface.answer.attachments.sentQuarantined")}</Callout></div> : null}
      <PageHeader
        title={<span lang={edition.language}>{edition.title}</span>}
        lead={t("interface.answer.lead", { organisation: edition.organisation, vendor: vendor.name, code: edition.code, package: vendor.package })}
      />
      <PageBody>
        {accepting
          ? <Deadline deadline={edition.deadline} timeZone={edition.timeZone} now={page.now} counts={versions.find(({ state }) => state === "counts")?.number ?? null} />
          : <Callout kind={asked ? "info" : "warning"}>{t("interface.answer.closed")}</Callout>}
        {clarifications.length > 0 ? (
          <Section id="clarifications" title={t("interface.clarifications.own.section")} lead={asked ? t("interface.clarifications.own.lead") : undefined}>
            <OwnClarifications clarifications={clarifications} base={base} timeZone={edition.timeZone} language={edition.language} />
          </Section>
        ) : null}
        <div className={`grid min-w-0 gap-x-10 gap-y-section ${accepting ? "md:grid-cols-2" : ""}`}>
          {accepting ? (
            <Section title={t("interface.answer.steps.title")}>
              <ol className="grid list-decimal gap-1.5 pl-5">
                {(parts ? stepsApart : steps).map((step) => <li key={step}>{t(`interface.answer.steps.${step}`)}</li>)}
              </ol>
            </Section>
          ) : null}
          <Section title={t("interface.answer.documents.title")}>
            <div className={`flex flex-wrap gap-2 ${accepting ? "md:flex-col md:items-start" : ""}`}>
              <DownloadButton href={`${base}/files/request.pdf`}>{t("interface.answer.documents.pdf")}</DownloadButton>
              <DownloadButton href={`${base}/files/request.docx`}>{t("interface.answer.documents.word")}</DownloadButton>
              <DownloadButton href={`${base}/files/workbook.xlsx`} look={versions.length === 0 && accepting ? "primary" : "secondary"}>{t(parts ? "interface.answer.documents.answers" : "interface.answer.documents.workbook")}</DownloadButton>
              {parts ? <DownloadButton href={`${base}/files/prices.xlsx`} look={versions.length === 0 && accepting ? "primary" : "secondary"}>{t("interface.answer.documents.prices")}</DownloadButton> : null}
            </div>
          </Section>
        </div>
        <Section id="questions" title={t("interface.questions.own.section")} lead={questions.open && questions.closesAt !== null ? t("interface.questions.own.until", { until: format.instant(questions.closesAt, edition.timeZone), zone: edition.timeZone }) : undefined}>
          <p className="mb-3">{questions.published.length > 0 ? t("interface.questions.own.count", { count: questions.published.length }) : t("interface.questions.own.none")}</p>
          <LinkButton to={`${base}/questions`}>{t(questions.open ? "interface.questions.own.askToo" : "interface.questions.own.link")}</LinkButton>
        </Section>
        {accepting || asked ? (
          <Section id="workbook" title={t(accepting ? (parts ? "interface.answer.send.titleApart" : "interface.answer.send.title") : "interface.clarifications.own.send.title")}>
            {problemAt("workbook", uploadLimits.file)}
            {parts ? <div className="mb-4"><PartsReceived parts={parts} /></div> : null}
            <UploadForm
              action={`${base}/workbook`} field="file" limit={uploadLimits.file} accept={returnedExtensions.join(",")}
              multiple={parts !== null && accepting} label={t(parts && accepting ? "interface.answer.send.labelApart" : "interface.answer.send.label")}
              hint={t(accepting ? (parts ? "interface.answer.send.hintApart" : "interface.answer.send.hint") : "interface.clarifications.own.send.hint", { limit: megabytes(uploadLimits.file) })} submit={t("interface.answer.send.submit")}
              problemText={problemText(uploadLimits.file)} onEnd={(taken) => (taken.length === 1 ? navigate(taken[0]) : revalidate())}
            />
          </Section>
        ) : null}
        <Section title={t("interface.answer.versions.title")} lead={versions.length > 0 ? t("interface.answer.versions.lead") : undefined}>
          {versions.length > 0
            ? <Versions versions={versions} base={base} timeZone={edition.timeZone} deadline={edition.deadline} />
            : <EmptyState title={t("interface.answer.versions.none")}>{t("interface.answer.versions.noneText")}</EmptyState>}
        </Section>
        <Section id="attachments" title={t("interface.answer.attachments.title")} lead={t("interface.answer.attachments.lead")}>
          {problemAt("attachments", attachmentLimits.file)}
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            {attachments.length > 0
              ? <Attachments attachments={attachments} href={(id) => `${base}/attachments/${id}`} timeZone={edition.timeZone} />
              : accepting ? null : <p className="text-muted">{t("interface.answer.attachments.none")}</p>}
            {accepting ? (
              <div>
                <UploadForm
                  action={`${base}/attachments`} field="files" limit={attachmentLimits.file} multiple linked={false} accept={attachmentExtensions.join(",")}
                  label={t("interface.answer.attachments.label")} hint={t("interface.answer.attachments.hint", { limit: megabytes(attachmentLimits.file) })} submit={t("interface.answer.attachments.submit")}
                  problemText={problemText(attachmentLimits.file)} onEnd={(taken) => {
                    const found = taken.find((to) => to.includes("sent=quarantined"));
                    if (found) navigate(found);
                    else revalidate();
                  }}
                />
              </div>
            ) : null}
          </div>
        </Section>
        <footer className="grid gap-1 border-t border-line pt-4 text-sm text-muted">
          <p>{t("interface.answer.contact", { name: edition.contact.name })} <a className="link" href={`mailto:${edition.contact.email}`}>{edition.contact.email}</a></p>
          <p>{t("interface.answer.validUntil", { until: format.instant(page.expiresAt, edition.timeZone) })}</p>
        </footer>
      </PageBody>
    </>
  );
}
