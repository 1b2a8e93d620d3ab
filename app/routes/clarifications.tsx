import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useNavigation, useParams, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { AnswerProblem, Callout } from "~/components/callout";
import { ClarificationDraft } from "~/components/clarifications/clarification-draft";
import { SentClarification } from "~/components/clarifications/sent-clarification";
import { WithdrawDialog } from "~/components/clarifications/withdraw-dialog";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { EmptyState, PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { useReading } from "~/components/reading";
import { UndoLine } from "~/components/undo-line";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { addClarificationQuestion, changeClarificationQuestion, sendClarification, withdrawClarification } from "~/services/clarification-drafts";
import { decideOnReply } from "~/services/clarification-replies";
import { requestContext } from "~/services/context.server";
import { loadClarifications } from "~/services/load-clarifications";

import { withPosted } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.clarifications.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return found(loadClarifications(await requestContext(request), params.selectionId!, params.vendorId!));
}

const text = z.string().trim().min(1).max(4000);
const formSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("add"), about: z.string(), text }),
  z.object({ intent: z.literal("change"), questionId: z.string(), text }),
  z.object({ intent: z.literal("remove"), questionId: z.string() }),
  z.object({ intent: z.literal("send"), due: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/) }),
  z.object({ intent: z.literal("withdraw"), clarificationId: z.string(), reason: z.string().trim().min(1).max(2000) }),
  z.object({ intent: z.literal("decide"), uploadId: z.string(), outcome: z.enum(["take", "decline"]), reason: z.string().trim().max(2000), changing: z.string(), take: z.array(z.string()) }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const { selectionId, vendorId } = params as { selectionId: string; vendorId: string };
  const page = `/selections/${selectionId}/responses/vendors/${vendorId}/clarifications`;
  const posted = await request.formData();
  const parsed = parseForm(formSchema, { ...Object.fromEntries(posted), take: posted.getAll("take") });
  if (!parsed.ok) return withPosted(parsed.refusal, posted);
  const form = parsed.data;
  const context = await requestContext(request);
  const answer = await answerTo(async () => {
    switch (form.intent) {
      case "add":
        return addClarificationQuestion(context, selectionId, vendorId, { requirementId: form.about || null, text: form.text });
      case "change":
        return changeClarificationQuestion(context, selectionId, form.questionId, form.text);
      case "remove":
        return changeClarificationQuestion(context, selectionId, form.questionId, null);
      case "send":
        return void (await sendClarification(context, selectionId, vendorId, { due: form.due }));
      case "withdraw":
        return withdrawClarification(context, selectionId, form.clarificationId, form.reason);
      case "decide": {
        const keepValues = form.changing.split(" ").filter((id) => id !== "" && !form.take.includes(id));
        return void (await decideOnReply(context, selectionId, form.uploadId, { take: form.outcome === "take", keepValues, reason: form.reason }));
      }
    }
  });
  if ("init" in answer) return withPosted(answer, posted);
  return redirect(form.intent === "send" ? `${page}?sent=1` : form.intent === "add" || form.intent === "change" || form.intent === "remove" ? `${page}#draft` : page);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function Clarifications() {
  const { t } = useText();
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const reading = useReading();
  const [search] = useSearchParams();
  const { selectionId, vendorId } = useParams();
  const pending = useNavigation().state === "submitting";
  const base = `/selections/${selectionId}`;
  const page = `${base}/responses/vendors/${vendorId}/clarifications`;
  const { vendor, sent, timeZone, edition } = view;
  const posted = answer?.posted;
  const shown = (clarification: (typeof sent)[number]) => (
    <SentClarification
      key={clarification.id} clarification={clarification} base={base} timeZone={timeZone} language={edition.language}
      posted={posted?.uploadId === clarification.decide?.uploadId ? posted : undefined}
    />
  );
  const withdrawing = reading ? undefined : sent.find(({ id, state }) => id === search.get("withdraw") && state !== "withdrawn");
  return (
    <>
      <p className="no-print mb-2 text-sm"><Link className="link" to={`${base}/responses`}>{t("interface.responses.preview.back")}</Link></p>
      {search.has("sent") && !answer ? <UndoLine>{t("interface.clarifications.send.sent")}</UndoLine> : null}
      <PageHeader
        title={t("interface.clarifications.heading", { vendor: vendor.name })} lead={t("interface.clarifications.lead", { package: vendor.package })}
        secondary={<Link className="link" to={`${base}/responses/vendors/${vendorId}`}>{t("interface.responses.versions.all")}</Link>}
      />
      <PageBody>
        {withdrawing || (posted?.intent === "add" && !answer?.problem) ? null : <AnswerProblem answer={answer} />}
        <Callout kind="info"><p className="max-w-prose">{t("interface.clarifications.fair")}</p></Callout>
        {sent.filter(({ decide }) => decide !== null).map(shown)}
        {reading ? null : view.asking
          ? <ClarificationDraft view={view} about={search.get("about")} posted={posted} answer={answer} problems={answer?.fields ?? {}} linksPage={`${base}/request#links`} />
          : <Callout kind="warning">{t("interface.clarifications.stopped")}</Callout>}
        {sent.length > 0
          ? sent.filter(({ decide }) => decide === null).map(shown)
          : <EmptyState title={t("interface.clarifications.batch.none")}>{t("interface.clarifications.batch.noneText")}</EmptyState>}
      </PageBody>
      {withdrawing ? <WithdrawDialog clarification={withdrawing} closeTo={page} answer={answer} pending={pending} /> : null}
    </>
  );
}
