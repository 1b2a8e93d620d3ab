import type { Workbook, Worksheet } from "exceljs";

import { priceLeafId } from "../../domain/cost/price-sheet";
import type { EditionRankedOffer } from "../../domain/decision/types";
import type { EditionRequirement } from "../../domain/edition/edition";
import type { EditionAnswer } from "../../domain/edition/edition";
import { markingOf } from "../../domain/edition/marking";
import { hasValueFunction } from "../../domain/requirements/answer-type";
import { valueFunction } from "../../domain/scoring/value-functions";
import { yesNoLabel } from "../../i18n/answer-labels";
import { startMatrix } from "./answers-sheet";
import { dateFormula, piecewiseFormula, plainNumber, quotedText } from "./formulas";
import { firstOffer, offerColumn, settingRows } from "./matrix-plan";
import type { MatrixPlan, MatrixRow } from "./matrix-plan";
import { priceRows } from "./prices-sheet";
import { bandRow, formats, putFormula, putText } from "./sheets";
import { weightColumns } from "./weights-sheet";

/** Answers and marks on 0–100, the weighted mean of every criterion, and the total with its bounds. */
export function writeValues(workbook: Workbook, plan: MatrixPlan): void {
  const worksheet = startMatrix(workbook, plan, "values", 14);
  plan.offers.forEach((offer, place) => {
    const column = offerColumn(place);
    for (const row of plan.rows) {
      const { formula, result } = valueCell(plan, row, column, place, offer);
      putFormula(worksheet.getCell(`${column}${row.row}`), formula, result, formats.points, row.kind === "criterion");
    }
    const range = `${column}${plan.firstRow}:${column}${plan.lastRow}`;
    const leaf = plan.at("weights", `$${weightColumns.leaf}$${plan.firstRow}:$${weightColumns.leaf}$${plan.lastRow}`);
    putFormula(worksheet.getCell(`${column}${plan.total}`), meanOfRows(plan, plan.top, column), offer.value === null ? null : sumOfTop(plan, offer), formats.points, true);
    putFormula(worksheet.getCell(`${column}${plan.low}`), `SUMPRODUCT(${leaf},${range})`, offer.low, formats.points);
    putFormula(worksheet.getCell(`${column}${plan.high}`), `${column}${plan.low}+100*SUMPRODUCT(${leaf}*(${range}=""))`, offer.high, formats.points);
  });
  writeLabels(worksheet, plan, [[plan.total, "total"], [plan.low, "low"], [plan.high, "high"]]);
}

/** What each row adds to the total of each offer: share of the whole × value. */
export function writeContributions(workbook: Workbook, plan: MatrixPlan): void {
  const worksheet = startMatrix(workbook, plan, "contributions", 14);
  plan.offers.forEach((offer, place) => {
    const column = offerColumn(place);
    for (const row of plan.rows) {
      const weight = plan.at("weights", `$${weightColumns.global}$${row.row}`);
      const value = plan.at("values", `${column}${row.row}`);
      putFormula(worksheet.getCell(`${column}${row.row}`), `IF(${weight}=0,0,IF(${value}="","",${weight}*${value}))`, contributionOf(plan, row, offer), formats.points, row.kind === "criterion");
    }
    const flags = plan.at("weights", `$${weightColumns.isLeaf}$${plan.firstRow}:$${weightColumns.isLeaf}$${plan.lastRow}`);
    const total = `IF(${plan.at("values", `${column}${plan.total}`)}="","",SUMIF(${flags},1,${column}${plan.firstRow}:${column}${plan.lastRow}))`;
    putFormula(worksheet.getCell(`${column}${plan.total}`), total, offer.value, formats.points, true);
  });
  writeLabels(worksheet, plan, [[plan.total, "contributionTotal"]]);
}

function writeLabels(worksheet: Worksheet, { t, offers }: MatrixPlan, labels: readonly (readonly [row: number, label: "total" | "low" | "high" | "contributionTotal"])[]): void {
  for (const [row, label] of labels) {
    putText(worksheet.getCell(`A${row}`), "");
    putText(worksheet.getCell(`B${row}`), t(`outcome.matrix.row.${label}`), { strong: true });
    putText(worksheet.getCell(`C${row}`), "");
    bandRow(worksheet, row, firstOffer.matrix - 1 + offers.length);
  }
}

function valueCell(plan: MatrixPlan, row: MatrixRow, column: string, place: number, offer: EditionRankedOffer): { formula: string; result: number | null } {
  const { edition, ranking, options, responses } = plan;
  if (row.kind === "criterion") return { formula: meanOfRows(plan, row.children, column), result: (row.criterion && offer.nodes[row.criterion.id]?.value) ?? null };
  if (row.kind === "price") {
    return { formula: `${plan.at("prices", `${offerColumn(place, "prices")}${priceRows(plan).value}`)}`, result: ranking.price?.scores[offer.id] ?? null };
  }
  const requirement = row.requirement!;
  const answer = responses.get(offer.id)!.answers.get(requirement.id);
  // Below the rung from which answers count: nothing, whatever it says.
  if (answer?.withheld) return { formula: `""`, result: null };
  const own = valueFunction(requirement, edition.scale, markingOf(edition).highest)(answer?.value ?? null, answer?.mark ?? null);
  const waits = requirement.valuedBy !== "answer" && (answer?.value ?? null) !== null;
  return { formula: valueFormula(plan, requirement, `${column}${row.row}`), result: own ?? (waits ? null : (options.nullCountsAs ?? null)) };
}

/** The weighted mean of rows, or nothing while one that counts has no value. */
function meanOfRows(plan: MatrixPlan, rows: readonly number[], column: string): string {
  const share = weightColumns.share;
  if (rows.length === 0) return `""`;
  const adjoining = rows.every((row, index) => index === 0 || row === rows[index - 1] + 1);
  if (adjoining) {
    const shares = plan.at("weights", `$${share}$${rows[0]}:$${share}$${rows[rows.length - 1]}`);
    const values = `${column}${rows[0]}:${column}${rows[rows.length - 1]}`;
    return `IF(OR(SUM(${shares})=0,SUMPRODUCT((${shares}>0)*(${values}=""))>0),"",SUMPRODUCT(${shares},${values}))`;
  }
  const shareAt = (row: number) => plan.at("weights", `$${share}$${row}`);
  const missing = rows.map((row) => `AND(${shareAt(row)}>0,${column}${row}="")`).join(",");
  return `IF(OR(${rows.map(shareAt).join("+")}=0,${missing}),"",${rows.map((row) => `${shareAt(row)}*N(${column}${row})`).join("+")})`;
}

/** The value of an answer or mark from the cell that holds it; what counts for a missing one where there is none. */
function valueFormula(plan: MatrixPlan, requirement: EditionRequirement, reference: string): string {
  const counts = plan.at("settings", `$B$${settingRows.nullCounts}`);
  const missing = `IF(ISNUMBER(${counts}),${counts},"")`;
  if (requirement.valuedBy !== "answer") {
    const mark = plan.at("marks", reference);
    // What was answered and waits for the committee is not missing.
    const waiting = `IF(${plan.at("answers", reference)}="",${missing},"")`;
    return `IF(ISNUMBER(${mark}),100*${mark}/${markingOf(plan.edition).highest},${waiting})`;
  }
  return answerWorth(plan, requirement.answer, plan.at("answers", reference), missing);
}

/** What an answer is worth by itself, on 0–100; `otherwise` where it says nothing. */
export function answerWorth(plan: MatrixPlan, answer: EditionAnswer, cell: string, otherwise: string): string {
  const { t } = plan;
  switch (answer.type) {
    case "scale": {
      const table = plan.at("settings", `$A$${settingRows.firstScale}:$B$${settingRows.lastScale}`);
      return `IF(${cell}="",${otherwise},IFERROR(VLOOKUP(${cell},${table},2,FALSE),${otherwise}))`;
    }
    case "yesno": {
      const other = answer.better === "yes" ? "no" : "yes";
      return `IF(${cell}=${quotedText(yesNoLabel(t, answer.better))},100,IF(${cell}=${quotedText(yesNoLabel(t, other))},0,${otherwise}))`;
    }
    case "number":
    case "money":
    case "date": {
      if (!hasValueFunction(answer)) return otherwise;
      const points = (answer.points ?? []).map(([x, value]): [string, number] => [typeof x === "string" ? dateFormula(x) : plainNumber(x), value]);
      return `IF(ISNUMBER(${cell}),${piecewiseFormula(cell, points)},${otherwise})`;
    }
    case "text":
      return otherwise;
  }
}

/** The total as its formula comes to it; the ranking's own is the same but for rounding. */
function sumOfTop({ ranking, edition }: MatrixPlan, offer: EditionRankedOffer): number {
  return edition.criteria.reduce((sum, { id }) => sum + (ranking.weights[id] ?? 0) * (offer.nodes[id]?.value ?? 0), 0);
}

function contributionOf({ ranking }: MatrixPlan, row: MatrixRow, offer: EditionRankedOffer): number | null {
  const id = row.criterion?.id ?? row.requirement?.id ?? priceLeafId;
  const weight = ranking.weights[id] ?? 0;
  if (weight === 0) return 0;
  if (row.kind !== "criterion") return offer.contributions[id] ?? null;
  const value = offer.nodes[id]?.value ?? null;
  return value === null ? null : weight * value;
}
