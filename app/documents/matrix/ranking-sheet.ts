import type { Workbook } from "exceljs";

import { soundPrice } from "../../domain/scoring/price";
import { columnLetter, plainNumber } from "./formulas";
import { firstRanked, headRow, knockOutRows, offerColumn } from "./matrix-plan";
import type { MatrixPlan } from "./matrix-plan";
import { priceRows } from "./prices-sheet";
import { formats, putFormula, putText, startSheet } from "./sheets";

/** Columns of the first sheet before those of the dimensions. */
const columns = ["rank", "code", "vendor", "package", "total", "low", "high", "best", "worst", "takesPart", "open"] as const;
type Column = (typeof columns)[number];
const letters = Object.fromEntries(columns.map((column, index) => [column, columnLetter(index + 1)])) as Record<Column, string>;

/** Values on 0–100 that differ by no more than this are equal, as in the ranking itself. */
const tolerance = "0.000000001";

/** The ranking, computed from the sheets behind it. */
export function writeRanking(workbook: Workbook, plan: MatrixPlan): void {
  const { t, edition, offers, ranking } = plan;
  const awarded = awardMethod(plan);
  const dimensions = plan.rows.filter(({ kind, depth, criterion }) => kind === "criterion" && depth === 0 && (ranking.weights[criterion!.id] ?? 0) > 0);
  const priced = edition.price !== undefined;
  const cost = columnLetter(columns.length + 1);
  const score = columnLetter(columns.length + 2);
  const extra = [...(priced ? ["cost" as const] : []), ...(awarded ? ["score" as const] : [])];
  const worksheet = startSheet(workbook, plan, "ranking", [
    ...columns.map((column) => ({ header: t(`outcome.matrix.ranking.${column === "total" && awarded ? "quality" : column}`), width: column === "vendor" || column === "package" ? 30 : 11, right: !["code", "vendor", "package"].includes(column) })),
    ...extra.map((column) => ({ header: t(`outcome.matrix.ranking.${column === "score" ? awarded! : column}`), width: 16, right: true })),
    ...dimensions.map(({ criterion }) => ({ header: criterion!.title, width: Math.max(15, Math.min(32, 1.4 * Math.max(...criterion!.title.split(/[\s-]/).map((word) => word.length)))), right: true })),
  ], 3);
  const last = headRow + offers.length;
  const all = (column: string) => `$${column}$${firstRanked}:$${column}$${last}`;
  offers.forEach((offer, place) => {
    const row = firstRanked + place;
    const own = (column: Column) => `${letters[column]}${row}`;
    const put = (column: string, formula: string, result: string | number | null, format: string, strong = false) =>
      putFormula(worksheet.getCell(`${column}${row}`), formula, result, format, strong);
    const value = (of: number) => plan.at("values", `${offerColumn(place)}${of}`);
    const knockOuts = (of: number) => plan.at("knockOuts", `${offerColumn(place, "knockOuts")}${of}`);
    putText(worksheet.getCell(own("code")), offer.vendor.code, { quiet: true });
    putText(worksheet.getCell(own("vendor")), offer.vendor.name, { strong: true });
    putText(worksheet.getCell(own("package")), offer.vendor.package);
    put(letters.total, value(plan.total), offer.value, formats.points, true);
    put(letters.low, value(plan.low), offer.low, formats.points);
    put(letters.high, value(plan.high), offer.high, formats.points);
    put(letters.takesPart, `IF(${knockOuts(knockOutRows(plan).failed)}>0,0,1)`, offer.excluded.length > 0 ? 0 : 1, formats.whole);
    put(letters.open, knockOuts(knockOutRows(plan).open), offer.open.length, formats.whole);
    if (priced) put(cost, plan.at("prices", `${offerColumn(place, "prices")}${priceRows(plan).total}`), soundPrice(offer.cost?.total), formats.money);
    if (awarded) put(score, scoreFormula(plan, { row, cost, place }, all), ranking.price!.scores[offer.id], awarded === "utility" ? "0.0000" : formats.money, true);
    const range = offer.rankRange;
    const rank = awarded ? awardRank(awarded, score, row, all) : rankFormula(row, all);
    put(letters.rank, rank, offer.rank, formats.whole, true);
    const [best, worst] = awarded ? awardRange(score, row, all) : rankRange(row, all);
    put(letters.best, best, range?.[0] ?? null, formats.whole);
    put(letters.worst, worst, range?.[1] ?? null, formats.whole);
    dimensions.forEach(({ row: of, criterion }, index) => {
      put(columnLetter(columns.length + extra.length + 1 + index), value(of), offer.nodes[criterion!.id]?.value ?? null, formats.points);
    });
  });
}

type All = (column: string) => string;

function awardMethod({ edition }: MatrixPlan): "utility" | "fictional" | null {
  const kind = edition.price?.method.kind;
  return kind === "utility-index" ? "utility" : kind === "award-on-value" ? "fictional" : null;
}

/** 1 + how many that take part have a greater total. */
function rankFormula(row: number, all: All): string {
  const { total, takesPart } = letters;
  const above = `SUMPRODUCT((${all(takesPart)}=1)*ISNUMBER(${all(total)})*(${all(total)}>${total}${row}+${tolerance}))`;
  return `IF(OR(${takesPart}${row}=0,${total}${row}=""),"",1+${above})`;
}

/** Best rank: only those stand above that do so in any case; worst: all that could. */
function rankRange(row: number, all: All): [best: string, worst: string] {
  const { low, high, takesPart, open } = letters;
  const others = `(${all(takesPart)}=1)*(ROW(${all(takesPart)})<>ROW())`;
  const best = `SUMPRODUCT(${others}*(${all(open)}=0)*(${all(low)}>${high}${row}+${tolerance}))`;
  const worst = `SUMPRODUCT(${others}*(${all(high)}>${low}${row}+${tolerance}))`;
  return [`IF(${takesPart}${row}=0,"",1+${best})`, `IF(${takesPart}${row}=0,"",1+${worst})`];
}

/** The utility index, or the fictional price; nothing while a quality or price that it needs is missing. */
function scoreFormula(plan: MatrixPlan, at: { row: number; cost: string; place: number }, all: All): string {
  const { total, takesPart } = letters;
  const { row, cost, place } = at;
  const { method } = plan.edition.price!;
  if (method.kind === "utility-index") {
    const complete = `SUMPRODUCT((${all(takesPart)}=1)*((${all(total)}="")+(${all(cost)}="")>0))=0`;
    const best = `_xlfn.MAXIFS(${all(total)},${all(takesPart)},1)/100`;
    const lowest = `_xlfn.MINIFS(${all(cost)},${all(takesPart)},1)`;
    return `IF(AND(${takesPart}${row}=1,${complete}),(1-(${best}-${total}${row}/100)*${plainNumber(method.weight)})/${cost}${row}*${lowest},"")`;
  }
  const worth = method.kind === "award-on-value" ? method.worth : {};
  const earned = plan.rows.flatMap(({ kind, depth, criterion, row: of }) => {
    const amount = kind === "criterion" && depth === 0 ? (worth[criterion!.id] ?? 0) : 0;
    return amount > 0 ? [{ amount, value: plan.at("values", `${offerColumn(place)}${of}`) }] : [];
  });
  const missing = [`${cost}${row}=""`, ...earned.map(({ value }) => `${value}=""`)].join(",");
  return `IF(OR(${missing}),"",${cost}${row}${earned.map(({ amount, value }) => `-${plainNumber(amount)}*${value}/100`).join("")})`;
}

function awardRank(method: "utility" | "fictional", score: string, row: number, all: All): string {
  const { takesPart } = letters;
  const better = method === "utility" ? `(${all(score)}>${score}${row}+${tolerance})` : `(${all(score)}<${score}${row}-${tolerance})`;
  return `IF(OR(${takesPart}${row}=0,${score}${row}=""),"",1+SUMPRODUCT((${all(takesPart)}=1)*ISNUMBER(${all(score)})*${better}))`;
}

/** While a score is missing or a knock-out open, any place is possible. */
function awardRange(score: string, row: number, all: All): [best: string, worst: string] {
  const { rank, takesPart, open } = letters;
  const settled = `SUMPRODUCT((${all(takesPart)}=1)*((${all(score)}="")+(${all(open)}>0)>0))=0`;
  return [`IF(${takesPart}${row}=0,"",IF(${settled},${rank}${row},1))`, `IF(${takesPart}${row}=0,"",IF(${settled},${rank}${row},SUM(${all(takesPart)})))`];
}
