import type { Edition, EditionRequirement } from "~/domain/edition/edition";
import type { ChecklistPart, ChecklistResult } from "~/domain/respondents/checklist-reading";
import { readChoice } from "~/domain/respondents/read-choice";
import type { ChoiceCell } from "~/domain/respondents/read-choice";
import { foldText } from "~/domain/responses/fold-text";
import type { ValueContext } from "~/domain/responses/read-value";
import { translator } from "~/i18n/translate";
import type { Translate } from "~/i18n/translate";

import { referencePatterns } from "../workbook/layout";
import { RefusedFile } from "../workbook/refused-file";
import { templateTexts } from "../workbook/template-texts";
import { choiceLabels } from "./checklist-columns";
import { readInOwnForm } from "./choose-form";
import type { ReadAs, SaidToBe } from "./choose-form";
import { fieldLabel, optionLabels, partOfField, partsOnPaper } from "./form-names";
import { GatheredCells } from "./gathered-cells";
import { isIdentity, openFormPdf } from "./open-form-pdf";
import type { FormField, OpenedForm, PageMark } from "./open-form-pdf";

/**
 * Reads a checklist that was filled in as a PDF form, by the rules of `readChecklist`. A field is found by its name and what
 * it is called; what it held when the form was made says nothing, and what was cleared since is taken back.
 */
export async function readChecklistPdf(bytes: Uint8Array, forms: readonly Edition[]): Promise<ChecklistResult> {
  try {
    const opened = await openFormPdf(bytes);
    const said = saidToBe(opened);
    const labels = labelledQuestions(forms);
    const inOrder = forms.map((form) => ({ form, known: opened.fields.filter(({ label }) => labels.get(foldText(label))?.languages.has(form.language)).length }));
    inOrder.sort((a, b) => b.known - a.known);
    return readInOwnForm(said, inOrder.map(({ form }) => form), (form) => readAs(opened, form, labels), () => ({ code: "pdf", found: whatElse(opened, said), expected: "" }));
  } catch (error) {
    if (error instanceof RefusedFile) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** By the field out of sight or, in forms that have none, by the codes in sight. Of several that were joined, all respondents. */
function saidToBe({ fields, lines }: OpenedForm): SaidToBe {
  const hidden = fields.filter(isIdentity).map(({ value }) => value.split(" ")).filter((parts) => parts.length === 3);
  const all = (index: number) => [...new Set(hidden.map((parts) => parts[index]!))].join(", ") || null;
  const inSight = lines.flatMap((line) => line.split(" · ").map((_, index, parts) => parts.slice(index).join(" · ")))
    .map((line) => referencePatterns.map((pattern) => pattern.exec(line)?.groups).find(Boolean)).find(Boolean);
  return { editionId: all(0), editionCode: all(1) ?? inSight?.edition ?? null, respondent: all(2) ?? inSight?.vendor ?? null };
}

/** What a PDF without fields of the checklist is, as a key of the message. */
function whatElse({ fields, lines }: OpenedForm, { editionCode }: SaidToBe): "flat" | "scan" | "other" {
  if (editionCode !== null && fields.length === 0) return "flat";
  return fields.length === 0 && lines.length === 0 ? "scan" : "other";
}

/** Questions by what their fields are called, with the languages in which they are called so. */
type Labels = ReadonlyMap<string, { ids: Set<string>; languages: Set<string> }>;

function labelledQuestions(forms: readonly Edition[]): Labels {
  const labels = new Map<string, { ids: Set<string>; languages: Set<string> }>();
  for (const form of forms) {
    const t = translator(form.language);
    for (const requirement of form.requirements) {
      const called = partsOnPaper(requirement).flatMap((part) => [
        fieldLabel(t, part, requirement.text),
        ...(part === "priority" || part === "impact" ? optionLabels(t, part, requirement.text).map(({ label }) => label) : []),
      ]);
      for (const label of called.map(foldText)) {
        const { ids, languages: spoken } = labels.get(label) ?? { ids: new Set(), languages: new Set() };
        labels.set(label, { ids: ids.add(requirement.id), languages: spoken.add(form.language) });
      }
    }
  }
  return labels;
}

/** All fields of one name: the circles of a choice, or the same place in forms that were joined. */
interface NamedField extends FormField {
  values: string[];
}

function named(fields: readonly FormField[]): NamedField[] {
  const byName = new Map<string, NamedField>();
  for (const field of fields) {
    const one = byName.get(field.name) ?? { ...field, values: [] };
    byName.set(field.name, one);
    if (one.given === "") one.given = field.given;
    // Of a choice, what was chosen is called by its own name.
    if (field.value !== "" && field.value === field.option) one.label = field.label;
    if (field.value !== "" && !one.values.includes(field.value)) one.values.push(field.value);
  }
  // What is no option of a box or a choice was never its value: it is damage, and nothing was cleared.
  const options = new Set(fields.map(({ name, option }) => `${name} ${option}`));
  return [...byName.values()].map((one) => (one.button && !options.has(`${one.name} ${one.given}`) ? { ...one, given: "" } : one));
}

function readAs({ fields, marks }: OpenedForm, form: Edition, labels: Labels): ReadAs {
  const t = translator(form.language);
  const { values } = templateTexts(form, null);
  const cells = new GatheredCells();
  const seen = new Map<string, Set<ChecklistPart>>();
  const rows: Row[] = [];
  for (const field of named(fields)) {
    if (isIdentity(field)) continue;
    const told = partOfField(field.name);
    const found = told && questionOf(field, told.code, form, labels);
    if (!told || !found) {
      keepOther(field, told?.code ?? "", t, cells);
      continue;
    }
    const { requirement, sure } = found;
    seen.set(requirement.id, (seen.get(requirement.id) ?? new Set()).add(told.part));
    rows.push({ page: field.page, top: field.top, code: requirement.code });
    readField(field, told.part, requirement, sure, t, values, cells);
  }
  for (const mark of marks) keepMark(mark, rows, t, cells);
  return { seen: seen.size, absent: form.requirements.filter((one) => partsOnPaper(one).some((part) => !seen.get(one.id)?.has(part))).map(({ id }) => id), cells };
}

/** The question of a field: by what it is called, which is what stood beside it, or by its reference. */
function questionOf({ label, name }: FormField, code: string, form: Edition, labels: Labels): { requirement: EditionRequirement; sure: boolean } | null {
  const byCode = form.requirements.find((one) => one.code === code);
  const called = labels.get(foldText(label))?.ids;
  if (called && !(byCode && called.has(byCode.id))) return { requirement: form.requirements.find(({ id }) => called.has(id))!, sure: called.size === 1 };
  // Some programs call a field by its name.
  return byCode ? { requirement: byCode, sure: called !== undefined || label === "" || label === name } : null;
}

const sameText = (one: string, other: string) => one.replace(/\s+/g, " ") === other.replace(/\s+/g, " ");

/** Says something only where it is not as it was when the form was made. */
function readField(field: NamedField, part: ChecklistPart, { id, code }: EditionRequirement, sure: boolean, t: Translate, context: ValueContext, cells: GatheredCells): void {
  const place = { sheet: pageName(t, field.page), cell: code };
  const { button, given } = field;
  const values = field.values.filter((value) => (button && (part === "selected" || part === "inUse") ? given === "" : !sameText(value, given)));
  if (part === "remark") {
    if (sure && field.values.length === 0 && given !== "") cells.remark(id, "", place);
    if (sure) for (const text of values) cells.remark(id, text, place);
    else cells.keep(values.map((text) => ({ ...place, text })));
    return;
  }
  const at = { item: id, part, ...place };
  if (field.values.length === 0 && given !== "") cells.choice({ ...at, found: "" }, { kind: "understood", value: part === "selected" || part === "inUse" ? false : "" }, !sure);
  for (const found of values) cells.choice({ ...at, found }, choiceOf(part, found, button, context), !sure);
}

function choiceOf(part: Exclude<ChecklistPart, "remark">, found: string, button: boolean, context: ValueContext): ChoiceCell {
  if (button && (part === "selected" || part === "inUse")) return { kind: "understood", value: true };
  return readChoice(part, { kind: "text", text: found }, choiceLabels, context);
}

/** What was filled in where this checklist asks nothing: a question of another edition, the name, the date, a field of one's own. */
function keepOther({ page, label, name, values, given, button }: NamedField, code: string, t: Translate, cells: GatheredCells): void {
  const changed = values.filter((value) => !sameText(value, given));
  cells.keep(changed.map((value) => ({ sheet: pageName(t, page), cell: code || label || name, text: code ? `${label || name} – ${button ? "✓" : value}` : value })));
}

interface Row {
  page: number;
  top: number;
  code: string;
}

/** What was put on a page outside the fields, with the question beside it. */
function keepMark({ page, kind, text, middle }: PageMark, rows: readonly Row[], t: Translate, cells: GatheredCells): void {
  const above = rows.filter((row) => row.page === page && row.top >= middle).sort((a, b) => a.top - b.top)[0];
  cells.keep([{ sheet: pageName(t, page), cell: above?.code ?? "", text, kind }]);
}

const pageName = (t: Translate, page: number) => t("checklist.paper.place", { page });
