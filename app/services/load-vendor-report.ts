import { countPrices } from "~/domain/cost/count-prices";
import type { PriceCount } from "~/domain/cost/count-prices";
import type { Edition } from "~/domain/edition/edition";
import { bringsOnlyPrices } from "~/domain/responses/reading";
import type { Issue, Reading, Refusal } from "~/domain/responses/reading";
import { pricesApart } from "~/domain/sealing/rules";
import { answerLabel } from "~/i18n/answer-labels";
import { listSubmissions } from "~db/submissions";

import type { Context } from "./context.server";
import { listVersions, ownParts } from "./load-answer-page";
import type { Version } from "./load-answer-page";
import { loadOwnUpload } from "./load-upload";
import type { PreviewRow } from "./load-upload";
import type { OpenLink } from "./open-upload-link";
import { loadOwnAnswers, vaultOf } from "./sealing";
import type { PartsReceived } from "./sealing";

/** A question as a vendor knows it: no weights, nobody else's answers. */
export interface ReportedQuestion {
  code: string;
  text: string;
  mandatory: boolean;
}

/** What was understood of a workbook, for the vendor that sent it. */
export interface VendorReport {
  version: Version;
  /** The deadline that it is late by, or in time. */
  deadline: string;
  /** Whether another version can still be sent: one that counts by itself, one that is kept for the lead to decide on, or none. */
  again: "counts" | "kept" | "none";
  size: number;
  /** Why nothing was read; null when it was, and for another vendor's workbook, of which nothing is told. */
  refusal: Refusal | null;
  complete: { answered: number; asked: number } | null;
  /** How many prices it brought; null where none are asked, or in a file that says nothing of them. */
  prices: PriceCount | null;
  /** It is the price workbook, which holds no questions. */
  onlyPrices: boolean;
  /** There are prices in the workbook for answers. */
  pricesMisplaced: boolean;
  /** Which of the two workbooks arrived up to now; null where one holds everything. */
  parts: PartsReceived | null;
  /** What is wrong with the workbook as a whole, by which answers may be missing or misplaced. */
  whole: Issue[];
  unclear: (ReportedQuestion & { issues: Issue[] })[];
  missing: ReportedQuestion[];
  /** Answers that were taken over with a remark, and what concerns no question. */
  remarks: { question: ReportedQuestion | null; issue: Issue }[];
  beside: Reading["beside"];
  /** What changed since the vendor's version before; null for a first one. */
  changes: { since: number; answers: (ReportedQuestion & { before: string; after: string })[] } | null;
}

/** The report on one of the vendor's own workbooks; null for any other, and for one that was never read. */
export async function loadVendorReport(context: Context, link: OpenLink, uploadId: string): Promise<VendorReport | null> {
  const version = (await listVersions(context, link)).find((one) => one.uploadId === uploadId);
  const upload = version && (await loadOwnUpload(context, link, uploadId));
  if (!version || !upload) return null;
  const nothing = {
    version, deadline: link.edition.deadline, again: againOf(context, link, version), size: upload.upload.size, refusal: null, complete: null, prices: null, onlyPrices: false, pricesMisplaced: false, parts: await ownParts(context, link), whole: [], unclear: [], missing: [], remarks: [], beside: [], changes: null,
  };
  if (version.state === "not-own") return nothing;
  if (!upload.result.ok) return { ...nothing, refusal: upload.result.refusal };
  const { reading } = upload.result;
  const onlyPrices = bringsOnlyPrices(reading);
  const aside = (issue: Issue) => issue.code !== "beside-template" && issue.code !== "missing-answer" && issue.code !== "missing-mandatory";
  return {
    ...nothing,
    onlyPrices, pricesMisplaced: reading.issues.some(({ code }) => code === "price-in-answers"),
    complete: onlyPrices ? null : { answered: reading.only === undefined ? reading.complete.answered : upload.rows.filter(({ state }) => state === "answered").length, asked: reading.complete.asked },
    whole: upload.otherIssues.filter(isAboutWhole),
    prices: reading.clarification === undefined ? pricesIn(reading, link.edition) : null,
    unclear: upload.rows.filter((row) => row.state === "unclear").map((row) => ({ ...toQuestion(row), issues: row.issues.filter(aside) })),
    missing: upload.rows.filter((row) => row.state === "missing-mandatory").map(toQuestion),
    remarks: [
      ...upload.rows.filter((row) => row.state !== "unclear").flatMap((row) => row.issues.filter(aside).map((issue) => ({ question: toQuestion(row), issue }))),
      ...upload.otherIssues.filter((issue) => aside(issue) && !isAboutWhole(issue)).map((issue) => ({ question: null, issue })),
    ],
    beside: reading.beside,
    changes: await changesSince(context, link, version, upload.rows),
  };
}

/** Whether an issue can cost answers that no question tells of; a price is counted with the prices. */
function isAboutWhole({ severity, code }: Issue): boolean {
  return severity === "error" && !code.startsWith("price-");
}

function againOf(context: Context, { accepting, edition }: OpenLink, { clarification }: Version): VendorReport["again"] {
  // A clarification has a deadline and a page of its own, which says what can still be done.
  if (!accepting || clarification !== null) return "none";
  return context.now().toISOString() > edition.deadline ? "kept" : "counts";
}

/** A file with one sheet says nothing of prices unless it is theirs, nor one with answers where prices come apart. */
export function pricesIn({ prices, only }: Reading, edition: Edition): PriceCount | null {
  return prices === undefined && (only !== undefined || pricesApart(edition)) ? null : countPrices(edition.price, prices);
}

function toQuestion({ requirement: { code, text, mandatory } }: PreviewRow): ReportedQuestion {
  return { code, text, mandatory };
}

async function changesSince(context: Context, link: OpenLink, { number }: Version, rows: readonly PreviewRow[]): Promise<VendorReport["changes"]> {
  if (number === null || number < 2) return null;
  const own = (await listSubmissions(context.db, link.roundId)).filter((submission) => submission.vendorId === link.vendor.id);
  const [before, after] = [number - 1, number].map((n) => own.find((submission) => submission.number === n));
  if (!before || !after) return null;
  const answers = await loadOwnAnswers(context.db, vaultOf(context), [before.id, after.id]);
  const changed = rows.flatMap((row) => {
    const [old, now] = [before, after].map(({ id }) => answers.get(id)!.get(row.requirement.id));
    const said = (answer: typeof old) => [answerLabel(link.edition.language, row.requirement.answer, answer?.value ?? null), answer?.comment, answer?.evidence].filter(Boolean).join(" · ");
    return said(old) === said(now) ? [] : [{ ...toQuestion(row), before: said(old), after: said(now) }];
  });
  return { since: before.number, answers: changed };
}
