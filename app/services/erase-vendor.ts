import { fullNames, covered, tracesIn } from "~/domain/sealing/name-traces";
import { mayErase } from "~/domain/retention/may-erase";
import { UserError } from "~/domain/user-error";
import { listDecisions, replaceDecision } from "~db/decisions";
import { eraseAuditDetails, eraseAuditDetailsWith, insertErasure } from "~db/erasure";
import { coverTexts, eraseTextsAbout } from "~db/frozen-texts";
import { findVendor, listAllVendors, tombstoneVendor } from "~db/offers";
import { listOpenings, replaceReport } from "~db/openings";
import type { OpeningReport } from "~db/openings";
import { allMails, deleteMails } from "~db/outgoing-mail";
import { listRoundIds } from "~db/rounds";
import type { Db } from "~db/schema";
import { listUploadLinks, revokeUploadLink } from "~db/upload-links";
import { eraseVendorMaterial } from "~db/vendor-material";
import { eraseVendorQuestions } from "~db/vendor-questions";

import { mailContent } from "./accounts/mail-queue";
import { change } from "./context.server";
import type { Context } from "./context.server";
import { loadState } from "./selection-state";

/** Details of these tell of the vendor itself, of one of its submissions, or of one of its clarifications. */
const ofVendor = ["offer-add", "offer-change", "offer-withdraw", "offer-restore", "knock-out-waive", "consensus-set", "proofs-set", "price-decide"] as const;
const ofSubmission = ["submission-accept", "clarification-take", "meanings-confirm"] as const;
const ofClarification = ["clarification-draft", "clarification-ask", "clarification-withdraw", "clarification-decide"] as const;
/** In these people write freely, so that a vendor may be named although they are about something else. */
const written = [...ofVendor, ...ofSubmission, ...ofClarification, "round-move", "decision-take", "selection-cancel", "scenario-save", "declaration-decide"] as const;

/**
 * Erases what a vendor sent, who it is and what was written about it: files, names, prices, answers, questions, comments with
 * marks, motivations, mails. Its code, marks and verdicts stay, as do the trail with its hashes and the reason; minutes and
 * decisions are kept without its name. Throws `UserError` while the vendor still takes part.
 */
export async function eraseVendor(context: Context, selectionId: string, vendorId: string, input: { reason: string }): Promise<void> {
  await change(context, { selection: selectionId, action: "vendor-erase" }, async ({ trx, at, record }) => {
    const state = await loadState(trx, selectionId);
    const listed = (await listAllVendors(trx, selectionId)).find(({ id }) => id === vendorId);
    if (!state || !listed) throw new UserError("unknown-vendor");
    const vendor = { ...listed, ...(await findVendor(trx, vendorId))! };
    if (!mayErase(state.selection.stage, state.round.stage, vendor.withdrawn)) throw new UserError("erase-running", { vendor: vendor.name });
    const names = fullNames(vendor);
    const cover = (text: string) => covered(text, names);
    const reason = cover(input.reason.trim());
    if (reason === "") throw new UserError("reason-needed");
    // First, because only what was erased on record lets go of its texts.
    await insertErasure(trx, { id: context.newId(), selectionId, kind: "vendor", subject: vendorId, reason, at, by: context.actor.id });
    const { submissions, ...gone } = await eraseVendorMaterial(trx, selectionId, vendorId, at);
    const clarifications = await eraseTextsAbout(trx, selectionId, vendorId);
    await eraseVendorQuestions(trx, selectionId, vendorId, at);
    await coverTexts(trx, selectionId, cover);
    for (const [subjects, actions] of [[[vendorId], ofVendor], [submissions, ofSubmission], [clarifications, ofClarification]] as const) {
      await eraseAuditDetails(trx, { selectionId, subjects, actions }, at);
    }
    if (names.length > 0) await eraseAuditDetailsWith(trx, selectionId, written, (detail) => tracesIn(detail, names).length > 0, at);
    const decisions = await decisionsWithout(trx, selectionId, vendorId, cover, at);
    const openings = await openingsWithout(trx, selectionId, vendor, `(${vendor.code})`, at);
    await eraseMails(trx, selectionId, vendor.contactEmail, names);
    await tombstoneVendor(trx, vendorId, `(${vendor.code})`);
    for (const roundId of await listRoundIds(trx, selectionId)) {
      for (const link of await listUploadLinks(trx, roundId)) if (link.vendorId === vendorId) await revokeUploadLink(trx, link.id, at);
    }
    await record({ subject: vendorId, after: { code: vendor.code, reason, ...gone, decisions, openings } });
  });
}

/** Decisions without what was written on one vendor, and without its name; as they stand in the trail: id, and the hash of the text. */
async function decisionsWithout(trx: Db, selectionId: string, vendorId: string, cover: (text: string) => string, at: string) {
  const replaced: { decision: string; before: string; hash: string }[] = [];
  for (const decision of await listDecisions(trx, selectionId)) {
    const offers = decision.offers.map((offer) => ({ ...offer, motivation: offer.vendor === vendorId ? "" : cover(offer.motivation) }));
    const { before, after } = await replaceDecision(trx, { ...decision, reason: cover(decision.reason), offers }, at);
    if (after !== before) replaced.push({ decision: decision.id, before, hash: after });
  }
  return replaced;
}

/** Reports of openings without the names of a vendor and its files; the minutes are made anew from them. */
async function openingsWithout(trx: Db, selectionId: string, vendor: { id: string; code: string; name: string }, shown: string, at: string) {
  const replaced: { opening: string; before: string; hash: string }[] = [];
  for (const roundId of await listRoundIds(trx, selectionId)) {
    for (const opening of await listOpenings(trx, roundId)) {
      if (!opening.report) continue;
      const { before, after } = await replaceReport(trx, opening, reportWithout(opening.report, vendor, shown), at);
      if (after !== before) replaced.push({ opening: opening.id, before, hash: after });
    }
  }
  return replaced;
}

function reportWithout(report: OpeningReport, { id, code }: { id: string; code: string }, shown: string): OpeningReport {
  const nameless = <T extends { vendor: string | null; fileName: string }>(file: T): T => (file.vendor === code ? { ...file, fileName: "" } : file);
  return {
    ...report,
    submissions: report.submissions.map((line) => (line.vendor.id === id ? { ...line, fileName: "", vendor: { id, code, name: shown, package: "" } } : line)),
    attachments: report.attachments.map(nameless),
    others: report.others.map(nameless),
    silent: report.silent.map((one) => (one.code === code ? { code, name: shown } : one)),
  };
}

/** Mails to the vendor's contact, and those that name the vendor. */
async function eraseMails(trx: Db, selectionId: string, address: string, names: readonly string[]): Promise<void> {
  const telling = (await allMails(trx, selectionId)).filter((mail) => {
    if (address !== "" && mail.recipient.toLowerCase() === address.toLowerCase()) return true;
    const content = mailContent(mail, "https://example.org");
    return content !== null && tracesIn(`${content.subject}\n${content.text}`, names).length > 0;
  });
  await deleteMails(trx, telling.map(({ id }) => id));
}
