import type { Bilingual } from "~/domain/language";
import { differsFrom } from "~/domain/edition/compile";
import type { Edition } from "~/domain/edition/edition";
import { isMarked } from "~/domain/edition/marking";
import { itemsOfKind } from "~/domain/content/pack";
import { bidsSealed } from "~/domain/sealing/rules";
import { ownNext } from "~/domain/selection/own-next";
import type { OwnNext } from "~/domain/selection/own-next";
import { pageAccess } from "~/domain/selection/page-access";
import type { PageAccess } from "~/domain/selection/page-access";
import { stepsOf } from "~/domain/selection/steps";
import type { Step } from "~/domain/selection/steps";
import type { RoundStage } from "~/domain/selection/stages";
import { listAudit } from "~db/audit";
import type { Selection } from "~db/selections";
import { currentSubmissions } from "~db/submissions";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { loadState, sourcesOf } from "./selection-state";
import type { SelectionState } from "./selection-state";

/** Where a selection and its round stand, and what is next. */
export interface Overview {
  selection: Pick<Selection, "id" | "name" | "organisation" | "stage" | "example" | "createdAt">;
  packTitle: Bilingual;
  aim: Bilingual;
  software: Bilingual;
  round: { id: string; number: number; stage: RoundStage };
  edition: (Pick<Edition, "id" | "code" | "number" | "kind" | "language" | "publishedAt" | "deadline" | "timeZone"> & { changedSince: boolean }) | null;
  steps: Step[];
  history: { seq: number; at: string; action: string }[];
  /** How who looks stands in it. */
  viewer: {
    leads: boolean;
    evaluates: boolean;
    /** By page, as the rail names it. */
    pages: Record<string, PageAccess>;
    next: OwnNext;
  };
}

/** The steps of a selection from its state and how many vendors answered. */
export function stepsOfState(state: SelectionState, submissions: number): Step[] {
  const ticked = itemsOfKind(state.pack, "wish").flatMap((wish) => {
    const choice = state.choices.get(wish.id);
    return choice?.selected ? [choice] : [];
  });
  return stepsOf({
    wishes: { ticked: ticked.length, complete: ticked.filter((choice) => choice.priority && choice.impact).length },
    objectivesTicked: itemsOfKind(state.pack, "objective").filter((item) => state.choices.get(item.id)?.selected).length,
    requirements: {
      asked: state.requirements.filter((requirement) => requirement.asked).length,
      all: state.requirements.length,
      touched: state.records.edits.size + state.records.own.length > 0,
    },
    weightsTouched: state.weights.size > 0,
    roundStage: state.round.stage,
    offers: state.offers.length,
    submissions,
    sealed: bidsSealed(state.edition, state.round.stage),
    decided: state.selection.stage === "decided" || state.selection.stage === "cancelled",
    marked: state.edition?.requirements.filter(isMarked).length ?? 0,
  });
}

/** The overview of a selection; null when there is none with this id. */
export async function loadOverview(context: Context, selectionId: string): Promise<Overview | null> {
  const standing = await look(context, selectionId, "view-selection");
  const { db } = context;
  const state = await loadState(db, selectionId);
  if (!state) return null;
  const { selection, pack, round, edition } = state;
  const submissions = await currentSubmissions(db, round.id);
  const history = await listAudit(db, selectionId, 15);
  const steps = stepsOfState(state, submissions.size);
  return {
    selection: {
      id: selection.id, name: selection.name, organisation: selection.organisation, stage: selection.stage,
      example: selection.example, createdAt: selection.createdAt,
    },
    packTitle: pack.title,
    aim: pack.aim,
    software: pack.software,
    round: { id: round.id, number: round.number, stage: round.stage },
    edition: edition && {
      id: edition.id, code: edition.code, number: edition.number, kind: edition.kind, language: edition.language,
      publishedAt: edition.publishedAt, deadline: edition.deadline, timeZone: edition.timeZone,
      changedSince: differsFrom(edition, sourcesOf(state)),
    },
    steps,
    history: history.map(({ seq, at, action }) => ({ seq, at, action })),
    viewer: { leads: standing.roles.has("lead"), evaluates: standing.roles.has("evaluator"), pages: pageAccess(standing), next: ownNext(standing, steps) },
  };
}
