import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation, useParams, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { guestMeta } from "~/components/answer/guest-meta";
import { Button, DownloadButton } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { TextArea } from "~/components/field";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { QuestionList } from "~/components/questions/question-list";
import { Tag } from "~/components/tag";
import { UndoLine } from "~/components/undo-line";
import { useEmptiedForm } from "~/components/use-emptied-form";
import { longestQuestion } from "~/domain/questions/vendor-question";
import { useText } from "~/i18n/text-context";
import { answerTo, parseForm } from "~/services/answer.server";
import { guestContext } from "~/services/context.server";
import { guestFormHeaders, leadOn } from "~/services/guest-answer.server";
import { openGuestLink } from "~/services/guest-link.server";
import { askQuestion, loadOwnQuestions } from "~/services/own-questions";

import { withPosted } from "./with-posted";

export const headers: HeadersFunction = () => guestFormHeaders;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const view = matches.find(({ id }) => id === "routes/answer")?.data as { ok?: boolean; language?: string } | undefined;
  return guestMeta(view?.language, (t) => t(view?.ok ? "interface.questions.title" : "interface.answer.refused.title"), "same-origin");
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const opened = await openGuestLink(request, params.token!);
  // The layout says why a link opens nothing.
  if (!opened.ok) return null;
  const { timeZone, language } = opened.link.edition;
  return { ...(await loadOwnQuestions(guestContext(), opened.link)), timeZone, language };
}

const formSchema = z.object({ text: z.string().trim().min(1).max(longestQuestion) });

export async function action({ request, params }: ActionFunctionArgs) {
  const context = guestContext();
  // Before the body is read: the time to ask is judged by when the first byte came.
  const receivedAt = context.now();
  await openGuestLink(request, params.token!);
  const posted = await request.formData();
  const parsed = parseForm(formSchema, posted);
  if (!parsed.ok) return withPosted(parsed.refusal, posted);
  const answer = await answerTo(() => askQuestion(context, params.token!, { text: parsed.data.text, receivedAt }));
  if ("init" in answer) return withPosted(answer, posted);
  return leadOn(params.token!, "/questions?sent=1");
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function AnswerQuestions() {
  const { t, format } = useText();
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const pending = useNavigation().state !== "idle";
  const base = `/answer/${useParams().token}`;
  const asking = useEmptiedForm(answer);
  if (!view) return null;
  const { closesAt, open, own, published, timeZone, language } = view;
  const until = closesAt === null ? "" : format.instant(closesAt, timeZone);
  return (
    <>
      <p className="no-print mb-2 text-sm"><Link className="link" to={base}>{t("interface.questions.own.back")}</Link></p>
      {search.has("sent") && !answer ? <UndoLine>{t("interface.questions.own.sent")}</UndoLine> : null}
      <PageHeader
        title={t("interface.questions.title")} lead={t("interface.questions.own.lead")}
        action={published.length > 0 ? <DownloadButton href={`${base}/files/questions.pdf`}>{t("interface.questions.download")}</DownloadButton> : null}
      />
      <PageBody>
        <AnswerProblem answer={answer} />
        <Section id="ask" title={t("interface.questions.own.ask")} lead={open ? t("interface.questions.own.until", { until, zone: timeZone }) : undefined}>
          {open ? (
            <Form key={asking.key} onSubmit={asking.onSubmit} method="post" noValidate className="grid max-w-2xl gap-4">
              <TextArea name="text" rows={5} required maxLength={longestQuestion} lang={language} label={t("interface.questions.own.text")} hint={t("interface.questions.own.hint")} defaultValue={answer?.posted?.text} problem={answer?.fields?.text} />
              <div><Button type="submit" look="primary" pending={pending}>{t("interface.questions.own.do")}</Button></div>
            </Form>
          ) : <Callout kind="info">{closesAt === null ? t("interface.questions.own.notOpen") : t("interface.questions.own.over", { until })}</Callout>}
        </Section>
        {own.length > 0 ? (
          <Section id="own" title={t("interface.questions.own.asked")}>
            <ul className="grid list-none gap-4 p-0">
              {own.map(({ id, asked, askedAt, state, number, reason }) => (
                <li key={id} className="min-w-0 max-w-prose break-words">
                  <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                    <Tag tone={state === "answered" ? "success" : "neutral"}>{t(`interface.questions.own.state.${state}`)}</Tag>
                    <span className="text-sm text-muted">{format.instant(askedAt, timeZone)}</span>
                    {number !== null ? <a className="link text-sm" href={`#question-${number}`}>{t("interface.questions.document.question", { number })}</a> : null}
                  </div>
                  <p lang={language} className="mt-1 whitespace-pre-line">{asked ?? t("interface.questions.erased")}</p>
                  {reason ? <p className="mt-1 text-sm">{t("interface.questions.own.reason", { reason })}</p> : null}
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        <Section id="list" title={t("interface.questions.own.list")} lead={t("interface.questions.own.listLead")}>
          {published.length > 0
            ? <QuestionList questions={published} language={language} timeZone={timeZone} />
            : <EmptyState title={t("interface.questions.published.none")}>{t("interface.questions.own.noneText")}</EmptyState>}
        </Section>
      </PageBody>
    </>
  );
}
