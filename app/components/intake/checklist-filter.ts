import type { ContentItem } from "~/domain/content/pack";
import { choiceSchema } from "~/domain/intake/choices";
import type { Choice, Impact } from "~/domain/intake/choices";
import type { Language } from "~/domain/language";
import type { Priority } from "~/domain/requirements/requirement";

export const shows = ["all", "ticked", "undecided"] as const;
export type Show = (typeof shows)[number];

/** What the address asks of the checklist. `function` null: all of them. */
export interface ChecklistFilter {
  function: string | null;
  show: Show;
  cell: { priority: Priority; impact: Impact } | null;
}

/** Reads the address; what it does not know falls back to the first function and all wishes. */
export function checklistFilter(search: URLSearchParams, functions: readonly { id: string }[]): ChecklistFilter {
  const asked = search.get("function");
  const priority = choiceSchema.shape.priority.catch(null).parse(search.get("priority"));
  const impact = choiceSchema.shape.impact.catch(null).parse(search.get("impact"));
  return {
    function: asked === "all" ? null : (functions.find(({ id }) => id === asked) ?? functions[0]!).id,
    show: shows.find((show) => show === search.get("show")) ?? "all",
    cell: priority && impact ? { priority, impact } : null,
  };
}

/** Whether a wish is shown: in its function, as ticked or undecided as asked, and with the words that were typed. */
export function isShown(wish: ContentItem, choice: Choice | undefined, filter: ChecklistFilter, words: string, language: Language): boolean {
  if (filter.function && wish.function !== filter.function) return false;
  if (filter.show !== "all" && !choice?.selected) return false;
  if (filter.show === "undecided" && choice?.priority && choice.impact) return false;
  if (filter.cell && !(choice?.selected && choice.priority === filter.cell.priority && choice.impact === filter.cell.impact)) return false;
  const text = `${wish.text[language]} ${wish.note?.[language] ?? ""}`.toLocaleLowerCase(language);
  return words.toLocaleLowerCase(language).split(/\s+/).every((word) => text.includes(word));
}
