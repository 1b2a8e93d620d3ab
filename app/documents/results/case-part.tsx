import { assess, channelReturn, missingFigures, tellsReturn } from "../../domain/business-case/assess";
import { outlooks } from "../../domain/business-case/business-case";
import type { Channel, CostLine, Estimate, Outlook, ReturnLine } from "../../domain/business-case/business-case";
import { newLineName } from "../../domain/business-case/line-name";
import { caseLineName } from "../../i18n/case-texts";
import { paragraphs } from "../document-model";
import type { Block, CellPart } from "../document-model";
import { answersPart } from "./answers-part";
import { measureText, outcomeBlocks } from "./case-outcome";
import { cell, note, plainText, strongText, table, when } from "./result-part";
import type { HeadingNumber, ResultPart, Writer } from "./result-part";

/** What the project costs and brings in: figures in three outlooks, a chart, and the lines they come from. */
export function casePart(w: Writer): ResultPart {
  const { s: { businessCase }, t, share } = w;
  const { costs, returns, channels, years, discountRate, currency } = businessCase;
  const assessment = assess(businessCase);
  const missing = missingFigures(businessCase).length;
  const lines = costs.length + returns.length + channels.length;
  const unnamed = [...costs, ...returns, ...channels].filter(({ label }) => label === newLineName).length;
  return answersPart(w, "case", ["3"], {
    place: "business-case", filled: lines > 0 || businessCase.note !== "",
    summary: assessment ? t("results.case.summary", { value: measureText(w, "netPresentValue", assessment.expected), payback: measureText(w, "payback", assessment.expected) }) : lines > 0 ? t("results.count.lines", { count: lines }) : "",
    open: lines === 0 ? [] : [...when(missing, t("results.open.amounts", { count: missing })), ...when(unnamed, t("results.open.unnamed", { count: unnamed })), ...(costs.length === 0 ? [t("results.open.costs")] : []), ...(returns.length + channels.length === 0 ? [t("results.open.returns")] : [])],
    blocks: (number) => [
      ...(assessment ? outcomeBlocks(w, assessment, number) : lines > 0 ? [plainText(t("results.case.notYet", { count: missing }))] : []),
      ...(costs.length > 0 ? [number(2, t("results.case.costs")), lineTable(w, costs, t("results.case.costs"))] : []),
      ...(returns.length > 0 ? [number(2, t("results.case.returns")), lineTable(w, returns, t("results.case.returns"))] : []),
      ...(channels.length > 0 ? channelBlocks(w, number) : []),
      ...(lines > 0 ? [note(t("results.case.basis", { years, rate: share(discountRate, 1), currency }))] : []),
      ...(businessCase.note ? [strongText(t("interface.money.note")), ...paragraphs(businessCase.note)] : []),
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
      [{ text: caseLineName(t, line.label), tone: "strong" }, { text: [kind(line), basis(line)].filter(Boolean).join("; "), tone: "note" }],
      cell([t(`businessCase.timing.${line.timing}`), line.firstYear > 1 && t("results.case.from", { year: line.firstYear }), line.growth !== 0 && t("results.case.growth", { share: share(line.growth, 1) })]),
      ...outlooks.map((outlook) => amount(line, outlook)),
    ]));
}

function channelBlocks(w: Writer, number: HeadingNumber): Block[] {
  const { s: { businessCase: { channels } }, t, plain, share, money } = w;
  const percent = (value: number) => share(value, 1);
  const extra = (channel: Channel, outlook: Outlook) => (tellsReturn(channel) ? money(channelReturn(channel, () => outlook)) : "?");
  return [
    number(2, t("results.case.channels")),
    table(t("results.case.channels"),
      [[t("results.column.channel"), 22], [t("results.column.contacts"), 13, "right"], [t("results.column.conversion"), 17, "right"], [t("results.column.perContract"), 16, "right"], [t("results.column.costPerContract"), 16, "right"], [t("results.column.extra"), 16, "right"]],
      channels.map((channel) => [
        [{ text: caseLineName(t, channel.label), tone: "strong" }, ...(channel.firstYear > 1 ? [{ text: t("results.case.from", { year: channel.firstYear }), tone: "note" as const }] : [])],
        channel.contactsPerYear === 0 ? "?" : plain(channel.contactsPerYear),
        laterCell(percent(channel.conversionNow), channel.conversionLater, percent),
        laterCell(money(channel.profitPerContract), channel.extraProfit, (value) => money(channel.profitPerContract + value)),
        laterCell(money(channel.costPerContractNow), channel.costPerContractLater, money),
        [{ text: extra(channel, "expected") }, ...(extra(channel, "worst") === extra(channel, "best") ? [] : [{ text: `${extra(channel, "worst")} – ${extra(channel, "best")}`, tone: "note" as const }])],
      ])),
  ];
}

/** What is now and what is expected later, with how far that may differ; what nobody expects to change stands as it is. */
function laterCell(now: string, { worst, expected, best }: Estimate, write: (value: number) => string): CellPart[] {
  if (expected === null) return [{ text: now }];
  const [low, high] = [worst ?? expected, best ?? expected];
  return [{ text: `${now} → ${write(expected)}` }, ...(low === high ? [] : [{ text: `${write(low)} – ${write(high)}`, tone: "note" as const }])];
}
