import { data } from "@remix-run/node";
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation, useParams } from "@remix-run/react";

import { ClarificationFields } from "~/components/clarifications/clarification-fields";
import { guestMeta } from "~/components/answer/guest-meta";
import { Button, DownloadButton } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { PageBody, PageHeader } from "~/components/page";
import { useText } from "~/i18n/text-context";
import { answerClarification, loadOwnClarifications } from "~/services/answer-clarification";
import { answerTo, notFound } from "~/services/answer.server";
import { guestContext } from "~/services/context.server";
import { guestFormHeaders, leadOn } from "~/services/guest-answer.server";
import { openGuestLink } from "~/services/guest-link.server";

import { withPosted } from "./with-posted";

export const headers: HeadersFunction = () => guestFormHeaders;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const view = matches.find(({ id }) => id === "routes/answer")?.data as { ok?: boolean; language?: string } | undefined;
  return guestMeta(view?.language, (t) => t(view?.ok ? "interface.clarifications.own.title" : "interface.answer.refused.title"), "same-origin");
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const opened = await openGuestLink(request, params.token!);
  // The layout says why a link opens nothing.
  if (!opened.ok) return null;
  const clarifications = await loadOwnClarifications(guestContext(), opened.link);
  const clarification = clarifications.find(({ id }) => id === params.clarificationId) ?? notFound();
  const { timeZone, language, scale } = opened.link.edition;
  return { clarification, timeZone, language, scale: scale.map(({ key }) => key) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const context = guestContext();
  // Before the body is read: the time that was given is judged by when the first byte came.
  const receivedAt = context.now();
  await openGuestLink(request, params.token!);
  const token = params.token!;
  const form = await request.formData();
  const texts = new Map([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])));
  const answer = await answerTo(() => answerClarification(context, token, params.clarificationId!, { form: texts, receivedAt }).then((done) => ({ done })));
  if ("init" in answer) return withPosted(answer, form);
  if (!answer.done.ok) return withPosted(data({ ok: false as const, problem: null, fields: answer.done.fields }), form);
  return leadOn(token, `?sent=${answer.done.taken ? "clarification" : "clarification-kept"}#clarifications`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function AnswerClarification() {
  const { t, format } = useText();
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  const { token } = useParams();
  const base = `/answer/${token}`;
  if (!view) return null;

  const { clarification, timeZone, language, scale } = view;
  const due = format.instant(clarification.dueAt, timeZone);
  const posted = answer?.posted;
  return (
    <>
      <p className="no-print mb-2 text-sm"><Link className="link" to={base}>{t("interface.answer.report.back")}</Link></p>
      <PageHeader
        title={t("interface.clarifications.batch.title", { code: clarification.code })}
        lead={clarification.open && !clarification.overdue ? t("interface.clarifications.own.due", { due }) : undefined}
      />
      <PageBody>
        {answer ? (answer.problem ? <AnswerProblem answer={answer} /> : <Callout kind="problem" live>{t("interface.clarifications.own.problem")}</Callout>) : null}
        {clarification.open
          ? clarification.overdue ? <Callout kind="warning">{t("interface.clarifications.own.overdue", { due })}</Callout> : null
          : <Callout kind={clarification.reply ? "success" : "info"}>{t(clarification.withdrawn || !clarification.reply ? "interface.clarifications.own.gone" : `interface.clarifications.own.state.${clarification.reply.state}`)}</Callout>}
        {clarification.reply ? <p>{t("interface.clarifications.own.received", { received: format.instant(clarification.reply.receivedAt, timeZone) })}</p> : null}
        <Form method="post" noValidate className="grid gap-section">
          <p className="max-w-prose text-muted">{t("interface.clarifications.own.lead")} {clarification.open ? t("interface.clarifications.own.filled") : null}</p>
          {clarification.questions.map((question) => (
            <ClarificationFields key={question.requirement.id} question={question} scale={scale} language={language} open={clarification.open} posted={posted} problems={answer?.fields ?? {}} />
          ))}
          {clarification.open ? (
            <div className="no-print">
              <Button type="submit" look="primary" pending={busy}>{busy ? t("interface.clarifications.own.submitting") : t("interface.clarifications.own.submit")}</Button>
            </div>
          ) : null}
        </Form>
        {clarification.open ? (
          <div className="no-print grid justify-items-start gap-2 border-t border-line pt-4">
            <p className="max-w-prose text-sm text-muted">{t("interface.clarifications.own.workbookHint")}</p>
            <DownloadButton href={`${base}/clarifications/${clarification.id}/workbook.xlsx`}>{t("interface.clarifications.own.workbook")}</DownloadButton>
          </div>
        ) : null}
      </PageBody>
    </>
  );
}
