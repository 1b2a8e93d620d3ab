import { releases } from "./gap";
import type { Release } from "./gap";
import type { Gap } from "./resolve-gaps";

type Node = Pick<Gap, "id" | "release"> & { needs: Pick<Gap["needs"], "gaps"> };

/** A prerequisite that is planned in a later release than what needs it, or in none while that has one. */
export interface LatePrerequisite {
  gap: string;
  needs: string;
  release: Release;
  /** Null: no release yet. */
  needsRelease: Release | null;
}

export interface DependencyProblems {
  /** Each in the order of needing: every gap needs the next, the last the first. */
  cycles: string[][];
  late: LatePrerequisite[];
}

/** What cannot be right about what gaps need of each other. */
export function dependencyProblems(gaps: readonly Node[]): DependencyProblems {
  const byId = new Map(gaps.map((gap) => [gap.id, gap]));
  const late = gaps.flatMap((gap) => gap.needs.gaps.flatMap((id): LatePrerequisite[] => {
    const need = byId.get(id);
    if (!need || gap.release === null) return [];
    const isLate = need.release === null || rank(need.release) > rank(gap.release);
    return isLate ? [{ gap: gap.id, needs: id, release: gap.release, needsRelease: need.release }] : [];
  }));
  return { cycles: cyclesAmong(gaps), late };
}

const rank = (release: Release) => releases.indexOf(release);

/** One shortest cycle for every set of gaps that need each other in a circle, beginning with the first of them. */
export function cyclesAmong(gaps: readonly Node[]): string[][] {
  const needs = new Map(gaps.map((gap) => [gap.id, gap.needs.gaps]));
  const named = new Set<string>();
  const cycles: string[][] = [];
  for (const { id } of gaps) {
    if (named.has(id)) continue;
    const cycle = shortestCycleThrough(id, needs);
    if (!cycle) continue;
    cycles.push(cycle);
    // Whoever can be reached and reaches back belongs to the same tangle; it is told once.
    for (const other of reachable(id, needs)) if (reachable(other, needs).has(id)) named.add(other);
  }
  return cycles;
}

function reachable(from: string, needs: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set<string>();
  const waiting = [...(needs.get(from) ?? [])];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id) || !needs.has(id)) continue;
    seen.add(id);
    waiting.push(...needs.get(id)!);
  }
  return seen;
}

function shortestCycleThrough(start: string, needs: ReadonlyMap<string, readonly string[]>): string[] | null {
  const waiting: string[][] = [[start]];
  const seen = new Set<string>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    for (const next of needs.get(path.at(-1)!) ?? []) {
      if (next === start) return path;
      if (seen.has(next) || !needs.has(next)) continue;
      seen.add(next);
      waiting.push([...path, next]);
    }
  }
  return null;
}

/** A step of the migration path; release null holds what has none yet. */
export interface MigrationStep<T> {
  release: Release | null;
  gaps: T[];
}

/**
 * The way from the present to the desired situation: what is open, by release, and within each with what is needed before
 * what needs it, as far as there is no circle; otherwise in the order given.
 */
export function migrationPath<T extends Node & Pick<Gap, "state">>(gaps: readonly T[]): MigrationStep<T>[] {
  const open = gaps.filter(({ state }) => state === "open");
  return [...releases, null].map((release) => ({ release, gaps: needsFirst(open.filter((gap) => gap.release === release)) }));
}

/** The same gaps with what is needed before what needs it. */
function needsFirst<T extends Node>(gaps: readonly T[]): T[] {
  const byId = new Map(gaps.map((gap) => [gap.id, gap]));
  const done = new Set<T>();
  const visit = (gap: T, above: ReadonlySet<T>) => {
    if (done.has(gap) || above.has(gap)) return;
    for (const id of gap.needs.gaps) {
      const need = byId.get(id);
      if (need) visit(need, new Set([...above, gap]));
    }
    done.add(gap);
  };
  for (const gap of gaps) visit(gap, new Set());
  return [...done];
}
