import { outlooks } from "./business-case";
import type { BusinessCase, Channel, CostLine, Estimate, Outlook, ReturnLine } from "./business-case";
import { discounted, internalRateOfReturn, netPresentValue, paybackPeriod, runningTotals } from "./cash-flows";

/** What an outlook comes to. Amounts in the currency of the business case, `costs` and `returns` as positive amounts a year. */
export interface Assessment {
  /** By year, from the start (0) to the last. */
  costs: number[];
  returns: number[];
  flows: number[];
  running: number[];
  netPresentValue: number;
  /** (Returns − costs) ÷ costs over all years, undiscounted; null where nothing is spent. */
  returnOnInvestment: number | null;
  internalRateOfReturn: number | null;
  payback: number | null;
  discountedPayback: number | null;
}

/** How far one uncertain figure moves the expected net present value. */
export interface Swing {
  id: string;
  /** Which figure of the line or channel. */
  figure: "amount" | "conversion" | "extra-profit" | "cost-per-contract";
  label: string;
  atWorst: number;
  atBest: number;
}

/** The lines of which the expected figure is missing, by id: with any of them the case is not complete. */
export function missingFigures({ costs, returns, channels }: BusinessCase): string[] {
  const lines = [...costs, ...returns].filter((line) => line.amount.expected === null).map((line) => line.id);
  return [...lines, ...channels.filter((channel) => !tellsReturn(channel)).map((channel) => channel.id)];
}

/** Whether enough is filled in of a channel to say what it brings in: it begins without contacts, and would count for 0. */
export function tellsReturn({ conversionLater, contactsPerYear }: Channel): boolean {
  return conversionLater.expected !== null && contactsPerYear !== 0;
}

/**
 * Works a business case out in each outlook. Null while nothing is filled in or an expected figure is missing: what is
 * not known is never 0. One-off amounts fall at the start of their year, yearly ones at its end.
 */
export function assess(businessCase: BusinessCase): Record<Outlook, Assessment> | null {
  const { costs, returns, channels } = businessCase;
  if (costs.length + returns.length + channels.length === 0 || missingFigures(businessCase).length > 0) return null;
  return Object.fromEntries(outlooks.map((outlook) => [outlook, assessAt(businessCase, () => outlook)])) as Record<Outlook, Assessment>;
}

type Chooser = (id: string, figure: Swing["figure"]) => Outlook;

function assessAt({ years, discountRate, ...parts }: BusinessCase, at: Chooser): Assessment {
  const costs = sum(years, parts.costs.map((line) => yearly(line, costOf(line, at(line.id, "amount")), years)));
  const returns = sum(years, [
    ...parts.returns.map((line) => yearly(line, returnOf(line, at(line.id, "amount")), years)),
    ...parts.channels.map((channel) => yearly({ timing: "yearly", firstYear: channel.firstYear, growth: 0 }, channelReturn(channel, at), years)),
  ]);
  const flows = returns.map((back, year) => back - costs[year]);
  const spent = costs.reduce((total, cost) => total + cost, 0);
  const back = returns.reduce((total, one) => total + one, 0);
  return {
    costs, returns, flows,
    running: runningTotals(flows),
    netPresentValue: netPresentValue(flows, discountRate),
    returnOnInvestment: spent > 0 ? (back - spent) / spent : null,
    internalRateOfReturn: internalRateOfReturn(flows),
    payback: paybackPeriod(flows),
    discountedPayback: paybackPeriod(discounted(flows, discountRate)),
  };
}

/** A figure in an outlook; worst and best are as expected where they were left empty. */
export function figureOf(estimate: Estimate, outlook: Outlook): number {
  return estimate[outlook] ?? estimate.expected ?? 0;
}

function costOf({ amount, rate }: CostLine, outlook: Outlook): number {
  return figureOf(amount, outlook) * (rate?.perHour ?? 1);
}

function returnOf({ amount, margin }: ReturnLine, outlook: Outlook): number {
  return figureOf(amount, outlook) * margin;
}

/**
 * What a channel brings in more a year than now: with n contacts, conversion c and profit p and cost k per contract,
 * n·c₁·(p + extra − k₁) − n·c₀·(p − k₀).
 */
export function channelReturn(channel: Channel, at: Chooser): number {
  const later = figureOf(channel.conversionLater, at(channel.id, "conversion"));
  const extra = figureOf(channel.extraProfit, at(channel.id, "extra-profit"));
  const cost = channel.costPerContractLater.expected === null ? channel.costPerContractNow : figureOf(channel.costPerContractLater, at(channel.id, "cost-per-contract"));
  const now = channel.conversionNow * (channel.profitPerContract - channel.costPerContractNow);
  return channel.contactsPerYear * (later * (channel.profitPerContract + extra - cost) - now);
}

/** An amount spread over the years, index 0 the start. */
function yearly(line: { timing: "once" | "yearly"; firstYear: number; growth: number }, amount: number, years: number): number[] {
  return Array.from({ length: years + 1 }, (_, year) => {
    if (line.timing === "once") return year === line.firstYear - 1 ? amount : 0;
    return year >= line.firstYear ? amount * (1 + line.growth) ** (year - line.firstYear) : 0;
  });
}

function sum(years: number, rows: readonly number[][]): number[] {
  return Array.from({ length: years + 1 }, (_, year) => rows.reduce((total, row) => total + row[year], 0));
}

/**
 * How far each uncertain figure alone moves the expected net present value, from its worst to its best, the furthest
 * first: the assumption that matters most stands on top. Figures without a worst or best do not move it.
 */
export function swings(businessCase: BusinessCase): Swing[] {
  const { costs, returns, channels } = businessCase;
  const at = (id: string, figure: Swing["figure"], outlook: Outlook) =>
    assessAt(businessCase, (other, otherFigure) => (other === id && otherFigure === figure ? outlook : "expected")).netPresentValue;
  const swing = (id: string, figure: Swing["figure"], label: string, estimate: Estimate): Swing[] =>
    (estimate.worst ?? estimate.expected) === (estimate.best ?? estimate.expected) ? [] : [{ id, figure, label, atWorst: at(id, figure, "worst"), atBest: at(id, figure, "best") }];
  return [
    ...[...costs, ...returns].flatMap((line) => swing(line.id, "amount", line.label, line.amount)),
    ...channels.flatMap((channel) => [
      ...swing(channel.id, "conversion", channel.label, channel.conversionLater),
      ...swing(channel.id, "extra-profit", channel.label, channel.extraProfit),
      ...swing(channel.id, "cost-per-contract", channel.label, channel.costPerContractLater),
    ]),
  ].sort((a, b) => Math.abs(b.atBest - b.atWorst) - Math.abs(a.atBest - a.atWorst) || a.id.localeCompare(b.id));
}
