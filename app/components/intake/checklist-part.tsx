import type { ReactNode } from "react";

import { Section } from "~/components/page";
import type { ContentItem, Heading } from "~/domain/content/pack";
import type { Choice } from "~/domain/intake/choices";
import { emptyChoice } from "~/domain/intake/posted-choices";
import type { Bilingual } from "~/domain/language";
import { useText } from "~/i18n/text-context";

import type { Remarks } from "./remark-field";
import type { WishGroup } from "./wish-table";
import { WishTable } from "./wish-table";

/** What one main function shows; while filtering only its wishes. */
interface ChecklistPartProps {
  heading: Heading;
  /** Puts the function's name in the headings, where several functions stand on one page. */
  named: boolean;
  aim: Bilingual;
  objectives: ContentItem[];
  wishes: ContentItem[];
  preconditions: ContentItem[];
  choices: Readonly<Record<string, Choice>>;
  onChoice: (choice: Choice) => void;
  onTickAll: (wishes: ContentItem[], selected: boolean) => void;
  remarks?: Remarks | undefined;
}

/** The checklist of one main function: objectives to tick, wishes to tick and describe, preconditions to read. */
export function ChecklistPart({ heading, named, aim, objectives, wishes, preconditions, choices, onChoice, onTickAll, remarks }: ChecklistPartProps) {
  const { t, of } = useText();
  const title = (part: string) => (named ? t("interface.intake.ofFunction", { function: of(heading.title), part }) : part);
  return (
    <>
      {objectives.length > 0 ? (
        <Section title={title(t("interface.intake.objectives"))} lead={t("interface.intake.objectivesLead")}>
          <fieldset>
            <legend className="mb-1 font-medium">{of(aim)}</legend>
            <div className="gap-x-8 sm:columns-2">
              {objectives.map((objective) => (
                <Objective key={objective.id} id={objective.id} choice={choices[objective.id]} onChoice={onChoice}>
                  {of(objective.text)}
                  {objective.note ? <span className="block text-sm text-muted">{of(objective.note)}</span> : null}
                </Objective>
              ))}
            </div>
          </fieldset>
        </Section>
      ) : null}
      {wishes.length > 0 ? (
        <Section title={title(t("interface.intake.wishes"))} lead={t("interface.intake.wishesLead")}>
          <WishTable caption={title(t("interface.intake.wishes"))} groups={groupsOf(heading, wishes, of)} choices={choices} onChoice={onChoice} onTickAll={onTickAll} remarks={remarks} />
        </Section>
      ) : null}
      {preconditions.length > 0 ? (
        <Section title={title(t("interface.intake.preconditions"))} lead={t("interface.intake.preconditionsLead")}>
          <ol className="max-w-prose list-decimal pl-6 marker:text-muted">
            {preconditions.map((item) => (
              <li key={item.id} className="py-1 pl-1">
                {of(item.text)}
                {item.note ? <span className="block text-sm text-muted">{of(item.note)}</span> : null}
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
    </>
  );
}

function Objective({ id, choice = emptyChoice(id), onChoice, children }: { id: string; choice: Choice | undefined; onChoice: (choice: Choice) => void; children: ReactNode }) {
  return (
    <label id={id} className="flex scroll-my-24 cursor-pointer items-start gap-2.5 py-row [break-inside:avoid]">
      <input type="hidden" name="item" value={id} />
      <input type="checkbox" name={`selected.${id}`} checked={choice.selected} onChange={(event) => onChoice({ ...choice, selected: event.currentTarget.checked })} className="mt-[0.2em]" />
      <span>{children}</span>
    </label>
  );
}

/** Wishes under the headings of their function; what stands under none comes first, without a title. */
function groupsOf(heading: Heading, wishes: ContentItem[], of: (text: Bilingual) => string): WishGroup[] {
  const known = new Set(heading.groups?.map((group) => group.id));
  const groups: WishGroup[] = [
    { id: heading.id, title: null, wishes: wishes.filter((wish) => !wish.group || !known.has(wish.group)) },
    ...(heading.groups ?? []).map((group) => ({ id: group.id, title: of(group.title), wishes: wishes.filter((wish) => wish.group === group.id) })),
  ];
  return groups.filter((group) => group.wishes.length > 0);
}
