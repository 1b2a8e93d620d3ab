import type { Choices, IntakeOutcome } from "../intake/choices";
import { emptyGap, gapOf, releases } from "./gap";
import type { GapContent, Release } from "./gap";
import { situationOf } from "./situation";

/** A gap as it was kept, in the order in which they were made. */
export interface GapRecord {
  id: string;
  content: GapContent;
}

/** `open`: something it covers is not in use yet. `closed`: all of it is in use. `dropped`: nothing of it is wished any more. */
export type GapState = "open" | "closed" | "dropped";

export interface Gap extends Omit<GapContent, "release"> {
  id: string;
  /** All wishes that it covers, its own first. */
  covers: string[];
  /** Main functions of what it covers, in the order of the pack. */
  functions: string[];
  state: GapState;
  /** What follows from the choices; null where priority or impact is not known. */
  proposed: Release | null;
  chosen: Release | null;
  /** The chosen one, or else the proposed. */
  release: Release | null;
}

/** What gaps are worked out from. */
export interface GapSources {
  functions: readonly { id: string }[];
  wishes: readonly { id: string; function?: string | undefined }[];
  choices: Choices;
  records: readonly GapRecord[];
  /** The lists that the wishes stand on, with what was moved between them. */
  outcome: Pick<Record<keyof IntakeOutcome, readonly { id: string }[]>, "quickWins" | "forLater" | "inOrder">;
}

/**
 * The gaps of a selection, in the order of the pack and the organisation's own at the end. Every wish that is ticked and
 * not in use makes one; a gap may cover more wishes, which then make none of their own. A gap that was worked on stays when
 * what it covers comes into use or is no longer wished. Prerequisites on what another gap now covers point to that gap.
 */
export function resolveGaps({ functions, wishes, choices, records, outcome }: GapSources): Gap[] {
  const kept = new Map(records.map((record) => [record.id, record.content]));
  const order = new Map(wishes.map(({ id }, index) => [id, index]));
  /** Wish → the gap that took it in. Where two did, the one that was made first. */
  const takenBy = new Map<string, string>();
  for (const { id, content } of records) {
    for (const wish of content.wishes) if (order.has(wish) && gapOf(wish) !== id && !takenBy.has(wish)) takenBy.set(wish, id);
  }
  const ownWishes = new Map(wishes.map(({ id }) => [gapOf(id), id]));
  const coveredBy = (id: string, content: GapContent) => {
    const own = ownWishes.get(id);
    const more = content.wishes.filter((wish) => takenBy.get(wish) === id).sort((a, b) => order.get(a)! - order.get(b)!);
    return [...(own !== undefined && !takenBy.has(own) ? [own] : []), ...more.filter((wish) => wish !== own)];
  };
  const gapNow = (id: string): string => {
    const own = ownWishes.get(id);
    const taker = own === undefined ? undefined : takenBy.get(own);
    // A gap that gave away its own wish but covers others still stands by itself.
    return taker !== undefined && coveredBy(id, kept.get(id) ?? emptyGap).length === 0 ? taker : id;
  };
  const functionOf = new Map(wishes.map((wish) => [wish.id, wish.function]));
  const proposals = proposedReleases(outcome);
  const build = (id: string): Gap | null => {
    const content = kept.get(id) ?? emptyGap;
    const covers = coveredBy(id, content);
    const isOwn = !ownWishes.has(id);
    if (covers.length === 0 && !isOwn) return null;
    const state = stateOf(covers, choices);
    if (!kept.has(id) && !covers.some((wish) => situationOf(choices, wish) === "gap")) return null;
    const of = new Set(covers.length > 0 ? covers.map((wish) => functionOf.get(wish)) : [content.function ?? undefined]);
    const proposed = earliest(covers.map((wish) => proposals.get(wish) ?? null));
    const { release: chosen, ...rest } = content;
    return {
      ...rest, id, covers, state, proposed, chosen,
      functions: functions.filter((one) => of.has(one.id)).map((one) => one.id),
      needs: { ...content.needs, gaps: [...new Set(content.needs.gaps.map(gapNow))].filter((need) => need !== id) },
      release: chosen ?? proposed,
    };
  };
  const all = [...wishes.map(({ id }) => gapOf(id)), ...records.map(({ id }) => id).filter((id) => !ownWishes.has(id))].map(build).filter((gap) => gap !== null);
  const known = new Set(all.map(({ id }) => id));
  return all.map((gap) => ({ ...gap, needs: { ...gap.needs, gaps: gap.needs.gaps.filter((need) => known.has(need)) } }));
}

function stateOf(covers: readonly string[], choices: Choices): GapState {
  const situations = covers.map((wish) => situationOf(choices, wish));
  if (covers.length === 0 || situations.some((one) => one === "gap" || one === "unknown")) return "open";
  return situations.includes("in-place") ? "closed" : "dropped";
}

/** Quick wins come first, what is for later comes later, all else whose priority and impact are known in between. */
export function proposedReleases({ quickWins, inOrder, forLater }: GapSources["outcome"]): Map<string, Release> {
  return new Map([
    ...quickWins.map(({ id }) => [id, "first"] as const), ...inOrder.map(({ id }) => [id, "second"] as const), ...forLater.map(({ id }) => [id, "later"] as const),
  ]);
}

/** The earliest of some releases; null where none is known. */
function earliest(all: readonly (Release | null)[]): Release | null {
  return releases.find((release) => all.includes(release)) ?? null;
}

/** What is filled in for a gap as it now stands: what another gap took over is left out. */
export function contentOfGap({ title, function: main, present, desired, impact, needs, owner, note, covers, chosen, id }: Gap): GapContent {
  return { title, function: main, present, desired, impact, needs, owner, note, release: chosen, wishes: covers.filter((wish) => gapOf(wish) !== id) };
}
