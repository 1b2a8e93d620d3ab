import type { Requirement } from "~/domain/requirements/requirement";

export const shows = ["all", "asked", "out", "mandatory", "own"] as const;
export type Show = (typeof shows)[number];

/** What the address asks of the list. `dimension` null: all of them. */
export interface RequirementFilter {
  dimension: string | null;
  show: Show;
}

/** Reads the address; what it does not know falls back to the first dimension and all requirements. */
export function requirementFilter(search: URLSearchParams, dimensions: readonly { id: string }[]): RequirementFilter {
  const asked = search.get("dimension");
  return {
    dimension: asked === "all" ? null : (dimensions.find(({ id }) => id === asked) ?? dimensions[0]!).id,
    show: shows.find((show) => show === search.get("show")) ?? "all",
  };
}

/** Whether a requirement is shown: as asked or left out as wanted, and with the words that were typed. */
export function isShown(requirement: Requirement, asked: boolean, show: Show, words: string): boolean {
  if (show === "asked" && !asked) return false;
  if (show === "out" && asked) return false;
  if (show === "mandatory" && !requirement.mandatory) return false;
  if (show === "own" && requirement.origin !== "own") return false;
  const { text, note, id } = requirement;
  const all = [text.nl, text.en, note?.nl, note?.en, id].join(" ").toLocaleLowerCase();
  return words.toLocaleLowerCase().split(/\s+/).every((word) => all.includes(word));
}
