import type { ChecklistPart } from "~/domain/respondents/checklist-reading";
import { checklistParts } from "~/domain/respondents/checklist-reading";
import { impacts, priorities } from "~/domain/intake/matrix";
import type { Edition, EditionRequirement } from "~/domain/edition/edition";
import { isObjective } from "~/domain/respondents/checklist-form";
import type { Translate } from "~/i18n/translate";

/** What the fields of a part of the answer begin with. */
const prefixes = { selected: "tick", inUse: "use", priority: "priority", impact: "impact", remark: "remark" } as const satisfies Record<ChecklistPart, string>;

/** Name of the field out of sight that says whose checklist of what a form is. */
export const identityField = "checklist";

/** What the field out of sight holds: ids and codes have no spaces. */
export function identityText(form: Pick<Edition, "id" | "code">, respondent: string): string {
  return [form.id, form.code, respondent].join(" ");
}

/** Name of the field of a part of a question. Points would make it a field within a field. */
export function fieldName(part: ChecklistPart, code: string): string {
  return `${prefixes[part]}-${code}`;
}

/** Names as forms have them, those with a point of forms before; programs that join files may put something before or behind. */
const namePattern = /(?:^|[^a-z])(tick|use|priority|impact|remark)[-.]([DW]-\d{3,})(?!\d)/;

/** The part and the reference of a question that the name of a field tells; null for any other field. */
export function partOfField(name: string): { part: ChecklistPart; code: string } | null {
  const [, prefix, code] = namePattern.exec(name) ?? [];
  const part = checklistParts.find((one) => prefixes[one] === prefix);
  return part && code ? { part, code } : null;
}

/** The parts of a question that a form on paper has fields for. */
export function partsOnPaper(requirement: Pick<EditionRequirement, "code">): readonly ChecklistPart[] {
  return isObjective(requirement) ? ["selected"] : checklistParts;
}

/** What a field is called for who does not see where it stands. */
export function fieldLabel(t: Translate, part: ChecklistPart, wish: string): string {
  return t("checklist.paper.field", { column: t(`checklist.column.${part}`), wish });
}

/** What each of the circles of a choice is called. */
export function optionLabels(t: Translate, part: "priority" | "impact", wish: string): { value: string; label: string }[] {
  const label = fieldLabel(t, part, wish);
  const options = part === "priority" ? priorities.map((value) => [value, t(`checklist.priority.${value}`)] as const) : impacts.map((value) => [value, t(`checklist.impact.${value}`)] as const);
  return options.map(([value, text]) => ({ value, label: `${label}: ${text}` }));
}
