import { Form, useNavigate } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";

import { Button } from "~/components/button";
import { useText } from "~/i18n/text-context";
import type { EditionAnchor, EditionMarking } from "~/domain/edition/marking";

import { MarkField } from "./mark-field";
import type { MarkedCell } from "./mark-field";
import { ScoringKeys } from "./scoring-keys";
import { useMarkSaving } from "./use-mark-saving";
import { focusMark, useScoringKeys } from "./use-scoring-keys";

/** One answer as it is marked, under the heading that tells it from the others on the page. */
export interface AnswerToMark {
  cell: MarkedCell;
  heading: ReactNode;
  title: string;
  anchors: readonly EditionAnchor[];
  valuedBy: "committee" | "confirmed";
}

/**
 * Answers with their marks, as a plain form that with JavaScript saves by itself and is worked by keyboard. `next` is the
 * address of the first answer that is open.
 */
export function ScoringAnswers({ answers, marking, language, action, next }: {
  answers: readonly AnswerToMark[];
  marking: EditionMarking;
  language: string;
  action: string;
  next: string | null;
}) {
  const { t } = useText();
  const work = useRef<HTMLFormElement>(null);
  const panel = useRef<HTMLDetailsElement>(null);
  const navigate = useNavigate();
  const saving = useMarkSaving(answers.map(({ cell }) => cell), action);
  const keys = useScoringKeys(work, {
    highest: marking.highest,
    onNext: () => { if (next) navigate(next); },
    onHelp: () => { if (panel.current) { panel.current.open = !panel.current.open; panel.current.querySelector("summary")?.focus(); } },
  });
  useEffect(() => {
    const wanted = decodeURIComponent(location.hash.slice(1));
    if (wanted.startsWith("answer-")) focusMark(document.getElementById(wanted)?.querySelector<HTMLElement>("[data-marks]"));
  }, [answers.length, next]);
  return (
    <Form ref={work} method="post" action={action} autoComplete="off" onSubmit={(event) => { event.preventDefault(); saving.now(); }}>
      <ol className="border-b border-line">
        {answers.map((answer, index) => (
          <li key={`${answer.cell.vendorId} ${answer.cell.requirementId}`} id={answerId(answer.cell)} data-cell="" className="grid scroll-mt-4 gap-x-8 gap-y-3 border-t border-line py-4 has-[:focus-visible]:bg-sunken lg:grid-cols-[minmax(0,1fr)_minmax(20rem,30rem)]">
            <div className="min-w-0">
              {answer.heading}
              <p lang={language} className="mt-1 break-words whitespace-pre-line">{answer.cell.answer}</p>
              {answer.cell.vendorComment ? <p lang={language} className="mt-1 text-sm break-words whitespace-pre-line">{answer.cell.vendorComment}</p> : null}
              {answer.cell.evidence ? <p className="mt-1 text-sm break-words whitespace-pre-line text-muted"><span className="font-medium">{t("interface.scoring.evidence")}</span> {answer.cell.evidence}</p> : null}
            </div>
            <MarkField cell={answer.cell} index={index} title={answer.title} marking={marking} anchors={answer.anchors} valuedBy={answer.valuedBy} saving={saving} />
          </li>
        ))}
      </ol>
      <div className="no-print sticky bottom-0 z-10 flex flex-wrap items-start justify-between gap-4 border-t border-line bg-page py-3">
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit">{t("interface.scoring.save")}</Button>
          <p role="status" className={`text-sm ${saving.state === "failed" || saving.state === "offline" ? "text-problem" : "text-muted"}`}>{t(`interface.scoring.saving.${saving.state}`)}</p>
        </div>
        <ScoringKeys panel={panel} on={keys.on} onSwitch={keys.setOn} highest={marking.highest} />
      </div>
    </Form>
  );
}

/** The place of an answer on the page. */
export function answerId({ vendorId, requirementId }: { vendorId: string; requirementId: string }): string {
  return `answer-${vendorId}-${requirementId}`;
}
