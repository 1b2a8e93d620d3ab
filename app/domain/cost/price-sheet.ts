import { z } from "zod";

import type { PriceFunction } from "../scoring/price";

/** How often a line is paid: once at the start, or at the end of each year what its months, quarters or year cost. */
export const priceRhythms = ["once", "month", "quarter", "year"] as const;
export const priceRhythmSchema = z.enum(priceRhythms);
export type PriceRhythm = z.infer<typeof priceRhythmSchema>;

/** How many times a year a line is paid; a one-off line has no place in a year. */
export const timesAYear: Readonly<Record<Exclude<PriceRhythm, "once">, number>> = { month: 12, quarter: 4, year: 1 };

/** One thing that vendors price: the buyer sets how many, the vendor what one costs. */
export const priceLineSchema = z.object({
  id: z.string().min(1).max(60),
  text: z.string().trim().min(1).max(500),
  rhythm: priceRhythmSchema,
  /** How many units; the unit price is per unit and rhythm. */
  quantity: z.number().positive().max(1e9),
  unit: z.string().trim().max(60),
  /** An option is priced and shown, and stays outside the total. */
  optional: z.boolean(),
});
export type PriceLine = z.infer<typeof priceLineSchema>;

const amount = z.number().positive().max(1e12);
const floor = z.number().min(-1000).max(100).nullable();

/** How the total becomes a value, as the edition freezes it; see `PriceFunction` for the formulas. */
export const priceValuationSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("points"),
    points: z
      .array(z.tuple([z.number().min(0).max(1e12), z.number().min(0).max(100)]))
      .max(20)
      .refine((points) => points.every(([price], i) => i === 0 || price > points[i - 1][0]), "prices must increase"),
  }),
  z.object({ kind: z.literal("budget"), floor }),
  z.object({ kind: z.literal("lowest") }),
  z.object({ kind: z.literal("logarithmic"), floor }),
]);

/**
 * What the price does in the award.
 *
 * - criterion: one criterion at the top of the tree with a share of the total, 1–99 per cent
 * - utility-index: the highest U over quality and price; `weight` is N, how heavily a lack of quality counts
 * - award-on-value: the lowest price less what the offer earns; `worth` is money per dimension for meeting it in full
 * - shown: nothing; the cost is only shown
 */
export const priceMethodSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("criterion"), share: z.number().min(1).max(99), by: priceValuationSchema }),
  z.object({ kind: z.literal("utility-index"), weight: z.number().min(0).max(100) }),
  z.object({ kind: z.literal("award-on-value"), worth: z.record(z.string(), z.number().min(0).max(1e12)) }),
  z.object({ kind: z.literal("shown") }),
]);
export type PriceMethod = z.infer<typeof priceMethodSchema>;
export const priceMethodKinds = ["criterion", "utility-index", "award-on-value", "shown"] as const;
export const priceValuationKinds = ["points", "budget", "lowest", "logarithmic"] as const;

export const mostPriceLines = 200;
export const mostOwnLines = 20;
export const mostYears = 15;

/** The price sheet of a request: what vendors price, and how that becomes the cost over the years. */
export const priceSheetSchema = z.object({
  /** ISO 4217, e.g. "EUR". */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Rate in per cent, and whether the prices that vendors fill in hold it. */
  vat: z.object({ rate: z.number().min(0).max(100), included: z.boolean() }),
  years: z.int().min(1).max(mostYears),
  /** Per cent by which recurring prices rise each year, from the second on. */
  indexation: z.number().min(-20).max(50),
  /** Per cent a year at which later payments are discounted. */
  discountRate: z.number().min(0).max(50),
  /** What there is to spend over the whole term, in the same prices; null when vendors and committee are not told. */
  budget: amount.nullable(),
  lines: z.array(priceLineSchema).max(mostPriceLines),
  /** How many lines of their own vendors may add. */
  ownLines: z.int().min(0).max(mostOwnLines),
  method: priceMethodSchema,
});
export type PriceSheet = z.infer<typeof priceSheetSchema>;

/** A sheet to start from: nothing asked yet, four years, no indexation, absolute points that are still to be set. */
export function newPriceSheet(): PriceSheet {
  return {
    currency: "EUR", vat: { rate: 21, included: false }, years: 4, indexation: 0, discountRate: 0, budget: null, lines: [], ownLines: 5,
    method: { kind: "criterion", share: 30, by: { kind: "points", points: [] } },
  };
}

/** The visible reference of a line by its place, from 0: "P-01". */
export function priceLineCode(place: number): string {
  return `P-${String(place + 1).padStart(2, "0")}`;
}

/** Ids in the weight tree: the price as a dimension, and the total as the one leaf under it. */
export const priceCriterionId = "price";
export const priceLeafId = "price.total";

/** The function that values totals, where the price is a criterion; null otherwise. Its budget is the sheet's. */
export function priceFunctionOf({ method, budget }: PriceSheet): PriceFunction | null {
  if (method.kind !== "criterion") return null;
  const { by } = method;
  switch (by.kind) {
    case "points":
      return { kind: "points", points: by.points };
    case "lowest":
      return { kind: "lowest" };
    case "budget":
      return { kind: "budget", budget: budget ?? 0, ...(by.floor === null ? {} : { floor: by.floor }) };
    case "logarithmic":
      return { kind: "logarithmic", ...(by.floor === null ? {} : { floor: by.floor }) };
  }
}

export type PriceSheetProblem = "price-no-lines" | "price-double-line" | "price-no-budget" | "price-few-points" | "price-no-worth";

/** What keeps a price sheet from being published. */
export function priceSheetProblems(sheet: PriceSheet): PriceSheetProblem[] {
  const { method, lines } = sheet;
  const problems: PriceSheetProblem[] = [];
  if (!lines.some(({ optional }) => !optional)) problems.push("price-no-lines");
  if (new Set(lines.map(({ id }) => id)).size < lines.length) problems.push("price-double-line");
  if (method.kind === "criterion" && method.by.kind === "budget" && sheet.budget === null) problems.push("price-no-budget");
  if (method.kind === "criterion" && method.by.kind === "points" && method.by.points.length < 2) problems.push("price-few-points");
  if (method.kind === "award-on-value" && !Object.values(method.worth).some((worth) => worth > 0)) problems.push("price-no-worth");
  return problems;
}
