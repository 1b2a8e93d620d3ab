import type { Language } from "../domain/language";
import type { Award, TradeBounds } from "../domain/scoring/award";
import { formatMoney, formatNumber } from "./format";
import { translator } from "./translate";

/** Says how far N, or what full quality earns, can go before another offer comes first. */
export function tradeSentence(language: Language, kind: Award["kind"], { now, lower, upper, challengerBelow, challengerAbove }: TradeBounds, currency: string, vendor: (id: string) => string): string {
  const t = translator(language);
  const figure = t(`trust.trade.${kind}`);
  const amount = (value: number) => (kind === "utility-index" ? formatNumber(language, value, 2) : formatMoney(language, Math.round(value), currency));
  const conditions = [
    ...(challengerBelow === null ? [] : [t("trust.trade.below", { figure, bound: amount(lower), now: amount(now), challenger: vendor(challengerBelow) })]),
    ...(challengerAbove === null || upper === null ? [] : [t("trust.trade.above", { figure, bound: amount(upper), now: amount(now), challenger: vendor(challengerAbove) })]),
  ];
  if (conditions.length === 0) return t("trust.trade.always", { figure });
  return t("trust.trade.unless", { conditions: conditions.length === 1 ? conditions[0] : t("trust.trade.or", { first: conditions[0], second: conditions[1] }) });
}
