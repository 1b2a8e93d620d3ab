import type { Language } from "~/domain/language";
import { emptySolution } from "~/domain/phases/solution";
import { resultDocuments } from "~/domain/results/sources";
import type { EmptyParts, ResultDocument, ResultSources } from "~/domain/results/sources";
import { levelChecksOf } from "~db/level-checks";
import { listProjectMembers, listSwot } from "~db/phase-sheets";
import { findSolution } from "~db/phases";
import type { Db } from "~db/schema";
import { loadListMoves } from "~db/settlements";

import { businessCaseOf } from "./business-case";
import { look } from "./context.server";
import type { Context } from "./context.server";
import { fileNameOf, mediaTypes } from "./edition-documents";
import type { Download } from "./edition-documents";
import { loadGapState } from "./gap-state";
import { loadGoalState } from "./goal-state";
import { implementationOf } from "./implementation";
import { planOf } from "./phases/phase-plan";
import { loadReadinessState, loadRiskState } from "./readiness-state";
import { loadState } from "./selection-state";

const resultFiles = () => import("~/documents/results/results");
const resultModels = () => import("~/documents/results/results-model");

const kept = <T extends { removed: boolean }>(lines: readonly T[]) => lines.filter(({ removed }) => !removed);

/** All that a selection prepared, as it stands on a day; null where there is no such selection. For services: whoever calls it has asked whether its reader may look. */
export async function sourcesOf(db: Db, selectionId: string, day: string): Promise<ResultSources | null> {
  const state = await loadState(db, selectionId);
  if (!state) return null;
  const { pack, choices, criteria, selection } = state;
  return {
    selection: { name: selection.name, organisation: selection.organisation }, day, pack, choices, criteria,
    moves: await loadListMoves(db, selectionId),
    plan: await planOf(db, selectionId, pack),
    members: kept(await listProjectMembers(db, selectionId)),
    swot: kept(await listSwot(db, selectionId)),
    solution: (await findSolution(db, selectionId)) ?? emptySolution,
    goals: await loadGoalState(db, selectionId, pack, choices, day),
    gaps: await loadGapState(db, selectionId, pack, choices, day),
    businessCase: await businessCaseOf(db, selectionId),
    requirements: state.requirements.filter(({ asked }) => asked),
    implementation: await implementationOf(db, selectionId),
    readiness: await loadReadinessState(db, selectionId, pack, day),
    risks: await loadRiskState(db, selectionId, pack, state.requirements),
    levels: { goal: await levelChecksOf(db, selectionId, "goal"), wish: await levelChecksOf(db, selectionId, "wish"), gap: await levelChecksOf(db, selectionId, "gap") },
  };
}

const dayOf = (context: Context) => context.now().toISOString().slice(0, 10);

/** What a document will hold, part by part, and what it still lacks. */
export interface ResultOutline {
  document: ResultDocument;
  parts: { key: string; title: string; about: string; place: string; filled: boolean; summary: string; open: string[] }[];
}

/** The outlines of all result documents, in the language of who reads the page; null where there is no such selection. */
export async function loadResults(context: Context, selectionId: string, language: Language): Promise<ResultOutline[] | null> {
  await look(context, selectionId, "view-results");
  const sources = await sourcesOf(context.db, selectionId, dayOf(context));
  if (!sources) return null;
  const { resultOutline } = await resultModels();
  return resultDocuments.map((document) => ({ document, parts: resultOutline(document, sources, language) }));
}

/** A result document as a file; null where there is no such selection. */
export async function resultFile(context: Context, selectionId: string, document: ResultDocument, format: "pdf" | "docx", language: Language, empty: EmptyParts): Promise<Download | null> {
  await look(context, selectionId, "view-results");
  const sources = await sourcesOf(context.db, selectionId, dayOf(context));
  if (!sources) return null;
  const { resultTitle } = await resultModels();
  const bytes = await (await resultFiles()).writeResult(document, sources, language, empty, format);
  return { fileName: fileNameOf([sources.selection.name, resultTitle(document, language)], format), mediaType: mediaTypes[format], bytes };
}
