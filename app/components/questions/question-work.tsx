import { Form } from "@remix-run/react";

import { Button } from "~/components/button";
import { Callout } from "~/components/callout";
import { TextArea } from "~/components/field";
import { SettledForm } from "~/components/settled-form";
import { Tag } from "~/components/tag";
import type { Tone } from "~/components/tag";
import type { FieldProblems, FormAnswer } from "~/domain/form-answer";
import { postedQuestion } from "~/domain/questions/posted-question";
import { longestQuestion, longestReply } from "~/domain/questions/vendor-question";
import type { PublicText, QuestionChannel, QuestionState } from "~/domain/questions/vendor-question";
import { useText } from "~/i18n/text-context";

/** A question as the lead works on it. */
export interface WorkedQuestion {
  id: string;
  number: number;
  vendor: string | null;
  channel: QuestionChannel;
  askedAt: string;
  asked: string | null;
  draft: PublicText;
  state: QuestionState;
  dismissedReason: string | null;
  published: { number: number } | null;
  names: string[];
}

const tones: Record<QuestionState, Tone> = { open: "warning", ready: "accent", published: "success", changed: "warning", dismissed: "neutral" };

/** What a vendor asked, beside the text that all of them will read. */
export function QuestionWork({ question, timeZone, language, mayWork, answer, problems }: {
  question: WorkedQuestion; timeZone: string; language: string; mayWork: boolean; answer: FormAnswer | undefined; problems: FieldProblems;
}) {
  const { t, format } = useText();
  const { id, number, vendor, channel, askedAt, asked, draft, state, dismissedReason, published, names } = question;
  const from = t("interface.questions.from", { vendor: vendor ?? t("interface.questions.nobody"), channel: t(`interface.questions.channel.${channel}`), asked: format.instant(askedAt, timeZone) });
  return (
    <li id={`asked-${number}`} className="min-w-0 border-t border-line pt-4 first:border-0 first:pt-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="m-0">{t("interface.questions.item", { number })}</h3>
        <Tag tone={tones[state]}>{t(`interface.questions.state.${state}`)}</Tag>
        {published ? <span className="text-sm text-muted">{t("interface.questions.listed", { number: published.number })}</span> : null}
      </div>
      <p className="mt-1 text-sm text-muted">{from}</p>
      <blockquote lang={language} className="mt-2 max-w-prose border-l-3 border-line pl-3 break-words whitespace-pre-line">{asked ?? t("interface.questions.erased")}</blockquote>
      {dismissedReason !== null && state === "dismissed" ? <p className="mt-2">{t("interface.questions.dismissed", { reason: dismissedReason })}</p> : null}
      {mayWork && state !== "dismissed" ? (
        <div className="mt-4 max-w-3xl">
          <SettledForm
            fields={{ ...draft }} read={(form) => ({ ...postedQuestion(form) })} answer={answer}
            label={(field) => t("interface.questions.edit.of", { number, field: t(`interface.questions.edit.${field as keyof PublicText}`) })} show={(_, value) => String(value ?? "")}
          >
            {(start) => (
              <div className="grid gap-4">
                <input type="hidden" name="questionId" value={id} />
                <TextArea name="question" rows={3} lang={language} maxLength={longestQuestion} required label={t("interface.questions.edit.question")} hint={t("interface.questions.edit.questionHint")} defaultValue={start.value<string>("question")} problem={start.problems.question} />
                <TextArea name="answer" rows={4} lang={language} maxLength={longestReply} label={t("interface.questions.edit.answer")} defaultValue={start.value<string>("answer")} problem={start.problems.answer} />
                {names.length > 0 && state !== "published" ? <Callout kind="warning" title={t("interface.questions.names.title")}>{t("interface.questions.names.text", { names: names.join(", ") })}</Callout> : null}
              </div>
            )}
          </SettledForm>
        </div>
      ) : null}
      {mayWork && state === "dismissed" ? (
        <Form method="post" className="mt-2">
          <input type="hidden" name="intent" value="restore" />
          <input type="hidden" name="questionId" value={id} />
          <Button type="submit" aria-label={t("interface.questions.restoreOf", { number })}>{t("interface.questions.restore")}</Button>
        </Form>
      ) : null}
      {mayWork && (state === "open" || state === "ready") ? (
        <details className="no-print mt-3">
          <summary className="link w-fit cursor-pointer text-sm">{t("interface.questions.dismiss.title")}</summary>
          <Form method="post" noValidate className="mt-3 grid max-w-2xl gap-3">
            <input type="hidden" name="intent" value="dismiss" />
            <input type="hidden" name="questionId" value={id} />
            <TextArea name="reason" rows={2} maxLength={2000} required label={t("interface.questions.dismiss.reason")} hint={t("interface.questions.dismiss.hint")} problem={problems.reason} />
            <div><Button type="submit" look="quiet" aria-label={t("interface.questions.dismiss.doOf", { number })}>{t("interface.questions.dismiss.do")}</Button></div>
          </Form>
        </details>
      ) : null}
    </li>
  );
}
