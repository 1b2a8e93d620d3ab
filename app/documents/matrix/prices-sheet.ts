import type { Workbook, Worksheet } from "exceljs";

import { timesAYear } from "../../domain/cost/price-sheet";
import type { PriceSheet } from "../../domain/cost/price-sheet";
import type { CostLine, OfferCost } from "../../domain/cost/cost-of-ownership";
import { soundPrice } from "../../domain/scoring/price";
import { columnLetter, piecewiseFormula, plainNumber } from "./formulas";
import { firstOffer, headRow, knockOutRows, offerColumn } from "./matrix-plan";
import type { MatrixPlan } from "./matrix-plan";
import { bandRow, formats, putFormula, putInput, putText, startSheet } from "./sheets";

/** A line of the sheet: asked of all, or added by the vendor of one offer. */
interface SheetLine {
  line: CostLine;
  /** Place of the offer that added it; null for a line that all priced. */
  offer: number | null;
}

function sheetLines({ offers }: MatrixPlan): SheetLine[] {
  const asked = (offers[0]?.cost?.lines ?? []).filter(({ own }) => !own).map((line): SheetLine => ({ line, offer: null }));
  return [...asked, ...offers.flatMap(({ cost }, offer) => (cost?.lines ?? []).filter(({ own }) => own).map((line): SheetLine => ({ line, offer })))];
}

/** Rows under the head: the lines, the terms, the years, and what they come to. */
export function priceRows(plan: MatrixPlan) {
  const first = headRow + 1;
  const last = headRow + Math.max(1, sheetLines(plan).length);
  const years = plan.edition.price?.years ?? 0;
  const indexation = last + 2;
  const once = indexation + 4;
  const paid = once + 3;
  const present = paid + years + 2;
  const total = present + years + 2;
  return { first, last, indexation, discount: indexation + 1, budget: indexation + 2, once, yearly: once + 1, paid, present, total, takesPart: total + 1, value: total + 2 };
}

/** Unit prices, what they come to over the years, and the value of the price where that is a criterion. */
export function writePrices(workbook: Workbook, plan: MatrixPlan): void {
  const sheet = plan.edition.price;
  if (!sheet) return;
  const { t, offers } = plan;
  const worksheet = startSheet(workbook, plan, "prices", [
    { header: t("outcome.matrix.column.code"), width: 9 }, { header: t("outcome.matrix.column.text"), width: 46 }, { header: t("outcome.matrix.prices.rhythm"), width: 13 },
    { header: t("outcome.matrix.prices.times"), width: 10, right: true }, { header: t("outcome.matrix.prices.quantity"), width: 11, right: true }, { header: t("outcome.matrix.prices.counts"), width: 10, right: true },
    ...offers.map(({ vendor }) => ({ header: `${vendor.code} ${vendor.name}`, width: 17, right: true })),
  ], 2);
  const rows = priceRows(plan);
  sheetLines(plan).forEach(({ line, offer }, index) => {
    const row = rows.first + index;
    putText(worksheet.getCell(`A${row}`), offer === null ? line.code : offers[offer].vendor.code, { quiet: true });
    putText(worksheet.getCell(`B${row}`), line.unit ? `${line.text} (${line.unit})` : line.text);
    putText(worksheet.getCell(`C${row}`), t(`outcome.price.rhythm.${line.rhythm}`));
    putInput(worksheet.getCell(`D${row}`), line.rhythm === "once" ? 0 : timesAYear[line.rhythm], formats.whole);
    putInput(worksheet.getCell(`E${row}`), line.quantity, "#,##0.##");
    putInput(worksheet.getCell(`F${row}`), line.optional ? 0 : 1, formats.whole);
    offers.forEach(({ cost }, place) => {
      // A line that another vendor added costs this one nothing; a price that is not there is left blank.
      const price = offer === null ? (cost?.lines[index]?.unitPrice ?? null) : offer === place ? line.unitPrice : 0;
      putInput(worksheet.getCell(`${offerColumn(place, "prices")}${row}`), price, formats.money);
    });
  });
  writeTerms(worksheet, plan, sheet);
  offers.forEach(({ id, cost }, place) => writeOffer(worksheet, plan, sheet, id, cost ?? null, place));
}

function writeTerms(worksheet: Worksheet, plan: MatrixPlan, sheet: PriceSheet): void {
  const { t, offers } = plan;
  const rows = priceRows(plan);
  const label = (row: number, text: string, strong = false) => {
    putText(worksheet.getCell(`A${row}`), "");
    putText(worksheet.getCell(`B${row}`), text, { strong });
  };
  const input = (row: number, text: string, value: number | null) => {
    label(row, text);
    putInput(worksheet.getCell(`C${row}`), value, "#,##0.####");
  };
  input(rows.indexation, t("outcome.matrix.prices.indexation"), sheet.indexation);
  input(rows.discount, t("outcome.matrix.prices.discount"), sheet.discountRate);
  input(rows.budget, t("outcome.matrix.prices.budget", { currency: sheet.currency }), sheet.budget);
  label(rows.once, t("outcome.matrix.prices.once"));
  label(rows.yearly, t("outcome.matrix.prices.yearly"));
  for (let year = 0; year <= sheet.years; year += 1) {
    label(rows.paid + year, t("outcome.matrix.prices.paid", { year }));
    label(rows.present + year, t("outcome.matrix.prices.present", { year }));
  }
  label(rows.total, t("outcome.matrix.prices.total", { currency: sheet.currency }), true);
  label(rows.takesPart, t("outcome.matrix.prices.takesPart"));
  if (sheet.method.kind === "criterion") label(rows.value, t("outcome.matrix.prices.value"), true);
  for (const row of [rows.total, ...(sheet.method.kind === "criterion" ? [rows.value] : [])]) bandRow(worksheet, row, firstOffer.prices - 1 + offers.length);
}

function writeOffer(worksheet: Worksheet, plan: MatrixPlan, sheet: PriceSheet, offer: string, cost: OfferCost | null, place: number): void {
  const rows = priceRows(plan);
  const column = offerColumn(place, "prices");
  const put = (row: number, formula: string, result: number | null, format: string = formats.money, strong = false) =>
    putFormula(worksheet.getCell(`${column}${row}`), formula, result, format, strong);
  const lines = (letter: string) => `$${letter}$${rows.first}:$${letter}$${rows.last}`;
  const prices = `${column}${rows.first}:${column}${rows.last}`;
  const sumOver = (which: string, factor: string) =>
    `IF(SUMPRODUCT((${lines("F")}=1)*(${which})*(${prices}=""))>0,"",SUMPRODUCT((${lines("F")}=1)*(${which})*${lines("E")}${factor},${prices}))`;
  put(rows.once, sumOver(`${lines("D")}=0`, ""), cost?.once ?? null);
  put(rows.yearly, sumOver(`${lines("D")}>0`, `*${lines("D")}`), cost?.yearly ?? null);
  for (let year = 0; year <= sheet.years; year += 1) {
    const [once, yearly] = [`${column}${rows.once}`, `${column}${rows.yearly}`];
    const amount = year === 0 ? once : `${yearly}*(1+$C$${rows.indexation}/100)^${year - 1}`;
    const known = cost?.years?.[year];
    put(rows.paid + year, `IF(OR(${once}="",${yearly}=""),"",${amount})`, known ? known.once + known.recurring : null);
    put(rows.present + year, `IF(${column}${rows.paid + year}="","",${column}${rows.paid + year}/(1+$C$${rows.discount}/100)^${year})`, known?.present ?? null);
  }
  const present = `${column}${rows.present}:${column}${rows.present + sheet.years}`;
  const sum = `SUM(${present})`;
  put(rows.total, `IF(${column}${rows.present}="","",IF(${sum}>0,${sum},""))`, soundPrice(cost?.total), formats.money, true);
  const failed = plan.at("knockOuts", `${offerColumn(place, "knockOuts")}${knockOutRows(plan).failed}`);
  put(rows.takesPart, `IF(${failed}>0,0,1)`, plan.offers[place].excluded.length > 0 ? 0 : 1, formats.whole);
  const value = valueFormula(plan, sheet, column);
  if (value) put(rows.value, value, plan.ranking.price?.scores[offer] ?? null, formats.points, true);
}

/** The totals of the offers that take part, for the reference of relative formulas: row of totals and row of flags. */
export function totalsRange(plan: MatrixPlan): { totals: string; flags: string } {
  const rows = priceRows(plan);
  const across = (row: number) => `$${columnLetter(firstOffer.prices)}$${row}:$${columnLetter(firstOffer.prices + plan.offers.length - 1)}$${row}`;
  return { totals: across(rows.total), flags: across(rows.takesPart) };
}

function valueFormula(plan: MatrixPlan, { method }: PriceSheet, column: string): string | null {
  if (method.kind !== "criterion") return null;
  const { by } = method;
  const rows = priceRows(plan);
  const own = `${column}${rows.total}`;
  const known = (formula: string) => `IF(${own}="","",${formula})`;
  const floored = (formula: string, floor: number | null) => (floor === null ? formula : `MAX(${plainNumber(floor)},${formula})`);
  if (by.kind === "points") return known(piecewiseFormula(own, by.points.map(([price, value]) => [plainNumber(price), value])));
  if (by.kind === "budget") return known(floored(`100*(1-${own}/$C$${rows.budget})`, by.floor));
  const { totals, flags } = totalsRange(plan);
  // MINIFS is newer than the format: programs want this prefix before its name.
  const lowest = `_xlfn.MINIFS(${totals},${flags},1)`;
  const formula = by.kind === "lowest" ? `100*${lowest}/${own}` : floored(`100-50*LOG(${own}/${lowest},2)`, by.floor);
  const complete = `SUMPRODUCT((${flags}=1)*(${totals}=""))=0`;
  return `IF(AND(${own}<>"",${complete},SUM(${flags})>0),MIN(100,${formula}),"")`;
}
