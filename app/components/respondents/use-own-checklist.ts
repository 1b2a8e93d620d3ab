import { useLocation } from "@remix-run/react";
import { useCallback, useMemo, useRef } from "react";

import { useSavedValues } from "~/components/use-saved-values";
import type { ContentItem, Heading } from "~/domain/content/pack";
import type { EditConflict } from "~/domain/edit-conflict";
import { intakeOutcome, intakeProgress } from "~/domain/intake/choices";
import type { Choice } from "~/domain/intake/choices";
import { answerFields, answersOfFields, emptyAnswer } from "~/domain/respondents/own-answer";
import type { OwnAnswer } from "~/domain/respondents/own-answer";
import { useText } from "~/i18n/text-context";

interface Loaded {
  selection: { id: string };
  name: string;
  pack: { functions: Heading[] };
  objectives: ContentItem[];
  wishes: ContentItem[];
  answers: Record<string, OwnAnswer>;
}

/** What was sent, with the other where it was disputed. */
function theirsKept(sent: Record<string, OwnAnswer>, { disputed }: EditConflict): Record<string, OwnAnswer> {
  const fields = { ...answerFields(Object.values(sent)), ...Object.fromEntries(disputed.map(({ field, theirs }) => [field, theirs])) };
  return Object.fromEntries(answersOfFields(Object.keys(sent), fields).map((answer) => [answer.item, answer]));
}

/** A respondent's own answers while they are given: saved as they change, with what follows from them. */
export function useOwnChecklist({ selection, name, pack, objectives, wishes, answers }: Loaded) {
  const { t } = useText();
  // One tab may show the copies of several people, one after the other: a link has an address of its own, an account a name.
  const save = useSavedValues<OwnAnswer>(`own-checklist-${selection.id}`, answers, emptyAnswer, theirsKept, `${useLocation().pathname} ${name}`);
  const latest = useRef(save);
  latest.current = save;
  const onChoice = useCallback((choice: Choice) => {
    const { values, change } = latest.current;
    change({ [choice.item]: { ...(values[choice.item] ?? emptyAnswer(choice.item)), ...choice } });
  }, []);
  const onRemark = useCallback((item: string, remark: string) => {
    const { values, change } = latest.current;
    change({ [item]: { ...(values[item] ?? emptyAnswer(item)), remark } });
  }, []);
  const onTickAll = (group: ContentItem[], selected: boolean) => {
    const changed = group.map((wish) => save.values[wish.id] ?? emptyAnswer(wish.id)).filter((answer) => answer.selected !== selected);
    if (changed.length === 0) return;
    const text = t(selected ? "interface.intake.done.ticked" : "interface.intake.done.unticked", { count: changed.length });
    save.change(Object.fromEntries(changed.map((answer) => [answer.item, { ...answer, selected }])), text);
  };
  const followed = useMemo(() => {
    const current = new Map(Object.entries(save.values));
    const checklist = { functions: pack.functions, items: [...objectives, ...wishes] };
    return { outcome: intakeOutcome(checklist, current), progress: intakeProgress(checklist, current) };
  }, [save.values, pack.functions, objectives, wishes]);
  return { save, onChoice, onRemark, onTickAll, ...followed };
}
