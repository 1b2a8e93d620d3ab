import type { ContentPack } from "~/domain/content/pack";
import { gapState, preconditionViews } from "~/domain/gaps/gap-state";
import type { GapState, PreconditionView } from "~/domain/gaps/gap-state";
import type { Choices } from "~/domain/intake/choices";
import { listGapRecords, listPreconditionRecords } from "~db/gaps";
import type { Db } from "~db/schema";
import { loadListMoves } from "~db/settlements";

const kept = <T extends { removed: boolean }>(records: readonly T[]) => records.filter(({ removed }) => !removed);

/** The gap analysis of a selection as seen on a day (`YYYY-MM-DD`). */
export async function loadGapState(db: Db, selectionId: string, pack: ContentPack, choices: Choices, today: string): Promise<GapState> {
  return gapState(pack, {
    choices, moves: await loadListMoves(db, selectionId),
    gaps: kept(await listGapRecords(db, selectionId)), preconditions: kept(await listPreconditionRecords(db, selectionId)),
  }, today);
}

/** The preconditions of a selection as seen on a day. */
export async function loadPreconditionState(db: Db, selectionId: string, pack: ContentPack, today: string): Promise<PreconditionView[]> {
  return preconditionViews(pack, kept(await listPreconditionRecords(db, selectionId)), today);
}
