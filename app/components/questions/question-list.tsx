import { useText } from "~/i18n/text-context";

/** A published question with its answer. */
export interface ShownQuestion {
  questionId: string;
  number: number;
  question: string;
  answer: string;
  revision: number;
  publishedAt: string;
}

/** Questions and answers as all vendors read them, by number. */
export function QuestionList({ questions, language, timeZone }: { questions: readonly ShownQuestion[]; language: string; timeZone: string }) {
  const { t, format } = useText();
  return (
    <ol className="grid list-none gap-6 p-0">
      {questions.map(({ questionId, number, question, answer, revision, publishedAt }) => (
        <li key={questionId} id={`question-${number}`} className="min-w-0 max-w-prose break-words">
          <h3 className="m-0">{t("interface.questions.document.question", { number })}</h3>
          <p lang={language} className="mt-1 font-medium whitespace-pre-line">{question}</p>
          <p lang={language} className="mt-2 whitespace-pre-line">{answer}</p>
          <p className="mt-1 text-sm text-muted">{t(revision > 1 ? "interface.questions.document.corrected" : "interface.questions.document.published", { date: format.date(publishedAt, timeZone) })}</p>
        </li>
      ))}
    </ol>
  );
}
