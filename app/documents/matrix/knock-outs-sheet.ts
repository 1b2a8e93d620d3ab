import type { Workbook } from "exceljs";

import { knockOutFunction } from "../../domain/decision/knock-out-answer";
import type { EditionRequirement } from "../../domain/edition/edition";
import { hasValueFunction } from "../../domain/requirements/answer-type";
import { lowestInWords } from "./answers-sheet";
import { quotedText } from "./formulas";
import { knockOutRows, offerColumn, settingRows } from "./matrix-plan";
import type { MatrixPlan } from "./matrix-plan";
import { bandRow, formats, putFormula, putInput, putText, startSheet } from "./sheets";
import { answerWorth } from "./values-sheet";

type State = "passed" | "open" | "failed" | "waived";

/** What every mandatory requirement says of every offer, how many it fails, and the waivers. */
export function writeKnockOuts(workbook: Workbook, plan: MatrixPlan): void {
  const { t, offers, mandatory } = plan;
  const rows = knockOutRows(plan);
  const worksheet = startSheet(workbook, plan, "knockOuts", [
    { header: t("outcome.matrix.column.code"), width: 9 }, { header: t("outcome.matrix.column.text"), width: 56 }, { header: t("outcome.matrix.column.lowest"), width: 22 },
    ...offers.map(({ vendor }) => ({ header: `${vendor.code} ${vendor.name}`, width: 22 })),
  ], 3);
  const last = 3 + offers.length;
  const heading = (row: number, text: string) => {
    putText(worksheet.getCell(`B${row}`), text, { strong: true });
    for (const letter of ["A", "C"]) putText(worksheet.getCell(`${letter}${row}`), "");
    bandRow(worksheet, row, last);
  };
  heading(rows.failed, t("outcome.matrix.row.failed"));
  heading(rows.open, t("outcome.matrix.row.open"));
  putText(worksheet.getCell(`B${rows.firstWaiver - 1}`), t("outcome.matrix.row.waivers"), { strong: true });
  mandatory.forEach((requirement, index) => {
    for (const row of [rows.first + index, rows.firstWaiver + index]) {
      putText(worksheet.getCell(`A${row}`), requirement.code, { quiet: true });
      putText(worksheet.getCell(`B${row}`), requirement.text);
    }
    const lowest = lowestInWords(requirement, t);
    if (lowest !== null) putInput(worksheet.getCell(`C${rows.first + index}`), lowest, formats.text);
    else putText(worksheet.getCell(`C${rows.first + index}`), t(hasValueFunction(requirement.answer) ? "documents.evaluation.aboveZero" : "documents.evaluation.anyAnswer"), { quiet: true });
  });
  offers.forEach((offer, place) => {
    const column = offerColumn(place, "knockOuts");
    mandatory.forEach((requirement, index) => {
      const row = rows.first + index;
      const waiver = `${column}${rows.firstWaiver + index}`;
      putInput(worksheet.getCell(waiver), offer.waivers[requirement.id] ?? null, formats.text);
      const state = stateOf(plan, requirement, offer.id, offer.waivers);
      const withheld = plan.responses.get(offer.id)!.answers.get(requirement.id)?.withheld ?? false;
      putFormula(worksheet.getCell(`${column}${row}`), withheld ? openFormula(plan, waiver) : stateFormula(plan, requirement, column, row, waiver), t(`outcome.matrix.state.${state}`), formats.text);
    });
    const counted = (state: State) => (mandatory.length === 0 ? "0" : `COUNTIF(${column}${rows.first}:${column}${rows.last},${quotedText(t(`outcome.matrix.state.${state}`))})`);
    putFormula(worksheet.getCell(`${column}${rows.failed}`), counted("failed"), offer.excluded.length, formats.whole, true);
    putFormula(worksheet.getCell(`${column}${rows.open}`), counted("open"), offer.open.length, formats.whole, true);
  });
}

/** What does not count decides nothing. */
function openFormula({ t }: MatrixPlan, waiver: string): string {
  return `IF(LEN(TRIM(${waiver}))>0,${quotedText(t("outcome.matrix.state.waived"))},${quotedText(t("outcome.matrix.state.open"))})`;
}

function stateFormula(plan: MatrixPlan, requirement: EditionRequirement, column: string, row: number, waiver: string): string {
  const { t } = plan;
  const word = (state: State) => quotedText(t(`outcome.matrix.state.${state}`));
  const cell = plan.at("answers", `${column}${plan.rowOf.get(requirement.id)!}`);
  const undecided = `IF(${plan.at("settings", `$B$${settingRows.closed}`)}=1,${word("failed")},${word("open")})`;
  const verdict = (passes: string) => `IF(${passes},${word("passed")},${word("failed")})`;
  const judged = (): string => {
    const { answer } = requirement;
    if (answer.type === "scale") {
      const order = plan.at("settings", `$A$${settingRows.firstScale}:$A$${settingRows.lastScale}`);
      return `IF(ISNA(MATCH(${cell},${order},0)),${undecided},${verdict(`MATCH(${cell},${order},0)<=MATCH($C${row},${order},0)`)})`;
    }
    if (!hasValueFunction(answer)) return word("passed");
    const worth = answerWorth(plan, answer, cell, "-1");
    return `IF(${worth}<0,${undecided},${verdict(`${worth}>0`)})`;
  };
  return `IF(LEN(TRIM(${waiver}))>0,${word("waived")},IF(LEN(TRIM(${cell}))=0,${undecided},${judged()}))`;
}

function stateOf({ edition, responses, options }: MatrixPlan, requirement: EditionRequirement, offer: string, waivers: Readonly<Record<string, string>>): State {
  if (waivers[requirement.id]) return "waived";
  const answer = responses.get(offer)!.answers.get(requirement.id);
  if (answer?.withheld) return "open";
  const state = knockOutFunction(requirement, edition.scale)(answer?.value ?? null);
  return state === "open" && options.nullFails ? "failed" : state;
}
