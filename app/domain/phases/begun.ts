import type { ContentPack } from "../content/pack";

/** Where something was done in a selection outside the pages of its phases. */
export interface WorkedOn {
  /** Places of work, as the items of a pack name them. */
  places: ReadonlySet<string>;
  /** Questions that were answered. */
  questions: readonly string[];
}

/**
 * Numbers of the phases in which work was begun outside their own pages. What was done at a place counts for the first
 * phase that names it, since later ones return to it; an answered question for the phase of its section.
 */
export function phasesBegun({ items, sections }: Pick<ContentPack, "items" | "sections">, { places, questions }: WorkedOn): Set<number> {
  const first = new Map<string, number>();
  const answered = new Set(questions);
  const begun = new Set<number>();
  for (const item of items) {
    if (item.kind === "activity" || item.kind === "result" || item.kind === "prompt") {
      for (const place of item.places ?? []) {
        const name = place.replace(/#.*/, "");
        if (item.phase !== undefined) first.set(name, Math.min(first.get(name) ?? Infinity, item.phase));
      }
    }
    if (item.kind === "question" && answered.has(item.id)) {
      const phase = item.phase ?? sections.find(({ id }) => id === item.section)?.phase;
      if (phase !== undefined) begun.add(phase);
    }
  }
  for (const place of places) if (first.has(place)) begun.add(first.get(place)!);
  return begun;
}
