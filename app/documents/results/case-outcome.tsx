import { renderToStaticMarkup } from "react-dom/server";

import { RunningTotals, runningTotalsHeight } from "../../charts/running-totals";
import { SwingBars, swingBarsHeight } from "../../charts/swing-bars";
import { swings } from "../../domain/business-case/assess";
import type { Assessment } from "../../domain/business-case/assess";
import { outlooks } from "../../domain/business-case/business-case";
import type { Outlook } from "../../domain/business-case/business-case";
import { besideRivals } from "../../domain/business-case/rivals";
import { caseLineName, caseMeasures, caseMeasureText, swingName } from "../../i18n/case-texts";
import type { CaseMeasure } from "../../i18n/case-texts";
import type { Block, Figure } from "../document-model";
import { chartWidth, printPalette } from "../report/figures";
import { table } from "./result-part";
import type { HeadingNumber, Writer } from "./result-part";

/** Assumptions that are named, those that matter most first. */
const namedSwings = 8;

/** A measure in words: money, a percentage or years. */
export function measureText({ s, language }: Writer, measure: CaseMeasure, told: Pick<Assessment, CaseMeasure>): string {
  return caseMeasureText(language, s.businessCase.currency, measure, told);
}

/** What the case comes to in each outlook, over the years, which assumption matters most, and what else the money could do. */
export function outcomeBlocks(w: Writer, assessment: Record<Outlook, Assessment>, number: HeadingNumber): Block[] {
  const { t } = w;
  const byOutlook = (width: number) => outlooks.map((outlook): [string, number, "right"] => [t(`businessCase.outlook.${outlook}`), width, "right"]);
  return [
    table(t("interface.money.outcome.title"), [["", 40], ...byOutlook(20)], caseMeasures.map((measure) => [t(`businessCase.outcome.${measure}`), ...outlooks.map((outlook) => measureText(w, measure, assessment[outlook]))])),
    totalsFigure(w, assessment),
    table(t("interface.money.outcome.chart"), [[t("interface.money.outcome.year"), 16], ...byOutlook(28)],
      assessment.expected.running.map((_, year) => [String(year), ...outlooks.map((outlook) => w.money(assessment[outlook].running[year]))])),
    ...swingBlocks(w, assessment.expected.netPresentValue, number),
    ...rivalBlocks(w, assessment.expected, number),
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

function swingBlocks(w: Writer, expected: number, number: HeadingNumber): Block[] {
  const { t, money } = w;
  const named = swings(w.s.businessCase).slice(0, namedSwings).map((swing) => ({ ...swing, key: `${swing.id}-${swing.figure}`, label: swingName(t, swing) }));
  if (named.length === 0) return [];
  const title = t("interface.money.outcome.swings");
  const description = named.map(({ label, atWorst, atBest }) => `${label}: ${money(atWorst)} – ${money(atBest)}`).join("; ");
  return [
    number(2, title),
    {
      type: "figure", width: chartWidth, height: swingBarsHeight({ swings: named, width: chartWidth }), alternative: `${title}. ${description}.`, caption: t("interface.money.outcome.swingsLead"),
      svg: renderToStaticMarkup(<SwingBars swings={named} expected={expected} palette={printPalette} width={chartWidth} format={money} labels={{ title, description }} />),
    },
    table(title, [[t("results.column.assumption"), 52], [t("results.column.atWorst"), 24, "right"], [t("results.column.atBest"), 24, "right"]], named.map(({ label, atWorst, atBest }) => [label, money(atWorst), money(atBest)])),
  ];
}

function rivalBlocks(w: Writer, own: Assessment, number: HeadingNumber): Block[] {
  const { t, s: { businessCase } } = w;
  const rows = besideRivals(businessCase, own);
  const title = t("interface.money.outcome.rivals");
  const shown = ["netPresentValue", "internalRateOfReturn", "payback"] as const;
  return rows.length < 2 ? [] : [
    number(2, title),
    table(title, [[t("businessCase.column.label"), 37], ...shown.map((measure): [string, number, "right"] => [t(`businessCase.outcome.${measure}`), 21, "right"])],
      rows.map(({ label, worth }) => [[{ text: label === null ? t("interface.money.outcome.thisOne") : caseLineName(t, label), tone: label === null ? "strong" : "plain" }], ...shown.map((measure) => measureText(w, measure, worth))])),
  ];
}
