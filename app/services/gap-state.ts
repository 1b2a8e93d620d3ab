import { itemsOfKind } from "~/domain/content/pack";
import type { ContentItem, ContentPack } from "~/domain/content/pack";
import { dependencyProblems, migrationPath } from "~/domain/gaps/dependencies";
import type { DependencyProblems, MigrationStep } from "~/domain/gaps/dependencies";
import { resolvePreconditions } from "~/domain/gaps/precondition";
import type { Precondition } from "~/domain/gaps/precondition";
import { resolveGaps } from "~/domain/gaps/resolve-gaps";
import type { Gap } from "~/domain/gaps/resolve-gaps";
import { presentAgainstDesired } from "~/domain/gaps/situation";
import type { FunctionSituation } from "~/domain/gaps/situation";
import { intakeOutcome } from "~/domain/intake/choices";
import type { Choices } from "~/domain/intake/choices";
import { listGapRecords, listPreconditionRecords } from "~db/gaps";
import type { Db } from "~db/schema";

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

/** The gap analysis of a selection as seen on a day (`YYYY-MM-DD`). */
export async function loadGapState(db: Db, selectionId: string, pack: ContentPack, choices: Choices, today: string): Promise<GapState> {
  const wishes = itemsOfKind(pack, "wish");
  const records = (await listGapRecords(db, selectionId)).filter(({ removed }) => !removed);
  const gaps = resolveGaps({ functions: pack.functions, wishes, choices, records, outcome: intakeOutcome(pack, choices) });
  return {
    situation: presentAgainstDesired(pack.functions, wishes, choices),
    gaps,
    problems: dependencyProblems(gaps.filter(({ state }) => state === "open")),
    path: migrationPath(gaps),
    preconditions: await loadPreconditionState(db, selectionId, pack, today),
  };
}

/** The preconditions of a selection as seen on a day. */
export async function loadPreconditionState(db: Db, selectionId: string, pack: ContentPack, today: string): Promise<PreconditionView[]> {
  const items = itemsOfKind(pack, "precondition");
  const records = (await listPreconditionRecords(db, selectionId)).filter(({ removed }) => !removed);
  const byId = new Map(items.map((item) => [item.id, item]));
  return resolvePreconditions(items, records, today).map((one) => ({ ...one, item: byId.get(one.id) ?? null }));
}
