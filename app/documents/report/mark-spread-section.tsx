import { renderToStaticMarkup } from "react-dom/server";

import type { ChartPalette } from "../../charts/chart";
import { MarkSpread, markSpreadHeight } from "../../charts/mark-spread";
import type { Language } from "../../domain/language";
import { formatPlainNumber } from "../../i18n/format";
import { initials } from "../../i18n/initials";
import { translator } from "../../i18n/translate";
import type { Block } from "../document-model";

/** The answers on which evaluators marked farthest apart, each with its marks. */
export interface DisputedMarks {
  highest: number;
  answers: { code: string; vendor: string; marks: { name: string; mark: number }[] }[];
}

const namesShown = 4;

/** The spread of evaluators as a chart, with the same marks as a table. Nothing where all agree. */
export function spreadBlocks(disputed: DisputedMarks | undefined, language: Language, palette: ChartPalette, width: number): Block[] {
  if (!disputed || disputed.answers.length === 0) return [];
  const t = translator(language);
  const title = t("outcome.report.spread");
  const mark = (value: number) => formatPlainNumber(language, Math.round(value * 10) / 10);
  const said = (marks: DisputedMarks["answers"][number]["marks"], nameOf = (name: string) => name) => marks.map((one) => `${nameOf(one.name)} ${mark(one.mark)}`).join(", ");
  // Many names would fill pages; their initials stand at the dots as well.
  const short = disputed.answers.some(({ marks }) => marks.length > namesShown) ? initials : undefined;
  const props = {
    palette, width, format: mark, scale: { lowest: 0, highest: disputed.highest },
    labels: { title, description: disputed.answers.map(({ code, vendor, marks }) => `${code} ${vendor}: ${said(marks)}`).join("; ") },
    rows: disputed.answers.map(({ code, vendor, marks }, index) => ({ id: String(index), title: `${code} ${vendor}`, marks: marks.map((one) => ({ mark: one.mark, label: initials(one.name) })), consensus: null })),
  };
  return [
    { type: "paragraph", text: t("outcome.report.spreadText", { count: disputed.answers.length }) },
    { type: "figure", svg: renderToStaticMarkup(<MarkSpread {...props} />), width, height: markSpreadHeight(props), alternative: `${title}. ${props.labels.description}.`, caption: title },
    {
      type: "table", summary: title,
      columns: [{ header: t("report.offers.code"), width: 12, rowHeader: true }, { header: t("report.outcome.offer"), width: 32 }, { header: t("outcome.report.marks"), width: 56 }],
      rows: disputed.answers.map(({ code, vendor, marks }) => ({ cells: [code, vendor, said(marks, short)] })),
    },
  ];
}
