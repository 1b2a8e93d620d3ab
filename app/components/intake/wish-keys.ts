import type { KeyboardEvent } from "react";

import type { Choice } from "~/domain/intake/choices";

/**
 * What a key on a wish makes of its choice: n necessary, w or d desirable, 1–3 impact, j or y in use. Null for any other
 * key and with a modifier, so that no shortcut of browser or reader is taken. Works only where a wish has the focus.
 */
export function choiceByKey(event: KeyboardEvent, choice: Choice): Choice | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const ticked = { ...choice, selected: true };
  switch (event.key.toLowerCase()) {
    case "n": return { ...ticked, priority: "necessary" };
    case "w":
    case "d": return { ...ticked, priority: "desirable" };
    case "1": return { ...ticked, impact: "low" };
    case "2": return { ...ticked, impact: "middle" };
    case "3": return { ...ticked, impact: "high" };
    case "j":
    case "y": return { ...ticked, inUse: choice.inUse !== true };
    default: return null;
  }
}

/** Arrow up and down go to the same column of the row before or after, over the whole form; true when the key was one of them. */
export function moveBetweenRows(event: KeyboardEvent<HTMLInputElement>): boolean {
  if ((event.key !== "ArrowUp" && event.key !== "ArrowDown") || event.ctrlKey || event.metaKey || event.altKey) return false;
  event.preventDefault();
  const own = event.currentTarget;
  const row = own.closest("[data-row]");
  const rows = [...(own.form?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  const target = row instanceof HTMLElement ? rows[rows.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1)] : undefined;
  const part = own.dataset.part ?? "selected";
  const inPart = [...(target?.querySelectorAll<HTMLInputElement>(`[data-part="${part}"]`) ?? [])].filter((input) => input.offsetParent !== null);
  const fallback = target?.querySelector<HTMLInputElement>("[data-part=selected]");
  (inPart.find((input) => input.checked) ?? inPart[0] ?? fallback)?.focus();
  return true;
}
