import type { Letter } from "~/documents/letters/letter";
import type { Rung } from "~/domain/committee/evidence-ladder";
import { walkCriteria } from "~/domain/content/pack";
import type { EditionRanking } from "~/domain/decision/types";
import { rankEdition } from "~/domain/decision/edition-ranking";
import type { VendorResponse } from "~/domain/decision/edition-ranking";
import type { Edition } from "~/domain/edition/edition";
import type { Language } from "~/domain/language";
import { decisionInForce } from "~/domain/outcome/decision";
import { translator } from "~/i18n/translate";
import { listDecisions } from "~db/decisions";
import type { Decision } from "~db/decisions";

import { AccessRefused } from "./access.server";
import { look } from "./context.server";
import type { Context } from "./context.server";
import { fileNameOf, mediaTypes } from "./edition-documents";
import type { Download } from "./edition-documents";
import { rankingOptions, responsesOf } from "./load-ranking";
import { noteBidsSeen } from "./note-bids-seen";
import { loadState } from "./selection-state";
import { hidesVendors, shownTo } from "./shown-vendors";
import type { SelectionState } from "./selection-state";

const letterFiles = () => import("~/documents/letters/write-letter");
const matrixFiles = () => import("~/documents/matrix/ranking-workbook");
const packing = () => import("~/documents/dossier/stored-zip");

/**
 * The ranking and the full matrix as a workbook with live formulas; null while there is nothing to rank. Above `claimed`,
 * `from` is a way of looking, as on the page, and the workbook says so.
 */
export async function rankingMatrix(context: Context, selectionId: string, from: Rung = "claimed"): Promise<Download | null> {
  const standing = await look(context, selectionId, "view-ranking");
  const whole = await loadState(context.db, selectionId);
  if (!whole?.edition) return null;
  await noteBidsSeen(context, whole, { file: "ranking.xlsx" });
  const state = { ...shownTo(standing, whole), edition: whole.edition };
  const responses = await responsesOf(context.db, state, state.edition, from);
  if (responses.length === 0) return null;
  const { language } = state.edition;
  const t = translator(language);
  const rung = from === "claimed" ? null : t(`interface.evidence.rung.${from}`);
  const note = rung === null ? null : `${t("interface.ranking.from.title", { rung })}. ${t("interface.ranking.from.view")}`;
  const bytes = await (await matrixFiles()).rankingWorkbook(state.edition, responses, await rankingOptions(context.db, state), context.now().toISOString(), note);
  return { fileName: fileNameOf([state.edition.code, language === "nl" ? "rangschikking" : "ranking", rung ?? ""], "xlsx"), mediaType: mediaTypes.xlsx, bytes };
}

/** The letter to one vendor about the decision in force; null without such a vendor or decision. */
export async function vendorLetter(context: Context, selectionId: string, vendorId: string, format: "pdf" | "docx"): Promise<Download | null> {
  const outcome = await outcomeOf(context, selectionId);
  const letter = outcome?.letters.find(({ offer }) => offer.id === vendorId);
  if (!outcome || !letter) return null;
  return { fileName: letterName(letter, format), mediaType: mediaTypes[format], bytes: await (await letterFiles()).writeLetter(letter, format) };
}

/** All letters about the decision in force, as PDF and as Word, in one archive; null without a decision. */
export async function allLetters(context: Context, selectionId: string): Promise<Download | null> {
  const outcome = await outcomeOf(context, selectionId);
  if (!outcome || outcome.letters.length === 0) return null;
  const { writeLetter } = await letterFiles();
  const files = [];
  for (const letter of outcome.letters) {
    for (const format of ["pdf", "docx"] as const) files.push({ path: letterName(letter, format), bytes: await writeLetter(letter, format) });
  }
  const name = outcome.edition.language === "nl" ? "brieven" : "letters";
  return { fileName: fileNameOf([outcome.edition.code, name], "zip"), mediaType: "application/zip", bytes: (await packing()).packFiles(files) };
}

function letterName({ edition, offer, language }: Letter, format: string): string {
  return fileNameOf([edition.code, offer.vendor.code, offer.vendor.name, language === "nl" ? "brief" : "letter"], format);
}

interface Outcome {
  edition: Edition;
  ranking: EditionRanking;
  decision: Decision;
  letters: Letter[];
}

async function outcomeOf(context: Context, selectionId: string): Promise<Outcome | null> {
  const standing = await look(context, selectionId, "view-decision");
  const state = await loadState(context.db, selectionId);
  // Letters are to vendors by name.
  if (state && hidesVendors(standing, state)) throw new AccessRefused("view-decision", "role", undefined, selectionId);
  const decision = state && decisionInForce(await listDecisions(context.db, selectionId));
  if (!state?.edition || !decision) return null;
  await noteBidsSeen(context, state, { file: "letters" });
  const { edition } = state;
  const ranking = rankEdition(edition, await withSilent(context, state, edition, decision), await rankingOptions(context.db, state));
  const letters = ranking.offers.flatMap((offer): Letter[] => {
    const contact = state.offers.find(({ id }) => id === offer.id)!;
    const language = contact.language ?? edition.language;
    return [{ edition, ranking, decision, offer, contact: { name: contact.contactName }, language, titles: titlesIn(state, edition, language) }];
  });
  return { edition, ranking, decision, letters };
}

/** Those who answered, and where the selection ended for all, also those who had not answered yet. */
async function withSilent({ db }: Context, state: SelectionState, edition: Edition, { kind }: Decision): Promise<VendorResponse[]> {
  const responses = await responsesOf(db, state, edition);
  if (kind !== "cancel" && kind !== "no-award") return responses;
  const answered = new Set(responses.map(({ vendor }) => vendor.id));
  const silent = state.offers.filter(({ id }) => !answered.has(id)).map(({ id, code, name, package: packageName }) => ({ vendor: { id, code, name, package: packageName }, answers: new Map(), waivers: {} }));
  return [...responses, ...silent];
}

/** Titles of criteria in another language than the edition's, from the pack that the selection was made from. */
function titlesIn(state: SelectionState, edition: Edition, language: Language): Map<string, string> {
  if (language === edition.language) return new Map();
  return new Map(state.criteria.flatMap((dimension) => walkCriteria([dimension])).map(({ id, title }): [string, string] => [id, title[language]]));
}
