import type { Edition } from "~/domain/edition/edition";
import { translator } from "~/i18n/translate";
import type { Db } from "~db/schema";
import { listPublished } from "~db/vendor-questions";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { fileNameOf, mediaTypes } from "./edition-documents";
import type { Download } from "./edition-documents";
import { asVendor } from "./open-upload-link";
import type { OpenLink } from "./open-upload-link";
import { loadState } from "./selection-state";

// Loaded with the first file; see `edition-documents`.
const questionFiles = () => import("~/documents/questions/questions");

/** The published list of questions and answers as PDF; null while there is none. */
export async function questionsDocument(context: Context, selectionId: string): Promise<Download | null> {
  await look(context, selectionId, "view-questions");
  const state = await loadState(context.db, selectionId);
  return state?.edition ? listOf(context.db, state.round.id, state.edition) : null;
}

/** As `questionsDocument`, for a vendor behind its link. */
export async function ownQuestionsDocument(context: Context, link: OpenLink): Promise<Download | null> {
  await look(asVendor(context, link), link.selectionId, "view-own-answers");
  return listOf(context.db, link.roundId, link.edition);
}

async function listOf(db: Db, roundId: string, edition: Edition): Promise<Download | null> {
  const published = await listPublished(db, roundId);
  if (published.length === 0) return null;
  const name = translator(edition.language)("interface.questions.document.title");
  return { fileName: fileNameOf([edition.code, name], "pdf"), mediaType: mediaTypes.pdf, bytes: await (await questionFiles()).questionsPdf(edition, published) };
}
