/** Values that are not saved yet, with what they were when they were changed. */
export interface Unsaved<T> {
  changes: Record<string, T>;
  base: Record<string, T>;
}

const prefix = "unsaved:";

/** Keeps in this tab what is not saved yet, so that loading the page anew does not lose it; nothing is kept of nothing. */
export function keepUnsaved<T>(place: string, unsaved: Unsaved<T>): void {
  try {
    if (Object.keys(unsaved.changes).length === 0) sessionStorage.removeItem(prefix + place);
    else sessionStorage.setItem(prefix + place, JSON.stringify(unsaved));
  } catch {
    // A browser that keeps nothing asks before the page is left, as ever.
  }
}

/** What was kept of a place in this tab; null where nothing was. */
export function keptUnsaved<T>(place: string): Unsaved<T> | null {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + place) ?? "null") as Unsaved<T> | null;
  } catch {
    return null;
  }
}
