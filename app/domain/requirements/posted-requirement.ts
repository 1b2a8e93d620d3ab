import { languages } from "../language";
import { typedNumber } from "../typed-number";
import { answerScaleKeySchema } from "./answer-type";
import { markLimits, priorityWeight, prioritySchema, requirementSchema, valuedBySchema } from "./requirement";
import type { Requirement, RequirementEdit } from "./requirement";

/** How many points of a value function a form has room for. */
export const pointRows = 5;

/** What a form says about any requirement. */
export const postedEditSchema = requirementSchema.pick({
  criterion: true, text: true, note: true, priority: true, weight: true, mandatory: true, lowestAccepted: true, asked: true, valuedBy: true, anchors: true,
});

/** What a form says about a new one. */
export const postedRequirementSchema = requirementSchema.pick({
  criterion: true, text: true, note: true, answer: true, priority: true, weight: true, mandatory: true, lowestAccepted: true, valuedBy: true, anchors: true,
});

/**
 * The fields of a posted requirement as `postedEditSchema` and `postedRequirementSchema` check them. Blank texts are
 * left out, a blank weight is that of the priority, and an answer that neither a value function nor a committee values
 * weighs 0. A text is always for the committee.
 */
export function postedRequirement(form: FormData): Record<string, unknown> {
  const answer = postedAnswer(form);
  const priority = prioritySchema.catch("desirable").parse(form.get("priority"));
  const scored = answer.type === "scale" || answer.type === "yesno" || answer.type === null || answer.points !== undefined;
  const valuedBy = answer.type === "text" ? "committee" : valuedBySchema.catch("answer").parse(form.get("valuedBy"));
  const weight = field(form, "weight");
  return {
    criterion: field(form, "criterion"),
    text: looseText(form, "text") ?? {},
    note: looseText(form, "note"),
    answer,
    priority,
    weight: !scored && (valuedBy === "answer" || weight === "") ? 0 : weight === "" ? priorityWeight[priority] : typedNumber(weight),
    valuedBy,
    anchors: postedAnchors(form, "anchor"),
    mandatory: form.get("mandatory") !== null,
    lowestAccepted: answerScaleKeySchema.catch("customisation").parse(form.get("lowestAccepted")),
    asked: form.get("asked") !== null,
  };
}

/** The fields that a form changed; what stays as it was keeps following pack and wishes. */
export function changedFields(before: Requirement, after: RequirementEdit): RequirementEdit {
  // No descriptions of its own is the same as none that differ.
  const same = (a: unknown, b: unknown) => canonical(a ?? []) === canonical(b ?? []);
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => !same(before[name as keyof RequirementEdit], value)));
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part);
}

function postedAnswer(form: FormData): { type: string | null; points?: unknown } & Record<string, unknown> {
  const type = form.get("answer");
  switch (type) {
    case "yesno":
      return { type, better: form.get("better") };
    case "number":
      return { type, unit: unit(form), ...points(form, typedNumber) };
    case "money":
      return { type, currency: field(form, "currency").toUpperCase(), ...points(form, typedNumber) };
    case "date":
      return { type, ...points(form, (text) => text, "date") };
    case "scale":
    case "text":
      return { type };
    default:
      return { type: null };
  }
}

/** The filled rows of a value function; none where all are blank. */
function points(form: FormData, read: (text: string) => unknown, prefix = "point"): { points?: unknown[] } {
  const rows = Array.from({ length: pointRows }, (_, row) => [field(form, `${prefix}.${row}.x`), field(form, `${prefix}.${row}.value`)] as const)
    .filter(([x, value]) => x !== "" || value !== "");
  return rows.length > 0 ? { points: rows.map(([x, value]) => [read(x), typedNumber(value)]) } : {};
}

/** A unit given in one language serves for both. */
function unit(form: FormData): Record<string, string> {
  const [nl, en] = languages.map((language) => field(form, `unit.${language}`));
  return { nl: nl || en!, en: en || nl! };
}

/** What marks stand for, as fields `<name>.<mark>.<language>` give it; marks without a text are left out. */
export function postedAnchors(form: FormData, name: string): { mark: number; meaning: Record<string, string> }[] {
  return Array.from({ length: markLimits.most + 1 }, (_, mark) => ({ mark, meaning: looseText(form, `${name}.${mark}`) }))
    .flatMap(({ mark, meaning }) => (meaning ? [{ mark, meaning }] : []));
}

function looseText(form: FormData, name: string): Record<string, string> | null {
  const given = languages.flatMap((language) => {
    const text = field(form, `${name}.${language}`);
    return text ? [[language, text] as const] : [];
  });
  return given.length > 0 ? Object.fromEntries(given) : null;
}

function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}
