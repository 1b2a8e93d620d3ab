import type { ContentItem, ContentPack } from "../content/pack";
import { saysAnything } from "./own-answer";
import type { OwnAnswers } from "./own-answer";

/** How far a respondent is with an own copy of the checklist. */
export interface CopyProgress {
  ticked: number;
  /** Ticked wishes of which priority and impact are filled in. */
  complete: number;
  remarks: number;
  /** Main functions in which something was said, of how many there are. */
  functions: { begun: number; of: number };
  /** Wishes that were passed, as far as it can be seen: per main function up to the last about which something was said. */
  passed: { wishes: number; of: number };
}

/** Ticked and described wishes, and in how many main functions anything was said. */
export function copyProgress(pack: Pick<ContentPack, "functions">, items: readonly ContentItem[], answers: OwnAnswers): CopyProgress {
  const said = items.flatMap((item) => {
    const answer = answers.get(item.id);
    return answer && saysAnything(answer) ? [{ item, answer }] : [];
  });
  const ticked = said.filter(({ item, answer }) => item.kind === "wish" && answer.selected);
  const wishes = items.filter(({ kind }) => kind === "wish");
  const passed = pack.functions.map(({ id }) => wishes.filter((wish) => wish.function === id).findLastIndex((wish) => said.some(({ item }) => item === wish)) + 1);
  const begun = new Set(said.map(({ item }) => item.function));
  return {
    ticked: ticked.length,
    complete: ticked.filter(({ answer }) => answer.priority && answer.impact).length,
    remarks: said.filter(({ answer }) => answer.remark !== "").length,
    functions: { begun: pack.functions.filter(({ id }) => begun.has(id)).length, of: pack.functions.length },
    passed: { wishes: passed.reduce((sum, count) => sum + count, 0), of: wishes.length },
  };
}
