import type { Edition } from "../../domain/edition/edition";
import type { OpeningSubject } from "../../domain/sealing/opening";
import { formatInstant, formatPlainNumber } from "../../i18n/format";
import { translator } from "../../i18n/translate";
import type { Block, Cell, DocumentModel, Row, Table } from "../document-model";

interface FileLine {
  fileName: string;
  /** SHA-256 of the file as it arrived. */
  hash: string;
  /** Bytes. */
  size: number;
  /** ISO instant. */
  receivedAt: string;
  late: boolean;
}

/** Everything that the minutes of an opening say. Instants are ISO. */
export interface Minutes {
  edition: Edition;
  subject: OpeningSubject;
  /** 1 for the opening itself, higher for what was opened afterwards. */
  number: number;
  report: {
    /** In the order in which they were given; none where the end of the consensus opened the prices. */
    confirmations: readonly { name: string; role: "lead" | "evaluator" | "observer"; at: string; /** When the account was taken into use through a link that the other one had in hand. */ handed?: string }[];
    openedAt: string;
    deadline: string;
    submissions: readonly (FileLine & { vendor: { code: string; name: string; package: string }; number: number; edition: string; answered: number | null; asked: number; failure: "key" | "damaged" | "erased" | null })[];
    attachments: readonly (FileLine & { vendor: string })[];
    others: readonly (FileLine & { vendor: string | null; refused: boolean })[];
    silent: readonly { code: string; name: string }[];
  };
}

/** The minutes of an opening as a document, in the edition's language, with room for signatures. */
export function minutesModel({ edition, subject, number, report }: Minutes): DocumentModel {
  const { language } = edition;
  const t = translator(language);
  const instant = (iso: string) => `${formatInstant(language, iso, edition.timeZone)} (${iso})`;
  const heading = (text: string): Block => ({ type: "heading", level: 2, number: null, text });
  const text = (words: string): Block => ({ type: "paragraph", text: words });
  const fact = (label: string, value: string): Row => ({ cells: [label, [{ text: value, tone: "strong" }]] });
  const file = ({ fileName, hash, size, receivedAt, late }: FileLine): Cell => [
    { text: fileName },
    { text: instant(receivedAt) },
    { text: t(late ? "documents.minutes.late" : "documents.minutes.inTime") },
    { text: t("documents.receipt.bytes", { size: formatPlainNumber(language, size) }), tone: "note" },
    // In four parts, so that it fits the width of a column.
    ...(hash.match(/.{16}/g) ?? []).map((part) => ({ text: part, tone: "note" as const })),
  ];
  const table = (summary: string, headers: string[], widths: number[], rows: Row[]): Table => ({
    type: "table", summary, rows, columns: headers.map((header, index) => ({ header, width: widths[index], ...(index === 0 ? { rowHeader: true } : {}) })),
  });
  const title = t(`documents.minutes.title.${subject}`);
  return {
    language,
    title: `${title}: ${edition.title}`,
    author: edition.organisation,
    subject: t("documents.minutes.subject", { code: edition.code }),
    date: report.openedAt,
    running: { left: edition.title, right: edition.code },
    cover: null,
    contents: null,
    blocks: [
      { type: "heading", level: 1, number: null, text: number > 1 ? `${title} (${number})` : title },
      text(t(report.confirmations.length > 0 ? "documents.minutes.opening" : "documents.minutes.openingByConsensus", { organisation: edition.organisation, title: edition.title, code: edition.code })),
      ...(number > 1 ? [text(t("documents.minutes.again"))] : []),
      table(title, ["", ""], [32, 68], [
        fact(t("documents.minutes.deadline"), instant(report.deadline)),
        fact(t("documents.minutes.openedAt"), instant(report.openedAt)),
        ...report.confirmations.map((one, index) =>
          ({
            cells: [t("documents.minutes.confirmation", { number: index + 1 }), [
              { text: `${one.name} (${t(`documents.minutes.role.${one.role}`)}), ${instant(one.at)}`, tone: "strong" as const },
              ...(one.handed === undefined ? [] : [{ text: t("documents.minutes.handed", { at: instant(one.handed) }), tone: "note" as const }]),
            ]],
          })),
      ]),
      heading(t("documents.minutes.submissions")),
      ...(report.submissions.length === 0 ? [text(t("documents.minutes.none"))] : [
        table(
          t("documents.minutes.submissions"),
          [t("documents.minutes.vendor"), t("documents.minutes.file"), t("documents.minutes.result")], [30, 44, 26],
          report.submissions.map((line) => ({
            cells: [
              [{ text: `${line.vendor.code} ${line.vendor.name}`, tone: "strong" }, { text: line.vendor.package }, { text: t("documents.minutes.version", { number: line.number, edition: line.edition }), tone: "note" }],
              file(line),
              line.failure
                ? [{ text: t("documents.minutes.notOpened"), tone: "strong" }, { text: t(`documents.minutes.failure.${line.failure}`) }]
                : [{ text: t("documents.minutes.opened"), tone: "strong" }, { text: t("documents.receipt.answeredOf", { answered: formatPlainNumber(language, line.answered ?? 0), asked: formatPlainNumber(language, line.asked) }) }],
            ],
          })),
        ),
      ]),
      ...(report.silent.length > 0 ? [heading(t("documents.minutes.silent")), { type: "list" as const, ordered: false, items: report.silent.map(({ code, name }) => `${code} ${name}`) }] : []),
      ...(report.attachments.length > 0 ? [
        heading(t("documents.minutes.attachments")),
        table(t("documents.minutes.attachments"), [t("documents.minutes.vendor"), t("documents.minutes.file")], [20, 80], report.attachments.map((line) => ({ cells: [line.vendor, file(line)] }))),
      ] : []),
      ...(report.others.length > 0 ? [
        heading(t("documents.minutes.others")),
        table(
          t("documents.minutes.others"), [t("documents.minutes.vendor"), t("documents.minutes.file"), t("documents.minutes.result")], [20, 54, 26],
          report.others.map((line) => ({ cells: [line.vendor ?? t("documents.receipt.vendorUnknown"), file(line), t(line.refused ? "documents.minutes.refused" : "documents.minutes.kept")] })),
        ),
      ] : []),
      heading(t("documents.minutes.signatures")),
      text(t("documents.minutes.signaturesText")),
      table(
        t("documents.minutes.signatures"), [t("documents.minutes.name"), t("documents.minutes.date"), t("documents.minutes.signature")], [36, 24, 40],
        (report.confirmations.length > 0 ? report.confirmations.map(({ name }) => name) : ["", ""]).map((name) => ({ cells: [[{ text: name }, { text: " " }, { text: " " }], "", ""] })),
      ),
    ],
  };
}
