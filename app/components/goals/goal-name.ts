import type { Bilingual } from "~/domain/language";
import { useText } from "~/i18n/text-context";

/** How a goal is called: in its own words, or else by the objective that it makes concrete. */
export function useGoalName(texts: Readonly<Record<string, Bilingual>>): (goal: { title: string; objective: string | null }) => string {
  const { t, of } = useText();
  return ({ title, objective }) => title || (objective !== null && texts[objective] ? capital(of(texts[objective])) : t("interface.goals.unnamed"));
}

/** Objectives are the end of a sentence ("With CRM we want to …"); by themselves they begin with a capital. */
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
