import { memo, useId } from "react";
import type { KeyboardEvent } from "react";

import type { ContentItem } from "~/domain/content/pack";
import type { Choice } from "~/domain/intake/choices";
import { impacts, priorities } from "~/domain/intake/matrix";
import { emptyChoice } from "~/domain/intake/posted-choices";
import { useText } from "~/i18n/text-context";

import { RemarkField } from "./remark-field";
import type { Remarks } from "./remark-field";
import { WishLevelsLink } from "../phases/wish-levels";
import { choiceByKey, moveBetweenRows } from "./wish-keys";

/** Widths of the answers, shared by header and rows; under each other on a phone. */
export const answerColumns = {
  inUse: "sm:grid sm:grid-cols-[2rem_2rem]",
  priority: "sm:grid sm:grid-cols-[4.75rem_3.75rem]",
  impact: "sm:grid sm:grid-cols-[2.25rem_2.75rem_2.5rem]",
} as const;

const yesNo = ["yes", "no"] as const;

/** One wish of the checklist with its three questions. Choosing an answer ticks the wish. */
export const WishRow = memo(function WishRow({ wish, choice = emptyChoice(wish.id), onChoice, remark, onRemark }: {
  wish: ContentItem;
  choice?: Choice;
  onChoice: (choice: Choice) => void;
  remark?: string | undefined;
  /** Given in a respondent's own copy: then there is room for a remark. */
  onRemark?: Remarks["onRemark"] | undefined;
}) {
  const { t, of } = useText();
  const id = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (moveBetweenRows(event)) return;
    const next = choiceByKey(event, choice);
    if (!next) return;
    event.preventDefault();
    onChoice(next);
  };
  const answer = (change: Partial<Choice>) => onChoice({ ...choice, selected: true, ...change });
  const text = of(wish.text);
  return (
    <tr id={`wish-${wish.id}`} data-row className={`group max-sm:block max-sm:border-b max-sm:border-line max-sm:py-2 ${choice.selected ? "intake-ticked" : ""}`}>
      <td className="w-8 max-sm:float-left">
        <input type="hidden" name="item" value={wish.id} />
        <input type="checkbox" id={id} name={`selected.${wish.id}`} data-part="selected" checked={choice.selected} onChange={(event) => onChoice({ ...choice, selected: event.currentTarget.checked })} onKeyDown={onKeyDown} className="mt-[0.2em] block scroll-my-24" />
      </td>
      <th scope="row" className="pl-1! font-normal! max-sm:block max-sm:overflow-hidden">
        <label htmlFor={id} className="block cursor-pointer">{text}</label>
        {wish.note ? <span className="block text-sm text-muted">{of(wish.note)}</span> : null}
        {onRemark ? <RemarkField item={wish.id} wish={text} remark={remark ?? ""} onRemark={onRemark} /> : null}
        {choice.selected ? <WishLevelsLink wish={wish.id} title={text} /> : null}
      </th>
      <Answer
        part="inUse" name={`inUse.${wish.id}`} column={t("interface.intake.column.inUse")} wish={text} onKeyDown={onKeyDown} missing={false}
        options={yesNo.map((value) => ({ value, label: t(`interface.intake.inUse.${value}`) }))}
        value={choice.inUse === null ? null : choice.inUse ? "yes" : "no"} onChoose={(value) => answer({ inUse: value === "yes" })}
      />
      <Answer
        part="priority" name={`priority.${wish.id}`} column={t("interface.intake.column.priority")} wish={text} onKeyDown={onKeyDown} missing={choice.selected && !choice.priority}
        options={priorities.map((value) => ({ value, label: t(`interface.intake.priority.${value}`) }))}
        value={choice.priority} onChoose={(priority) => answer({ priority })}
      />
      <Answer
        part="impact" name={`impact.${wish.id}`} column={t("interface.intake.column.impact")} wish={text} onKeyDown={onKeyDown} missing={choice.selected && !choice.impact}
        options={impacts.map((value) => ({ value, label: t(`interface.intake.impact.${value}`) }))}
        value={choice.impact} onChoose={(impact) => answer({ impact })}
      />
    </tr>
  );
});

interface AnswerProps<V extends string> {
  part: keyof typeof answerColumns;
  name: string;
  column: string;
  wish: string;
  options: { value: V; label: string }[];
  value: V | null;
  missing: boolean;
  onChoose: (value: V) => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

function Answer<V extends string>({ part, name, column, wish, options, value, missing, onChoose, onKeyDown }: AnswerProps<V>) {
  const { t } = useText();
  return (
    <td className="px-1! max-sm:clear-left max-sm:block max-sm:border-0! max-sm:py-1! max-sm:pl-8! max-sm:not-group-has-[[type=checkbox]:checked]:hidden">
      <fieldset className={`rounded ${missing ? "bg-warning-wash" : ""} group-not-has-[[type=checkbox]:checked]:opacity-75 max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-4 ${answerColumns[part]}`}>
        <legend className="sr-only">{t("interface.intake.ofWish", { column, wish })}</legend>
        <span aria-hidden="true" className="w-20 text-sm text-muted sm:hidden">{column}</span>
        {options.map((option) => (
          <label key={option.value} title={option.label} className="flex min-h-6 cursor-pointer items-center gap-1.5 rounded hover:bg-band sm:justify-center max-sm:min-h-9">
            <input type="radio" name={name} value={option.value} data-part={part} checked={value === option.value} onChange={() => onChoose(option.value)} onKeyDown={onKeyDown} className="block scroll-my-24" />
            <span className="text-sm sm:sr-only">{option.label}</span>
          </label>
        ))}
      </fieldset>
    </td>
  );
}
