import { renderToStaticMarkup } from "react-dom/server";

import { AcceptabilityBars, acceptabilityBarsHeight } from "../../charts/acceptability-bars";
import { CostYears, costYearsHeight } from "../../charts/cost-years";
import type { ChartPalette } from "../../charts/chart";
import type { EditionRankedOffer, EditionRanking } from "../../domain/decision/types";
import type { Edition } from "../../domain/edition/edition";
import type { Language } from "../../domain/language";
import type { DecisionContent } from "../../domain/outcome/decision";
import type { ReversalCertificate } from "../../domain/scoring/reversal";
import { formatDate, formatMoney, formatNumber, formatPlainNumber, formatShare } from "../../i18n/format";
import { priceMethodText, priceTermsText } from "../../i18n/price-sheet-text";
import { translator } from "../../i18n/translate";
import type { Translate } from "../../i18n/translate";
import { paragraphs } from "../document-model";
import type { Block, Figure, headingNumbers, Row } from "../document-model";
import { yearTables } from "./cost-by-year";
import { spreadBlocks } from "./mark-spread-section";
import type { DisputedMarks } from "./mark-spread-section";
import { weightBoundsBlocks } from "./weight-bounds-section";
import type { WeightBounds } from "./weight-bounds-section";

type Number = ReturnType<typeof headingNumbers>;

/** What a report tells beside the ranking, as far as it is there. */
export interface ReportExtras {
  decision?: (Pick<DecisionContent, "kind" | "reason" | "offers" | "standstillUntil"> & { at: string }) | null;
  trust?: {
    /** Which changes of one weight would make another offer first, as a sentence in the report's language. */
    stability: string;
    /** Absent while nobody is certainly first. */
    weights?: WeightBounds;
    /** The chance of each rank over all weights, by vendor id; null where it cannot be worked out. */
    chances: { samples: number; acceptability: Readonly<Record<string, readonly number[]>> } | null;
    reversal: ReversalCertificate;
    evaluators: { name: string; severity: number | null; marks: number }[];
    /** Krippendorff's alpha; null with fewer than two evaluators on anything. */
    agreement: number | null;
    /** The answers on which the marks lie farthest apart, and the highest mark of the scale; absent while nobody marked. */
    disputed?: DisputedMarks;
  } | null;
}

/** What was decided, with the motivation of every offer. */
export function decisionBlocks(edition: Edition, ranking: EditionRanking, decision: NonNullable<ReportExtras["decision"]>, language: Language, number: Number): Block[] {
  const t = translator(language);
  const names = new Map(ranking.offers.map((offer) => [offer.id, offer]));
  const blocks: Block[] = [
    number(1, t("outcome.report.decision")),
    { type: "paragraph", tone: "strong", text: t(`outcome.report.kind.${decision.kind}`, { date: formatDate(language, decision.at, edition.timeZone) }) },
    ...paragraphs(decision.reason),
    ...(decision.standstillUntil ? [{ type: "paragraph" as const, text: t("outcome.report.standstill", { date: formatDate(language, decision.standstillUntil) }) }] : []),
  ];
  if (decision.offers.length === 0) return blocks;
  return [...blocks, {
    type: "table", summary: t("outcome.report.decision"),
    columns: [{ header: t("report.outcome.offer"), width: 26, rowHeader: true }, { header: t("outcome.report.verdict"), width: 18 }, { header: t("outcome.report.motivation"), width: 56 }],
    rows: decision.offers.map(({ vendor, verdict, motivation }): Row => ({
      cells: [
        [{ text: names.get(vendor)?.vendor.name ?? t("outcome.report.erased"), tone: "strong" }, { text: names.get(vendor)?.vendor.package ?? "", tone: "note" }],
        t(`outcome.report.verdictOf.${verdict}`),
        paragraphs(motivation).map(({ text }) => ({ text })),
      ],
    })),
  }];
}

/** What each offer costs over the years, and what the price does in the ranking. */
export function costBlocks(edition: Edition, ranking: EditionRanking, language: Language, number: Number, palette: ChartPalette, width: number): Block[] {
  const sheet = edition.price;
  if (!sheet) return [];
  const t = translator(language);
  const titles = new Map(edition.criteria.map(({ id, title }) => [id, title]));
  const money = (value: number | null | undefined) => (value === null || value === undefined ? "–" : formatMoney(language, Math.round(value), sheet.currency));
  const score = (offer: EditionRankedOffer) => {
    const value = ranking.price?.scores[offer.id] ?? null;
    if (value === null) return "–";
    return ranking.price!.kind === "award-on-value" ? money(value) : formatNumber(language, value, ranking.price!.kind === "utility-index" ? 4 : 1);
  };
  const kind = ranking.price?.kind ?? "shown";
  const decided = ranking.offers.flatMap((offer) => (offer.cost?.lines ?? []).filter(({ problem }) => problem !== null).map((line) => ({ offer, line })));
  return [
    number(1, t("outcome.report.cost")),
    { type: "paragraph", text: priceTermsText(sheet, language) },
    ...priceMethodText(sheet, language, titles).map((text): Block => ({ type: "paragraph", text })),
    {
      type: "table", summary: t("outcome.report.cost"),
      columns: [
        { header: t("report.outcome.offer"), width: 28, rowHeader: true },
        ...(["once", "yearly", "paid", "total", "options"] as const).map((column) => ({ header: t(`outcome.cost.${column}`), width: 14, align: "right" as const })),
        ...(kind === "shown" ? [] : [{ header: t(`outcome.cost.score.${kind}`), width: 13, align: "right" as const }]),
      ],
      rows: ranking.offers.map((offer): Row => ({
        cells: [
          [{ text: offer.vendor.name, tone: "strong" }],
          money(offer.cost?.once), money(offer.cost?.yearly), money(offer.cost?.paid), [{ text: money(offer.cost?.total), tone: "strong" }], money(offer.cost?.options),
          ...(kind === "shown" ? [] : [score(offer)]),
        ],
      })),
    },
    costFigure(ranking, language, palette, width, sheet.currency, t),
    ...yearTables(ranking, language, sheet.currency),
    ...(ranking.price?.reversal ? [{ type: "paragraph" as const, text: reversalText(ranking, ranking.price.reversal, t) }] : []),
    ...(decided.length > 0 ? [{ type: "paragraph" as const, text: t("outcome.cost.decided") }, {
      type: "list" as const, ordered: false,
      items: decided.map(({ offer, line }) => t(line.decided !== null ? "outcome.cost.decidedLine" : line.optional ? "outcome.cost.undecidedOption" : "outcome.cost.undecidedLine", {
        vendor: offer.vendor.name, line: [line.code, line.text].filter(Boolean).join(" "), problem: t(`outcome.cost.problem.${line.problem!}`), amount: money(line.unitPrice), reason: line.decided ?? "",
      })),
    }] : []),
  ];
}

function costFigure(ranking: EditionRanking, language: Language, palette: ChartPalette, width: number, currency: string, t: Translate): Figure {
  const known = ranking.offers.find(({ cost }) => cost?.years)?.cost?.years ?? [];
  const years = known.map(({ year }) => (year === 0 ? t("outcome.cost.start") : t("outcome.cost.year", { year })));
  const format = (amount: number) => formatMoney(language, Math.round(amount), currency);
  const rows = ranking.offers.map(({ id, vendor, cost }) => ({ id, name: vendor.name, amounts: cost?.years?.map(({ once, recurring }) => once + recurring) ?? years.map(() => null), total: cost?.total ?? null }));
  const title = t("outcome.cost.chart");
  const description = rows.map(({ name, total }) => `${name}: ${total === null ? t("outcome.cost.unknown") : format(total)}`).join("; ");
  const props = { years, rows, palette, format, width, unknown: t("outcome.cost.unknown"), labels: { title, description } };
  return { type: "figure", svg: renderToStaticMarkup(<CostYears {...props} />), width, height: costYearsHeight(props), alternative: `${title}. ${description}.`, caption: title };
}

/** Whether the order of the others hangs on who takes part, in words. */
function reversalText(ranking: EditionRanking, certificate: ReversalCertificate, t: Translate): string {
  if (certificate.stable) return t("outcome.reversal.stable");
  const name = (id: string) => ranking.offers.find((offer) => offer.id === id)?.vendor.name ?? id;
  return certificate.leaveOneOut
    .filter(({ reversals }) => reversals.length > 0)
    .map(({ leftOut, reversals }) => t("outcome.reversal.changes", { vendor: name(leftOut), pairs: reversals.map(({ first, second }) => `${name(first)} – ${name(second)}`).join(", ") }))
    .join(" ");
}

/** How far the outcome can be trusted: weights, chances, who takes part, and evaluators. */
export function trustBlocks(ranking: EditionRanking, trust: NonNullable<ReportExtras["trust"]>, language: Language, number: Number, palette: ChartPalette, width: number): Block[] {
  const t = translator(language);
  const blocks: Block[] = [
    number(1, t("outcome.report.trust")),
    { type: "paragraph", text: trust.stability },
    ...weightBoundsBlocks(trust.weights, language, palette, width),
    { type: "paragraph", text: reversalText(ranking, trust.reversal, t) },
  ];
  const taking = ranking.offers.filter(({ excluded }) => excluded.length === 0);
  if (trust.chances && taking.length > 0) {
    const { acceptability, samples } = trust.chances;
    const rows = taking.filter(({ id }) => acceptability[id]).map(({ id, vendor }) => ({ id, name: vendor.name, chances: acceptability[id] }));
    const title = t("outcome.report.chances");
    const percent = (chance: number) => formatShare(language, chance, 0);
    const props = {
      rows, palette, width, format: percent, rankLabel: (rank: number) => t("outcome.report.place", { rank }), fromRankLabel: (rank: number) => t("outcome.report.placeFrom", { rank }),
      labels: { title, description: rows.map(({ name, chances }) => `${name} ${percent(chances[0])}`).join("; ") },
    };
    blocks.push(
      { type: "paragraph", text: t("outcome.report.chancesText", { samples: formatPlainNumber(language, samples) }) },
      { type: "figure", svg: renderToStaticMarkup(<AcceptabilityBars {...props} />), width, height: acceptabilityBarsHeight(props), alternative: `${title}. ${props.labels.description}.`, caption: title },
      {
        type: "table", summary: title,
        columns: [{ header: t("report.outcome.offer"), width: 40, rowHeader: true }, ...taking.slice(0, 6).map((_, index) => ({ header: t("outcome.report.place", { rank: index + 1 }), width: 10, align: "right" as const }))],
        rows: rows.map(({ name, chances }) => ({ cells: [[{ text: name, tone: "strong" as const }], ...chances.slice(0, 6).map(percent)] })),
      },
    );
  }
  if (trust.evaluators.length > 0) {
    blocks.push(number(2, t("outcome.report.evaluators")), {
      type: "paragraph",
      text: trust.agreement === null ? t("outcome.report.evaluatorsText") : `${t("outcome.report.evaluatorsText")} ${t("outcome.report.agreement", { alpha: formatNumber(language, trust.agreement, 2) })}`,
    }, {
      type: "table", summary: t("outcome.report.evaluators"),
      columns: [{ header: t("outcome.report.evaluator"), width: 50, rowHeader: true }, { header: t("outcome.report.marks"), width: 20, align: "right" }, { header: t("outcome.report.severity"), width: 30, align: "right" }],
      rows: trust.evaluators.map(({ name, marks, severity }) => ({ cells: [[{ text: name, tone: "strong" as const }], formatPlainNumber(language, marks), severity === null ? "–" : formatNumber(language, severity, 2)] })),
    }, ...spreadBlocks(trust.disputed, language, palette, width));
  }
  return blocks;
}

/** How the weights came about, from what the edition recorded. */
export function weightingBlocks(edition: Edition, language: Language): Block[] {
  const t = translator(language);
  const title = (id: string | null) => (id === null ? t("outcome.report.dimensions") : (titleOf(edition, id) ?? id));
  const items = (edition.weighting ?? []).map(({ criterion, method, people, consistencyRatio }) =>
    t(consistencyRatio === null ? "outcome.report.weighting" : "outcome.report.weightingRatio", { criterion: title(criterion), method: t(`outcome.report.weightMethod.${method}`), people, ratio: consistencyRatio === null ? "" : formatNumber(language, consistencyRatio, 3) }));
  return [
    { type: "paragraph", text: t(items.length > 0 ? "outcome.report.weightsSome" : "outcome.report.weightsDirect") },
    ...(items.length > 0 ? [{ type: "list" as const, ordered: false, items }] : []),
  ];
}

function titleOf(edition: Edition, id: string): string | null {
  const find = (criteria: Edition["criteria"]): string | null => criteria.reduce<string | null>((found, node) => found ?? (node.id === id ? node.title : find(node.children ?? [])), null);
  return find(edition.criteria);
}
