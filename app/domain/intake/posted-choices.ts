import type { Choice } from "./choices";

/** Nothing ticked, nothing said. */
export function emptyChoice(item: string): Choice {
  return { item, selected: false, inUse: null, priority: null, impact: null };
}

/**
 * The choices that a plain form posts, still to be checked by `choiceSchema`: one `item` field for every row that it
 * showed, and per row `selected.<id>`, `inUse.<id>` (yes or no), `priority.<id>` and `impact.<id>` where they were
 * filled in. Rows that were not shown are not among them.
 */
export function postedChoices(form: FormData): Record<keyof Choice, unknown>[] {
  return form.getAll("item").map((item) => {
    const field = (name: string) => form.get(`${name}.${String(item)}`);
    const inUse = field("inUse");
    return {
      item,
      selected: field("selected") !== null,
      inUse: inUse === null ? null : inUse === "yes",
      priority: field("priority"),
      impact: field("impact"),
    };
  });
}
