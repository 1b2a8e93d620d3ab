import { Form, Link, useNavigation } from "@remix-run/react";

import { Button } from "~/components/button";
import { Callout } from "~/components/callout";
import { SelectField, TextArea, TextField } from "~/components/field";
import { EmptyState, Section } from "~/components/page";
import type { FieldProblems, FormAnswer } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

import { useEmptiedForm } from "../use-emptied-form";
import { SaidText } from "./said-text";

interface Said {
  label: string;
  comment: string;
  evidence: string;
}

interface DraftView {
  edition: { language: string };
  timeZone: string;
  linkUntil: string | null;
  answered: boolean;
  requirements: readonly { id: string; code: string; text: string }[];
  draft: { questions: readonly { id: string; code: string | null; requirement: string | null; text: string; said: Said | null }[] } | null;
}

interface Draft {
  view: DraftView;
  /** Requirement that the next question is about, as the address says. */
  about: string | null;
  posted: Readonly<Record<string, string>> | undefined;
  /** To the form that was posted last. */
  answer: FormAnswer | undefined;
  problems: FieldProblems;
  linksPage: string;
}

/** The longest text of a requirement in the list to choose from. */
const listed = 90;

/** What a vendor will be asked: the questions so far, one more, and sending them. */
export function ClarificationDraft({ view, about, posted, answer, problems, linksPage }: Draft) {
  const { t } = useText();
  const { draft, requirements, answered, edition } = view;
  const busy = useNavigation().formData?.get("intent");
  const adding = posted?.intent === "add" ? posted : undefined;
  const form = useEmptiedForm(answer);
  return (
    <Section id="draft" title={t("interface.clarifications.draft.title")} lead={t("interface.clarifications.draft.lead")}>
      <div className="grid gap-8">
        {draft
          ? <ol className="grid gap-5">{draft.questions.map((question) => <DraftQuestion key={question.id} question={question} language={edition.language} />)}</ol>
          : <EmptyState title={t("interface.clarifications.draft.empty")}>{t("interface.clarifications.draft.emptyText")}</EmptyState>}
        {answered ? null : <Callout kind="info">{t("interface.clarifications.noAnswers")}</Callout>}
        <Form key={`${form.key} ${about ?? ""}`} onSubmit={form.onSubmit} method="post" noValidate className="grid max-w-2xl gap-4">
          <input type="hidden" name="intent" value="add" />
          <SelectField
            name="about" label={t("interface.clarifications.draft.about")} defaultValue={adding?.about ?? about ?? ""}
            options={[
              { value: "", label: t("interface.clarifications.draft.general") },
              ...requirements.map(({ id, code, text }) => ({ value: id, label: `${code} · ${text.length > listed ? `${text.slice(0, listed - 1)}…` : text}` })),
            ]}
          />
          <TextArea name="text" label={t("interface.clarifications.draft.question")} hint={t("interface.clarifications.draft.questionHint")} rows={3} required maxLength={4000} defaultValue={adding?.text} problem={adding ? problems.text : undefined} />
          <div><Button type="submit" look={draft ? "secondary" : "primary"} icon="plus" pending={busy === "add"}>{t("interface.clarifications.draft.add")}</Button></div>
        </Form>
        {draft ? <SendForm view={view} due={posted?.intent === "send" ? posted.due : undefined} problems={problems} linksPage={linksPage} /> : null}
      </div>
    </Section>
  );
}

function DraftQuestion({ question: { id, code, requirement, text, said }, language }: { question: NonNullable<DraftView["draft"]>["questions"][number]; language: string }) {
  const { t } = useText();
  const about = code ?? t("interface.clarifications.draft.general");
  return (
    <li className="grid min-w-0 gap-2 border-l-3 border-line pl-4">
      <p><span className="font-semibold">{about}</span>{requirement ? <span lang={language} className="text-muted"> {requirement}</span> : null}</p>
      {said ? <div className="flex flex-wrap gap-x-2 text-sm"><span className="text-muted">{t("interface.clarifications.draft.says")}</span><SaidText said={said} language={language} /></div> : null}
      <p lang={language} className="font-medium break-words whitespace-pre-line">{text}</p>
      <div className="no-print flex flex-wrap items-baseline gap-x-4 gap-y-2">
        <details className="min-w-0">
          <summary className="link inline" aria-label={t("interface.clarifications.draft.changeOf", { code: about })}>{t("interface.clarifications.draft.change")}</summary>
          <Form method="post" className="mt-2 grid w-[min(42rem,75vw)] gap-2">
            <input type="hidden" name="intent" value="change" />
            <input type="hidden" name="questionId" value={id} />
            <TextArea name="text" label={t("interface.clarifications.draft.question")} rows={3} required maxLength={4000} defaultValue={text} />
            <div><Button type="submit">{t("interface.clarifications.draft.save")}</Button></div>
          </Form>
        </details>
        <Form method="post">
          <input type="hidden" name="intent" value="remove" />
          <input type="hidden" name="questionId" value={id} />
          <Button type="submit" look="quiet" aria-label={t("interface.clarifications.draft.removeOf", { code: about })}>{t("interface.clarifications.draft.remove")}</Button>
        </Form>
      </div>
    </li>
  );
}

function SendForm({ view: { timeZone, linkUntil }, due, problems, linksPage }: { view: DraftView; due: string | undefined; problems: FieldProblems; linksPage: string }) {
  const { t, format } = useText();
  const pending = useNavigation().formData?.get("intent") === "send";
  return (
    <div className="grid max-w-2xl gap-4 border-t border-line pt-5">
      <h3 className="m-0">{t("interface.clarifications.send.title")}</h3>
      {linkUntil === null
        ? <Callout kind="warning"><p>{t("interface.clarifications.send.noLink")} <Link className="link" to={linksPage}>{t("interface.clarifications.send.links")}</Link></p></Callout>
        : <p className="text-sm text-muted">{t("interface.clarifications.send.link", { until: format.instant(linkUntil, timeZone) })}</p>}
      <Form method="post" noValidate className="grid gap-4">
        <input type="hidden" name="intent" value="send" />
        <TextField name="due" type="datetime-local" required label={t("interface.clarifications.send.due")} hint={t("interface.clarifications.send.dueHint", { zone: timeZone })} defaultValue={due} problem={problems.due} className="max-w-md" />
        <div><Button type="submit" look="primary" pending={pending}>{t("interface.clarifications.send.do")}</Button></div>
      </Form>
    </div>
  );
}
