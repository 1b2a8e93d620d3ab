import ExcelJS from "exceljs";
import type { Cell, Worksheet } from "exceljs";

import { assess } from "../../domain/business-case/assess";
import type { Assessment } from "../../domain/business-case/assess";
import { outlooks } from "../../domain/business-case/business-case";
import type { BusinessCase, Estimate, Outlook } from "../../domain/business-case/business-case";
import type { Language } from "../../domain/language";
import { caseLineName } from "../../i18n/case-texts";
import { translator } from "../../i18n/translate";
import type { Translate } from "../../i18n/translate";
import { setInertText } from "../inert-text";
import { fill, font, underlined } from "../workbook/style";
import { withFixedDates } from "../zip";

/** Columns of the sheet with the figures: what every formula of the other sheets refers to. */
const column = { label: "A", kind: "B", timing: "C", firstYear: "D", growth: "E", worst: "F", expected: "G", best: "H", factor: "I" } as const;
/** Of a channel, one row for each figure that can differ by outlook, in the same columns. */
const rateCell = "$B$3";
const firstLine = 7;
const money = "#,##0;[Red]-#,##0";
const percent = "0.0%";

interface Place {
  sheet: string;
  /** Row of each line and channel on the sheet with the figures; a channel takes four. */
  costs: number[];
  returns: number[];
  channels: number[];
}

/**
 * A business case as a workbook in which everything that follows from the figures is a formula: change one, and net
 * present value, internal rate and payback follow. Same business case, same bytes. Throws when it cannot be worked out.
 */
export async function writeBusinessCase(businessCase: BusinessCase, title: string, language: Language): Promise<Uint8Array> {
  const t = translator(language);
  const worked = assess(businessCase);
  if (!worked) throw new Error("a business case with missing figures cannot be written");
  const workbook = new ExcelJS.Workbook();
  workbook.created = workbook.modified = new Date("2026-01-01T00:00:00Z");
  workbook.calcProperties.fullCalcOnLoad = true;
  const place = writeFigures(workbook.addWorksheet(t("businessCase.sheet.figures")), businessCase, title, t);
  for (const outlook of outlooks) writeOutlook(workbook.addWorksheet(t(`businessCase.outlook.${outlook}`)), businessCase, outlook, worked[outlook], place, t);
  return withFixedDates(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

function writeFigures(sheet: Worksheet, businessCase: BusinessCase, title: string, t: Translate): Place {
  const { costs, returns, channels } = businessCase;
  sheet.columns = [{ width: 44 }, { width: 22 }, { width: 14 }, { width: 12 }, { width: 12 }, { width: 16 }, { width: 16 }, { width: 16 }, { width: 18 }];
  heading(sheet.getCell("A1"), title, 14);
  text(sheet.getCell("A2"), t("businessCase.currency"));
  text(sheet.getCell("B2"), businessCase.currency);
  text(sheet.getCell("A3"), t("businessCase.discountRate"));
  input(sheet.getCell("B3"), businessCase.discountRate, percent);
  text(sheet.getCell("A4"), t("businessCase.hint"));
  (["label", "kind", "timing", "firstYear", "growth", "worst", "expected", "best", "factor"] as const).forEach((name) => {
    const cell = sheet.getCell(`${column[name]}6`);
    heading(cell, t(`businessCase.column.${name}`), 11);
    cell.border = underlined;
    cell.alignment = { wrapText: true, vertical: "bottom" };
  });
  let row = firstLine;
  const lineAt = (label: string, kind: string, line: { timing: "once" | "yearly"; firstYear: number; growth: number; amount: Estimate }, factor: number) => {
    text(sheet.getCell(`A${row}`), caseLineName(t, label));
    text(sheet.getCell(`B${row}`), kind);
    text(sheet.getCell(`C${row}`), t(`businessCase.timing.${line.timing}`));
    input(sheet.getCell(`D${row}`), line.firstYear, "0");
    input(sheet.getCell(`E${row}`), line.growth, percent);
    estimate(sheet, row, line.amount, money);
    input(sheet.getCell(`I${row}`), factor, "0.00");
    return row++;
  };
  const place: Place = {
    sheet: `'${sheet.name.replaceAll("'", "''")}'`,
    costs: costs.map((line) => lineAt(line.label, t(`businessCase.cost.${line.kind}`), line, line.rate?.perHour ?? 1)),
    returns: returns.map((line) => lineAt(line.label, t(`businessCase.return.${line.kind}`), line, line.margin)),
    channels: [],
  };
  place.channels = channels.map((channel) => {
    const first = row;
    const figure = (name: "conversion" | "extraProfit" | "costPerContract" | "now", value: Estimate, format: string) => {
      text(sheet.getCell(`A${row}`), caseLineName(t, channel.label));
      text(sheet.getCell(`B${row}`), t(`businessCase.channel.${name}`));
      estimate(sheet, row++, value, format);
    };
    figure("conversion", channel.conversionLater, percent);
    figure("extraProfit", channel.extraProfit.expected === null ? { worst: null, expected: 0, best: null } : channel.extraProfit, money);
    figure("costPerContract", channel.costPerContractLater.expected === null ? { worst: null, expected: channel.costPerContractNow, best: null } : channel.costPerContractLater, money);
    // What holds now is one figure each: contacts, conversion, profit and cost per contract, and the first year.
    text(sheet.getCell(`A${row}`), caseLineName(t, channel.label));
    text(sheet.getCell(`B${row}`), t("businessCase.channel.now"));
    input(sheet.getCell(`D${row}`), channel.firstYear, "0");
    input(sheet.getCell(`E${row}`), channel.conversionNow, percent);
    input(sheet.getCell(`F${row}`), channel.contactsPerYear, "#,##0");
    input(sheet.getCell(`G${row}`), channel.profitPerContract, money);
    input(sheet.getCell(`H${row}`), channel.costPerContractNow, money);
    row += 1;
    return first;
  });
  sheet.views = [{ state: "frozen", ySplit: 6 }];
  return place;
}

function writeOutlook(sheet: Worksheet, businessCase: BusinessCase, outlook: Outlook, worked: Assessment, place: Place, t: Translate): void {
  const { costs, returns, channels, years } = businessCase;
  const chosen = column[outlook];
  const figure = (row: number) => `IF(${place.sheet}!${chosen}${row}="",${place.sheet}!${column.expected}${row},${place.sheet}!${chosen}${row})`;
  const yearColumn = (year: number) => columnName(3 + year);
  const last = yearColumn(years);
  sheet.columns = [{ width: 44 }, { width: 16 }, ...Array.from({ length: years + 1 }, () => ({ width: 14 }))];
  heading(sheet.getCell("A1"), t(`businessCase.outlook.${outlook}`), 14);
  heading(sheet.getCell("B2"), t("businessCase.row.amount"), 11);
  for (let year = 0; year <= years; year++) {
    const cell = sheet.getCell(`${yearColumn(year)}2`);
    cell.value = year;
    cell.font = font(11, "ink", { bold: true });
    cell.border = underlined;
  }
  let row = 3;
  const lineAt = (label: string, amount: string, spread: (year: string) => string) => {
    text(sheet.getCell(`A${row}`), caseLineName(t, label));
    formula(sheet.getCell(`B${row}`), amount, money);
    for (let year = 0; year <= years; year++) formula(sheet.getCell(`${yearColumn(year)}${row}`), spread(`${yearColumn(year)}$2`), money);
    return row++;
  };
  const spreadOf = (source: number, timing: "once" | "yearly") => {
    const [here, from, growth] = [row, `${place.sheet}!$D$${source}`, `${place.sheet}!$E$${source}`];
    return timing === "once"
      ? (year: string) => `IF(${year}=${from}-1,$B${here},0)`
      : (year: string) => `IF(${year}>=${from},$B${here}*(1+${growth})^(${year}-${from}),0)`;
  };
  const blockOf = (name: "costs" | "returns", write: () => void) => {
    const start = row;
    write();
    const total = row++;
    heading(sheet.getCell(`A${total}`), t(`businessCase.row.${name}`), 11);
    for (let year = 0; year <= years; year++) {
      const at = yearColumn(year);
      formula(sheet.getCell(`${at}${total}`), total > start ? `SUM(${at}${start}:${at}${total - 1})` : "0", money, worked[name][year]);
    }
    return total;
  };
  const costRow = blockOf("costs", () => costs.forEach((line, index) => lineAt(line.label, `${figure(place.costs[index])}*${place.sheet}!$I$${place.costs[index]}`, spreadOf(place.costs[index], line.timing))));
  const returnRow = blockOf("returns", () => {
    returns.forEach((line, index) => lineAt(line.label, `${figure(place.returns[index])}*${place.sheet}!$I$${place.returns[index]}`, spreadOf(place.returns[index], line.timing)));
    channels.forEach((channel, index) => {
      const first = place.channels[index];
      const now = (name: string) => `${place.sheet}!$${name}$${first + 3}`;
      const more = `${now("F")}*(${figure(first)}*(${now("G")}+${figure(first + 1)}-${figure(first + 2)})-${now("E")}*(${now("G")}-${now("H")}))`;
      const here = row;
      lineAt(channel.label, more, (year) => `IF(${year}>=${now("D")},$B${here},0)`);
    });
  });
  const rows = { flow: row, worth: row + 1, running: row + 2, runningWorth: row + 3 };
  const values = { flow: worked.flows, running: worked.running };
  for (const [name, at] of Object.entries(rows)) heading(sheet.getCell(`A${at}`), t(`businessCase.row.${name as keyof typeof rows}`), 11);
  for (let year = 0; year <= years; year++) {
    const at = yearColumn(year);
    formula(sheet.getCell(`${at}${rows.flow}`), `${at}${returnRow}-${at}${costRow}`, money, values.flow[year]);
    formula(sheet.getCell(`${at}${rows.worth}`), `${at}${rows.flow}/(1+${place.sheet}!${rateCell})^${at}$2`, money);
    formula(sheet.getCell(`${at}${rows.running}`), `SUM($C${rows.flow}:${at}${rows.flow})`, money, values.running[year]);
    formula(sheet.getCell(`${at}${rows.runningWorth}`), `SUM($C${rows.worth}:${at}${rows.worth})`, money);
  }
  const range = (at: number) => `$C$${at}:$${last}$${at}`;
  const payback = (total: number, flow: number) => {
    const lastBelow = `SUMPRODUCT(MAX((${range(total)}<0)*(${range(2)}+1)))`;
    return `IF(COUNTIF(${range(total)},"<0")=0,0,IF(${last}${total}<0,"${t("businessCase.outcome.never")}",${lastBelow}-1-INDEX(${range(total)},1,${lastBelow})/INDEX(${range(flow)},1,${lastBelow}+1)))`;
  };
  row += 5;
  const outcome = (name: "netPresentValue" | "returnOnInvestment" | "internalRateOfReturn" | "payback" | "discountedPayback", content: string, format: string, value: number | null) => {
    heading(sheet.getCell(`A${row}`), t(`businessCase.outcome.${name}`), 11);
    formula(sheet.getCell(`B${row++}`), content, format, value ?? undefined);
  };
  outcome("netPresentValue", `SUM(${range(rows.worth)})`, money, worked.netPresentValue);
  outcome("returnOnInvestment", `IF(SUM(${range(costRow)})=0,"",(SUM(${range(returnRow)})-SUM(${range(costRow)}))/SUM(${range(costRow)}))`, percent, worked.returnOnInvestment);
  outcome("internalRateOfReturn", worked.internalRateOfReturn === null ? `"${t("businessCase.outcome.noRate")}"` : `IRR(${range(rows.flow)},${worked.internalRateOfReturn.toFixed(6)})`, "0.00%", worked.internalRateOfReturn);
  outcome("payback", payback(rows.running, rows.flow), "0.00", worked.payback);
  outcome("discountedPayback", payback(rows.runningWorth, rows.worth), "0.00", worked.discountedPayback);
  sheet.views = [{ state: "frozen", xSplit: 2, ySplit: 2 }];
}

function estimate(sheet: Worksheet, row: number, value: Estimate, format: string): void {
  for (const outlook of outlooks) input(sheet.getCell(`${column[outlook]}${row}`), value[outlook], format);
}

function text(cell: Cell, content: string): void {
  setInertText(cell, content);
  cell.font = font(11);
}

function heading(cell: Cell, content: string, size: number): void {
  setInertText(cell, content);
  cell.font = font(size, "ink", { bold: true });
}

function input(cell: Cell, value: number | null, format: string): void {
  cell.value = value;
  cell.numFmt = format;
  cell.font = font(11);
  cell.fill = fill("input");
}

function formula(cell: Cell, content: string, format: string, result?: number): void {
  cell.value = { formula: content, ...(result === undefined ? {} : { result }) } as ExcelJS.CellFormulaValue;
  cell.numFmt = format;
  cell.font = font(11);
}

function columnName(column: number): string {
  return column <= 26 ? String.fromCharCode(64 + column) : columnName(Math.floor((column - 1) / 26)) + columnName(((column - 1) % 26) + 1);
}
