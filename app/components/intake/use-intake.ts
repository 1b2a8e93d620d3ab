import { useCallback, useMemo, useRef } from "react";

import { useSavedValues } from "~/components/use-saved-values";
import type { ContentItem, Heading } from "~/domain/content/pack";
import type { EditConflict } from "~/domain/edit-conflict";
import { choiceFields, choicesOfFields } from "~/domain/intake/choice-fields";
import { intakeOutcome, intakeProgress } from "~/domain/intake/choices";
import type { Choice, WishList } from "~/domain/intake/choices";
import { priorityImpactCounts } from "~/domain/intake/matrix";
import { emptyChoice } from "~/domain/intake/posted-choices";
import { useText } from "~/i18n/text-context";

interface Loaded {
  pack: { functions: Heading[] };
  objectives: ContentItem[];
  wishes: ContentItem[];
  choices: Record<string, Choice>;
  moves: readonly { item: string; to: WishList }[];
}

/** What was sent, with theirs where it was disputed. */
function theirsKept(sent: Record<string, Choice>, { disputed }: EditConflict): Record<string, Choice> {
  const fields = { ...choiceFields(Object.values(sent)), ...Object.fromEntries(disputed.map(({ field, theirs }) => [field, theirs])) };
  return Object.fromEntries(choicesOfFields(Object.keys(sent), fields).map((choice) => [choice.item, choice]));
}

/** The choices of the checklist while one ticks: saved as they change, with everything that follows from them. */
export function useIntake(selectionId: string, { pack, objectives, wishes, choices, moves }: Loaded) {
  const { t } = useText();
  const save = useSavedValues<Choice>(`intake-${selectionId}`, choices, emptyChoice, theirsKept);
  const latest = useRef(save.change);
  latest.current = save.change;
  const onChoice = useCallback((choice: Choice) => latest.current({ [choice.item]: choice }), []);
  const onTickAll = (group: ContentItem[], selected: boolean) => {
    const changed = group.map((wish) => save.values[wish.id] ?? emptyChoice(wish.id)).filter((choice) => choice.selected !== selected);
    if (changed.length === 0) return;
    const text = t(selected ? "interface.intake.done.ticked" : "interface.intake.done.unticked", { count: changed.length });
    save.change(Object.fromEntries(changed.map((choice) => [choice.item, { ...choice, selected }])), text);
  };
  const followed = useMemo(() => {
    const current = new Map(Object.entries(save.values));
    // Outcome and progress read the functions and items of a pack, nothing else.
    const checklist = { functions: pack.functions, items: [...objectives, ...wishes] };
    return {
      outcome: intakeOutcome(checklist, current, new Map(moves.map((move) => [move.item, move]))),
      progress: intakeProgress(checklist, current),
      counts: priorityImpactCounts(wishes, current),
    };
  }, [save.values, pack.functions, objectives, wishes, moves]);
  return { save, onChoice, onTickAll, ...followed };
}

export type Intake = ReturnType<typeof useIntake>;

/** What the checklist needs of whoever keeps its choices: the lead's, or a respondent's own. */
export type ChecklistChoices = Pick<Intake, "onChoice" | "onTickAll" | "outcome" | "progress"> & {
  save: Pick<Intake["save"], "values" | "state" | "problem" | "retry" | "undo">;
};
