import { answerScaleKeys } from "../requirements/answer-type";
import { typedNumber } from "../typed-number";
import { sealedByDefault } from "./draft";

/** The posted form of a draft in the shape of `Draft`, still to be checked by its schema. Planning rows without a step or a date are left out: they are still being typed. */
export function draftOfForm(form: FormData): Record<string, unknown> {
  const text = (name: string) => String(form.get(name) ?? "").replaceAll("\r\n", "\n");
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
  };
}

/** Ticked gates. Where the kind of request was just changed, sealing follows the new kind: the tick was for the old one. */
function gatesOfForm(form: FormData) {
  const kind = form.get("kind") === "rfi" ? "rfi" : "rfp";
  const sealed = form.get("gatesOf") === kind ? form.has("sealed") : sealedByDefault(kind);
  return { sealed, priceEnvelope: sealed && form.has("priceEnvelope"), anonymous: form.has("anonymous") };
}
