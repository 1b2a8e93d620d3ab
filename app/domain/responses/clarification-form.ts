import type { EditionRequirement } from "../edition/edition";
import { cleanText } from "../clean-text";
import type { FieldProblems } from "../form-answer";
import type { Language } from "../language";
import { readValue } from "./read-value";
import type { ValueContext } from "./read-value";
import type { Answer } from "./reading";

export const clarificationParts = ["value", "comment", "evidence"] as const;
export type ClarificationPart = (typeof clarificationParts)[number];

/** Most characters that one field of the form may hold. */
const longest = 20_000;

/** Name of the form field for a part of the answer to a requirement. */
export function clarificationField(part: ClarificationPart, requirement: string): string {
  return `${part}.${requirement}`;
}

/** A value as the form shows it: what is not changed there is read as the same value again. */
export function clarificationFieldText(value: string | number | null, language: Language): string {
  if (typeof value === "number") return language === "nl" ? String(value).replace(".", ",") : String(value);
  return value ?? "";
}

/**
 * Reads what a vendor filled in on the page: an answer per requirement, by the same rules as a workbook. What a workbook
 * would leave unclear is a problem at its field here, for the vendor is there to put it right.
 *
 * @param present the answers that the form showed
 */
export function readClarificationForm(
  requirements: readonly EditionRequirement[], form: ReadonlyMap<string, string>, present: ReadonlyMap<string, Answer>, values: ValueContext,
): { ok: true; answers: Answer[] } | { ok: false; fields: FieldProblems } {
  const fields: FieldProblems = {};
  const answers = requirements.map((requirement): Answer => {
    const before = present.get(requirement.id)?.value ?? null;
    const shown = { comment: "", evidence: "", ...present.get(requirement.id), value: clarificationFieldText(before, values.language) };
    const [value, comment, evidence] = clarificationParts.map((part) => {
      const name = clarificationField(part, requirement.id);
      // A field that did not come along was not emptied.
      const text = cleanText(form.get(name) ?? shown[part]).replace(/\r\n?/g, "\n").trim();
      if (text.length > longest) fields[name] = "tooLong";
      return text;
    });
    if (before !== null && value === shown.value.trim()) return { requirement: requirement.id, value: before, comment, evidence };
    const reading = readValue(value === "" ? null : { kind: "text", text: value }, requirement.answer, values);
    if (reading.kind === "unclear") fields[clarificationField("value", requirement.id)] ??= "format";
    return { requirement: requirement.id, value: reading.kind === "understood" ? reading.value : null, comment, evidence };
  });
  return Object.keys(fields).length > 0 ? { ok: false, fields } : { ok: true, answers };
}
