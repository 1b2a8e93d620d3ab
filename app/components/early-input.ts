import { useEffect } from "react";

/** Where the page keeps the fields that were changed before React took it over. */
const keptAs = "shortlistEarlyInput";

interface EarlyInput {
  fields: Set<EventTarget>;
  stop: () => void;
}

declare global {
  interface Window {
    [keptAs]?: EarlyInput;
  }
}

/** A script for the head of the page: notes which fields are changed while the rest of the page is still on its way. */
export const earlyInputScript = `(()=>{const fields=new Set(),note=e=>fields.add(e.target);addEventListener("input",note,true);window.${keptAs}={fields,stop:()=>removeEventListener("input",note,true)}})()`;

/**
 * Tells the page once, when it has come alive, what was typed, ticked and chosen before: as if it were done now, so that what
 * saves by itself saves it and what is counted counts it. Only for the outermost component, whose effects run last.
 */
export function useEarlyInput(): void {
  useEffect(() => {
    const early = window[keptAs];
    if (!early) return;
    delete window[keptAs];
    early.stop();
    for (const field of early.fields) replay(field);
  }, []);
}

function replay(field: EventTarget): void {
  if (!(field instanceof HTMLElement) || !field.isConnected) return;
  if (field instanceof HTMLSelectElement) return changed(field);
  if (field instanceof HTMLTextAreaElement) return retype(field, HTMLTextAreaElement.prototype);
  if (!(field instanceof HTMLInputElement)) return;
  if (field.type === "file") return changed(field);
  if (field.type === "checkbox" || field.type === "radio") return reclick(field);
  retype(field, HTMLInputElement.prototype);
}

function changed(field: HTMLElement): void {
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

/** React tells a change from what it last knew of a field: it is put back to what the server sent, and then changed. */
function reclick(field: HTMLInputElement): void {
  if (field.checked === field.defaultChecked) return;
  if (field.type === "radio" && !field.checked) return;
  field.checked = field.defaultChecked;
  const others = field.type === "radio" && field.form ? [...field.form.elements] : [];
  for (const other of others) {
    if (other instanceof HTMLInputElement && other.type === "radio" && other.name === field.name && other.defaultChecked) other.checked = true;
  }
  field.click();
}

function retype(field: HTMLInputElement | HTMLTextAreaElement, prototype: object): void {
  const { value } = field;
  if (value === field.defaultValue) return;
  const caret = document.activeElement === field ? [field.selectionStart, field.selectionEnd] as const : null;
  field.value = field.defaultValue;
  // Past React's own property of this one field, so that the event is news to it.
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
  // Dates and numbers have no caret.
  if (caret && caret[0] !== null) field.setSelectionRange(caret[0], caret[1]);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
