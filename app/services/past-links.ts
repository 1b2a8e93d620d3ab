import { itemsOfKind } from "~/domain/content/pack";
import type { ContentPack } from "~/domain/content/pack";
import type { GapState } from "~/domain/gaps/gap-state";
import type { GoalState } from "~/domain/goals/goal-state";
import { languages } from "~/domain/language";
import type { Language } from "~/domain/language";
import type { Dependent, PastLink } from "~/domain/requirements/origins";
import type { Requirement } from "~/domain/requirements/requirement";
import type { RequirementLink } from "~/domain/requirements/requirement-link";
import type { Risk } from "~/domain/risks/risk-state";

type Text = PastLink["text"];

/** A text that is the same in every language. */
export const inAll = (text: string): Text => Object.fromEntries(languages.map((language) => [language, text]));
const each = (text: Text, make: (text: string, language: Language) => string): Text =>
  Object.fromEntries(languages.flatMap((language) => (text[language] === undefined ? [] : [[language, make(text[language], language)]])));

/** Goals and gaps as reasons: each speaks through the wishes that serve it or that it covers. */
export function pastLinks(pack: ContentPack, { goals }: Pick<GoalState, "goals">, { gaps }: Pick<GapState, "gaps">): PastLink[] {
  const objectives = new Map(itemsOfKind(pack, "objective").map(({ id, text }) => [id, text]));
  // Objectives are the end of a sentence; by themselves they begin with a capital.
  const goalText = ({ title, objective }: GoalState["goals"][number]) =>
    title ? inAll(title) : each(objectives.get(objective ?? "") ?? {}, (text) => text.charAt(0).toUpperCase() + text.slice(1));
  return [
    ...goals.filter(({ unticked }) => !unticked).flatMap((goal) => goal.wishes.map((wish): PastLink => ({ kind: "goal", id: goal.id, text: goalText(goal), wish }))),
    // A gap without a name of its own is its wish, which is told already.
    ...gaps.filter(({ state }) => state !== "dropped").flatMap((gap) => gap.covers.map((wish): PastLink => ({ kind: "gap", id: gap.id, text: inAll(gap.title), wish }))),
  ];
}

/** Risks and needs for a partner as reasons of the requirements that they led to. */
export function linkedReasons(pack: ContentPack, links: readonly RequirementLink[], risks: readonly Pick<Risk, "id" | "item" | "text">[]): PastLink[] {
  return links.flatMap(({ kind, origin, requirement }): PastLink[] => {
    if (kind === "need") {
      const question = itemsOfKind(pack, "question").find(({ id }) => id === origin);
      return question ? [{ kind: "item", id: origin, text: question.text, itemKind: "question", requirement }] : [];
    }
    const risk = risks.find(({ id }) => id === origin);
    return risk ? [{ kind: "risk", id: origin, text: risk.item?.text ?? inAll(risk.text), requirement }] : [];
  });
}

/** What waits: a gap that needs another gap first depends on what is asked for the wishes of that other one. */
export function gapsWaiting(pack: ContentPack, requirements: readonly Requirement[], given: readonly { requirementId: string; itemId: string | null }[], { gaps }: Pick<GapState, "gaps">): (Dependent & { requirement: string })[] {
  const wishes = new Map(itemsOfKind(pack, "wish").map(({ id, text }) => [id, text]));
  const name = ({ title, covers }: GapState["gaps"][number]) =>
    title ? inAll(title) : each(inAll(""), (_, language) => covers.map((wish) => wishes.get(wish)?.[language] ?? "").join("; "));
  const waiting = gaps.filter(({ state, needs }) => state === "open" && needs.gaps.length > 0);
  return requirements.flatMap(({ id, source }) => {
    const of = new Set([source, ...given.filter(({ requirementId }) => requirementId === id).map(({ itemId }) => itemId)]);
    const covering = new Set(gaps.filter(({ covers }) => covers.some((wish) => of.has(wish))).map((gap) => gap.id));
    return waiting.filter(({ needs }) => needs.gaps.some((need) => covering.has(need))).map((gap) => ({ requirement: id, kind: "gap" as const, id: gap.id, text: name(gap) }));
  });
}
