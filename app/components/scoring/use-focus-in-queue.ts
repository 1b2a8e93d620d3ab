import { useEffect, useRef } from "react";
import type { FormEvent } from "react";

/**
 * Keeps the keyboard in the meeting's lists. What is settled leaves its list, and with it the button that had the focus: it
 * goes to the mark of what has come in its place. What is taken back comes into the queue again, and the focus goes with
 * it. Put `onSubmitCapture` around the lists.
 *
 * @param order changes when an answer goes from one list to another
 */
export function useFocusInQueue(order: string) {
  const acted = useRef<{ article: string; place: number; section: Element | null; undo: boolean } | null>(null);
  useEffect(() => {
    const { current } = acted;
    acted.current = null;
    if (!current || (document.activeElement && document.activeElement !== document.body)) return;
    const left = current.section?.isConnected ? [...current.section.querySelectorAll("article")] : [];
    const next = current.undo ? document.getElementById(current.article) : left[Math.min(current.place, left.length - 1)];
    const target = next?.querySelector<HTMLElement>("input[name=mark], button") ?? document.getElementById("content");
    target?.focus();
  }, [order]);
  return {
    onSubmitCapture: (event: FormEvent) => {
      const article = (event.target as HTMLElement).closest("article");
      const section = article?.closest("section") ?? null;
      const { submitter } = event.nativeEvent as SubmitEvent;
      acted.current = article && {
        article: article.id, section, place: section ? [...section.querySelectorAll("article")].indexOf(article) : 0,
        undo: submitter instanceof HTMLButtonElement && submitter.value === "undo",
      };
    },
  };
}
