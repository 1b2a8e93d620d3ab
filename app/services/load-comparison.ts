import { knockOutFunction } from "~/domain/decision/knock-out-answer";
import { guidanceFor } from "~/domain/content/guidance";
import type { Guidance } from "~/domain/content/guidance";
import type { Edition } from "~/domain/edition/edition";
import { valueFunction } from "~/domain/scoring/value-functions";
import { answerLabel } from "~/i18n/answer-labels";
import { currentSubmissions, loadAnswers } from "~db/submissions";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { oldWordings } from "./old-wordings";
import { loadState } from "./selection-state";

/** One vendor's answer to one requirement, as it is compared. */
export interface ComparisonCell {
  /** The answer as people read it, in the edition's language. */
  label: string;
  value: string | number | null;
  comment: string;
  evidence: string;
  /** Value 0–100; null while there is none. */
  points: number | null;
  /** The answer falls short of a knock-out, or leaves it open. */
  fails: boolean;
  open: boolean;
  /** The answer was given to an earlier edition, which worded the question differently. */
  oldWording: boolean;
}

export interface ComparisonView {
  edition: Edition;
  offers: { vendorId: string; code: string; name: string; package: string }[];
  /** By requirement id, then vendor id. */
  cells: Record<string, Record<string, ComparisonCell>>;
  guidance: Guidance[];
}

/** Answers side by side per requirement; null when there is no such selection or nothing was published. */
export async function loadComparison(context: Context, selectionId: string): Promise<ComparisonView | null> {
  await look(context, selectionId, "view-answers");
  const { db } = context;
  const state = await loadState(db, selectionId);
  if (!state?.edition) return null;
  const { edition } = state;
  const submissions = await currentSubmissions(db, state.round.id);
  const answers = await loadAnswers(db, [...submissions.values()].map((submission) => submission.id));
  const offers = state.offers.filter((offer) => submissions.has(offer.id));
  const old = await oldWordings(db, selectionId, edition, [...submissions.values()], answers);
  const cells: ComparisonView["cells"] = {};
  for (const requirement of edition.requirements) {
    const valueOf = valueFunction(requirement, edition.scale);
    const knockOut = requirement.mandatory ? knockOutFunction(requirement, edition.scale) : null;
    cells[requirement.id] = Object.fromEntries(
      offers.map((offer) => {
        const answer = answers.get(submissions.get(offer.id)!.id)!.get(requirement.id);
        const value = answer?.value ?? null;
        const judged = knockOut?.(value);
        const cell: ComparisonCell = {
          label: answerLabel(edition.language, requirement.answer, value),
          value,
          comment: answer?.comment ?? "",
          evidence: answer?.evidence ?? "",
          points: valueOf(value),
          fails: judged === "failed",
          open: judged === "open",
          oldWording: old.get(submissions.get(offer.id)!.id)?.has(requirement.id) ?? false,
        };
        return [offer.id, cell];
      }),
    );
  }
  return {
    edition,
    offers: offers.map(({ id, code, name, package: packageName }) => ({ vendorId: id, code, name, package: packageName })),
    cells,
    guidance: guidanceFor(state.pack, "comparison"),
  };
}
