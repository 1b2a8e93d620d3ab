import { findItems, foundAtMost, guideContents } from "~/domain/content/guide-contents";
import type { FoundItem, GuideChapter, GuidePart } from "~/domain/content/guide-contents";
import { filledItems } from "~/domain/results/filled-items";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { sourcesOf } from "./results";

/** The contents of what a selection was made from, and what was found in it. */
export interface GuideView {
  chapters: GuideChapter[];
  wanted: string;
  found: FoundItem[];
  /** How many were found; more than there are in `found` where that is cut off. */
  count: number;
}

/** Every part of what a selection was made from with its place and how far it is filled in; with words or a reference, the items that are found for it. */
export async function loadGuide(context: Context, selectionId: string, wanted = ""): Promise<GuideView | null> {
  await look(context, selectionId, "view-phases");
  const sources = await sourcesOf(context.db, selectionId, context.now().toISOString().slice(0, 10));
  if (!sources) return null;
  const found = findItems(sources.pack, wanted);
  return { chapters: guideContents(sources.pack, filledItems(sources)), wanted: wanted.trim(), found: found.slice(0, foundAtMost), count: found.length };
}

/** The sections of questions that belong to a phase, with how far each is. */
export async function loadPhaseSections(context: Context, selectionId: string, phase: number): Promise<GuidePart[]> {
  await look(context, selectionId, "view-phases");
  const sources = await sourcesOf(context.db, selectionId, context.now().toISOString().slice(0, 10));
  if (!sources) return [];
  return guideContents(sources.pack, filledItems(sources)).flatMap(({ parts }) => parts.filter((part) => part.phase === phase && part.id.startsWith("section:")));
}
