import type { Identity } from "~/documents/workbook/identify-workbook";
import type { Edition } from "~/domain/edition/edition";
import { clarificationCode, clarificationEdition, parseClarificationCode } from "~/domain/responses/clarification";
import { translator } from "~/i18n/translate";
import { findClarification, listClarifications } from "~db/clarifications";
import type { Clarification, SentClarification } from "~db/clarifications";
import { findEdition } from "~db/editions";
import type { Db } from "~db/schema";
import type { ReadingAttempt } from "~db/uploads";

/** A clarification that its vendor has been sent. */
export type Asked = Clarification & { sent: SentClarification };

export function isAsked(clarification: Clarification): clarification is Asked {
  return clarification.sent !== null;
}

/** What a vendor is asked, as an edition with only these questions; with the edition that its answers answer. */
export async function askedEdition(db: Db, selectionId: string, { questions, sent }: Asked): Promise<{ asked: Edition; edition: Edition }> {
  const edition = (await findEdition(db, selectionId, sent.editionId))!;
  const t = translator(edition.language);
  const code = clarificationCode(edition.code, sent.number);
  const words = { title: t("workbook.clarification.title", { code }), asked: t("workbook.clarification.asked") };
  return { edition, asked: clarificationEdition(edition, { number: sent.number, dueAt: sent.dueAt, questions }, words) };
}

/** The edition that an attempt at reading was made for: of a reply only what was asked; null before publication. */
export async function editionOfReading(db: Db, selectionId: string, { result, editionId }: ReadingAttempt, newest: Edition | null): Promise<Edition | null> {
  const id = result.ok ? result.reading.clarification : undefined;
  const clarification = id === undefined ? null : await findClarification(db, id);
  if (clarification && isAsked(clarification)) return (await askedEdition(db, selectionId, clarification)).asked;
  return editionId === null ? newest : findEdition(db, selectionId, editionId);
}

/**
 * The clarification of a round that a workbook says it answers, by its hidden sheet or by the code in sight; null when it
 * says none, and "unknown" when it names one that this round has not.
 */
export async function clarificationOf(db: Db, round: { id: string }, editions: readonly Edition[], identity: Identity): Promise<Asked | null | "unknown"> {
  const code = parseClarificationCode(identity.editionCode ?? "");
  if (identity.clarificationId === null && code === null) return null;
  const edition = editions.find((one) => one.code === code?.edition);
  const found = (await listClarifications(db, round.id)).filter(isAsked)
    .find(({ id, sent }) => (identity.clarificationId === null ? sent.number === code?.number && sent.editionId === edition?.id : id === identity.clarificationId));
  return found ?? "unknown";
}

/** The codes of a round's clarifications by their ids. */
export async function clarificationCodes(db: Db, selectionId: string, roundId: string): Promise<Map<string, string>> {
  const codes = new Map<string, string>();
  for (const { id, sent } of await listClarifications(db, roundId)) {
    if (sent) codes.set(id, clarificationCode((await findEdition(db, selectionId, sent.editionId))!.code, sent.number));
  }
  return codes;
}
