import { renderToStaticMarkup } from "react-dom/server";

import { RunningTotals, runningTotalsHeight } from "../../charts/running-totals";
import { assess, missingFigures } from "../../domain/business-case/assess";
import type { Assessment } from "../../domain/business-case/assess";
import { outlooks } from "../../domain/business-case/business-case";
import type { CostLine, Outlook, ReturnLine } from "../../domain/business-case/business-case";
import { formatNumber } from "../../i18n/format";
import { paragraphs } from "../document-model";
import type { Block, Figure } from "../document-model";
import { chartWidth, printPalette } from "../report/figures";
import { answersPart } from "./answers-part";
import { cell, note, plainText, table, when } from "./result-part";
import type { ResultPart, Writer } from "./result-part";

const measures = ["netPresentValue", "returnOnInvestment", "internalRateOfReturn", "payback", "discountedPayback"] as const;

/** What the project costs and brings in: figures in three outlooks, a chart, and the lines they come from. */
export function casePart(w: Writer): ResultPart {
  const { s: { businessCase }, t, share } = w;
  const { costs, returns, channels, years, discountRate, currency } = businessCase;
  const assessment = assess(businessCase);
  const missing = missingFigures(businessCase).length;
  const lines = costs.length + returns.length + channels.length;
  return answersPart(w, "case", ["3"], {
    place: "business-case", filled: lines > 0 || businessCase.note !== "",
    summary: assessment ? t("results.case.summary", { value: measureText(w, "netPresentValue", assessment.expected), payback: measureText(w, "payback", assessment.expected) }) : lines > 0 ? t("results.count.lines", { count: lines }) : "",
    open: lines === 0 ? [] : [...when(missing, t("results.open.amounts", { count: missing })), ...(costs.length === 0 ? [t("results.open.costs")] : []), ...(returns.length + channels.length === 0 ? [t("results.open.returns")] : [])],
    blocks: (number) => [
      ...(assessment ? outcomeBlocks(w, assessment) : lines > 0 ? [plainText(t("results.case.notYet", { count: missing }))] : []),
      ...(costs.length > 0 ? [number(2, t("results.case.costs")), lineTable(w, costs, t("results.case.costs"))] : []),
      ...(returns.length > 0 ? [number(2, t("results.case.returns")), lineTable(w, returns, t("results.case.returns"))] : []),
      ...(channels.length > 0 ? channelBlocks(w, number) : []),
      ...(lines > 0 ? [note(t("results.case.basis", { years, rate: share(discountRate, 1), currency }))] : []),
      ...paragraphs(businessCase.note),
    ],
  });
}

/** What the project costs, without what it brings in: for the plan that has to be paid. */
export function costsPart(w: Writer): ResultPart {
  const { s: { businessCase: { costs, years, discountRate, currency } }, t, share } = w;
  const missing = costs.filter(({ amount }) => amount.expected === null).length;
  return {
    key: "costs", place: "business-case#costs", filled: costs.length > 0, summary: costs.length > 0 ? t("results.count.lines", { count: costs.length }) : "", open: when(missing, t("results.open.amounts", { count: missing })),
    blocks: () => [lineTable(w, costs, t("results.case.costs")), note(t("results.case.basis", { years, rate: share(discountRate, 1), currency }))],
  };
}

/** A measure in words: money, a percentage or years. */
function measureText({ t, money, share, language }: Writer, measure: (typeof measures)[number], told: Assessment): string {
  const value = told[measure];
  if (measure === "netPresentValue") return money(value!);
  if (value === null) return measure === "internalRateOfReturn" ? t("businessCase.outcome.noRate") : measure === "returnOnInvestment" ? "–" : t("businessCase.outcome.never");
  return measure === "payback" || measure === "discountedPayback" ? t("interface.money.outcome.years", { years: formatNumber(language, value, 1) }) : share(value, 1);
}

function outcomeBlocks(w: Writer, assessment: Record<Outlook, Assessment>): Block[] {
  const { t } = w;
  return [
    table(t("interface.money.outcome.title"), [["", 40], ...outlooks.map((outlook): [string, number, "right"] => [t(`businessCase.outlook.${outlook}`), 20, "right"])],
      measures.map((measure) => [t(`businessCase.outcome.${measure}`), ...outlooks.map((outlook) => measureText(w, measure, assessment[outlook]))])),
    totalsFigure(w, assessment),
    table(t("interface.money.outcome.chart"), [[t("interface.money.outcome.year"), 16], ...outlooks.map((outlook): [string, number, "right"] => [t(`businessCase.outlook.${outlook}`), 28, "right"])],
      assessment.expected.running.map((_, year) => [String(year), ...outlooks.map((outlook) => w.money(assessment[outlook].running[year]))])),
  ];
}

function totalsFigure({ t, money, plain }: Writer, assessment: Record<Outlook, Assessment>): Figure {
  const years = assessment.expected.running.length - 1;
  const title = t("interface.money.outcome.chart");
  const names = { worst: t("businessCase.outlook.worst"), expected: t("businessCase.outlook.expected"), best: t("businessCase.outlook.best") };
  const description = outlooks.map((outlook) => t("interface.money.outcome.chartEnd", { outlook: names[outlook], total: money(assessment[outlook].running[years]), years })).join("; ");
  const svg = renderToStaticMarkup(
    <RunningTotals assessment={assessment} palette={printPalette} width={chartWidth} format={plain} labels={{ title, description, year: t("interface.money.outcome.year"), outlooks: names }} />,
  );
  return { type: "figure", svg, width: chartWidth, height: runningTotalsHeight, alternative: `${title}. ${description}.`, caption: title };
}

function lineTable({ t, money, plain, share }: Writer, lines: readonly (CostLine | ReturnLine)[], title: string): Block {
  const amount = (line: CostLine | ReturnLine, outlook: Outlook) => {
    const value = line.amount[outlook] ?? line.amount.expected;
    if (value === null) return "";
    return money(value * ("rate" in line ? (line.rate?.perHour ?? 1) : line.margin));
  };
  const kind = (line: CostLine | ReturnLine) => ("rate" in line ? t(`businessCase.cost.${line.kind}`) : t(`businessCase.return.${line.kind}`));
  const basis = (line: CostLine | ReturnLine) => {
    if ("rate" in line) return line.rate && line.amount.expected !== null && t("results.case.hours", { hours: plain(line.amount.expected), rate: money(line.rate.perHour), basis: t(`results.case.rate.${line.rate.basis}`) });
    return line.margin !== 1 && t("results.case.margin", { share: share(line.margin, 0) });
  };
  return table(title, [[t("businessCase.column.label"), 34], [t("businessCase.column.timing"), 18], ...outlooks.map((outlook): [string, number, "right"] => [t(`businessCase.outlook.${outlook}`), 16, "right"])],
    lines.map((line) => [
      [{ text: line.label, tone: "strong" }, { text: [kind(line), basis(line)].filter(Boolean).join("; "), tone: "note" }],
      cell([t(`businessCase.timing.${line.timing}`), line.firstYear > 1 && t("results.case.from", { year: line.firstYear }), line.growth !== 0 && t("results.case.growth", { share: share(line.growth, 1) })]),
      ...outlooks.map((outlook) => amount(line, outlook)),
    ]));
}

function channelBlocks({ s: { businessCase: { channels } }, t, plain, share, money }: Writer, number: Parameters<ResultPart["blocks"]>[0]): Block[] {
  const later = (value: number | null, write: (value: number) => string) => (value === null ? "?" : write(value));
  return [
    number(2, t("results.case.channels")),
    table(t("results.case.channels"), [[t("results.column.channel"), 28], [t("results.column.contacts"), 18, "right"], [t("results.column.conversion"), 26, "right"], [t("results.column.perContract"), 28, "right"]],
      channels.map((channel) => [
        channel.label, plain(channel.contactsPerYear), `${share(channel.conversionNow, 1)} → ${later(channel.conversionLater.expected, (value) => share(value, 1))}`,
        `${money(channel.profitPerContract)} → ${later(channel.extraProfit.expected, (value) => money(channel.profitPerContract + value))}`,
      ])),
  ];
}
