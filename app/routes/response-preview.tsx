import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction, SerializeFrom } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";

import { Button, DownloadButton, LinkButton } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { DataTable } from "~/components/data-table";
import { SelectField } from "~/components/field";
import { PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { IssueList } from "~/components/preview/issue-list";
import { PreviewAnswers } from "~/components/preview/preview-answers";
import { ReadingSummary } from "~/components/preview/reading-summary";
import { fileSize } from "~/components/responses/file-size";
import { SealedUpload } from "~/components/sealing/sealed-upload";
import { takesClarifications } from "~/domain/responses/clarification";
import { confirmedOf } from "~/domain/responses/confirmed-form";
import { refusalMessage } from "~/i18n/issue-message";
import { useText } from "~/i18n/text-context";
import { acceptSubmission } from "~/services/accept-submission";
import { confirmMeanings } from "~/services/confirm-meanings";
import { answerTo, found, parseForm, shown } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadSealedUpload } from "~/services/load-sealed-upload";
import { loadUpload } from "~/services/load-upload";
import { readAgain } from "~/services/receive-upload";

import { useSelection } from "./use-selection";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.responses.preview.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { selectionId, uploadId } = params as { selectionId: string; uploadId: string };
  const context = await requestContext(request);
  const sealed = await shown(loadSealedUpload(context, selectionId, uploadId));
  return sealed ? { sealed, open: null } : { sealed: null, open: await found(loadUpload(context, selectionId, uploadId)) };
}

const formSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("accept"), vendorId: z.string().min(1) }),
  z.object({ intent: z.literal("confirm") }),
  z.object({ intent: z.literal("read-again") }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const { selectionId, uploadId } = params as { selectionId: string; uploadId: string };
  const posted = await request.formData();
  const parsed = parseForm(formSchema, posted);
  if (!parsed.ok) return parsed.refusal;
  const form = parsed.data;
  const answer = await answerTo(async () => {
    if (form.intent === "confirm") return { shows: (await confirmMeanings(await requestContext(request), selectionId, uploadId, confirmedOf(posted))).uploadId };
    if (form.intent === "accept") await acceptSubmission(await requestContext(request), selectionId, uploadId, { vendorId: form.vendorId, confirmed: confirmedOf(posted) });
    else await readAgain(await requestContext(request), selectionId, uploadId);
    return { shows: uploadId };
  });
  if ("init" in answer) return answer;
  return redirect(`/selections/${selectionId}/responses/${answer.shows}`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function ResponsePreview() {
  const { sealed, open } = useLoaderData<typeof loader>();
  const { t } = useText();
  const answer = useActionData<typeof action>();
  const { selection, round, edition } = useSelection();
  const pending = useNavigation().state === "submitting";
  const base = `/selections/${selection.id}`;
  if (!sealed) return <OpenUpload view={open} />;
  return (
    <>
      <p className="no-print mb-2 text-sm"><Link className="link" to={`${base}/responses`}>{t("interface.responses.preview.back")}</Link></p>
      <SealedUpload file={sealed} base={base} timeZone={edition?.timeZone} accepting={round.stage === "published"} answer={answer} pending={pending} />
    </>
  );
}

/** What was understood of a file whose answers may be read. */
function OpenUpload({ view }: { view: NonNullable<SerializeFrom<typeof loader>["open"]> }) {
  const text = useText();
  const { t, format } = text;
  const { upload, result, offers, vendor: said, accepted, confirmable, pricesSealed, previous, rows, criteria, language } = view;
  const blank = rows.filter((row) => row.state === "blank").length;
  const answer = useActionData<typeof action>();
  const { selection, round, edition } = useSelection();
  const navigation = useNavigation();
  const intent = navigation.formData?.get("intent");
  const base = `/selections/${selection.id}`;
  const instant = (iso: string) => format.instant(iso, edition?.timeZone);

  const vendor = said ?? accepted?.vendor ?? null;
  const clarification = result.ok ? (result.reading.clarification ?? null) : null;
  const acceptable = result.ok && clarification === null && !accepted && round.stage === "published";
  const asks = vendor ? `${base}/responses/vendors/${vendor.vendorId}/clarifications` : null;
  const asking = clarification === null && accepted && takesClarifications(round.stage) ? asks : null;
  const issues = result.ok ? result.reading.issues : [];
  const questions = new Map(rows.map(({ requirement }) => [requirement.id, { code: requirement.code, text: requirement.text }]));
  return (
    <>
      <p className="no-print mb-2 text-sm"><Link className="link" to={`${base}/responses`}>{t("interface.responses.preview.back")}</Link></p>
      <PageHeader
        title={<span className="break-words">{upload.fileName}</span>}
        lead={t("interface.responses.preview.lead", { received: instant(upload.receivedAt), size: fileSize(text, upload.size) })}
        secondary={
          <>
            {pricesSealed ? null : <DownloadButton href={`${base}/uploads/${upload.id}/file`} look="quiet">{t("interface.responses.received.original")}</DownloadButton>}
            {accepted ? null : (
              <Form method="post">
                <input type="hidden" name="intent" value="read-again" />
                <Button type="submit" pending={intent === "read-again"}>{intent === "read-again" ? t("interface.responses.sending.reading") : t("interface.responses.received.readAgain")}</Button>
              </Form>
            )}
          </>
        }
        action={acceptable
          ? <Button type="submit" form="accept" look="primary" icon="check" pending={intent === "accept"}>{t("interface.responses.preview.accept")}</Button>
          : accepted ? <LinkButton to={`${base}/comparison`} look="primary">{t("interface.responses.preview.toComparison")}</LinkButton> : null}
      />
      <PageBody>
        <AnswerProblem answer={answer} />
        {pricesSealed ? <Callout kind="info">{t("interface.sealing.pricesSealed")}</Callout> : null}
        {clarification !== null && result.ok ? (
          <Callout kind="info" title={t("interface.clarifications.preview.title", { code: result.reading.edition?.code ?? "" })}>
            <p>{t("interface.clarifications.preview.text")} {asks ? <Link className="link" to={`${asks}#clarification-${clarification}`}>{t("interface.clarifications.preview.to")}</Link> : null}</p>
          </Callout>
        ) : accepted ? (
          <Callout kind="success" title={t("interface.responses.preview.acceptedTitle", { number: accepted.number, at: instant(accepted.at) })}>
            <p>{t("interface.responses.preview.accepted")}</p>
          </Callout>
        ) : null}
        {result.ok ? (
          <>
            {acceptable ? <p className="max-w-prose">{t("interface.responses.preview.nothingYet")}</p> : null}
            {!accepted && clarification === null && round.stage !== "published" ? <Callout kind="warning" title={t("interface.responses.preview.closedTitle")}>{t("interface.responses.preview.closed")}</Callout> : null}
            <ReadingSummary reading={result.reading} unclear={rows.filter((row) => row.state === "unclear").length} />
            <Section title={t("interface.responses.vendors.vendor")}>
              <Form id="accept" method="post">
                <input type="hidden" name="intent" value="accept" />
                {vendor ? (
                  <p>
                    <input type="hidden" name="vendorId" value={vendor.vendorId} />
                    <span className="font-medium">{vendor.name}</span> · {vendor.package} · {vendor.code}
                    <span className="block text-sm text-muted">{t(said ? "interface.responses.preview.vendorSaid" : "interface.responses.preview.vendorChosen")}</span>
                  </p>
                ) : acceptable ? (
                  <SelectField
                    name="vendorId" required defaultValue="" className="max-w-md" label={t("interface.responses.preview.vendorChoose")} hint={t("interface.responses.preview.vendorUnknown")}
                    problem={answer && !answer.ok ? answer.fields.vendorId : undefined}
                    options={[{ value: "", label: t("interface.responses.preview.vendorNone") }, ...offers.map((offer) => ({ value: offer.vendorId, label: `${offer.code} · ${offer.name} · ${offer.package}` }))]}
                  />
                ) : <p className="text-muted">{t("interface.responses.received.vendorUnknown")}</p>}
              </Form>
              {previous ? (
                <p className="mt-3">
                  {t("interface.responses.preview.previous", { number: previous.number })}{" "}
                  {previous.changed > 0 ? t("interface.responses.preview.changed", { count: previous.changed }) : t("interface.responses.preview.same")}
                </p>
              ) : null}
            </Section>
            {vendor ? (
              <Section title={t("interface.responses.versions.forVendor")} lead={t("interface.responses.versions.forVendorLead")}>
                <div className="flex flex-wrap gap-2">
                  {pricesSealed ? null : <DownloadButton href={`${base}/uploads/${upload.id}/repaired.xlsx`}>{t("interface.responses.versions.repaired")}</DownloadButton>}
                  <DownloadButton href={`${base}/uploads/${upload.id}/receipt.pdf`}>{t("interface.responses.versions.receipt")}</DownloadButton>
                  <LinkButton look="quiet" to={`${base}/responses/vendors/${vendor.vendorId}`}>{t("interface.responses.versions.all")}</LinkButton>
                </div>
              </Section>
            ) : null}
            <Section title={t("interface.responses.preview.issues")} lead={(acceptable || confirmable) && issues.some((issue) => issue.likely !== undefined) ? t("interface.responses.preview.issuesLead") : undefined}>
              {issues.length > 0
                ? <IssueList issues={issues} questions={questions} language={language} form={acceptable ? "accept" : confirmable ? "confirm" : null} />
                : <p className="text-muted">{t(blank > 0 ? "interface.responses.preview.understood" : "interface.responses.preview.noIssues")}</p>}
              {confirmable ? (
                <Form id="confirm" method="post" className="mt-4">
                  <input type="hidden" name="intent" value="confirm" />
                  <p className="mb-2 max-w-prose text-sm text-muted">{t("interface.responses.preview.confirmText")}</p>
                  <Button type="submit" look="primary" icon="check" pending={intent === "confirm"}>{t("interface.responses.preview.confirm")}</Button>
                </Form>
              ) : null}
              {blank > 0 ? (
                <p className="mt-3">
                  {t("interface.responses.preview.blank", { count: blank })} <Link className="link" to="?show=missing">{t("interface.responses.preview.showBlank")}</Link>
                </p>
              ) : null}
            </Section>
            <Section title={t("interface.responses.preview.answers")}>
              <PreviewAnswers rows={rows} criteria={criteria} language={language} hasEarlier={previous !== null} askAt={asking} />
            </Section>
            {result.reading.beside.length > 0 ? (
              <Section title={t("interface.responses.preview.beside")} lead={t("interface.responses.preview.besideLead")}>
                <DataTable caption={t("interface.responses.preview.beside")} hideCaption>
                  <thead><tr><th scope="col" className="w-56">{t("interface.responses.preview.column.place")}</th><th scope="col">{t("interface.responses.preview.column.text")}</th></tr></thead>
                  <tbody>
                    {result.reading.beside.map(({ sheet, cell, text: words }) => (
                      <tr key={`${sheet} ${cell}`}><th scope="row" className="font-normal text-muted">{sheet} · {cell}</th><td lang={language} className="whitespace-pre-line">{words}</td></tr>
                    ))}
                  </tbody>
                </DataTable>
              </Section>
            ) : null}
          </>
        ) : (
          <Callout kind="problem" title={t("interface.responses.preview.refusedTitle")}>
            <p>{refusalMessage(t, result.refusal)}</p>
            <p className="mt-2 text-sm text-muted">{t("interface.responses.preview.refused")}</p>
            <p className="no-print mt-3"><a className="link" download href={`${base}/uploads/${upload.id}/receipt.pdf`}>{t("interface.responses.versions.receipt")}</a></p>
          </Callout>
        )}
      </PageBody>
    </>
  );
}
