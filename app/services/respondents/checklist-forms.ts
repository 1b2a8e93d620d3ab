import type { Edition, EditionVendor } from "~/domain/edition/edition";
import { languages } from "~/domain/language";
import type { Language } from "~/domain/language";
import { checklistForm } from "~/domain/respondents/checklist-form";
import { UserError } from "~/domain/user-error";
import { translator } from "~/i18n/translate";
import { loadAnswers } from "~db/respondents";
import type { Respondent } from "~db/respondents";
import type { Db } from "~db/schema";
import { findSelection, loadPackOf } from "~db/selections";

import { look } from "../context.server";
import type { Context } from "../context.server";
import { fileNameOf, mediaTypes } from "../edition-documents";
import type { Download } from "../edition-documents";
import { codeOf } from "./load-respondents";
import { findOwnCopy, requireRespondent } from "./own-copy";

// Loaded with the first file; see `edition-documents`.
const checklistFiles = () => import("~/documents/checklist/checklist-files");

/** The checklist of a selection as a form, in a language. */
export async function loadForm(db: Db, selectionId: string, language: Language): Promise<Edition> {
  const selection = await findSelection(db, selectionId);
  if (!selection) throw new UserError("unknown-selection");
  const t = translator(language);
  return checklistForm(selection, await loadPackOf(db, selection), language, { title: t("checklist.title"), objectives: t("checklist.objectives"), wishes: t("checklist.wishes") });
}

/** The same in all languages, for what comes back. */
export async function loadForms(db: Db, selectionId: string): Promise<Edition[]> {
  const forms: Edition[] = [];
  for (const language of languages) forms.push(await loadForm(db, selectionId, language));
  return forms;
}

/** The own checklist as a file, "checklist.pdf" or "checklist.xlsx", with what was filled in; null for any other name. */
export async function ownChecklistFile(context: Context, selectionId: string, document: string, language: Language): Promise<Download | null> {
  await look(context, selectionId, "view-own-checklist");
  const own = await findOwnCopy(context.db, context, selectionId);
  return write(context.db, selectionId, own, context.actor.name, document, language);
}

/** A respondent's checklist as a file, for the lead to print or mail. */
export async function checklistFileFor(context: Context, selectionId: string, respondentId: string, document: string, language: Language): Promise<Download | null> {
  await look(context, selectionId, "view-respondents");
  const respondent = await requireRespondent(context.db, selectionId, respondentId).catch(() => null);
  return respondent && write(context.db, selectionId, respondent, respondent.name, document, language);
}

/** The checklist on paper for anybody: nobody's name, nothing filled in. */
export async function blankChecklistFile(context: Context, selectionId: string, document: string, language: Language): Promise<Download | null> {
  await look(context, selectionId, "view-respondents");
  return document === "checklist.pdf" ? write(context.db, selectionId, null, "", document, language) : null;
}

async function write(db: Db, selectionId: string, respondent: Respondent | null, name: string, document: string, language: Language): Promise<Download | null> {
  if (document !== "checklist.pdf" && document !== "checklist.xlsx") return null;
  const form = await loadForm(db, selectionId, language);
  const answers = respondent ? (await loadAnswers(db, [respondent.id])).get(respondent.id)! : new Map();
  // Who has an account and saved nothing yet has no code: the file is then known by where it is sent.
  const person: EditionVendor = { id: respondent?.id ?? "", code: respondent ? codeOf(respondent.number) : "-", name, package: "" };
  const fileName = (extension: "pdf" | "xlsx") => fileNameOf([translator(language)("checklist.paper.fileName"), name || form.organisation], extension);
  if (document === "checklist.pdf") return { fileName: fileName("pdf"), mediaType: mediaTypes.pdf, bytes: await (await checklistFiles()).writeChecklistPdf(form, person, answers) };
  return { fileName: fileName("xlsx"), mediaType: mediaTypes.xlsx, bytes: await (await checklistFiles()).writeChecklistWorkbook(form, person, answers) };
}
