import type { Workbook } from "exceljs";

import { priceLeafId } from "../../domain/cost/price-sheet";
import { editionTree } from "../../domain/decision/edition-tree";
import { shares } from "../../domain/scoring/weight-tree";
import type { MatrixPlan, MatrixRow } from "./matrix-plan";
import { bandRow, formats, putFormula, putInput, putText, startSheet } from "./sheets";

/** Columns of the weights: those from D are numbers that formulas elsewhere point at. */
export const weightColumns = { weight: "D", counts: "E", share: "F", global: "G", leaf: "H", isLeaf: "I" } as const;

/** The tree with its weights: what was set, which rows count, the share among siblings, and the share of the whole. */
export function writeWeights(workbook: Workbook, plan: MatrixPlan): void {
  const { t, rows, top } = plan;
  const column = (key: "code" | "text" | "level" | "weight" | "counts" | "share" | "global" | "leaf" | "isLeaf") => t(`outcome.matrix.column.${key}`);
  const worksheet = startSheet(workbook, plan, "weights", [
    { header: column("code"), width: 9 }, { header: column("text"), width: 70 }, { header: column("level"), width: 8, right: true },
    { header: column("weight"), width: 11, right: true }, { header: column("counts"), width: 9, right: true }, { header: column("share"), width: 13, right: true },
    { header: column("global"), width: 13, right: true }, { header: column("leaf"), width: 13, right: true }, { header: column("isLeaf"), width: 9, right: true },
  ], 2);
  const byNumber = new Map(rows.map((row) => [row.row, row]));
  const weightOf = weightsOf(plan);
  const { counted, shareOf } = results(plan, byNumber, weightOf);
  for (const row of rows) {
    const { row: number, children, parent } = row;
    const cell = (letter: string) => worksheet.getCell(`${letter}${number}`);
    const siblings = parent === null ? top : byNumber.get(parent)!.children;
    const inner = row.kind === "criterion";
    putText(cell("A"), row.requirement?.code ?? "", { quiet: true });
    putText(cell("B"), titleOf(plan, row), { strong: inner, indent: row.depth });
    putFormula(cell("C"), `${row.depth + 1}`, row.depth + 1, formats.whole);
    putInput(cell("D"), weightOf(row), formats.weight);
    const counts = inner ? (children.length > 0 ? `IF(${sumOf(children, (child) => `E${child}`)}>0,1,0)` : "0") : `IF(D${number}>0,1,0)`;
    putFormula(cell("E"), counts, counted.get(number)!, formats.whole);
    putFormula(cell("F"), `IF(E${number}=0,0,D${number}/${sumOfWeights(siblings, byNumber)})`, shareOf.get(number)!, formats.share);
    putFormula(cell("G"), parent === null ? `F${number}` : `F${number}*G${parent}`, globalOf(plan, row), formats.share);
    putFormula(cell("H"), inner ? "0" : `G${number}`, inner ? 0 : globalOf(plan, row), formats.share);
    putFormula(cell("I"), inner ? "0" : "1", inner ? 0 : 1, formats.whole);
    if (inner) bandRow(worksheet, number, 3);
  }
}

/** What stands in the text column of a row. */
export function titleOf({ t }: Pick<MatrixPlan, "t">, row: MatrixRow): string {
  return row.criterion?.title ?? row.requirement?.text ?? t("outcome.matrix.priceTotal");
}

type WeightOf = (row: MatrixRow) => number;

/** What was set for a row; by award on value a dimension weighs what it is worth. */
function weightsOf({ edition }: MatrixPlan): WeightOf {
  const dimensions = new Map(editionTree(edition).map(({ id, weight }) => [id, weight]));
  return ({ criterion, requirement }) => (criterion ? (dimensions.get(criterion.id) ?? criterion.weight) : (requirement?.weight ?? 1));
}

function globalOf({ ranking }: MatrixPlan, row: MatrixRow): number {
  return ranking.weights[row.criterion?.id ?? row.requirement?.id ?? priceLeafId] ?? 0;
}

/** Rows that follow each other as a range, others one by one. */
export function sumOf(rows: readonly number[], cell: (row: number) => string): string {
  const adjoining = rows.every((row, index) => index === 0 || row === rows[index - 1] + 1);
  return adjoining && rows.length > 2 ? `SUM(${cell(rows[0])}:${cell(rows[rows.length - 1])})` : `(${rows.map(cell).join("+")})`;
}

/** The weights of siblings that count. A requirement counts exactly when its weight is above 0, so its weight is enough. */
function sumOfWeights(siblings: readonly number[], byNumber: ReadonlyMap<number, MatrixRow>): string {
  const leaves = siblings.every((row) => byNumber.get(row)!.kind !== "criterion");
  return leaves ? sumOf(siblings, (row) => `D${row}`) : `(${siblings.map((row) => `D${row}*E${row}`).join("+")})`;
}

/** What the formulas for counting and for shares come to. */
function results({ rows, top }: MatrixPlan, byNumber: ReadonlyMap<number, MatrixRow>, weightOf: WeightOf) {
  const counted = new Map<number, number>();
  for (const row of rows.toReversed()) {
    const counts = row.kind === "criterion" ? row.children.some((child) => counted.get(child) === 1) : weightOf(row) > 0;
    counted.set(row.row, counts ? 1 : 0);
  }
  const shareOf = new Map<number, number>();
  for (const siblings of [top, ...rows.map(({ children }) => children)]) {
    const counting = siblings.filter((row) => counted.get(row) === 1);
    const own = counting.length > 0 ? shares(counting.map((row) => weightOf(byNumber.get(row)!))) : [];
    for (const row of siblings) shareOf.set(row, own[counting.indexOf(row)] ?? 0);
  }
  return { counted, shareOf };
}
