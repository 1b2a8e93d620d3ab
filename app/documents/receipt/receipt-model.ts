import type { PriceCount } from "../../domain/cost/count-prices";
import type { Edition, EditionVendor } from "../../domain/edition/edition";
import type { Refusal } from "../../domain/responses/reading";
import { formatDate, formatInstant, formatPlainNumber } from "../../i18n/format";
import { refusalMessage } from "../../i18n/issue-message";
import { translator } from "../../i18n/translate";
import type { DocumentModel, Row, Table } from "../document-model";

/** What a receipt says of one file that was received. */
export interface Receipt {
  edition: Edition;
  /** Null while nobody knows from whom the file is. */
  vendor: EditionVendor | null;
  /** Null while it is sealed for who reads the receipt. */
  fileName: string | null;
  /** SHA-256 of the bytes as they arrived. */
  fileHash: string;
  /** Bytes. */
  size: number;
  /** ISO instant. */
  receivedAt: string;
  /** ISO instant of the deadline that was in force: an addendum may have moved that of `edition`. */
  deadline: string;
  late: boolean;
  /** Nothing is asked in a price workbook. `unclear` and the reason of a refusal are null while they are sealed for who reads the receipt. */
  outcome: { answered: number; asked: number; unclear: number | null; mandatoryMissing: number } | { refusal: Refusal | null };
  /** How many prices it brought; null where none are asked, or while that is sealed for who reads the receipt. */
  prices: PriceCount | null;
  /** The submission that the file became; null while it awaits acceptance. */
  accepted: { number: number; at: string } | null;
}

/** A receipt as a document of one page, in the edition's language. */
export function receiptModel(receipt: Receipt): DocumentModel {
  const { edition, vendor, outcome } = receipt;
  const { language } = edition;
  const t = translator(language);
  const instant = (iso: string) => `${formatInstant(language, iso, edition.timeZone)} (${iso})`;
  const plain = (value: number) => formatPlainNumber(language, value);
  const fact = (label: string, value: string): Row => ({ cells: [label, [{ text: value, tone: "strong" }]] });
  const table = (summary: string, rows: Row[]): Table => ({
    type: "table", summary, rows, columns: [{ header: "", width: 32, rowHeader: true }, { header: "", width: 68 }],
  });
  const read = "refusal" in outcome
    ? [fact(t("documents.receipt.outcome"), t("documents.receipt.refused")), fact(t("documents.receipt.reason"), outcome.refusal ? refusalMessage(t, outcome.refusal) : t("documents.receipt.sealed"))]
    : outcome.asked === 0 ? [fact(t("documents.receipt.answered"), t("documents.receipt.onlyPrices"))] : [
        fact(t("documents.receipt.answered"), t("documents.receipt.answeredOf", { answered: plain(outcome.answered), asked: plain(outcome.asked) })),
        fact(t("documents.receipt.unclear"), outcome.unclear === null ? t("documents.receipt.sealed") : plain(outcome.unclear)),
        fact(t("documents.receipt.mandatoryMissing"), plain(outcome.mandatoryMissing)),
      ];
  const state = receipt.accepted
    ? t("documents.receipt.accepted", { number: receipt.accepted.number, date: instant(receipt.accepted.at) })
    : "refusal" in outcome ? t("documents.receipt.notAccepted") : t("documents.receipt.awaiting");
  return {
    language,
    title: `${t("documents.receipt.title")}: ${edition.title}`,
    author: edition.organisation,
    subject: t("documents.receipt.subject", { code: edition.code }),
    date: receipt.accepted?.at ?? receipt.receivedAt,
    running: { left: edition.title, right: edition.code },
    cover: null,
    contents: null,
    blocks: [
      { type: "heading", level: 1, number: null, text: t("documents.receipt.title") },
      { type: "paragraph", text: t("documents.receipt.opening", { organisation: edition.organisation }) },
      { type: "heading", level: 2, number: null, text: t("documents.receipt.received") },
      table(t("documents.receipt.received"), [
        fact(t("documents.receipt.file"), receipt.fileName ?? t("documents.receipt.sealed")),
        fact(t("documents.receipt.size"), t("documents.receipt.bytes", { size: plain(receipt.size) })),
        fact(t("documents.receipt.time"), instant(receipt.receivedAt)),
        fact(t("documents.receipt.deadline"), instant(receipt.deadline)),
        fact(t("documents.receipt.punctuality"), t(receipt.late ? "documents.receipt.late" : "documents.receipt.inTime")),
        fact(t("documents.receipt.edition"), t("documents.receipt.editionOf", { code: edition.code, date: formatDate(language, edition.publishedAt, edition.timeZone) })),
        fact(t("documents.receipt.vendor"), vendor ? `${t("workbook.vendorName", { name: vendor.name, package: vendor.package })} (${vendor.code})` : t("documents.receipt.vendorUnknown")),
      ]),
      { type: "heading", level: 2, number: null, text: t("documents.receipt.understood") },
      table(t("documents.receipt.understood"), [
        ...read,
        ...(receipt.prices ? [fact(t("documents.receipt.prices"), t("documents.receipt.pricesOf", { ...receipt.prices }))] : []),
        fact(t("documents.receipt.state"), state),
      ]),
      { type: "heading", level: 2, number: null, text: t("documents.receipt.fingerprint") },
      { type: "paragraph", text: t("documents.receipt.fingerprintText") },
      { type: "paragraph", tone: "code", text: receipt.fileHash },
    ],
  };
}
