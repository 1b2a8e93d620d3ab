import type { EditionPart } from "../../domain/edition/difference";
import type { Edition } from "../../domain/edition/edition";
import { formatDate } from "../../i18n/format";
import { describeDifference } from "../../i18n/edition-difference";
import type { DescribedChange } from "../../i18n/edition-difference";
import { translator } from "../../i18n/translate";
import { paragraphs } from "../document-model";
import type { Block, headingNumbers, Row } from "../document-model";

/** The chapter that says what an addendum changed since the edition before it. */
export function changeBlocks(edition: Edition, previous: Edition, number: ReturnType<typeof headingNumbers>): Block[] {
  const t = translator(edition.language);
  const { added, removed, changed, general } = describeDifference(previous, edition);
  const rows = changed.flatMap(({ code, changes }) => changes.map((change): Row => ({ cells: [code, t(`documents.changes.part.${change.part}`), change.before, change.after] })));
  return [
    number(1, t("documents.changes.chapter", { code: previous.code })),
    { type: "paragraph", text: t("documents.changes.opening", { code: previous.code, date: formatDate(edition.language, previous.publishedAt, previous.timeZone) }) },
    ...paragraphs(edition.addendum?.text ?? ""),
    ...(general.length > 0 ? [number(2, t("documents.changes.general")), generalTable(edition, general)] : []),
    ...(changed.length > 0 ? [number(2, t("documents.changes.changed")), {
      type: "table" as const, summary: t("documents.changes.changed"), rows,
      columns: [
        { header: t("documents.requirements.code"), width: 11, rowHeader: true }, { header: t("documents.changes.what"), width: 17 },
        { header: t("documents.changes.before"), width: 36 }, { header: t("documents.changes.after"), width: 36 },
      ],
    }] : []),
    ...(added.length > 0 ? [number(2, t("documents.changes.added")), listTable(edition, t("documents.changes.added"), added.map(({ code, text, mandatory }) => ({ code, text: mandatory ? `${text} (${t("workbook.mandatory.yes")})` : text })))] : []),
    ...(removed.length > 0 ? [number(2, t("documents.changes.removed")), listTable(edition, t("documents.changes.removed"), removed)] : []),
    ...(added.length + removed.length + changed.length + general.length === 0 ? [{ type: "paragraph" as const, text: t("documents.changes.none") }] : []),
  ];
}

function generalTable(edition: Edition, general: readonly DescribedChange<EditionPart>[]): Block {
  const t = translator(edition.language);
  return {
    type: "table", summary: t("documents.changes.general"),
    columns: [{ header: t("documents.changes.what"), width: 20, rowHeader: true }, { header: t("documents.changes.before"), width: 40 }, { header: t("documents.changes.after"), width: 40 }],
    rows: general.map(({ part, before, after }) => ({ cells: [t(`documents.changes.edition.${part}`), before, after] })),
  };
}

function listTable(edition: Edition, summary: string, requirements: readonly { code: string; text: string }[]): Block {
  const t = translator(edition.language);
  return {
    type: "table", summary,
    columns: [{ header: t("documents.requirements.code"), width: 13, rowHeader: true }, { header: t("documents.requirements.requirement"), width: 87 }],
    rows: requirements.map(({ code, text }) => ({ cells: [code, text] })),
  };
}
