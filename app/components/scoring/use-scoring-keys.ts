import { useEffect, useRef, useState } from "react";
import type { RefObject } from "react";

const storageKey = "shortlist.scoring-keys";
/** Within this time a 0 after a 1 makes 10. */
const tenMs = 800;

/** Whether single keys work on the scoring page; kept in this browser. */
function useKeysOn(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(true);
  useEffect(() => setOn(localStorage.getItem(storageKey) !== "off"), []);
  return [on, (next) => { localStorage.setItem(storageKey, next ? "on" : "off"); setOn(next); }];
}

const cellsIn = (work: HTMLElement) => [...work.querySelectorAll<HTMLElement>("[data-marks]")];

/** Puts the focus on the mark of a cell: the one that is chosen, or the first. */
export function focusMark(cell: HTMLElement | null | undefined): void {
  const radio = cell?.querySelector<HTMLInputElement>("input[type=radio]:checked:not([data-mark=none])") ?? cell?.querySelector<HTMLInputElement>("input[type=radio]");
  radio?.focus();
  cell?.closest("[data-cell]")?.scrollIntoView({ block: "nearest" });
}

/**
 * The scoring page by keyboard: figures give the mark of the answer that has the focus, up and down (or k and j) move
 * between answers, c goes to the comment and Escape back, n goes on to what is open, ? shows the keys. Where the focus is
 * in no answer, moving begins with the first.
 */
export function useScoringKeys(work: RefObject<HTMLElement | null>, { highest, onNext, onHelp }: { highest: number; onNext: () => void; onHelp: () => void }) {
  const [on, setOn] = useKeysOn();
  const one = useRef<{ cell: HTMLElement; at: number } | null>(null);
  const acts = useRef({ onNext, onHelp });
  acts.current = { onNext, onHelp };

  useEffect(() => {
    const give = (cell: HTMLElement, mark: string) => {
      const radio = cell.querySelector<HTMLInputElement>(`input[data-mark="${mark}"]`);
      radio?.focus();
      radio?.click();
    };
    const onKey = (event: KeyboardEvent) => {
      if (!work.current || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target as HTMLElement;
      const cells = cellsIn(work.current);
      const cell = cells.find((candidate) => candidate.contains(target)) ?? null;
      const typing = target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");
      if (typing) {
        if (event.key === "Escape" && cell) { focusMark(cell); event.preventDefault(); }
        return;
      }
      const move = (by: number) => {
        const at = cell ? cells.indexOf(cell) + by : by > 0 ? 0 : cells.length - 1;
        if (cells[at]) focusMark(cells[at]);
        event.preventDefault();
      };
      // In an answer the arrows up and down would choose the next mark: they move on, left and right choose.
      if (cell && event.key === "ArrowDown") return move(1);
      if (cell && event.key === "ArrowUp") return move(-1);
      if (!on) return;
      if (cell && /^[0-9]$/.test(event.key)) {
        const ten = event.key === "0" && highest >= 10 && one.current?.cell === cell && event.timeStamp - one.current.at < tenMs;
        one.current = event.key === "1" ? { cell, at: event.timeStamp } : null;
        if (ten || Number(event.key) <= highest) give(cell, ten ? "10" : event.key);
        event.preventDefault();
        return;
      }
      const acting: Record<string, () => void> = {
        j: () => move(1),
        k: () => move(-1),
        n: () => acts.current.onNext(),
        "?": () => acts.current.onHelp(),
        ...(cell ? { c: () => cell.querySelector("textarea")?.focus(), "=": () => give(cell, "confirm"), Backspace: () => give(cell, "none"), Delete: () => give(cell, "none") } : {}),
      };
      const act = acting[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [work, on, highest]);

  return { on, setOn };
}
