import type { UnderstoodCell } from "./checklist-reading";
import { emptyAnswer, ownAnswerSchema } from "./own-answer";
import type { OwnAnswer, OwnAnswers } from "./own-answer";

/**
 * The answers that change when cells of a checklist are taken up. What the file leaves blank stays as it was; who gives a
 * priority or an impact wants it, unless the file says no.
 */
export function applyCells(answers: OwnAnswers, cells: readonly UnderstoodCell[]): OwnAnswer[] {
  const byItem = new Map<string, UnderstoodCell[]>();
  for (const cell of cells) byItem.set(cell.item, [...(byItem.get(cell.item) ?? []), cell]);
  return [...byItem].flatMap(([item, own]): OwnAnswer[] => {
    const before = answers.get(item) ?? emptyAnswer(item);
    const said: Partial<Record<UnderstoodCell["part"], UnderstoodCell["value"] | null>> = Object.fromEntries(own.map(({ part, value }) => [part, value]));
    // An empty word takes a priority or an impact back.
    for (const part of ["priority", "impact"] as const) if (said[part] === "") said[part] = null;
    const described = Boolean(said.priority ?? said.impact);
    const remark = typeof said.remark === "string" ? said.remark.slice(0, 2000) : before.remark;
    const after = ownAnswerSchema.parse({ ...before, ...said, remark, selected: said.selected ?? (described || before.selected) });
    return JSON.stringify(after) === JSON.stringify(before) ? [] : [after];
  });
}
