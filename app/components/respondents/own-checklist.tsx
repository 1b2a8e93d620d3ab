import { Form } from "@remix-run/react";
import type { ReactNode } from "react";

import { Button } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { Checklist } from "~/components/intake/checklist";
import { EmptyState, PageBody, PageHeader } from "~/components/page";
import { UndoLine } from "~/components/undo-line";
import type { EditConflict } from "~/domain/edit-conflict";
import type { FormAnswer } from "~/domain/form-answer";
import { answerFields, answersOfFields } from "~/domain/respondents/own-answer";
import { useText } from "~/i18n/text-context";
import type { OwnChecklistView } from "~/domain/respondents/own-view";

import { OwnConflict } from "./own-conflict";
import { useOwnChecklist } from "./use-own-checklist";

/** What the action of the page answers. */
export type OwnAnswered = { ok: true; conflict?: EditConflict | null; saved?: boolean } | Extract<FormAnswer, { ok: false }>;

/** The checklist as one respondent fills it in; `children` stand below it. */
export function OwnChecklist({ view, answer, children }: { view: OwnChecklistView; answer: OwnAnswered | undefined; children?: ReactNode }) {
  const { t } = useText();
  const own = useOwnChecklist(view);
  const { save } = own;
  const said = Object.values(save.values);
  const ticked = view.wishes.filter(({ id }) => save.values[id]?.selected).length;
  const live = save.conflict;
  const conflict = live ?? (answer?.ok ? (answer.conflict ?? null) : null);
  const mine = () => {
    if (!live) return;
    save.settle();
    const items = new Set(live.disputed.map(({ field }) => field.split(".").slice(1).join(".")));
    const fields = { ...answerFields(said.filter(({ item }) => items.has(item))), ...Object.fromEntries(live.disputed.map(({ field, yours }) => [field, yours])) };
    save.change(Object.fromEntries(answersOfFields(items, fields).map((one) => [one.item, one])));
  };
  if (view.withdrawn || !view.open) {
    return (
      <>
        <PageHeader title={t("interface.respondents.own.title")} />
        <EmptyState title={t(view.withdrawn ? "interface.respondents.own.withdrawn" : "interface.respondents.own.closed")}>{t("interface.respondents.own.closedText", { count: ticked })}</EmptyState>
      </>
    );
  }
  return (
    <>
      {view.doneAt ? (
        <div role="status" className="mb-6 flex flex-wrap items-center gap-3 rounded-r border-l-3 border-success bg-success-wash px-4 py-2">
          <span className="grow">{t("interface.respondents.own.isDone")}</span>
          <DoneForm done={false} />
        </div>
      ) : null}
      <PageHeader
        title={t("interface.respondents.own.title")}
        lead={t("interface.respondents.own.lead", { organisation: view.selection.organisation, selection: view.selection.name })}
      >
        <ul className="mt-2 list-disc pl-5 text-sm text-muted">
          {(["tick", "say", "own", "back"] as const).map((hint) => <li key={hint}>{t(`interface.respondents.own.hint.${hint}`)}</li>)}
        </ul>
      </PageHeader>
      <AnswerProblem answer={answer} />
      {answer?.ok && answer.saved && !answer.conflict ? <UndoLine>{t("interface.intake.done.saved")}</UndoLine> : null}
      {conflict ? <div className="sticky top-2 z-20 mb-6"><OwnConflict conflict={conflict} wishes={view.wishes} onMine={live ? mine : null} onTheirs={save.settle} /></div> : null}
      <PageBody><Checklist view={{ ...view, preconditions: [] }} intake={own} remarks={{ values: save.values, onRemark: own.onRemark }} /></PageBody>
      {view.doneAt ? null : (
        <section className="no-print mt-8 border-t border-line pt-5" aria-labelledby="done-title">
          <h2 id="done-title">{t("interface.respondents.own.done.title")}</h2>
          <p className="mt-1 mb-3 max-w-prose text-muted">{t("interface.respondents.own.done.text")}</p>
          <DoneForm done />
        </section>
      )}
      {children}
    </>
  );
}

function DoneForm({ done }: { done: boolean }) {
  const { t } = useText();
  return (
    <Form method="post" preventScrollReset={!done}>
      <input type="hidden" name="intent" value={done ? "done" : "again"} />
      <Button type="submit" look={done ? "primary" : "quiet"} icon={done ? "check" : "undo"}>{t(done ? "interface.respondents.own.done.button" : "interface.respondents.own.again")}</Button>
    </Form>
  );
}

/** Says that a link opens nothing. */
export function ClosedLink({ why }: { why: "unknown" | "expired" | "revoked" | "withdrawn" }) {
  const { t } = useText();
  return (
    <>
      <h1 className="mb-3">{t("interface.respondents.refused")}</h1>
      <Callout kind="warning">{t(`interface.error.respondent-link-${why}`)}</Callout>
    </>
  );
}
