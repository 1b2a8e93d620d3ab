import { answeredQuestions } from "~/domain/business-case/answered-questions";
import { assess, missingFigures, swings } from "~/domain/business-case/assess";
import type { Assessment, Swing } from "~/domain/business-case/assess";
import { emptyBusinessCase, keptBusinessCaseSchema, standingCase } from "~/domain/business-case/business-case";
import type { BusinessCase, CasePart, KeptBusinessCase, Outlook } from "~/domain/business-case/business-case";
import { caseFields, caseOfFields, goneField, withGone } from "~/domain/business-case/case-fields";
import { withLine, withRemoved } from "~/domain/business-case/edit-lines";
import { canonicalJson } from "~/domain/canonical-json";
import { itemsOfKind } from "~/domain/content/pack";
import type { ContentItem } from "~/domain/content/pack";
import { isOfBusinessCase } from "~/domain/readiness/readiness-state";
import type { Language } from "~/domain/language";
import type { Fields, LoadedForm } from "~/domain/settle-edits";
import { UserError } from "~/domain/user-error";
import { findBusinessCase, saveBusinessCase as store } from "~db/business-cases";
import { findSelection, loadPackOf } from "~db/selections";
import type { Db } from "~db/schema";

import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { fileNameOf, mediaTypes } from "./edition-documents";
import type { Download } from "./edition-documents";
import { settle } from "./settle.server";

// Loaded with the first file; see `edition-documents`.
const businessCaseFiles = () => import("~/documents/business-case/write-business-case");

export interface BusinessCaseView {
  businessCase: BusinessCase;
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
  const businessCase = await businessCaseOf(context.db, selectionId);
  const pack = await loadPackOf(context.db, (await findSelection(context.db, selectionId))!);
  const assessment = assess(businessCase);
  return {
    businessCase, assessment,
    swings: assessment ? swings(businessCase) : [],
    missing: missingFigures(businessCase),
    benefits: itemsOfKind(pack, "benefit"),
    questions: itemsOfKind(pack, "question").filter(({ id }) => isOfBusinessCase(id)),
    answered: [...answeredQuestions(businessCase)],
    mayChange: standing.roles.has("lead"),
  };
}

/** The business case of a selection without what was taken out; an empty one while there is none. For services: whoever calls it has asked whether its reader may look. */
export async function businessCaseOf(db: Db, selectionId: string): Promise<BusinessCase> {
  const saved = await findBusinessCase(db, selectionId);
  return saved ? standingCase(saved.content) : emptyBusinessCase;
}

/**
 * Keeps the fields that a form of the business case posted. What others changed since it was loaded stays; throws
 * `EditConflictError` where both changed the same, or one changed a line that another took out.
 */
export async function saveBusinessCase(context: Context, selectionId: string, posted: Fields, loaded: LoadedForm | null = null): Promise<{ changed: boolean }> {
  return changeCase(context, selectionId, async (trx, before) => {
    const { theirs, yours } = withGone(loaded?.base ?? {}, loaded ? before.removed : [], caseFields(before), posted);
    const fields = await settle(trx, context.actor.id, { selection: selectionId, actions: ["business-case-save"] }, loaded, theirs, yours);
    return caseOfFields(fields, before.removed.filter((id) => fields[goneField(id)] !== "kept"));
  });
}

/** Adds a line to fill in. Throws `UserError` where the part holds no more. */
export async function addCaseLine(context: Context, selectionId: string, part: CasePart): Promise<{ id: string }> {
  const id = context.newId();
  await changeCase(context, selectionId, async (_trx, before) => {
    const after = withLine(before, part, id);
    if (!after) throw new UserError("business-case-full");
    return after;
  });
  return { id };
}

/** Takes a line out, or brings it back. Throws `UserError` where there is none of this id. */
export async function setCaseLine(context: Context, selectionId: string, id: string, removed: boolean): Promise<void> {
  await changeCase(context, selectionId, async (_trx, before) => {
    const after = withRemoved(before, id, removed);
    if (!after) throw new UserError("unknown-sheet-line");
    return after;
  });
}

async function changeCase(context: Context, selectionId: string, edit: (trx: Db, before: KeptBusinessCase) => Promise<KeptBusinessCase>): Promise<{ changed: boolean }> {
  return change(context, { selection: selectionId, action: "business-case-save" }, async ({ trx, at, record }) => {
    const saved = await findBusinessCase(trx, selectionId);
    const before = saved?.content ?? keptBusinessCaseSchema.parse(emptyBusinessCase);
    const after = await edit(trx, before);
    if (canonicalJson(before) === canonicalJson(after)) return { changed: false };
    await store(trx, selectionId, after, (saved?.version ?? 0) + 1, at, context.actor.id);
    await record({ subject: selectionId, before: saved ? before : null, after });
    return { changed: true };
  });
}

/** The business case as a workbook with live formulas; null while it cannot be worked out yet. */
export async function businessCaseWorkbook(context: Context, selectionId: string, language: Language): Promise<Download | null> {
  await look(context, selectionId, "view-business-case");
  const businessCase = await businessCaseOf(context.db, selectionId);
  if (!assess(businessCase)) return null;
  const selection = (await findSelection(context.db, selectionId))!;
  const bytes = await (await businessCaseFiles()).writeBusinessCase(businessCase, selection.name, language);
  return { fileName: fileNameOf([selection.name, language === "nl" ? "businesscase" : "business-case"], "xlsx"), mediaType: mediaTypes.xlsx, bytes };
}
