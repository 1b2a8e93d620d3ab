import type { EditionRanking } from "../../domain/decision/types";
import type { Language } from "../../domain/language";
import { formatMoney } from "../../i18n/format";
import { translator } from "../../i18n/translate";
import type { Block } from "../document-model";
import { offersBeside } from "./offers-beside";

/** So many amounts of money fit beside each other. */
const across = 5;
const letters = 75;

/** What is paid each year, as the chart shows it: a row a year, the offers beside each other. */
export function yearTables(ranking: EditionRanking, language: Language, currency: string): Block[] {
  const t = translator(language);
  const years = ranking.offers.find(({ cost }) => cost?.years)?.cost?.years ?? [];
  if (years.length === 0) return [];
  const money = (value: number | null | undefined) => (value === null || value === undefined ? "–" : formatMoney(language, Math.round(value), currency));
  return offersBeside(ranking.offers, across, letters).flatMap(({ offers, heading }): Block[] => [{
    type: "table", summary: t("outcome.cost.chart"),
    columns: [{ header: t("outcome.cost.period"), width: 18, rowHeader: true }, ...offers.map((offer) => ({ header: heading(offer), width: 16, align: "right" as const }))],
    rows: [
      ...years.map(({ year }, index) => ({
        cells: [
          year === 0 ? t("outcome.cost.start") : t("outcome.cost.year", { year }),
          ...offers.map(({ cost }) => { const own = cost?.years?.[index]; return money(own && own.once + own.recurring); }),
        ],
      })),
      { strong: true, cells: [t("outcome.cost.paid"), ...offers.map(({ cost }) => money(cost?.paid))] },
    ],
  }]);
}
