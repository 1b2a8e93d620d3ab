import { answeredQuestions } from "~/domain/business-case/answered-questions";
import { assess, missingFigures, swings } from "~/domain/business-case/assess";
import type { Assessment, Swing } from "~/domain/business-case/assess";
import { emptyBusinessCase } from "~/domain/business-case/business-case";
import type { BusinessCase, Outlook } from "~/domain/business-case/business-case";
import { itemsOfKind } from "~/domain/content/pack";
import type { ContentItem } from "~/domain/content/pack";
import { isOfBusinessCase } from "~/domain/readiness/readiness-state";
import { UserError } from "~/domain/user-error";
import type { Language } from "~/domain/language";
import { findBusinessCase, saveBusinessCase as store } from "~db/business-cases";
import { findSelection, loadPackOf } from "~db/selections";
import { userNames } from "~db/users";

import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { fileNameOf, mediaTypes } from "./edition-documents";
import type { Download } from "./edition-documents";

// Loaded with the first file; see `edition-documents`.
const businessCaseFiles = () => import("~/documents/business-case/write-business-case");

export interface BusinessCaseView {
  businessCase: BusinessCase;
  /** 0 while nothing was saved. */
  version: number;
  assessment: Record<Outlook, Assessment> | null;
  swings: Swing[];
  missing: string[];
  /** What the sources say that there is to gain, to read beside the work. */
  benefits: ContentItem[];
  /** What they ask about money. */
  questions: ContentItem[];
  /** Ids of the questions that the figures answer. */
  answered: string[];
  mayChange: boolean;
}

/** The business case of a selection with what it comes to. */
export async function loadBusinessCase(context: Context, selectionId: string): Promise<BusinessCaseView> {
  const standing = await look(context, selectionId, "view-business-case");
  const saved = await findBusinessCase(context.db, selectionId);
  const businessCase = saved?.content ?? emptyBusinessCase;
  const pack = await loadPackOf(context.db, (await findSelection(context.db, selectionId))!);
  const assessment = assess(businessCase);
  return {
    businessCase, assessment, version: saved?.version ?? 0,
    swings: assessment ? swings(businessCase) : [],
    missing: missingFigures(businessCase),
    benefits: itemsOfKind(pack, "benefit"),
    questions: itemsOfKind(pack, "question").filter(({ id }) => isOfBusinessCase(id)),
    answered: [...answeredQuestions(businessCase)],
    mayChange: standing.roles.has("lead"),
  };
}

/**
 * Keeps a business case. Throws `UserError` "changed-meanwhile" when it is no longer at the version that was changed:
 * then nothing is kept, and what was typed stays in the form.
 */
export async function saveBusinessCase(context: Context, selectionId: string, businessCase: BusinessCase, version: number): Promise<void> {
  await change(context, { selection: selectionId, action: "business-case-save" }, async ({ trx, at, record }) => {
    const before = await findBusinessCase(trx, selectionId);
    if ((before?.version ?? 0) !== version) {
      throw new UserError("business-case-changed", { name: (await userNames(trx, [before!.changedBy])).get(before!.changedBy) ?? before!.changedBy });
    }
    await store(trx, selectionId, businessCase, version + 1, at, context.actor.id);
    await record({ subject: selectionId, before: before?.content ?? null, after: businessCase });
  });
}

/** The business case as a workbook with live formulas; null while it cannot be worked out yet. */
export async function businessCaseWorkbook(context: Context, selectionId: string, language: Language): Promise<Download | null> {
  await look(context, selectionId, "view-business-case");
  const saved = await findBusinessCase(context.db, selectionId);
  if (!saved || !assess(saved.content)) return null;
  const selection = (await findSelection(context.db, selectionId))!;
  const bytes = await (await businessCaseFiles()).writeBusinessCase(saved.content, selection.name, language);
  return { fileName: fileNameOf([selection.name, language === "nl" ? "businesscase" : "business-case"], "xlsx"), mediaType: mediaTypes.xlsx, bytes };
}
