import { answerScaleKeys } from "../requirements/answer-type";
import { postedAnchors } from "../requirements/posted-requirement";
import { typedNumber } from "../typed-number";
import { sealedByDefault } from "./draft";
import { postedString } from "../posted-field";

/** The posted form of a draft in the shape of `Draft`, still to be checked by its schema. Planning rows without a step or a date are left out: they are still being typed. */
export function draftOfForm(form: FormData): Record<string, unknown> {
  const text = (name: string) => postedString(form, name).replaceAll("\r\n", "\n");
  const dates = form.getAll("planningDate").map(String);
  return {
    kind: text("kind"),
    language: text("language"),
    introduction: text("introduction"),
    scope: text("scope"),
    contact: { name: text("contactName"), email: text("contactEmail").trim() },
    // A browser that shows seconds sends them too.
    deadline: text("deadline").slice(0, 16),
    timeZone: text("timeZone").trim(),
    planning: form
      .getAll("planningLabel")
      .map((label, index) => ({ label: String(label).trim(), date: dates[index] ?? "" }))
      .filter(({ label, date }) => label && date),
    ...gatesOfForm(form),
    scale: answerScaleKeys.map((key) => ({ key, points: typedNumber(text(`points.${key}`)) })),
    ...(form.has("marking.highest") ? { marking: postedMarking(form) } : {}),
  };
}

/** How the committee marks, still to be checked by its schema. */
function postedMarking(form: FormData): Record<string, unknown> {
  const number = (name: string) => typedNumber(postedString(form, name));
  // Blank: no such rule. What is no number is for the schema to refuse.
  const rule = (name: string) => (postedString(form, name).trim() === "" ? null : (number(name) ?? NaN));
  return {
    highest: number("marking.highest"),
    commentBelow: rule("marking.commentBelow"),
    commentAbove: rule("marking.commentAbove"),
    spreadFrom: rule("marking.spreadFrom"),
    oneIsEnough: form.get("marking.counts") === "one",
    meanings: postedAnchors(form, "marking.meaning"),
  };
}

/** Ticked gates. Where the kind of request was just changed, sealing follows the new kind: the tick was for the old one. */
function gatesOfForm(form: FormData) {
  const kind = form.get("kind") === "rfi" ? "rfi" : "rfp";
  const sealed = form.get("gatesOf") === kind ? form.has("sealed") : sealedByDefault(kind);
  return { sealed, priceEnvelope: sealed && form.has("priceEnvelope"), anonymous: form.has("anonymous") };
}
