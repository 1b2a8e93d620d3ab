import { itemsOfKind } from "../content/pack";
import type { ContentItem, ContentPack } from "../content/pack";
import type { Guidance } from "../content/guidance";
import { intakeOutcome } from "../intake/choices";
import type { Choices } from "../intake/choices";
import type { ListMove } from "../intake/wish-lists";
import type { Bilingual } from "../language";
import type { PlanningPage } from "../planning-page";
import { dependencyProblems, migrationPath } from "./dependencies";
import type { DependencyProblems, MigrationStep } from "./dependencies";
import { resolvePreconditions } from "./precondition";
import type { countPreconditions, Precondition, PreconditionRecord } from "./precondition";
import { resolveGaps } from "./resolve-gaps";
import type { Gap, GapRecord } from "./resolve-gaps";
import { presentAgainstDesired } from "./situation";
import type { FunctionSituation } from "./situation";

/** A precondition with its item in the pack; null for one of the organisation's own. */
export interface PreconditionView extends Precondition {
  item: ContentItem | null;
}

/** All that is known of the way from the present to the desired situation: what pages and documents show. */
export interface GapState {
  situation: FunctionSituation[];
  gaps: Gap[];
  problems: DependencyProblems;
  /** The migration path: what is open, by release; release null holds what has none yet. */
  path: MigrationStep<Gap>[];
  preconditions: PreconditionView[];
}

/** What the gap analysis is worked out from. */
export interface GapStateSources {
  choices: Choices;
  /** Wishes that were put on another list by hand: the release that is proposed follows. */
  moves: ReadonlyMap<string, Pick<ListMove, "to">>;
  gaps: readonly GapRecord[];
  preconditions: readonly PreconditionRecord[];
}

/** The gap analysis of a selection as seen on a day (`YYYY-MM-DD`). */
export function gapState(pack: ContentPack, { choices, moves, gaps: records, preconditions }: GapStateSources, today: string): GapState {
  const wishes = itemsOfKind(pack, "wish");
  const gaps = resolveGaps({ functions: pack.functions, wishes, choices, records, outcome: intakeOutcome(pack, choices, moves) });
  return {
    situation: presentAgainstDesired(pack.functions, wishes, choices),
    gaps,
    problems: dependencyProblems(gaps.filter(({ state }) => state === "open")),
    path: migrationPath(gaps),
    preconditions: preconditionViews(pack, preconditions, today),
  };
}

/** The preconditions of a selection as seen on a day. */
export function preconditionViews(pack: ContentPack, records: readonly PreconditionRecord[], today: string): PreconditionView[] {
  const items = itemsOfKind(pack, "precondition");
  const byId = new Map(items.map((item) => [item.id, item]));
  return resolvePreconditions(items, records, today).map((one) => ({ ...one, item: byId.get(one.id) ?? null }));
}

/** The gap analysis of a selection with what it rests on, for its pages. */
export interface GapsView extends GapState, PlanningPage {
  /** Of wishes, by id. */
  texts: Record<string, Bilingual>;
  guidance: Guidance[];
}

/** What has to be met, and what waits for it, for its page. */
export interface PreconditionsView extends PlanningPage {
  preconditions: PreconditionView[];
  counts: ReturnType<typeof countPreconditions>;
  /** Per precondition the open gaps that need it. */
  neededBy: Record<string, Pick<Gap, "id" | "title" | "covers">[]>;
  /** Of wishes, by id. */
  texts: Record<string, Bilingual>;
}
