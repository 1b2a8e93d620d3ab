import { covered, telltales, tracesIn } from "~/domain/sealing/name-traces";
import { answerParts } from "~/domain/responses/answer-difference";
import type { AnswerPart } from "~/domain/responses/answer-difference";
import { vendorsHidden } from "~/domain/sealing/rules";
import { UserError } from "~/domain/user-error";
import { listAttachments } from "~db/attachments";
import { findEdition } from "~db/editions";
import { currentRound } from "~db/rounds";
import { insertRedaction, listRedactions, withRedactions } from "~db/redactions";
import { currentSubmissions, loadAnswers } from "~db/submissions";
import { findUpload, latestReading } from "~db/uploads";

import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { noteBidsSeen } from "./note-bids-seen";
import { vaultOf } from "./sealing";
import { loadState } from "./selection-state";

/** A text in an answer in which a vendor can be known, or that the lead covered. */
export interface TracedText {
  submissionId: string;
  requirementId: string;
  code: string;
  question: string;
  part: AnswerPart;
  /** As the vendor wrote it, and as those who judge read it. */
  original: string;
  shown: string;
  /** What gives the vendor away in what is shown. */
  found: string[];
  /** A text without it, to start from. */
  proposal: string;
}

/** What the lead looks at before those who judge do. */
export interface TracesView {
  /** Vendors are hidden in this round, so covering makes a difference. */
  hidden: boolean;
  vendors: {
    vendorId: string;
    name: string;
    texts: TracedText[];
    /** What only the lead sees, and may want to look through before showing it to others. */
    beside: { where: "file" | "attachment" | "note" | "shape" | "picture" | "cell"; text: string }[];
  }[];
}

/** Where vendors name themselves in what they sent; null when nothing was published. */
export async function loadTraces(context: Context, selectionId: string): Promise<TracesView | null> {
  await look(context, selectionId, "view-traces");
  const { db } = context;
  const state = await loadState(db, selectionId);
  if (!state?.edition) return null;
  await noteBidsSeen(context, state, { page: "traces" });
  const submissions = await currentSubmissions(db, state.round.id);
  const answers = await loadAnswers(db, [...submissions.values()].map(({ id }) => id));
  const redactions = await listRedactions(db, state.round.id);
  const shown = withRedactions(answers, redactions);
  const attachments = await listAttachments(db, state.round.id, vaultOf(context));
  const vendors: TracesView["vendors"] = [];
  for (const offer of state.offers) {
    const submission = submissions.get(offer.id);
    if (!submission) continue;
    const tales = telltales(offer);
    const texts: TracedText[] = [];
    const edition = (await findEdition(db, selectionId, submission.editionId))!;
    for (const requirement of edition.requirements) {
      const [given, read] = [answers, shown].map((all) => all.get(submission.id)!.get(requirement.id));
      for (const part of answerParts) {
        const [original, now] = [given?.[part], read?.[part]];
        // A value that is chosen from a list is what counts, and names nobody.
        if (typeof original !== "string" || typeof now !== "string" || (part === "value" && requirement.answer.type !== "text")) continue;
        const found = tracesIn(now, tales);
        if (found.length === 0 && original === now) continue;
        texts.push({ submissionId: submission.id, requirementId: requirement.id, code: requirement.code, question: requirement.text, part, original, shown: now, found, proposal: covered(now, tales) });
      }
    }
    const upload = await findUpload(db, selectionId, submission.uploadId, vaultOf(context));
    const reading = await latestReading(db, submission.uploadId, vaultOf(context));
    const lying = reading?.result.ok ? reading.result.reading.beside : [];
    vendors.push({
      vendorId: offer.id, name: offer.name, texts,
      beside: [
        ...(upload && tracesIn(upload.fileName, tales).length > 0 ? [{ where: "file" as const, text: upload.fileName }] : []),
        ...attachments.filter(({ vendorId }) => vendorId === offer.id).map(({ fileName }) => ({ where: "attachment" as const, text: fileName })),
        // A picture may be a logo, which no program reads: it is always worth a look.
        ...lying.filter(({ kind, text }) => kind === "picture" || tracesIn(text, tales).length > 0).map(({ kind, sheet, cell, text }) => ({ where: kind ?? ("cell" as const), text: `${sheet} ${cell}: ${text}` })),
      ],
    });
  }
  return { hidden: vendorsHidden(state.edition, state.round.stage), vendors };
}

/** Has those who judge read another text than the vendor's, which stays as it is. The same text as the vendor's takes that back. */
export async function redactAnswer(context: Context, selectionId: string, input: { submissionId: string; requirementId: string; part: AnswerPart; text: string }): Promise<void> {
  await change(context, { selection: selectionId, action: "answer-redact" }, async ({ trx, at, record }) => {
    const state = await loadState(trx, selectionId);
    const submission = state && [...(await currentSubmissions(trx, state.round.id)).values()].find(({ id }) => id === input.submissionId);
    const answer = submission && (await loadAnswers(trx, [submission.id])).get(submission.id)!.get(input.requirementId);
    if (!state || !submission || typeof answer?.[input.part] !== "string") throw new UserError("unknown-requirement", { requirement: input.requirementId });
    const edition = (await findEdition(trx, selectionId, submission.editionId))!;
    const asked = edition.requirements.find(({ id }) => id === input.requirementId);
    // Any other value is a key of a scale or a date, which names nobody and is what counts.
    if (input.part === "value" && asked?.answer.type !== "text") throw new UserError("unknown-requirement", { requirement: input.requirementId });
    await insertRedaction(trx, { ...input, id: context.newId(), roundId: state.round.id, at, by: context.actor.id });
    await record({ subject: input.submissionId, after: { requirement: input.requirementId, part: input.part, original: answer[input.part] === input.text } });
  });
}

/** Covers everything that gives a vendor away in what those who judge read, by the proposals of the list. Gives how many texts. */
export async function coverAll(context: Context, selectionId: string): Promise<{ covered: number }> {
  const view = await loadTraces(context, selectionId);
  const texts = (view?.vendors ?? []).flatMap((vendor) => vendor.texts.filter(({ found }) => found.length > 0));
  return change(context, { selection: selectionId, action: "answer-redact" }, async ({ trx, at, record }) => {
    const round = await currentRound(trx, selectionId);
    if (!round) throw new UserError("unknown-selection");
    for (const { submissionId, requirementId, part, proposal } of texts) {
      await insertRedaction(trx, { id: context.newId(), roundId: round.id, submissionId, requirementId, part, text: proposal, at, by: context.actor.id });
      await record({ subject: submissionId, after: { requirement: requirementId, part, original: false } });
    }
    return { covered: texts.length };
  });
}
