import { withWeights } from "~/domain/edition/compile";
import type { EditionSources } from "~/domain/edition/compile";
import type { Edition } from "~/domain/edition/edition";
import type { ContentPack, Criterion } from "~/domain/content/pack";
import type { Choice } from "~/domain/intake/choices";
import type { Requirement } from "~/domain/requirements/requirement";
import { choicesAsMoved } from "~/domain/intake/wish-lists";
import type { ListMove } from "~/domain/intake/wish-lists";
import { resolveRequirements } from "~/domain/requirements/resolve";
import type { RequirementRecords } from "~/domain/requirements/resolve";
import { loadCriterionWeights } from "~db/criterion-weights";
import { listEditionContents } from "~db/editions";
import { loadChoices } from "~db/intake-choices";
import { listOffers } from "~db/offers";
import type { Offer } from "~db/offers";
import { loadRequirementRecords } from "~db/requirements";
import { currentRound } from "~db/rounds";
import type { Round } from "~db/rounds";
import type { Db } from "~db/schema";
import { findSelection, loadPackOf } from "~db/selections";
import { loadListMoves } from "~db/settlements";
import type { Selection } from "~db/selections";
import { listWeightings } from "~db/weightings";
import type { Weighting } from "~db/weightings";

/** A selection as it stands: everything from intake to draft, with the newest edition of its round. */
export interface SelectionState {
  selection: Selection;
  pack: ContentPack;
  choices: Map<string, Choice>;
  /** Wishes that were put on another list than their choice says. */
  moves: Map<string, ListMove>;
  records: RequirementRecords;
  requirements: Requirement[];
  weights: Map<string, number>;
  criteria: Criterion[];
  /** How weights came about, where they were not set directly. */
  weighting: Weighting[];
  round: Round;
  offers: Offer[];
  /** Editions of the round, oldest first, and the newest of them. */
  editions: Edition[];
  edition: Edition | null;
}

/** Loads the state of a selection; null when there is none with this id. */
export async function loadState(db: Db, selectionId: string): Promise<SelectionState | null> {
  const selection = await findSelection(db, selectionId);
  if (!selection) return null;
  const pack = await loadPackOf(db, selection);
  const choices = await loadChoices(db, selectionId);
  const moves = await loadListMoves(db, selectionId);
  const records = await loadRequirementRecords(db, selectionId);
  const weights = await loadCriterionWeights(db, selectionId);
  const round = await currentRound(db, selectionId);
  if (!round) throw new Error(`selection ${selectionId} has no round`);
  const editions = await listEditionContents(db, round.id);
  return {
    selection,
    pack,
    choices,
    moves,
    records,
    requirements: resolveRequirements(pack, choicesAsMoved(choices, moves), records),
    weights,
    criteria: withWeights(pack.criteria, weights),
    weighting: await listWeightings(db, selectionId),
    round,
    offers: await listOffers(db, round.id),
    editions,
    edition: editions.at(-1) ?? null,
  };
}

/** What an edition of this state is compiled from. */
export function sourcesOf(state: SelectionState): EditionSources {
  return { ...state, draft: state.round.draft, earlier: state.editions };
}

