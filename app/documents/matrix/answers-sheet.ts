import type { Workbook, Worksheet } from "exceljs";

import { lowestAcceptedAnswer } from "../../domain/decision/knock-out-answer";
import type { EditionRequirement } from "../../domain/edition/edition";
import { answerScaleKeys } from "../../domain/requirements/answer-type";
import { scaleLabel, yesNoLabel } from "../../i18n/answer-labels";
import type { Translate } from "../../i18n/translate";
import { firstOffer, offerColumn, settingRows } from "./matrix-plan";
import type { MatrixPlan } from "./matrix-plan";
import { bandRow, formats, putFormula, putInput, putText, startSheet } from "./sheets";
import { titleOf, weightColumns } from "./weights-sheet";

/** Starts a sheet of the matrix: code, text, weight, and a column for every offer. */
export function startMatrix(workbook: Workbook, plan: MatrixPlan, key: "answers" | "marks" | "values" | "contributions", width: number): Worksheet {
  const { t, rows, offers } = plan;
  const right = key !== "answers";
  const worksheet = startSheet(workbook, plan, key, [
    { header: t("outcome.matrix.column.code"), width: 9 }, { header: t("outcome.matrix.column.text"), width: 56 },
    { header: t("outcome.matrix.column.global"), width: 11, right: true },
    ...offers.map(({ vendor }) => ({ header: `${vendor.code} ${vendor.name}`, width, right })),
  ], 3);
  for (const row of rows) {
    const inner = row.kind === "criterion";
    putText(worksheet.getCell(`A${row.row}`), row.requirement?.code ?? "", { quiet: true });
    putText(worksheet.getCell(`B${row.row}`), titleOf(plan, row), { strong: inner, indent: row.depth });
    const weight = plan.ranking.weights[row.criterion?.id ?? row.requirement?.id ?? "price.total"] ?? 0;
    putFormula(worksheet.getCell(`C${row.row}`), plan.at("weights", `${weightColumns.global}${row.row}`), weight, formats.share, inner);
    if (inner) bandRow(worksheet, row.row, firstOffer.matrix - 1 + offers.length);
  }
  return worksheet;
}

/** What vendors answered, in words, numbers and dates; the values follow from it. */
export function writeAnswers(workbook: Workbook, plan: MatrixPlan): void {
  const worksheet = startMatrix(workbook, plan, "answers", 24);
  for (const { row, requirement } of plan.rows) {
    if (!requirement) continue;
    plan.offers.forEach(({ id }, place) => {
      const value = plan.responses.get(id)!.answers.get(requirement.id)?.value ?? null;
      const cell = worksheet.getCell(`${offerColumn(place)}${row}`);
      putInput(cell, value === null ? null : typedAnswer(requirement, value, plan.t), formatOf(requirement, plan));
    });
  }
}

/** Whether some requirement is valued by marks. */
export function hasMarks({ edition }: Pick<MatrixPlan, "edition">): boolean {
  return edition.requirements.some(({ valuedBy }) => valuedBy !== "answer");
}

/** The marks that value what the committee values or confirms, 0–10. */
export function writeMarks(workbook: Workbook, plan: MatrixPlan): void {
  const worksheet = startMatrix(workbook, plan, "marks", 14);
  for (const { row, requirement } of plan.rows) {
    if (!requirement || requirement.valuedBy === "answer") continue;
    plan.offers.forEach(({ id }, place) => {
      putInput(worksheet.getCell(`${offerColumn(place)}${row}`), plan.responses.get(id)!.answers.get(requirement.id)?.mark ?? null, "0.##");
    });
  }
}

/** An answer as its cell holds it: the words of the scale, yes or no, a number, a date, or the text itself. */
export function typedAnswer({ answer }: EditionRequirement, value: string | number, t: Translate): string | number | Date {
  if (answer.type === "scale") {
    const key = answerScaleKeys.find((each) => each === value);
    return key ? scaleLabel(t, key) : value;
  }
  if (answer.type === "yesno" && (value === "yes" || value === "no")) return yesNoLabel(t, value);
  if (answer.type === "date" && /^\d{4}-\d{2}-\d{2}$/.test(String(value))) return new Date(`${value}T00:00:00Z`);
  return value;
}

function formatOf({ answer }: EditionRequirement, { edition }: MatrixPlan): string {
  if (answer.type === "money") return formats.money;
  if (answer.type === "date") return edition.language === "nl" ? "dd-mm-yyyy" : "dd/mm/yyyy";
  return answer.type === "number" ? "General" : formats.text;
}

/** The lowest answer that passes a knock-out in words; null where points or any answer decide. */
export function lowestInWords(requirement: EditionRequirement, t: Translate): string | null {
  const lowest = lowestAcceptedAnswer(requirement);
  return lowest === null ? null : String(typedAnswer(requirement, lowest, t));
}

/** Points per answer, and what counts for what is missing. */
export function writeSettings(workbook: Workbook, plan: MatrixPlan): void {
  const { t, edition, options } = plan;
  const worksheet = startSheet(workbook, plan, "settings", [
    { header: t("outcome.matrix.settings.answer"), width: 44 }, { header: t("outcome.matrix.settings.points"), width: 14, right: true }, { header: t("outcome.matrix.settings.order"), width: 12, right: true },
  ], 1);
  answerScaleKeys.forEach((key, index) => {
    const row = settingRows.firstScale + index;
    putText(worksheet.getCell(`A${row}`), scaleLabel(t, key));
    putInput(worksheet.getCell(`B${row}`), edition.scale.find((step) => step.key === key)?.points ?? null, "0.##");
    putFormula(worksheet.getCell(`C${row}`), `${index + 1}`, index + 1, formats.whole);
  });
  putText(worksheet.getCell(`A${settingRows.nullCounts}`), t("outcome.matrix.settings.nullCounts"));
  putInput(worksheet.getCell(`B${settingRows.nullCounts}`), options.nullCountsAs ?? null, "0.##");
  putText(worksheet.getCell(`A${settingRows.closed}`), t("outcome.matrix.settings.closed"));
  putInput(worksheet.getCell(`B${settingRows.closed}`), options.nullFails ? 1 : 0, formats.whole);
}
