import type { Edition } from "../../domain/edition/edition";
import type { PublicText } from "../../domain/questions/vendor-question";
import { formatDate, formatInstant } from "../../i18n/format";
import { translator } from "../../i18n/translate";
import type { Block, DocumentModel } from "../document-model";

/** A published question with its answer. */
export interface ListedQuestion extends PublicText {
  number: number;
  revision: number;
  publishedAt: string;
}

/** The list of questions and answers that all vendors of a round read, in the edition's language, by number. */
export function questionsModel(edition: Edition, questions: readonly ListedQuestion[]): DocumentModel {
  const { language } = edition;
  const t = translator(language);
  const latest = questions.map(({ publishedAt }) => publishedAt).sort().at(-1) ?? edition.publishedAt;
  return {
    language,
    title: `${t("interface.questions.document.title")}: ${edition.title}`,
    author: edition.organisation,
    subject: t("interface.questions.document.subject", { code: edition.code }),
    date: latest,
    running: { left: edition.title, right: edition.code },
    cover: null,
    contents: null,
    blocks: [
      { type: "heading", level: 1, number: null, text: t("interface.questions.document.title") },
      { type: "paragraph", text: t("interface.questions.document.opening", { organisation: edition.organisation, title: edition.title, code: edition.code, until: formatInstant(language, latest, edition.timeZone) }) },
      ...questions.flatMap(({ number, question, answer, revision, publishedAt }): Block[] => [
        { type: "heading", level: 2, number: null, text: t("interface.questions.document.question", { number }) },
        ...paragraphs(question, "strong"),
        ...paragraphs(answer, "plain"),
        { type: "paragraph", tone: "note", text: t(revision > 1 ? "interface.questions.document.corrected" : "interface.questions.document.published", { date: formatDate(language, publishedAt, edition.timeZone) }) },
      ]),
    ],
  };
}

function paragraphs(text: string, tone: "strong" | "plain"): Block[] {
  return text.split(/\n+/).map((part) => part.trim()).filter((part) => part !== "").map((part) => ({ type: "paragraph", tone, text: part }));
}
