import { data, redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useParams, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { Attachments } from "~/components/answer/attachments";
import { LinkButton } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { GuidancePanel } from "~/components/guidance-panel";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { ReceivedFiles } from "~/components/responses/received-files";
import { CloseRoundDialog, ReopenRoundDialog } from "~/components/responses/round-dialogs";
import { UploadPanel } from "~/components/responses/upload-panel";
import { VendorResponses } from "~/components/responses/vendor-responses";
import { OpeningPanel } from "~/components/sealing/opening-panel";
import { UndoLine } from "~/components/undo-line";
import { openingSubjects } from "~/domain/sealing/opening";
import { uploadLimits } from "~/domain/responses/upload-limits";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm, shown } from "~/services/answer.server";
import { loadAttachments } from "~/services/attachments";
import { requestContext } from "~/services/context.server";
import { loadResponses } from "~/services/load-responses";
import { loadOpening } from "~/services/load-opening";
import { moveRound } from "~/services/move-round";
import { confirmOpening, openRest } from "~/services/open-bids";
import { readAgain, receiveUpload } from "~/services/receive-upload";
import { uploadedFiles } from "~/services/uploaded-files.server";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.responses.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const context = await requestContext(request);
  const view = await found(loadResponses(context, params.selectionId!));
  return { ...view, attachments: await loadAttachments(context, params.selectionId!), opening: await shown(loadOpening(context, params.selectionId!)) };
}

const formSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("close"), missing: z.enum(["open", "zero"]) }),
  z.object({ intent: z.literal("reopen"), reason: z.string().trim().min(1).max(2000) }),
  z.object({ intent: z.literal("read-again"), uploadId: z.string() }),
  z.object({ intent: z.literal("confirm-opening"), subject: z.enum(openingSubjects) }),
  z.object({ intent: z.literal("open-rest"), subject: z.enum(openingSubjects) }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const selectionId = params.selectionId!;
  const page = `/selections/${selectionId}/responses`;
  if (request.headers.get("Content-Type")?.startsWith("multipart/")) return receive(request, selectionId, page);
  const parsed = parseForm(formSchema, await request.formData());
  if (!parsed.ok) return parsed.refusal;
  const form = parsed.data;
  const answer = await answerTo(async () => {
    if (form.intent === "close") return moveRound(await requestContext(request), selectionId, "closed", null, form.missing === "zero" ? 0 : null);
    if (form.intent === "reopen") return moveRound(await requestContext(request), selectionId, "published", form.reason);
    if (form.intent === "confirm-opening") return confirmOpening(await requestContext(request), selectionId, form.subject);
    if (form.intent === "open-rest") return openRest(await requestContext(request), selectionId, form.subject);
    await readAgain(await requestContext(request), selectionId, form.uploadId);
  });
  if ("init" in answer) return answer;
  return redirect(form.intent === "read-again" ? `${page}/${form.uploadId}` : page);
}

/** Takes files in, each as an upload of its own; a single one leads on to its preview. */
async function receive(request: Request, selectionId: string, page: string) {
  const sent = await uploadedFiles(request, "files");
  if (!sent.ok) return data({ ok: false as const, problem: null, fields: {}, upload: sent.why }, { status: sent.why === "too-large" ? 413 : 422 });
  const answer = await answerTo(async () => {
    const uploads: string[] = [];
    for (const file of sent.files) uploads.push((await receiveUpload(await requestContext(request), selectionId, { ...file, channel: "lead" })).uploadId);
    return { uploads };
  });
  if ("init" in answer) return answer;
  return redirect(answer.uploads.length === 1 ? `${page}/${answer.uploads[0]}` : `${page}?received=${answer.uploads.length}`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function Responses() {
  const { t, format } = useText();
  const { edition, sealed, anonymous, mayLead, beforeDeadline, round, offers, uploads, attachments, opening, guidance } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const selectionId = useParams().selectionId!;
  const [search] = useSearchParams();
  const pending = useNavigation().state === "submitting";
  const page = `/selections/${selectionId}/responses`;

  if (!edition) {
    return (
      <>
        <PageHeader title={t("interface.responses.title")} lead={t("interface.responses.lead")} />
        <PageBody aside={<GuidancePanel guidance={guidance} />}>
          <EmptyState title={t("interface.responses.empty.title")} action={<LinkButton look="primary" to={`/selections/${selectionId}/request`}>{t("interface.responses.empty.action")}</LinkButton>}>
            {t("interface.responses.empty.text")}
          </EmptyState>
        </PageBody>
      </>
    );
  }

  const open = round.stage === "published";
  const reopens = round.stage === "closed" || (round.stage === "opened" && opening === null);
  const confirm = search.get("confirm");
  const received = Number(search.get("received"));
  const without = offers.filter((offer) => offer.submission === null);
  const uploadProblem = answer && "upload" in answer ? answer.upload : null;
  const names = new Map(offers.map((offer) => [offer.vendorId, offer.name]));
  const dialog = { closeTo: page, answer, pending };
  return (
    <>
      {received > 0 ? <UndoLine>{t("interface.responses.receivedLine", { count: received })}</UndoLine> : null}
      <PageHeader
        title={t("interface.responses.title")}
        lead={t(open ? "interface.responses.leadOpen" : "interface.responses.leadClosed", { edition: edition.code, deadline: format.instant(edition.deadline, edition.timeZone) })}
        secondary={!mayLead ? null : open ? <LinkButton to={`/selections/${selectionId}/request#links`}>{t("interface.links.title")}</LinkButton> : reopens ? <LinkButton to="?confirm=reopen" preventScrollReset>{t("interface.responses.reopen.action")}</LinkButton> : null}
        action={open && mayLead
          ? <LinkButton to="?confirm=close" preventScrollReset look={!beforeDeadline && offers.length > 0 ? "primary" : "secondary"}>{t("interface.responses.close.action")}</LinkButton>
          : sealed || open ? null : <LinkButton to={`/selections/${selectionId}/ranking`} look="primary">{t("interface.responses.toRanking")}</LinkButton>}
      />
      <PageBody aside={<GuidancePanel guidance={guidance} />}>
        {uploadProblem
          ? <Callout kind="problem" live>{t(`interface.responses.problem.${uploadProblem}`, { limit: uploadLimits.file / 1_000_000 })}</Callout>
          : confirm ? null : <AnswerProblem answer={answer} />}
        {opening ? <OpeningPanel opening={opening} selectionId={selectionId} mayLead={mayLead} pending={pending} /> : null}
        {mayLead && !sealed && anonymous ? <p><LinkButton to={`/selections/${selectionId}/traces`}>{t("interface.sealing.traces.open")}</LinkButton></p> : null}
        {mayLead ? <Section title={t("interface.responses.upload.title")} lead={t("interface.responses.upload.lead")}>
          {open ? null : <div className="mb-4"><Callout kind="warning">{t(opening ? "interface.sealing.closed" : "interface.responses.upload.closed")}</Callout></div>}
          <UploadPanel action={page} field="files" />
        </Section> : null}
        <Section title={t("interface.responses.vendors.title")} lead={t("interface.responses.vendors.lead", { done: offers.length - without.length, of: offers.length })}>
          {offers.length > 0
            ? <VendorResponses selectionId={selectionId} offers={offers} timeZone={edition.timeZone} versions={mayLead && !sealed} workbooks={mayLead} />
            : <EmptyState title={t("interface.responses.vendors.emptyTitle")} action={<LinkButton to={`/selections/${selectionId}/request`}>{t("interface.responses.vendors.emptyAction")}</LinkButton>}>{t("interface.responses.vendors.empty")}</EmptyState>}
        </Section>
        {mayLead || uploads.length > 0 ? <Section title={t("interface.responses.received.title")} lead={t("interface.responses.received.lead")}>
          {uploads.length > 0
            ? <ReceivedFiles sealed={sealed || (opening?.sealed.some(({ subject }) => subject === "prices") ?? false)} openable={mayLead} selectionId={selectionId} files={uploads} vendors={names} deadline={edition.deadline} timeZone={edition.timeZone} />
            : <EmptyState title={t("interface.responses.received.emptyTitle")}>{t("interface.responses.received.empty")}</EmptyState>}
        </Section> : null}
        {attachments.length > 0 ? (
          <Section title={t("interface.links.attachments")} lead={t("interface.links.attachmentsLead")}>
            <Attachments attachments={attachments} href={sealed || !mayLead ? null : (id) => `/selections/${selectionId}/attachments/${id}`} vendors={names} timeZone={edition.timeZone} />
          </Section>
        ) : null}
      </PageBody>
      {open && confirm === "close"
        ? <CloseRoundDialog {...dialog} early={edition && beforeDeadline ? format.instant(edition.deadline, edition.timeZone) : null} without={without.map((offer) => offer.name)} mandatoryMissing={offers.reduce((sum, offer) => sum + (offer.submission?.mandatoryMissing ?? 0), 0)} />
        : null}
      {reopens && confirm === "reopen" ? <ReopenRoundDialog {...dialog} /> : null}
    </>
  );
}
