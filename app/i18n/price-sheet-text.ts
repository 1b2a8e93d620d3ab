import { priceLineCode } from "../domain/cost/price-sheet";
import type { PriceSheet } from "../domain/cost/price-sheet";
import type { Language } from "../domain/language";
import { formatMoney, formatPlainNumber, formatShare } from "./format";
import { translator } from "./translate";

/** A number of per cents, with a decimal only where it has one. */
export const perCent = (language: Language, value: number) => formatShare(language, value / 100, Number.isInteger(value) ? 0 : 1);

/** Currency, term, indexation, discount rate and VAT in one sentence. */
export function priceTermsText({ years, currency, indexation, discountRate, vat }: PriceSheet, language: Language): string {
  const t = translator(language);
  return t("outcome.price.terms", {
    years, currency, indexation: perCent(language, indexation), discount: perCent(language, discountRate),
    vat: t(`outcome.price.vat.${vat.included ? "included" : "excluded"}`, { rate: perCent(language, vat.rate) }),
  });
}

/**
 * How the price counts, in sentences.
 *
 * @param titles of the dimensions by id, for what meeting them is worth
 */
export function priceMethodText({ method, budget, currency }: PriceSheet, language: Language, titles: ReadonlyMap<string, string>): string[] {
  const t = translator(language);
  const money = (value: number) => formatMoney(language, value, currency);
  switch (method.kind) {
    case "shown":
      return [t("outcome.price.method.shown")];
    case "utility-index":
      return [t("outcome.price.method.utility-index", { weight: formatPlainNumber(language, method.weight) })];
    case "award-on-value": {
      const worth = Object.entries(method.worth).filter(([, value]) => value > 0).map(([id, value]) => `${titles.get(id) ?? id} ${money(value)}`).join(", ");
      return [t("outcome.price.method.award-on-value", { worth })];
    }
    case "criterion": {
      const { by, share } = method;
      const texts = [t("outcome.price.method.criterion", { share: perCent(language, share) })];
      if (by.kind === "points") {
        const points = by.points.map(([price, value]) => t("outcome.price.by.point", { price: money(price), points: formatPlainNumber(language, value) })).join("; ");
        return [...texts, t("outcome.price.by.points", { points })];
      }
      texts.push(t(`outcome.price.by.${by.kind}`));
      if (by.kind === "budget" && budget !== null) texts.push(t("outcome.price.budget", { budget: money(budget) }));
      if ("floor" in by && by.floor !== null) texts.push(t("outcome.price.by.floor", { floor: formatPlainNumber(language, by.floor) }));
      return texts;
    }
  }
}

/** Everything that a price sheet says, for comparing one with another. */
export function priceSheetText(sheet: PriceSheet, language: Language, titles: ReadonlyMap<string, string>): string {
  const t = translator(language);
  const lines = sheet.lines.map((line, place) =>
    t("outcome.price.line", {
      code: priceLineCode(place), text: line.text, quantity: formatPlainNumber(language, line.quantity), unit: line.unit,
      rhythm: t(`outcome.price.rhythm.${line.rhythm}`) + (line.optional ? ` (${t("outcome.price.optional")})` : ""),
    }));
  return [priceTermsText(sheet, language), ...priceMethodText(sheet, language, titles), ...lines].join(" ");
}
