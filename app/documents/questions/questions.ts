import type { Edition } from "../../domain/edition/edition";
import { writePdf } from "../pdf/write-pdf";
import { questionsModel } from "./questions-model";
import type { ListedQuestion } from "./questions-model";

/** The list of questions and answers as a tagged PDF; the same bytes for the same list. */
export function questionsPdf(edition: Edition, questions: readonly ListedQuestion[]): Promise<Uint8Array> {
  return writePdf(questionsModel(edition, questions));
}
