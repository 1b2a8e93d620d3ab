import { findItems, foundAtMost, nearestItems } from "~/domain/content/find-items";
import type { KindNames } from "~/domain/content/find-items";
import { guideContents, itemsOfPart } from "~/domain/content/guide-contents";
import type { FoundItem, GuideChapter, GuidePart } from "~/domain/content/guide-contents";
import { itemKinds } from "~/domain/content/pack";
import { languages } from "~/domain/language";
import { filledItems } from "~/domain/results/filled-items";
import { translator } from "~/i18n/translate";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { sourcesOf } from "./results";

/** The contents of what a selection was made from, and what was found in it. */
export interface GuideView {
  chapters: GuideChapter[];
  wanted: string;
  /** The part of which all items are shown; null for a search or the whole. */
  part: GuidePart | null;
  found: FoundItem[];
  /** How many were found; more than there are in `found` where that is cut off. */
  count: number;
  /** Where hardly anything holds all that was searched for: what comes nearest besides. */
  nearest: FoundItem[];
}

/** What is asked of the contents: words or a reference, or a part with its source. */
export interface GuideQuestion {
  wanted?: string;
  part?: string | null;
  source?: string | null;
}

/** With fewer than so many found, what comes nearest is shown too. */
const enoughFound = 3;

/** Every part of what a selection was made from with its place and how far it is filled in; with words, a reference or a part, the items that belong to it. */
export async function loadGuide(context: Context, selectionId: string, { wanted = "", part = null, source = null }: GuideQuestion = {}): Promise<GuideView | null> {
  await look(context, selectionId, "view-phases");
  const sources = await sourcesOf(context.db, selectionId, context.now().toISOString().slice(0, 10));
  if (!sources) return null;
  const chapters = guideContents(sources.pack, filledItems(sources));
  const shown = chapters.find((chapter) => (chapter.source?.id ?? null) === source)?.parts.find(({ id }) => id === part) ?? null;
  const found = shown ? itemsOfPart(sources.pack, source, shown.id) : findItems(sources.pack, wanted, kindNames());
  const few = !shown && found.filter(({ kind }) => kind !== "requirement").length < enoughFound;
  const nearest = few ? nearestItems(sources.pack, wanted, kindNames()).filter(({ id }) => !found.some((one) => one.id === id)) : [];
  return { chapters, wanted: wanted.trim(), part: shown, found: shown ? found : found.slice(0, foundAtMost), count: found.length, nearest };
}

/** What the kinds of items are called on the pages, in every language. */
function kindNames(): KindNames {
  return Object.fromEntries(itemKinds.map((kind) => [kind, languages.map((language) => translator(language)(`interface.packs.kind.${kind}`)).join(" ")]));
}

/** The sections of questions that belong to a phase, with how far each is. */
export async function loadPhaseSections(context: Context, selectionId: string, phase: number): Promise<GuidePart[]> {
  await look(context, selectionId, "view-phases");
  const sources = await sourcesOf(context.db, selectionId, context.now().toISOString().slice(0, 10));
  if (!sources) return [];
  return guideContents(sources.pack, filledItems(sources)).flatMap(({ parts }) => parts.filter((part) => part.phase === phase && part.id.startsWith("section:")));
}
