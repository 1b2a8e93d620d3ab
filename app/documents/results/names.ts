import type { Gap } from "../../domain/gaps/resolve-gaps";
import type { Goal } from "../../domain/goals/goal";
import type { Bilingual } from "../../domain/language";
import { capital } from "./result-part";
import type { Writer } from "./result-part";

/** The texts of the pack's items by id. */
export function itemTexts({ s: { pack }, of }: Writer): (id: string) => string | null {
  const texts = new Map<string, Bilingual>(pack.items.map(({ id, text }) => [id, text]));
  return (id) => (texts.has(id) ? of(texts.get(id)!) : null);
}

/** How a goal is called: in its own words, or else by the objective that it makes concrete. */
export function goalName(w: Writer): (goal: Pick<Goal, "title" | "objective">) => string {
  const textOf = itemTexts(w);
  return ({ title, objective }) => title || (objective !== null ? capital(textOf(objective) ?? objective) : w.t("interface.goals.unnamed"));
}

/** How a gap is called: in its own words, or else by the wishes that it covers. */
export function gapName(w: Writer): (gap: Pick<Gap, "title" | "covers">) => string {
  const textOf = itemTexts(w);
  return ({ title, covers }) => {
    const first = textOf(covers[0] ?? "");
    if (title || first === null) return title || w.t("interface.gaps.unnamed");
    return covers.length === 1 ? first : w.t("interface.gaps.andMore", { wish: first, count: covers.length - 1 });
  };
}

/** The title of a main function; in words where there is none. */
export function functionTitle({ s: { pack }, of, t }: Writer): (id: string | null) => string {
  const titles = new Map(pack.functions.map(({ id, title }) => [id, of(title)]));
  return (id) => (id === null ? t("results.noFunction") : (titles.get(id) ?? id));
}

/** Things by main function in the order of the pack, what has none at the end; empty groups are left out. */
export function byFunction<T>({ s: { pack } }: Writer, things: readonly T[], functionOf: (thing: T) => string | null): { function: string | null; things: T[] }[] {
  const known = pack.functions.map(({ id }) => id);
  return [...known, null]
    .map((id) => ({ function: id, things: things.filter((thing) => { const own = functionOf(thing); return id === null ? own === null || !known.includes(own) : own === id; }) }))
    .filter((group) => group.things.length > 0);
}
