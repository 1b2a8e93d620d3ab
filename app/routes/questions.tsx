import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation, useParams, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { Button, DownloadButton, LinkButton } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { Dialog } from "~/components/dialog";
import { Checkbox, SelectField, TextArea, TextField } from "~/components/field";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { QuestionList } from "~/components/questions/question-list";
import { QuestionWork } from "~/components/questions/question-work";
import { UndoLine } from "~/components/undo-line";
import { useEmptiedForm } from "~/components/use-emptied-form";
import { postedQuestion } from "~/domain/questions/posted-question";
import { longestQuestion, notedChannels, publicTextSchema } from "~/domain/questions/vendor-question";
import { autosaved, postedLoad } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { dismissQuestion, loadQuestions, noteQuestion, publishQuestions, saveQuestion, setQuestionPeriod } from "~/services/vendor-questions";

import { withPosted } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.questions.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return found(loadQuestions(await requestContext(request), params.selectionId!));
}

const formSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("period"), closes: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/) }),
  z.object({ intent: z.literal("note"), vendorId: z.string(), channel: z.enum(notedChannels), text: z.string().trim().min(1).max(longestQuestion) }),
  publicTextSchema.extend({ intent: z.literal("save"), questionId: z.string() }),
  z.object({ intent: z.literal("dismiss"), questionId: z.string(), reason: z.string().trim().min(1).max(2000) }),
  z.object({ intent: z.literal("restore"), questionId: z.string() }),
  z.object({ intent: z.literal("publish"), despite: z.literal("on").optional() }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const selectionId = params.selectionId!;
  const page = `/selections/${selectionId}/questions`;
  const posted = await request.formData();
  const saving = posted.get("intent") === "save";
  const parsed = parseForm(formSchema, saving ? { ...postedQuestion(posted), intent: "save", questionId: posted.get("questionId") } : posted);
  if (!parsed.ok) return withPosted(parsed.refusal, posted);
  const form = parsed.data;
  const context = await requestContext(request);
  const answer = await answerTo(async () => {
    switch (form.intent) {
      case "period":
        return setQuestionPeriod(context, selectionId, { closes: form.closes });
      case "note":
        return void (await noteQuestion(context, selectionId, { vendorId: form.vendorId || null, channel: form.channel, text: form.text }));
      case "save":
        return saveQuestion(context, selectionId, form.questionId, { question: form.question, answer: form.answer }, postedLoad(posted));
      case "dismiss":
        return dismissQuestion(context, selectionId, form.questionId, form.reason);
      case "restore":
        return dismissQuestion(context, selectionId, form.questionId, null);
      case "publish":
        return void (await publishQuestions(context, selectionId, { despite: form.despite === "on" }));
    }
  });
  if ("init" in answer) return withPosted(answer, posted);
  if (posted.has(autosaved)) return answer;
  return redirect(`${page}?done=${form.intent}`);
}

const doneSchema = z.enum(["period", "note", "save", "dismiss", "restore", "publish"]).catch("save");

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function Questions() {
  const { t, format } = useText();
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const pending = useNavigation().formData?.get("intent") ?? null;
  const base = `/selections/${useParams().selectionId}/questions`;
  const { timeZone, language, closesAt, open, mayWork, vendors, questions, published, deadline } = view;
  const refused = answer && !answer.ok ? answer : undefined;
  const noting = useEmptiedForm(answer);
  const posted = refused?.posted;
  const problems = refused?.fields ?? {};
  const problemsOf = (intent: string) => (posted?.intent === intent ? problems : {});
  const ready = questions.filter(({ state }) => state === "ready" || state === "changed");
  const publishing = search.has("publish") && ready.length > 0;
  const named = ready.filter(({ names }) => names.length > 0);
  const waiting = questions.filter(({ state }) => state === "open").length;
  return (
    <>
      {search.has("done") && !answer ? <UndoLine>{t(`interface.questions.done.${doneSchema.parse(search.get("done"))}`)}</UndoLine> : null}
      <PageHeader
        title={t("interface.questions.title")} lead={t("interface.questions.lead")}
        secondary={published.length > 0 ? <DownloadButton href={`${base}.pdf`}>{t("interface.questions.download")}</DownloadButton> : null}
        action={mayWork && ready.length > 0 ? <LinkButton to="?publish=1" preventScrollReset look="primary">{t("interface.questions.publish.action", { count: ready.length })}</LinkButton> : null}
      />
      <PageBody>
        {publishing ? null : <AnswerProblem answer={answer} />}
        {mayWork ? (
          <Section id="period" title={t("interface.questions.period.title")} lead={closesAt === null ? t("interface.questions.period.none") : t(open ? "interface.questions.period.open" : "interface.questions.period.over", { until: format.instant(closesAt, timeZone) })}>
            <Form method="post" noValidate className="flex flex-wrap items-end gap-3">
              <input type="hidden" name="intent" value="period" />
              <TextField name="closes" type="datetime-local" required label={t("interface.questions.period.closes")} hint={t("interface.questions.period.hint", { zone: timeZone, deadline: format.instant(deadline, timeZone) })} defaultValue={posted?.closes ?? (closesAt === null ? undefined : wallClock(closesAt, timeZone))} problem={problemsOf("period").closes} className="max-w-md" />
              <Button type="submit" pending={pending === "period"}>{t("interface.questions.period.save")}</Button>
            </Form>
          </Section>
        ) : null}
        {vendors.length > 0 ? (
          <Section id="received" title={t("interface.questions.received.title")} lead={waiting > 0 ? t("interface.questions.received.waiting", { count: waiting }) : undefined}>
            {questions.length === 0 ? <EmptyState title={t("interface.questions.received.none")}>{t("interface.questions.received.noneText")}</EmptyState> : (
              <ol className="grid list-none gap-6 p-0">
                {questions.map((question) => {
                  const mine = posted?.questionId === question.id;
                  return <QuestionWork key={question.id} question={question} timeZone={timeZone} language={language} mayWork={mayWork} answer={mine && posted.intent === "save" ? answer : undefined} problems={mine ? problems : {}} />;
                })}
              </ol>
            )}
          </Section>
        ) : null}
        {mayWork ? (
          <Section id="note" title={t("interface.questions.note.title")} lead={t("interface.questions.note.lead")}>
            {/* A question that was noted leaves the form empty for the next. */}
            <Form key={noting.key} onSubmit={noting.onSubmit} method="post" noValidate className="grid max-w-2xl gap-4">
              <input type="hidden" name="intent" value="note" />
              <div className="grid gap-4 sm:grid-cols-2">
                <SelectField name="vendorId" label={t("interface.questions.note.vendor")} defaultValue={posted?.vendorId ?? ""} options={[{ value: "", label: t("interface.questions.nobody") }, ...vendors.map(({ id, name }) => ({ value: id, label: name }))]} />
                <SelectField name="channel" label={t("interface.questions.note.channel")} defaultValue={posted?.channel ?? "mail"} options={notedChannels.map((value) => ({ value, label: t(`interface.questions.channel.${value}`) }))} />
              </div>
              <TextArea name="text" rows={3} maxLength={longestQuestion} required label={t("interface.questions.note.text")} defaultValue={posted?.text} problem={problemsOf("note").text} />
              <div><Button type="submit" pending={pending === "note"}>{t("interface.questions.note.do")}</Button></div>
            </Form>
          </Section>
        ) : null}
        <Section id="published" title={t("interface.questions.published.title")} lead={t("interface.questions.published.lead")}>
          {published.length > 0
            ? <QuestionList questions={published} language={language} timeZone={timeZone} />
            : <EmptyState title={t("interface.questions.published.none")}>{t("interface.questions.published.noneText")}</EmptyState>}
        </Section>
      </PageBody>
      {publishing ? (
        <Dialog
          title={t("interface.questions.publish.title", { count: ready.length })} closeTo={base}
          actions={<Button type="submit" form="publish" look="primary" pending={pending === "publish"}>{t("interface.questions.publish.do")}</Button>}
        >
          <AnswerProblem answer={answer} />
          <p>{t("interface.questions.publish.what")}</p>
          <ul className="list-disc pl-5">
            {ready.map(({ id, number, draft }) => <li key={id} className="break-words">{t("interface.questions.item", { number })}: {draft.question.length > 120 ? `${draft.question.slice(0, 119)}…` : draft.question}</li>)}
          </ul>
          {view.withoutMail.length > 0 ? <p className="text-sm text-muted">{t("interface.questions.publish.withoutMail", { vendors: view.withoutMail.join(", ") })}</p> : null}
          <Form id="publish" method="post" action={`${base}?publish=1`} className="grid gap-3">
            <input type="hidden" name="intent" value="publish" />
            {named.length > 0 ? (
              <>
                <Callout kind="warning" title={t("interface.questions.names.title")}>
                  <ul>{named.map(({ id, number, names }) => <li key={id}>{t("interface.questions.item", { number })}: {names.join(", ")}</li>)}</ul>
                </Callout>
                <Checkbox name="despite" label={t("interface.questions.publish.despite")} />
              </>
            ) : null}
          </Form>
        </Dialog>
      ) : null}
    </>
  );
}

/** An instant as a clock on the wall shows it in a time zone, for a field of that kind. */
function wallClock(iso: string, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(new Date(iso)).replace(" ", "T");
}
