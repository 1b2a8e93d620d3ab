import type { ContentItem } from "~/domain/content/pack";
import type { Choice } from "~/domain/intake/choices";
import { impacts, priorities } from "~/domain/intake/matrix";
import { useText } from "~/i18n/text-context";

import type { Remarks } from "./remark-field";
import { answerColumns, WishRow } from "./wish-row";

/** Wishes under one heading of the checklist; those of a function without groups have no title. */
export interface WishGroup {
  id: string;
  title: string | null;
  wishes: ContentItem[];
}

/** The wishes of a main function as the paper checklist has them: a line each, ticked and described across. */
export function WishTable({ caption, groups, choices, onChoice, onTickAll, remarks }: {
  caption: string;
  groups: WishGroup[];
  choices: Readonly<Record<string, Choice>>;
  onChoice: (choice: Choice) => void;
  onTickAll: (wishes: ContentItem[], selected: boolean) => void;
  remarks?: Remarks | undefined;
}) {
  const { t } = useText();
  return (
    <table className="table max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-sm:sr-only">
        <tr>
          <th scope="col" colSpan={2}>{t("interface.intake.column.wish")}</th>
          <ColumnHead part="inUse" title={t("interface.intake.column.inUse")} options={[t("interface.intake.inUse.yes"), t("interface.intake.inUse.no")]} />
          <ColumnHead part="priority" title={t("interface.intake.column.priority")} options={priorities.map((value) => t(`interface.intake.priority.${value}`))} />
          <ColumnHead part="impact" title={t("interface.intake.column.impact")} options={impacts.map((value) => t(`interface.intake.impact.${value}`))} />
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.id} className="max-sm:block">
          <GroupHead group={group} name={group.title ?? caption} ticked={group.wishes.filter((wish) => choices[wish.id]?.selected).length} onTickAll={onTickAll} />
          {group.wishes.map((wish) => <WishRow key={wish.id} wish={wish} choice={choices[wish.id]} onChoice={onChoice} remark={remarks?.values[wish.id]?.remark} onRemark={remarks?.onRemark} />)}
        </tbody>
      ))}
    </table>
  );
}

function ColumnHead({ part, title, options }: { part: keyof typeof answerColumns; title: string; options: string[] }) {
  return (
    <th scope="col" className="w-0 px-1! text-center">
      {title}
      <span aria-hidden="true" className={`${answerColumns[part]} text-[0.75rem] font-normal`}>
        {options.map((option) => <span key={option}>{option}</span>)}
      </span>
    </th>
  );
}

/** Title, count and the whole group at once; without JavaScript the buttons post the ids of the group. */
function GroupHead({ group, name, ticked, onTickAll }: { group: WishGroup; name: string; ticked: number; onTickAll: (wishes: ContentItem[], selected: boolean) => void }) {
  const { t } = useText();
  const ids = group.wishes.map((wish) => wish.id).join(" ");
  const bulk = (selected: boolean) => ({
    type: "submit" as const,
    name: selected ? "tick" : "untick",
    value: ids,
    className: "link text-sm font-normal",
    onClick: (event: { preventDefault: () => void }) => {
      event.preventDefault();
      onTickAll(group.wishes, selected);
    },
  });
  return (
    <tr className="intake-group max-sm:block">
      <th colSpan={5} scope="rowgroup" className="max-sm:block">
        <span className="flex flex-wrap items-baseline gap-x-4">
          {group.title}
          <span className="text-sm font-normal text-muted">{t("interface.intake.group.ticked", { ticked, of: group.wishes.length })}</span>
          <span className="no-print flex gap-4 sm:ml-auto">
            <button {...bulk(true)} aria-label={t("interface.intake.group.tickOf", { group: name })}>{t("interface.intake.group.tick")}</button>
            <button {...bulk(false)} aria-label={t("interface.intake.group.untickOf", { group: name })}>{t("interface.intake.group.untick")}</button>
          </span>
        </span>
      </th>
    </tr>
  );
}
