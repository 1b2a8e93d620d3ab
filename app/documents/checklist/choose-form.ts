import type { Edition } from "~/domain/edition/edition";
import type { ChecklistResult } from "~/domain/respondents/checklist-reading";
import type { Refusal } from "~/domain/responses/reading";

import type { GatheredCells } from "./gathered-cells";

/** What a file says as a checklist in one language. */
export interface ReadAs {
  /** How many questions it has a place for. */
  seen: number;
  /** Questions for which it has none, or not for all parts. */
  absent: string[];
  cells: GatheredCells;
}

/** What a file says that it is. */
export interface SaidToBe {
  editionId: string | null;
  editionCode: string | null;
  respondent: string | null;
}

/**
 * Reads a file as the checklist that it says it is, or else in the language in which most is understood. Another selection's
 * is refused, and one without any question with what `unlike` says.
 */
export function readInOwnForm(said: SaidToBe, forms: readonly Edition[], readAs: (form: Edition) => ReadAs, unlike: (expected: string) => Refusal): ChecklistResult {
  const own = forms.find(({ id }) => id === said.editionId);
  const { code } = forms[0]!;
  const found = said.editionCode ?? said.editionId;
  if (!own && found !== null && found !== code) return { ok: false, refusal: { code: "other-selection", found, expected: code } };
  const readings = (own ? [own] : forms).map(readAs);
  const { seen, absent, cells } = readings.reduce((most, one) => (weightOf(one) > weightOf(most) ? one : most));
  if (seen === 0) return { ok: false, refusal: unlike(code) };
  return { ok: true, reading: { respondent: said.respondent, understood: cells.understood, unclear: cells.unclear, absent, beside: cells.beside } };
}

const weightOf = ({ seen, cells }: ReadAs) => seen * 2 + cells.understood.length - cells.unclear.length - cells.beside.length;
