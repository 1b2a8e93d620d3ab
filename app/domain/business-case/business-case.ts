import { z } from "zod";

/** The cases that every uncertain figure is given in. */
export const outlooks = ["worst", "expected", "best"] as const;
export type Outlook = (typeof outlooks)[number];

const amount = z.number().min(-1e12).max(1e12);

/** A figure per outlook; worst and best left empty are as expected, expected left empty is not known yet. */
export const estimateSchema = z.object({ worst: amount.nullable(), expected: amount.nullable(), best: amount.nullable() });
export type Estimate = z.infer<typeof estimateSchema>;

export const costKinds = ["software", "maintenance", "implementation", "extra", "own-people", "other"] as const;
export const returnKinds = ["turnover", "savings", "profit"] as const;

const label = z.string().trim().min(1).max(200);
const id = z.string().min(1).max(60);

const lineFields = {
  id,
  label,
  /** At the start of the first year, or at the end of every year from the first on. */
  timing: z.enum(["once", "yearly"]),
  /** 1 is the first year after the start. */
  firstYear: z.number().int().min(1).max(20),
  /** By how much a yearly amount grows, as a share: 0.02 is 2 %. */
  growth: z.number().min(-1).max(10),
  /** In the currency of the business case; for own people the hours. */
  amount: estimateSchema,
};

export const costLineSchema = z.object({
  ...lineFields,
  kind: z.enum(costKinds),
  /** For own people: what an hour costs, and whether that is the internal or an external rate. */
  rate: z.object({ perHour: z.number().min(0).max(100_000), basis: z.enum(["internal", "external"]) }).nullable(),
});
export type CostLine = z.infer<typeof costLineSchema>;

export const returnLineSchema = z.object({
  ...lineFields,
  kind: z.enum(returnKinds),
  /** For more turnover: the share of it that is profit, 0–1; for the others 1. */
  margin: z.number().min(0).max(1),
});
export type ReturnLine = z.infer<typeof returnLineSchema>;

/** What contacts through one channel bring in now and are expected to bring in. */
export const channelSchema = z.object({
  id,
  label,
  contactsPerYear: z.number().min(0).max(1e9),
  /** Share of the contacts that becomes a contract, 0–1. */
  conversionNow: z.number().min(0).max(1),
  conversionLater: estimateSchema,
  profitPerContract: z.number().min(-1e9).max(1e9),
  /** Extra profit per contract, e.g. because more is sold at once. */
  extraProfit: estimateSchema,
  costPerContractNow: z.number().min(0).max(1e9),
  costPerContractLater: estimateSchema,
  firstYear: z.number().int().min(1).max(20),
});
export type Channel = z.infer<typeof channelSchema>;

/** Another project that wants the same money. */
export const rivalSchema = z.object({ id, label, investment: z.number().min(0).max(1e12), yearlyReturn: amount, years: z.number().int().min(1).max(20) });

/** The lists of a business case. */
export const caseParts = ["costs", "returns", "channels", "rivals"] as const;
export type CasePart = (typeof caseParts)[number];

/** How many lines each list holds. */
export const mostLines = { costs: 100, returns: 100, channels: 30, rivals: 20 } as const satisfies Record<CasePart, number>;

export const businessCaseSchema = z.object({
  currency: z.string().length(3),
  years: z.number().int().min(1).max(20),
  /** What money costs a year, as a share. */
  discountRate: z.number().min(-0.5).max(1),
  costs: z.array(costLineSchema).max(mostLines.costs),
  returns: z.array(returnLineSchema).max(mostLines.returns),
  channels: z.array(channelSchema).max(mostLines.channels),
  rivals: z.array(rivalSchema).max(mostLines.rivals),
  note: z.string().max(20_000),
});
export type BusinessCase = z.infer<typeof businessCaseSchema>;

/** As it is kept: lines that were taken out stand where they stood, to be brought back. */
export const keptBusinessCaseSchema = businessCaseSchema.extend({ removed: z.array(id).max(250).default([]) });
export type KeptBusinessCase = z.infer<typeof keptBusinessCaseSchema>;

/** A business case without what was taken out. */
export function standingCase({ removed, ...kept }: KeptBusinessCase): BusinessCase {
  const stands = ({ id }: { id: string }) => !removed.includes(id);
  return { ...kept, costs: kept.costs.filter(stands), returns: kept.returns.filter(stands), channels: kept.channels.filter(stands), rivals: kept.rivals.filter(stands) };
}

/** A business case in which nothing is filled in. */
export const emptyBusinessCase: BusinessCase = { currency: "EUR", years: 5, discountRate: 0.08, costs: [], returns: [], channels: [], rivals: [], note: "" };
