import type { ChecklistPart } from "~/domain/respondents/checklist-reading";
import { impacts, priorities } from "~/domain/intake/matrix";
import type { ChoiceLabels } from "~/domain/respondents/read-choice";
import { languages } from "~/domain/language";
import { foldText } from "~/domain/responses/fold-text";
import { translator } from "~/i18n/translate";
import type { Translate } from "~/i18n/translate";

import type { Column } from "../workbook/layout";

/**
 * The columns of a checklist stand in the places of those of a response workbook, so that rows and columns that moved are
 * found again by the same means. The column of the mandatory mark is there too, hidden.
 */
export const partColumns = { selected: "answer", inUse: "unit", priority: "comment", impact: "evidence", remark: "status" } as const satisfies Record<ChecklistPart, Column>;

/** What stands above a column of the checklist. */
export function columnTitle(t: Translate, column: Column): string {
  switch (column) {
    case "question": return t("checklist.column.wish");
    case "answer": return t("checklist.column.selected");
    case "unit": return t("checklist.column.inUse");
    case "comment": return t("checklist.column.priority");
    case "evidence": return t("checklist.column.impact");
    case "status": return t("checklist.column.remark");
    default: return t(`workbook.column.${column}`);
  }
}

/** Labels of priority and impact in all languages. */
export const choiceLabels: ChoiceLabels = {
  priority: new Map(languages.map(translator).flatMap((t) => priorities.map((value) => [foldText(t(`checklist.priority.${value}`)), value] as const))),
  impact: new Map(languages.map(translator).flatMap((t) => impacts.map((value) => [foldText(t(`checklist.impact.${value}`)), value] as const))),
};

const steps = ["where", "tick", "describe", "blank", "back"] as const;

/** The instructions on the first sheet and on paper. */
export function checklistSteps(t: Translate): string[] {
  return steps.map((step) => t(`checklist.step.${step}`));
}
