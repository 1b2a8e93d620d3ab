import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { FormEvent } from "react";

const fields = "input:not([type=hidden]):not([type=checkbox]):not([type=radio]):not([disabled]), textarea:not([disabled]), select:not([disabled])";

/**
 * Keeps the keyboard where the work is. A button that adds, moves or removes a line draws its form anew, by which the focus
 * would be lost: it goes to the first field of a line that came, back to the button that moved a line, to the line that the
 * address names (what is marked `data-next` in it, or itself), and to the top of the page (where the way back stands) after
 * a removal. Put `onSubmitCapture` on what holds the pages.
 */
export function useFocusAfterAct() {
  const { key, hash } = useLocation();
  const act = useRef<{ value: string; names: Set<string | null> } | null>(null);
  useEffect(() => {
    const { current } = act;
    act.current = null;
    if (!current || (document.activeElement && document.activeElement !== document.body && hash === "")) return;
    const id = decodeURIComponent(hash.slice(1));
    const line = id === "" ? null : document.getElementById(id);
    const inputs = line ? [...line.querySelectorAll<HTMLElement>(fields)] : [];
    const came = inputs.find((input) => !current.names.has(input.getAttribute("name")));
    const again = line?.querySelector<HTMLElement>(`button[value="${CSS.escape(current.value)}"]:not([disabled])`);
    const target = came ?? again ?? inputs[0] ?? line?.querySelector<HTMLElement>("[data-next]");
    if (target) target.focus();
    else if (!document.activeElement || document.activeElement === document.body) {
      if (line) line.tabIndex = -1;
      (line ?? document.getElementById("content"))?.focus({ preventScroll: line !== null });
    }
    // On each navigation, once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return {
    onSubmitCapture: (event: FormEvent) => {
      const { submitter } = event.nativeEvent as SubmitEvent;
      if (!(submitter instanceof HTMLButtonElement)) return;
      act.current = { value: submitter.value, names: new Set([...document.querySelectorAll("main [name]")].map((field) => field.getAttribute("name"))) };
    },
  };
}
