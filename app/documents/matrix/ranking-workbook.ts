import ExcelJS from "exceljs";

import type { RankingOptions, VendorResponse } from "../../domain/decision/edition-ranking";
import type { Edition } from "../../domain/edition/edition";
import { withFixedDates } from "../zip";
import { hasMarks, writeAnswers, writeMarks, writeSettings } from "./answers-sheet";
import { writeKnockOuts } from "./knock-outs-sheet";
import { planMatrix } from "./matrix-plan";
import { writePrices } from "./prices-sheet";
import { writeRanking } from "./ranking-sheet";
import { fitRows } from "./sheets";
import { writeContributions, writeValues } from "./values-sheet";
import { writeWeights } from "./weights-sheet";

/**
 * The ranking and the full matrix as a workbook in the edition's language, computed by its own formulas from weights,
 * answers, marks and prices: whoever doubts the ranking can follow every step, or change a weight and see what follows.
 * The arguments are those of `rankEdition`. Same input, same bytes.
 *
 * @param state ISO instant of the state that is exported, set as the date of the file
 * @param note what keeps it from being the outcome, on the first sheet; null for the outcome
 */
export async function rankingWorkbook(edition: Edition, responses: readonly VendorResponse[], options: RankingOptions, state: string = edition.publishedAt, note: string | null = null): Promise<Uint8Array> {
  const plan = planMatrix(edition, responses, options);
  const workbook = new ExcelJS.Workbook();
  const date = new Date(state);
  const creator = plan.t("workbook.creator");
  Object.assign(workbook, { title: `${plan.t("report.kind")}: ${edition.title}`, company: edition.organisation, creator, lastModifiedBy: creator, language: edition.language, created: date, modified: date });
  workbook.calcProperties = { fullCalcOnLoad: true };
  writeRanking(workbook, plan);
  if (note) workbook.worksheets[0].getCell("A4").value = note;
  writeWeights(workbook, plan);
  writeAnswers(workbook, plan);
  if (hasMarks(plan)) writeMarks(workbook, plan);
  writeValues(workbook, plan);
  writeContributions(workbook, plan);
  writeKnockOuts(workbook, plan);
  writePrices(workbook, plan);
  writeSettings(workbook, plan);
  workbook.worksheets.forEach(fitRows);
  return withFixedDates(new Uint8Array(await workbook.xlsx.writeBuffer()));
}
