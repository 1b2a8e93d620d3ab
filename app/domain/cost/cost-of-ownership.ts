import { priceLineCode, timesAYear } from "./price-sheet";
import type { PriceRhythm, PriceSheet } from "./price-sheet";
import type { PriceDecision, VendorPrices } from "./vendor-prices";

/** Why a price counts for nothing yet: it waits for the lead's decision. */
export type PriceProblem = "missing" | "zero" | "negative" | "other-terms";

/** One line of an offer's price sheet, with what it costs. */
export interface CostLine {
  id: string;
  /** Visible reference; empty on lines that the vendor added. */
  code: string;
  text: string;
  rhythm: PriceRhythm;
  quantity: number;
  unit: string;
  optional: boolean;
  /** Whether the vendor added the line. */
  own: boolean;
  /** As the vendor stated it, and as it counts: with the lead's decision in place of what is missing, zero or negative. */
  stated: number | null;
  unitPrice: number | null;
  /** What stood there, where it was not understood. */
  typed: string | null;
  problem: PriceProblem | null;
  /** The lead's reason, where there is a decision. */
  decided: string | null;
  /** What the line costs once, or a year at the prices of the first; null while its price is. */
  amount: number | null;
  remark: string;
}

/** What is paid in a year: 0 is the start, 1 the end of the first year. */
export interface YearCost {
  year: number;
  once: number;
  recurring: number;
  /** Today's worth of what is paid in this year. */
  present: number;
}

/** The cost of one offer over the term of the price sheet, in its currency, with or without VAT as the sheet asks prices. */
export interface OfferCost {
  lines: CostLine[];
  /** One-off cost, and the cost of one year at the prices of the first; null while a price is. */
  once: number | null;
  yearly: number | null;
  /** Null while a price is. */
  years: YearCost[] | null;
  /** What is paid in all, and its present value: the total cost of ownership, which is what counts. */
  paid: number | null;
  total: number | null;
  /** Present value of the options, which stay outside the total; null while one of them has no price. */
  options: number | null;
}

/**
 * Total cost of ownership: one-off amounts at the start, recurring ones at the end of each year of the term. Recurring
 * prices rise by the indexation each year from the second on; what is paid after k years counts for
 * amount ÷ (1 + discount rate)^k.
 *
 * A price that is missing, zero or negative is null, and so is the total, until the lead has decided what it counts as.
 *
 * @param otherTerms lines that were priced for another rhythm, unit or currency than the sheet asks now; they wait likewise
 */
export function offerCost(sheet: PriceSheet, prices: VendorPrices, decisions: readonly PriceDecision[], otherTerms: readonly string[] = []): OfferCost {
  const lines = costLines(sheet, prices, decisions, new Set(otherTerms));
  const counting = lines.filter(({ optional }) => !optional);
  const once = amountOf(counting, (rhythm) => rhythm === "once");
  const yearly = amountOf(counting, (rhythm) => rhythm !== "once");
  const years = once === null || yearly === null ? null : yearCosts(sheet, once, yearly);
  const optional = lines.filter((line) => line.optional);
  const optionOnce = amountOf(optional, (rhythm) => rhythm === "once");
  const optionYearly = amountOf(optional, (rhythm) => rhythm !== "once");
  return {
    lines, once, yearly, years,
    paid: years && sum(years.map((year) => year.once + year.recurring)),
    total: years && sum(years.map(({ present }) => present)),
    options: optionOnce === null || optionYearly === null ? null : sum(yearCosts(sheet, optionOnce, optionYearly).map(({ present }) => present)),
  };
}

/** What is paid in each year of the term, from the start (year 0). */
export function yearCosts({ years, indexation, discountRate }: Pick<PriceSheet, "years" | "indexation" | "discountRate">, once: number, yearly: number): YearCost[] {
  return Array.from({ length: years + 1 }, (_, year): YearCost => {
    const recurring = year === 0 ? 0 : yearly * (1 + indexation / 100) ** (year - 1);
    const paidOnce = year === 0 ? once : 0;
    return { year, once: paidOnce, recurring, present: (paidOnce + recurring) / (1 + discountRate / 100) ** year };
  });
}

/** An amount on the other side of VAT: with it where the sheet asks prices without, and the other way around. */
export function acrossVat({ vat }: Pick<PriceSheet, "vat">, amount: number): number {
  return vat.included ? amount / (1 + vat.rate / 100) : amount * (1 + vat.rate / 100);
}

/** Why a stated price waits for a decision; null for one to compute with. */
export function priceProblem(stated: number | null): PriceProblem | null {
  if (stated === null || !Number.isFinite(stated)) return "missing";
  return stated > 0 ? null : stated === 0 ? "zero" : "negative";
}

function costLines(sheet: PriceSheet, prices: VendorPrices, decisions: readonly PriceDecision[], otherTerms: ReadonlySet<string>): CostLine[] {
  const stated = new Map(prices.map((price) => [price.line, price]));
  const decided = new Map(decisions.map((decision) => [decision.line, decision]));
  const priced = (id: string) => {
    const price = stated.get(id);
    const decision = decided.get(id);
    const problem = priceProblem(price?.unitPrice ?? null) ?? (otherTerms.has(id) ? "other-terms" : null);
    return {
      stated: price?.unitPrice ?? null, typed: price?.typed ?? null, remark: price?.remark ?? "", problem,
      unitPrice: problem === null ? price!.unitPrice : (decision?.unitPrice ?? null),
      decided: problem === null ? null : (decision?.reason ?? null),
    };
  };
  const asked = sheet.lines.map((line, place): CostLine => {
    const price = priced(line.id);
    return { ...line, code: priceLineCode(place), own: false, ...price, amount: amountOfLine(price.unitPrice, line.quantity, line.rhythm) };
  });
  const added = prices.flatMap((price): CostLine[] => {
    if (!price.own) return [];
    const { text, unit } = price.own;
    const rhythm = price.own.rhythm ?? "once";
    // A line that says neither how many nor how often cannot be computed with, whatever its price.
    const whole = price.own.rhythm !== null && price.own.quantity !== null && price.own.quantity > 0;
    const own = priced(price.line);
    const problem = own.problem ?? (whole ? null : "missing");
    const decision = decided.get(price.line);
    const unitPrice = problem === null ? own.unitPrice : (decision?.unitPrice ?? null);
    const quantity = whole ? price.own.quantity! : 1;
    return [{
      id: price.line, code: "", text, rhythm, quantity, unit, optional: false, own: true, ...own, problem, unitPrice,
      decided: problem === null ? null : (decision?.reason ?? null), amount: amountOfLine(unitPrice, quantity, rhythm),
    }];
  });
  return [...asked, ...added];
}

function amountOfLine(unitPrice: number | null, quantity: number, rhythm: PriceRhythm): number | null {
  return unitPrice === null ? null : unitPrice * quantity * (rhythm === "once" ? 1 : timesAYear[rhythm]);
}

/** The sum of what lines of some rhythms cost; null as soon as one of them is. */
function amountOf(lines: readonly CostLine[], counts: (rhythm: PriceRhythm) => boolean): number | null {
  const amounts = lines.filter(({ rhythm }) => counts(rhythm)).map(({ amount }) => amount);
  return amounts.some((amount) => amount === null) ? null : sum(amounts as number[]);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
