import { yearCosts } from "../../domain/cost/cost-of-ownership";
import { priceFunctionOf, priceLineCode } from "../../domain/cost/price-sheet";
import type { PriceMethod, PriceSheet } from "../../domain/cost/price-sheet";
import type { Edition } from "../../domain/edition/edition";
import { pricesApart } from "../../domain/sealing/rules";
import { fictionalPrice, isRelative, priceValues, utilityIndex } from "../../domain/scoring/price";
import { formatMoney, formatNumber, formatPlainNumber, formatShare } from "../../i18n/format";
import { perCent, priceMethodText } from "../../i18n/price-sheet-text";
import { translator } from "../../i18n/translate";
import type { Block, headingNumbers, Row } from "../document-model";

/** The chapter on prices: what vendors price, on which terms, how that becomes a total, and what the total does in the award. */
export function priceBlocks(edition: Edition, number: ReturnType<typeof headingNumbers>): Block[] {
  const sheet = edition.price;
  if (!sheet) return [];
  const t = translator(edition.language);
  return [
    { type: "pageBreak" }, number(1, t("documents.chapter.prices")),
    { type: "paragraph", text: t(pricesApart(edition) ? "documents.prices.openingApart" : "documents.prices.opening") },
    ...(edition.priceEnvelope ? [{ type: "paragraph" as const, text: t("documents.prices.sealed") }] : []),
    number(2, t("documents.prices.lines")),
    { type: "paragraph", text: t("documents.prices.linesText") },
    lineTable(edition, sheet),
    ...(sheet.lines.some(({ optional }) => optional) ? [{ type: "paragraph" as const, text: t("documents.prices.options") }] : []),
    ...(sheet.ownLines > 0 ? [{ type: "paragraph" as const, text: t("documents.prices.ownLines", { count: sheet.ownLines }) }] : []),
    { type: "paragraph", text: t("documents.prices.missing") },
    number(2, t("documents.prices.terms")),
    termTable(edition, sheet),
    number(2, t("documents.prices.total")),
    { type: "paragraph", text: t("documents.prices.totalText") },
    ...yearExample(edition, sheet),
    number(2, t("documents.prices.method")),
    ...methodBlocks(edition, sheet),
  ];
}

function lineTable({ language }: Edition, { lines }: PriceSheet): Block {
  const t = translator(language);
  return {
    type: "table",
    summary: t("documents.prices.lines"),
    columns: [
      { header: t("outcome.workbook.column.code"), width: 10, rowHeader: true }, { header: t("outcome.workbook.column.text"), width: 46 }, { header: t("outcome.workbook.column.rhythm"), width: 16 },
      { header: t("outcome.workbook.column.quantity"), width: 12, align: "right" }, { header: t("outcome.workbook.column.unit"), width: 16 },
    ],
    rows: lines.map((line, place): Row => ({
      cells: [
        priceLineCode(place), line.optional ? [{ text: line.text }, { text: t("outcome.price.optional"), tone: "note" }] : line.text,
        t(`outcome.price.rhythm.${line.rhythm}`), formatPlainNumber(language, line.quantity), line.unit,
      ],
    })),
  };
}

function termTable({ language }: Edition, { currency, vat, years, indexation, discountRate, budget }: PriceSheet): Block {
  const t = translator(language);
  const rows: [string, string][] = [
    [t("documents.prices.term.currency"), currency],
    [t("documents.prices.term.vat"), t(`outcome.price.vat.${vat.included ? "included" : "excluded"}`, { rate: perCent(language, vat.rate) })],
    [t("documents.prices.term.years"), t("documents.prices.term.yearsValue", { count: years })],
    [t("documents.prices.term.indexation"), indexation === 0 ? t("documents.prices.term.noIndexation") : t("documents.prices.term.indexationValue", { rate: perCent(language, indexation) })],
    [t("documents.prices.term.discount"), t("documents.prices.term.discountValue", { rate: perCent(language, discountRate) })],
    ...(budget === null ? [] : [[t("documents.prices.term.budget"), formatMoney(language, budget, currency)] as [string, string]]),
  ];
  return {
    type: "table", summary: t("documents.prices.terms"),
    columns: [{ header: "", width: 30, rowHeader: true }, { header: "", width: 70 }],
    rows: rows.map((cells) => ({ cells })),
  };
}

/** What is paid in the worked example of the total. */
const example = { once: 10_000, yearly: 1_000 };

function yearExample({ language }: Edition, sheet: PriceSheet): Block[] {
  const t = translator(language);
  const years = yearCosts(sheet, example.once, example.yearly);
  const money = (amount: number) => formatMoney(language, Math.round(amount * 100) / 100, sheet.currency);
  const total = years.reduce((sum, { present }) => sum + present, 0);
  return [
    { type: "paragraph", text: t("documents.prices.totalExample", { once: money(example.once), yearly: money(example.yearly) }) },
    {
      type: "table", summary: t("documents.prices.total"),
      columns: [
        { header: t("documents.prices.moment"), width: 34, rowHeader: true }, { header: t("documents.prices.paid"), width: 33, align: "right" },
        { header: t("documents.prices.counts"), width: 33, align: "right" },
      ],
      rows: [
        ...years.map(({ year, once, recurring, present }): Row => ({ cells: [year === 0 ? t("outcome.cost.start") : t("documents.prices.endOf", { year }), money(once + recurring), money(present)] })),
        { strong: true, cells: [t("outcome.cost.total"), money(years.reduce((sum, { once, recurring }) => sum + once + recurring, 0)), money(total)] },
      ],
    },
  ];
}

function methodBlocks(edition: Edition, sheet: PriceSheet): Block[] {
  const { language } = edition;
  const t = translator(language);
  const titles = new Map(edition.criteria.map(({ id, title }) => [id, title]));
  const by = priceFunctionOf(sheet);
  return [
    { type: "paragraph", text: priceMethodText(sheet, language, titles).join(" ") },
    ...exampleOf(edition, sheet, titles),
    ...((by && isRelative(by)) || sheet.method.kind === "utility-index" ? [{ type: "paragraph" as const, text: t("documents.prices.relative") }] : []),
  ];
}

function exampleOf({ language }: Edition, sheet: PriceSheet, titles: ReadonlyMap<string, string>): Block[] {
  const t = translator(language);
  const { method } = sheet;
  const money = (amount: number) => formatMoney(language, Math.round(amount * 100) / 100, sheet.currency);
  const table = (headers: string[], rows: (string | number)[][], last = false): Block => ({
    type: "table", summary: t("documents.prices.example"),
    columns: headers.map((header, index) => ({ header, width: 1, ...(index === 0 ? { rowHeader: true } : { align: "right" as const }) })),
    rows: rows.map((cells, index) => ({ cells: cells.map(String), ...(last && index === rows.length - 1 ? { strong: true } : {}) })),
  });
  const opening: Block = { type: "paragraph", text: t("documents.prices.example") };
  switch (method.kind) {
    case "shown":
      return [];
    case "criterion": {
      const totals = exampleTotals(sheet, method);
      const values = priceValues(new Map(totals.map((total) => [String(total), total])), priceFunctionOf(sheet)!);
      const rows = totals.map((total) => [money(total), formatNumber(language, values.get(String(total)) ?? 0), formatNumber(language, ((values.get(String(total)) ?? 0) * method.share) / 100, 2)]);
      return [opening, table([t("outcome.cost.total"), t("documents.prices.points"), t("documents.prices.inTotal", { share: perCent(language, method.share) })], rows)];
    }
    case "utility-index": {
      const bids = [{ id: "A", quality: 0.9, price: 100_000 }, { id: "B", quality: 0.8, price: 87_500 }, { id: "C", quality: 0.6, price: 60_000 }];
      const scores = utilityIndex(bids, method.weight);
      const rows = bids.map(({ id, quality, price }) => [id, formatNumber(language, quality, 2), money(price), formatNumber(language, scores.get(id)!, 4)]);
      return [opening, table([t("report.outcome.offer"), t("documents.prices.quality"), t("outcome.cost.total"), "U"], rows)];
    }
    case "award-on-value": {
      const met = 0.6;
      const worth = Object.entries(method.worth).filter(([, value]) => value > 0);
      const total = 10 ** Math.ceil(Math.log10(2 * worth.reduce((sum, [, value]) => sum + value, 1)));
      const fictional = fictionalPrice(total, worth.map(([, value]) => ({ worth: value, met })))!;
      const rows = [
        [t("outcome.cost.total"), "", money(total)],
        ...worth.map(([id, value]) => [titles.get(id) ?? id, formatShare(language, met, 0), `− ${money(value * met)}`]),
        [t("outcome.cost.score.award-on-value"), "", money(fictional)],
      ];
      return [opening, table([t("documents.prices.part"), t("documents.prices.met"), t("documents.prices.amount")], rows, true)];
    }
  }
}

/** Totals for which the worked example gives the points: the published points and what lies between, or round parts of the reference. */
function exampleTotals(sheet: PriceSheet, { by }: Extract<PriceMethod, { kind: "criterion" }>): number[] {
  if (by.kind === "points") return by.points.flatMap(([price], index) => (index === 0 ? [price] : [(by.points[index - 1][0] + price) / 2, price])).filter((price) => price > 0);
  if (by.kind === "budget") return [0.5, 0.75, 1, 1.1].map((part) => part * (sheet.budget ?? 0)).filter((total) => total > 0);
  return [100_000, 125_000, 150_000, 200_000];
}
