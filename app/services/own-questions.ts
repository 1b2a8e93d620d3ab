import { mostQuestions, takesQuestions } from "~/domain/questions/vendor-question";
import { UserError } from "~/domain/user-error";
import { findQuestionPeriod, insertQuestion, listPublished, listQuestions } from "~db/vendor-questions";
import type { PublishedQuestion } from "~db/vendor-questions";
import { findSelection } from "~db/selections";

import { notifyLeads } from "./accounts/vendor-notice";
import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { asVendor, requireUploadLink } from "./open-upload-link";
import type { OpenLink } from "./open-upload-link";

/** A question as the vendor who asked it sees it. */
export interface OwnQuestion {
  id: string;
  /** Null once erased. */
  asked: string | null;
  askedAt: string;
  state: "received" | "answered" | "dismissed";
  /** Under which number its answer stands in the list. */
  number: number | null;
  reason: string | null;
}

/** What a vendor sees of questions: its own ones, and the list that all vendors read. */
export interface OwnQuestions {
  closesAt: string | null;
  open: boolean;
  own: OwnQuestion[];
  published: PublishedQuestion[];
}

/** A vendor's own questions, newest first, and the published list. Never what another vendor asked before it was published. */
export async function loadOwnQuestions(context: Context, link: OpenLink): Promise<OwnQuestions> {
  await look(asVendor(context, link), link.selectionId, "view-own-answers");
  const { db } = context;
  const closesAt = await findQuestionPeriod(db, link.roundId);
  const own = (await listQuestions(db, link.roundId)).filter(({ vendorId, channel }) => vendorId === link.vendor.id && channel === "link");
  return {
    closesAt,
    open: link.accepting && takesQuestions(closesAt, context.now().toISOString()),
    own: own.reverse().map(({ id, asked, askedAt, published, dismissed }) => ({
      id, asked, askedAt, state: published ? "answered" : dismissed ? "dismissed" : "received", number: published?.number ?? null, reason: published ? null : (dismissed?.reason ?? null),
    })),
    published: await listPublished(db, link.roundId),
  };
}

/**
 * Takes in a question that a vendor asks on the page of its link, and tells the leads by mail.
 *
 * @param receivedAt the instant of the request's first byte: by it the time to ask and the link are judged
 */
export async function askQuestion(context: Context, token: string, { text, receivedAt }: { text: string; receivedAt: Date }): Promise<void> {
  const link = await requireUploadLink(context, token, receivedAt);
  const vendor = asVendor(context, link);
  await change(vendor, { selection: link.selectionId, action: "question-ask" }, async ({ trx, at, record }) => {
    if (!takesQuestions(await findQuestionPeriod(trx, link.roundId), receivedAt.toISOString())) throw new UserError("question-closed");
    const asked = (await listQuestions(trx, link.roundId)).filter(({ vendorId }) => vendorId === link.vendor.id);
    if (asked.length >= mostQuestions) throw new UserError("question-many", { most: mostQuestions });
    // The same words twice are a form that was sent twice.
    if (asked.some((one) => one.channel === "link" && one.asked === text && one.published === null && one.dismissed === null)) return;
    const id = context.newId();
    const number = await insertQuestion(trx, { id, roundId: link.roundId, vendorId: link.vendor.id, channel: "link", text, at, by: vendor.actor.id });
    await record({ subject: id, after: { number, channel: "link", vendor: link.vendor.id } });
    const selection = await findSelection(trx, link.selectionId);
    if (selection) await notifyLeads(trx, vendor, selection, link.edition);
  });
}
