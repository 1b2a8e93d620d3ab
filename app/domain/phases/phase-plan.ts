import { guidanceKinds, isAtOrBelow } from "../content/guidance";
import type { Guidance } from "../content/guidance";
import { itemsOfKind } from "../content/pack";
import type { ContentItem, ContentPack } from "../content/pack";
import type { PhaseDecision, PhaseWork } from "./phase-work";
import { emptyWork } from "./phase-work";
import { takesPart } from "./project-roles";
import type { ProjectMember } from "./project-roles";

/** An item of a phase with what was done about it. */
export interface PhaseEntry {
  item: ContentItem;
  work: PhaseWork;
}

/** One phase of the way that a pack leads along, as it stands in a selection. */
export interface PhaseView extends PhaseEntry {
  number: number;
  activities: PhaseEntry[];
  results: PhaseEntry[];
  prompts: (PhaseEntry & { decisions: PhaseDecision[] })[];
  /** Everybody who takes part in it. */
  members: ProjectMember[];
  state: "done" | "started" | "open";
  /** Activities and results that were ticked off. */
  progress: { done: number; of: number };
}

export interface PhasePlan {
  phases: PhaseView[];
  /** Number of the first phase that is not finished; null where there is none. */
  current: number | null;
  /** What comes next in it: its first open activity, or else its first open result. */
  next: ContentItem | null;
}

/** What the plan of a selection is put together from. */
export interface PhaseSources {
  pack: Pick<ContentPack, "items">;
  work: ReadonlyMap<string, PhaseWork>;
  decisions: readonly PhaseDecision[];
  members: readonly ProjectMember[];
  /** Numbers of phases in which work was begun outside their own pages. */
  begun: ReadonlySet<number>;
}

/** The phases of a pack with what was done in them. Empty for a pack without phases. */
export function phasePlan({ pack, work, decisions, members, begun }: PhaseSources): PhasePlan {
  const entry = (item: ContentItem): PhaseEntry => ({ item, work: work.get(item.id) ?? emptyWork(item.id) });
  const ofPhase = (kind: "activity" | "result" | "prompt", number: number) => itemsOfKind(pack, kind).filter((item) => item.phase === number).map(entry);
  const phases = phaseItems(pack).map((item): PhaseView => {
    const number = item.phase!;
    const [activities, results] = [ofPhase("activity", number), ofPhase("result", number)];
    const prompts = ofPhase("prompt", number).map((prompt) => ({ ...prompt, decisions: decisions.filter((decision) => decision.item === prompt.item.id) }));
    const own = entry(item);
    const tickable = [...activities, ...results];
    const ticked = tickable.filter((one) => one.work.done).length;
    const touched = begun.has(number) || [own, ...tickable, ...prompts].some((one) => isTouched(one.work)) || prompts.some((prompt) => prompt.decisions.length > 0);
    return {
      ...own, number, activities, results, prompts,
      members: members.filter((member) => takesPart(member, number)),
      state: own.work.done || (tickable.length > 0 && ticked === tickable.length) ? "done" : touched ? "started" : "open",
      progress: { done: ticked, of: tickable.length },
    };
  });
  const current = phases.find((phase) => phase.state !== "done") ?? null;
  const open = current && [...current.activities, ...current.results].find((one) => !one.work.done);
  return { phases, current: current?.number ?? null, next: open?.item ?? null };
}

/** The phases of a pack in order. */
export function phaseItems(pack: Pick<ContentPack, "items">): ContentItem[] {
  return itemsOfKind(pack, "phase").filter((item) => item.phase !== undefined).sort((a, b) => a.phase! - b.phase!);
}

function isTouched({ done, owner, due, note }: PhaseWork): boolean {
  return done || owner !== "" || due !== null || note !== "";
}

/** Kinds of advice that hold in every phase unless they name one. */
export const generalAdvice: readonly string[] = ["attention", "pitfall", "tip", "support"];

/** What a pack says beside the work in a phase, what it says of that phase alone first; its subjects to discuss stand in the work itself. */
export function phaseGuidance(pack: Pick<ContentPack, "items">, phase: number): Guidance[] {
  const own = phaseItems(pack).filter((item) => item.phase === phase).map(({ id }) => id);
  const isOwn = (item: ContentItem) => own.some((id) => isAtOrBelow(item.id, id));
  return guidanceKinds.filter((kind) => kind !== "prompt" && kind !== "class").flatMap((kind) => {
    const all = itemsOfKind(pack, kind).filter((item) => item.phase === phase || (item.phase === undefined && generalAdvice.includes(kind)));
    const items = [...all.filter(isOwn), ...all.filter((item) => !isOwn(item))];
    return items.length > 0 ? [{ kind, items }] : [];
  });
}

/** Ids of the items of a pack that work can be kept on. */
export function workableItems(pack: Pick<ContentPack, "items">): Set<string> {
  return new Set((["phase", "activity", "result", "prompt"] as const).flatMap((kind) => itemsOfKind(pack, kind).map((item) => item.id)));
}
