import { priceSheetChanges, pricedOnOtherTerms, stillFits } from "~/domain/cost/price-changes";
import type { PriceLineChange } from "~/domain/cost/price-changes";
import { priceLineCode } from "~/domain/cost/price-sheet";
import type { VendorPrice, VendorPrices } from "~/domain/cost/vendor-prices";
import type { Edition } from "~/domain/edition/edition";
import { formatMoney } from "~/i18n/format";
import { excerpt } from "~/i18n/issue-message";
import type { Translate } from "~/i18n/translate";

import type { Earlier, Prefill, PrefillMark } from "./prefill";

/**
 * The earlier prices for the price sheet of an addendum, with the lines that need attention. An amount that no longer says
 * what its line asks is not filled in; the note gives it.
 */
export function prefilledPrices(
  { price: newest, language }: Edition, earlier: Earlier, t: Translate,
): { prices: VendorPrices; marks: NonNullable<Prefill["priceMarks"]>; lines: string[]; removed: string[] } {
  const { prices: own, edition: answered } = earlier;
  const before = own ? own.edition.price : answered.price;
  const { changed, removed } = priceSheetChanges(before, newest);
  const unfit = new Set(newest && own ? pricedOnOtherTerms(before, newest, own.stated) : []);
  const stated = new Map((own?.stated ?? []).map((price) => [price.line, price]));
  const codeOf = new Map((newest?.lines ?? []).map(({ id }, place) => [id, priceLineCode(place)]));
  const whatOf = ({ parts }: PriceLineChange) => parts.map((part) => t(`workbook.addendum.price.part.${part}`)).join(", ");
  const money = (price: VendorPrice | undefined) => (price?.unitPrice == null ? null : formatMoney(language, price.unitPrice, before?.currency ?? newest!.currency));
  return {
    prices: (own?.stated ?? []).map((price) => (unfit.has(price.line) ? { ...price, unitPrice: null } : price)),
    marks: new Map(changed.map((change): [string, { mark: PrefillMark; note: string }] => {
      if (change.before === null) return [change.line.id, { mark: "new", note: t("workbook.addendum.price.new") }];
      const gone = stillFits(change) ? null : money(stated.get(change.line.id));
      const note = t("workbook.addendum.price.changed", { what: whatOf(change), was: excerpt(change.before.text) });
      return [change.line.id, { mark: "changed", note: [note, ...(gone === null ? [] : [t("workbook.addendum.price.earlier", { price: gone })])].join("\n") }];
    })),
    lines: changed.map((change) => {
      const code = codeOf.get(change.line.id)!;
      return change.before === null ? t("workbook.addendum.new", { code }) : t("workbook.addendum.changed", { code, what: whatOf(change) });
    }),
    removed: removed.map(({ line, place }) => t("workbook.addendum.removed", { code: `${priceLineCode(place)} ${excerpt(line.text)}` })),
  };
}
