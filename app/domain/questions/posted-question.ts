import { postedText } from "../posted-field";
import type { PublicText } from "./vendor-question";

/** The text for all vendors as a form holds it. */
export function postedQuestion(form: FormData): PublicText {
  return { question: postedText(form, "question"), answer: postedText(form, "answer") };
}
