import { Link } from "@remix-run/react";

import { questionsInWords } from "~/domain/business-case/answered-questions";
import type { ContentItem } from "~/domain/content/pack";
import { useText } from "~/i18n/text-context";

import { Icon } from "../icons";

/** What the sources ask about money: answered by the figures, or in words with the other questions. */
export function CaseQuestions({ questions, answered, benefits, base }: { questions: readonly ContentItem[]; answered: readonly string[]; benefits: readonly ContentItem[]; base: string }) {
  const { t, of } = useText();
  if (questions.length + benefits.length === 0) return null;
  return (
    <section aria-labelledby="money-questions" id="questions">
      <h2 id="money-questions" className="mb-2 text-base">{t("interface.money.questions")}</h2>
      {questions.length > 0 ? <p className="mb-2 text-sm">{t("interface.money.questionsAnswered", { done: answered.length, of: questions.filter(({ id }) => !questionsInWords.includes(id)).length })}</p> : null}
      <ul className="grid gap-2 text-sm text-muted">
        {questions.map(({ id, text, note, section }) => {
          const done = answered.includes(id);
          return (
            <li key={id} id={id} className="grid grid-cols-[1.25rem_minmax(0,1fr)]">
              {done ? <Icon name="check" className="mt-0.5 text-success" /> : <span aria-hidden="true">–</span>}
              <span>
                {of(text)}{note ? ` ${of(note)}` : ""}
                {done ? <span className="sr-only"> ({t("interface.money.questionAnswered")})</span> : null}
                {questionsInWords.includes(id) && section ? <> <Link to={`${base}/readiness/${section}#${id}`} className="link whitespace-nowrap">{t("interface.money.questionInWords")}</Link></> : null}
              </span>
            </li>
          );
        })}
      </ul>
      {benefits.length > 0 ? (
        <>
          <h3 className="mt-4 mb-2 text-sm text-muted">{t("interface.shell.guidance.benefit")}</h3>
          <ul className="grid gap-2 text-sm text-muted">
            {benefits.map(({ id, text, note }) => <li key={id} id={id}><span className="text-ink">{of(text)}</span>{note ? <span className="block">{of(note)}</span> : null}</li>)}
          </ul>
        </>
      ) : null}
    </section>
  );
}
