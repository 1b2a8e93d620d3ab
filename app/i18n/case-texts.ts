import type { Assessment, Swing } from "../domain/business-case/assess";
import { newLineName } from "../domain/business-case/line-name";
import type { Language } from "../domain/language";
import { formatMoney, formatNumber, formatShare } from "./format";
import { translator } from "./translate";
import type { Translate } from "./translate";

/** What a business case comes to, in the order in which it is told. */
export const caseMeasures = ["netPresentValue", "returnOnInvestment", "internalRateOfReturn", "payback", "discountedPayback"] as const;
export type CaseMeasure = (typeof caseMeasures)[number];

/** A measure as money, a percentage or years, as precise as the workbook has it; in words where there is none. */
export function caseMeasureText(language: Language, currency: string, measure: CaseMeasure, told: Pick<Assessment, CaseMeasure>): string {
  const t = translator(language);
  const value = told[measure];
  if (measure === "netPresentValue") return formatMoney(language, Math.round(value!), currency);
  if (value === null) return measure === "internalRateOfReturn" ? t("businessCase.outcome.noRate") : measure === "returnOnInvestment" ? "–" : t("businessCase.outcome.never");
  if (measure === "returnOnInvestment") return formatShare(language, value, 1);
  return measure === "internalRateOfReturn" ? formatShare(language, value, 2) : t("interface.money.outcome.years", { years: formatNumber(language, value, 2) });
}

/** How a line is called; one that nobody named says so. */
export function caseLineName(t: Translate, label: string): string {
  return label === newLineName || label === "" ? t("businessCase.unnamed") : label;
}

/** How an uncertain figure is called. */
export function swingName(t: Translate, { label, figure }: Pick<Swing, "label" | "figure">): string {
  const name = caseLineName(t, label);
  return figure === "amount" ? name : `${name}: ${t(`interface.money.outcome.figure.${figure}`)}`;
}
