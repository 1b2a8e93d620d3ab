import { comparable } from "../import/similarity";
import type { AnswerType } from "./answer-type";
import type { Requirement } from "./requirement";

/** One answer that a requirement got: the offer by code and package, never by the name of its vendor. */
export interface GivenAnswer {
  offer: string;
  /** As people read it; null where nothing was answered. */
  label: string | null;
}

/** A requirement as one selection uses it. */
export interface LibraryUse {
  selection: { id: string; name: string };
  requirementId: string;
  /** Reference in the newest edition; null while it was not published. */
  code: string | null;
  /** Null where who looks may not see answers, or there are none yet; `why` then says which. */
  answers: GivenAnswer[] | null;
  why: "unpublished" | "sealed" | "not-allowed" | "none" | null;
}

/** A requirement of the library: the same text, wherever it is used. */
export interface LibraryEntry {
  key: string;
  text: Requirement["text"];
  note: Requirement["note"];
  answer: AnswerType;
  uses: LibraryUse[];
}

export interface UsedRequirement {
  requirement: Requirement;
  use: LibraryUse;
}

/** What says the same in several selections is one entry; the most used first, then by text. */
export function libraryOf(used: readonly UsedRequirement[], search: string): LibraryEntry[] {
  const entries = new Map<string, LibraryEntry>();
  for (const { requirement, use } of used) {
    const { text, note, answer } = requirement;
    const key = `${answer.type} ${comparable(text.nl ?? text.en ?? "")}`;
    const entry = entries.get(key);
    if (entry) entry.uses.push(use);
    else entries.set(key, { key, text, note, answer, uses: [use] });
  }
  const words = comparable(search).split(" ").filter(Boolean);
  const says = ({ text, note }: LibraryEntry) => comparable([text.nl, text.en, note?.nl, note?.en].filter(Boolean).join(" "));
  return [...entries.values()]
    .filter((entry) => words.every((word) => says(entry).includes(word)))
    .sort((a, b) => b.uses.length - a.uses.length || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** How often each answer was given in all uses together, the most frequent first; blank answers under null. */
export function distributionOf({ uses }: Pick<LibraryEntry, "uses">): { label: string | null; count: number }[] {
  const counts = new Map<string | null, number>();
  for (const { label } of uses.flatMap(({ answers }) => answers ?? [])) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count || String(a.label).localeCompare(String(b.label), "nl", { numeric: true }));
}
