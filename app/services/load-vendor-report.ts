import type { Issue, Reading, Refusal } from "~/domain/responses/reading";
import { answerLabel } from "~/i18n/answer-labels";
import { listSubmissions, loadAnswers } from "~db/submissions";

import type { Context } from "./context.server";
import { listVersions } from "./load-answer-page";
import type { Version } from "./load-answer-page";
import { uploadView } from "./load-upload";
import type { PreviewRow } from "./load-upload";
import type { OpenLink } from "./open-upload-link";

/** A question as a vendor knows it: no weights, nobody else's answers. */
export interface ReportedQuestion {
  code: string;
  text: string;
  mandatory: boolean;
}

/** What was understood of a workbook, for the vendor that sent it. */
export interface VendorReport {
  version: Version;
  size: number;
  /** Why nothing was read; null when it was, and for another vendor's workbook, of which nothing is told. */
  refusal: Refusal | null;
  complete: { answered: number; asked: number } | null;
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
  const upload = version && (await uploadView(context.db, link.selectionId, uploadId));
  if (!version || !upload) return null;
  const nothing = { version, size: upload.upload.size, refusal: null, complete: null, unclear: [], missing: [], remarks: [], beside: [], changes: null };
  if (version.state === "not-own") return nothing;
  if (!upload.result.ok) return { ...nothing, refusal: upload.result.refusal };
  const { reading } = upload.result;
  const aside = (issue: Issue) => issue.code !== "beside-template" && issue.code !== "missing-answer" && issue.code !== "missing-mandatory";
  return {
    ...nothing,
    complete: { answered: reading.complete.answered, asked: reading.complete.asked },
    unclear: upload.rows.filter((row) => row.state === "unclear").map((row) => ({ ...toQuestion(row), issues: row.issues.filter(aside) })),
    missing: upload.rows.filter((row) => row.state === "missing-mandatory").map(toQuestion),
    remarks: [
      ...upload.rows.filter((row) => row.state !== "unclear").flatMap((row) => row.issues.filter(aside).map((issue) => ({ question: toQuestion(row), issue }))),
      ...upload.otherIssues.filter(aside).map((issue) => ({ question: null, issue })),
    ],
    beside: reading.beside,
    changes: await changesSince(context, link, version, upload.rows),
  };
}

function toQuestion({ requirement: { code, text, mandatory } }: PreviewRow): ReportedQuestion {
  return { code, text, mandatory };
}

async function changesSince({ db }: Context, link: OpenLink, { number }: Version, rows: readonly PreviewRow[]): Promise<VendorReport["changes"]> {
  if (number === null || number < 2) return null;
  const own = (await listSubmissions(db, link.roundId)).filter((submission) => submission.vendorId === link.vendor.id);
  const [before, after] = [number - 1, number].map((n) => own.find((submission) => submission.number === n));
  if (!before || !after) return null;
  const answers = await loadAnswers(db, [before.id, after.id]);
  const changed = rows.flatMap((row) => {
    const [old, now] = [before, after].map(({ id }) => answers.get(id)!.get(row.requirement.id));
    const said = (answer: typeof old) => [answerLabel(link.edition.language, row.requirement.answer, answer?.value ?? null), answer?.comment, answer?.evidence].filter(Boolean).join(" · ");
    return said(old) === said(now) ? [] : [{ ...toQuestion(row), before: said(old), after: said(now) }];
  });
  return { since: before.number, answers: changed };
}
