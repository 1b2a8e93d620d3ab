import { useText } from "~/i18n/text-context";

import type { AnswerToMark } from "./scoring-answers";

/** An evaluator's own marks once they are fixed. */
export function OwnMarks({ answers, language }: { answers: readonly AnswerToMark[]; language: string }) {
  const { t, format } = useText();
  return (
    <ol className="border-b border-line">
      {answers.map(({ cell, heading }) => (
        <li key={`${cell.vendorId} ${cell.requirementId}`} className="grid gap-x-8 gap-y-2 border-t border-line py-4 lg:grid-cols-[minmax(0,1fr)_minmax(16rem,24rem)]">
          <div className="min-w-0">
            {heading}
            <p lang={language} className="mt-1 break-words whitespace-pre-line">{cell.answer}</p>
          </div>
          <div>
            <p className="font-semibold">{cell.mark === null ? t("interface.scoring.state.open") : t("interface.scoring.yourMark", { mark: format.plain(cell.mark) })}</p>
            {cell.comment ? <p className="text-sm break-words whitespace-pre-line">{cell.comment}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
