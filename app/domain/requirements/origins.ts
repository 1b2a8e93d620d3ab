import type { ItemKind } from "../content/pack";
import type { Requirement } from "./requirement";

type Text = Requirement["text"];

/**
 * Why a requirement is asked. `wish`, `item` (of the guide), `goal`, `risk`, `gap` and `note` (typed by hand) say why; `pack`
 * says that the content asks it of everybody; `list` and `library` only say where it was taken from.
 */
export const reasonKinds = ["wish", "item", "goal", "risk", "gap", "note", "pack", "list", "library"] as const;
export type ReasonKind = (typeof reasonKinds)[number];

export interface Reason {
  kind: ReasonKind;
  /** Of the wish, item, goal, risk or gap; null for a text. */
  id: string | null;
  text: Text;
  /** For an item of the pack: what it is. */
  itemKind?: ItemKind;
  /** A wish that is not ticked (any more) is no reason. */
  lapsed?: true;
  /** A goal or gap that speaks through a wish. */
  throughWish?: string;
}

/** What hangs on a requirement: an edition that asks it, answers, a gap. */
export interface Dependent {
  kind: "edition" | "answers" | "gap";
  text: Text;
  /** Of a gap. */
  id?: string;
  count?: number;
}

/** A goal, risk, gap or item of the guide that names a requirement, or a wish and so the requirements of that wish. */
export interface PastLink {
  kind: "goal" | "risk" | "gap" | "item";
  id: string;
  text: Text;
  /** Of an item: what it is. */
  itemKind?: ItemKind;
  requirement?: string;
  wish?: string;
}

export interface PastSources {
  requirements: readonly Requirement[];
  /** Every wish of the pack, ticked or not. */
  wishes: readonly { id: string; text: Text; ticked: boolean }[];
  /** Items of the pack that requirements were made from. */
  items: ReadonlyMap<string, { text: Text; kind: ItemKind }>;
  /** What was said by hand. */
  given: readonly { requirementId: string; itemId: string | null; text: string }[];
  links?: readonly PastLink[];
  dependents?: readonly (Dependent & { requirement: string })[];
  /** Name of a list, or of another selection, that requirements were taken from. */
  placeNames?: ReadonlyMap<string, string>;
}

export interface TracedRequirement {
  requirement: Requirement;
  reasons: Reason[];
  dependents: Dependent[];
  /** What to look at: asked without a reason, or for a wish that is not ticked. */
  finding: "no-reason" | "wish-not-ticked" | null;
}

export interface Past {
  requirements: TracedRequirement[];
  /** Ticked wishes that nothing is asked for; with the requirement that was left out, where there is one. */
  wishesWithout: { id: string; text: Text; leftOut: string | null }[];
}

const whys: readonly ReasonKind[] = ["wish", "item", "goal", "risk", "gap", "note", "pack"];

/** Every requirement with the reasons that it has and what depends on it, and the wishes that nothing is asked for. */
export function tracePast(sources: PastSources): Past {
  const wishes = new Map(sources.wishes.map((wish) => [wish.id, wish]));
  const requirements = sources.requirements.map((requirement): TracedRequirement => {
    const reasons = reasonsOf(requirement, sources, wishes);
    const holding = reasons.filter(({ kind, lapsed }) => whys.includes(kind) && !lapsed);
    const finding = !requirement.asked || holding.length > 0 ? null : reasons.some(({ lapsed }) => lapsed) ? "wish-not-ticked" : "no-reason";
    return { requirement, reasons, finding, dependents: (sources.dependents ?? []).filter((one) => one.requirement === requirement.id).map(({ requirement: _, ...dependent }) => dependent) };
  });
  const forWish = (id: string) => requirements.filter(({ reasons }) => reasons.some((reason) => reason.kind === "wish" && reason.id === id));
  return {
    requirements,
    wishesWithout: sources.wishes.flatMap(({ id, text, ticked }) => {
      const made = ticked ? forWish(id) : [];
      if (!ticked || made.some(({ requirement }) => requirement.asked)) return [];
      return [{ id, text, leftOut: made[0]?.requirement.id ?? null }];
    }),
  };
}

function reasonsOf(requirement: Requirement, { items, given, links = [], placeNames }: PastSources, wishes: ReadonlyMap<string, PastSources["wishes"][number]>): Reason[] {
  const fromItem = (id: string): Reason[] => {
    const wish = wishes.get(id);
    if (wish) return [{ kind: "wish", id, text: wish.text, ...(wish.ticked ? {} : { lapsed: true as const }) }];
    const item = items.get(id);
    return item ? [{ kind: item.kind === "risk" ? "risk" : "item", id, text: item.text, itemKind: item.kind }] : [];
  };
  const said = given.filter(({ requirementId }) => requirementId === requirement.id);
  const own = [
    ...(requirement.source === null ? [] : fromItem(requirement.source)),
    ...said.flatMap(({ itemId, text }): Reason[] => [...(itemId === null ? [] : fromItem(itemId)), ...(text === "" ? [] : [{ kind: "note" as const, id: null, text: { nl: text, en: text } }])]),
  ];
  const ofWishes = new Set(own.filter(({ kind }) => kind === "wish").map(({ id }) => id));
  const named = links.flatMap(({ kind, id, text, itemKind, requirement: about, wish }): Reason[] =>
    about === requirement.id ? [{ kind, id, text, ...(itemKind ? { itemKind } : {}) }] : wish !== undefined && ofWishes.has(wish) ? [{ kind, id, text, throughWish: wish }] : []);
  const all = [...own, ...named, ...takenFrom(requirement, placeNames)];
  if (requirement.origin === "pack" && requirement.source === null) all.push({ kind: "pack", id: null, text: {} });
  const once = new Map(all.map((reason) => [JSON.stringify([reason.kind, reason.id, reason.id === null ? reason.text : ""]), reason]));
  return [...once.values()];
}

function takenFrom({ past }: Requirement, placeNames: ReadonlyMap<string, string> | undefined): Reason[] {
  if (!past) return [];
  const name = (id: string) => placeNames?.get(id) ?? "";
  const text = past.kind === "file" ? [name(past.import), `${past.sheet} ${past.row}`, past.reference].filter(Boolean).join(" · ") : name(past.selection);
  return [{ kind: past.kind === "file" ? "list" : "library", id: past.kind === "file" ? past.import : past.selection, text: { nl: text, en: text } }];
}
