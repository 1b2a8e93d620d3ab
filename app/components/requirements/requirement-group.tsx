import { Link } from "@remix-run/react";

import { Icon } from "~/components/icons";
import { Section } from "~/components/page";
import { Tag } from "~/components/tag";
import type { Bilingual } from "~/domain/language";
import type { Requirement } from "~/domain/requirements/requirement";
import { scaleLabel } from "~/i18n/answer-labels";
import { useText } from "~/i18n/text-context";

import { answerKind, looseText, sourceKind } from "./answer-kind";

export interface GroupProps {
  id: string;
  title: string;
  /** Those shown; the counts are over them. */
  requirements: Requirement[];
  asked: Readonly<Record<string, boolean>>;
  edited: ReadonlySet<string>;
  sources: Readonly<Record<string, { text: Bilingual; kind: string }>>;
  onAsk: (id: string, asked: boolean) => void;
  onAskAll: (requirements: Requirement[], asked: boolean) => void;
}

/** The requirements of one criterion, each to ask or to leave out. */
export function RequirementGroup({ id, title, requirements, asked, edited, sources, onAsk, onAskAll }: GroupProps) {
  const { t } = useText();
  const count = requirements.filter((requirement) => asked[requirement.id]).length;
  const free = requirements.filter((requirement) => !requirement.fixed);
  const bulk = (ask: boolean) => ({
    type: "submit" as const, name: ask ? "ask" : "leave", value: free.map((requirement) => requirement.id).join(" "), className: "link text-sm",
    onClick: (event: { preventDefault: () => void }) => {
      event.preventDefault();
      onAskAll(free, ask);
    },
  });
  return (
    <Section
      id={id}
      title={title}
      lead={t("interface.requirements.group.asked", { asked: count, of: requirements.length })}
      action={
        free.length > 0 ? (
          <span className="flex gap-4">
            <button {...bulk(true)} aria-label={t("interface.requirements.group.askOf", { group: title })}>{t("interface.requirements.group.ask")}</button>
            <button {...bulk(false)} aria-label={t("interface.requirements.group.leaveOf", { group: title })}>{t("interface.requirements.group.leave")}</button>
          </span>
        ) : null
      }
    >
      <table className="table -mt-3 max-sm:block">
        <caption className="sr-only">{title}</caption>
        <thead className="max-sm:sr-only">
          <tr>
            <th scope="col" className="w-8"><span className="sr-only">{t("interface.requirements.column.asked")}</span></th>
            <th scope="col" className="pl-1!">{t("interface.requirements.column.requirement")}</th>
            <th scope="col">{t("interface.requirements.column.priority")}</th>
            <th scope="col" className="number">{t("interface.requirements.column.weight")}</th>
            <th scope="col">{t("interface.requirements.column.answer")}</th>
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {requirements.map((requirement) => (
            <RequirementRow
              key={requirement.id} requirement={requirement} asked={asked[requirement.id] ?? requirement.asked} edited={edited.has(requirement.id)}
              source={requirement.source === null ? undefined : sources[requirement.source]} onAsk={onAsk}
            />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function RequirementRow({ requirement, asked, edited, source, onAsk }: {
  requirement: Requirement;
  asked: boolean;
  edited: boolean;
  source: { text: Bilingual; kind: string } | undefined;
  onAsk: (id: string, asked: boolean) => void;
}) {
  const text = useText();
  const { t, of, language, format } = text;
  const { id, fixed, mandatory, answer, priority, weight, lowestAccepted, origin } = requirement;
  const words = looseText(language, requirement.text);
  return (
    <tr id={id} data-row className="scroll-my-16 max-sm:block max-sm:border-b max-sm:border-line max-sm:py-1.5">
      <td className="max-sm:float-left">
        {fixed ? null : <input type="hidden" name="item" value={id} />}
        <input
          type="checkbox" name={`asked.${id}`} checked={asked} disabled={fixed} title={fixed ? t("interface.requirements.mark.fixedWhy") : undefined}
          aria-label={t("interface.requirements.ask", { requirement: words })} onChange={(event) => onAsk(id, event.currentTarget.checked)} className="mt-[0.2em] block scroll-my-16"
        />
      </td>
      <th scope="row" className="pl-1! font-normal! max-sm:block max-sm:overflow-hidden">
        <Link to={id} className={`hover:text-accent hover:underline ${asked ? "" : "text-muted"}`}>{words}</Link>
        {fixed || mandatory || origin === "own" || edited || source ? (
          <div className="mt-0.5 flex flex-wrap items-center gap-x-1.5 gap-y-1">
            {mandatory ? <Tag tone="accent">{answer.type === "scale" ? t("interface.requirements.mark.mandatoryFrom", { answer: scaleLabel(t, lowestAccepted) }) : t("interface.requirements.mark.mandatory")}</Tag> : null}
            {fixed ? <Tag>{t("interface.requirements.mark.fixed")}</Tag> : null}
            {origin === "own" ? <Tag>{t("interface.requirements.mark.own")}</Tag> : null}
            {edited ? <Tag>{t("interface.requirements.mark.edited")}</Tag> : null}
            {source ? (
              <details className="text-sm text-muted open:basis-full">
                <summary className="inline-flex items-center gap-1 hover:text-accent">
                  <Icon name="chevron" className="turns size-3" />
                  {t("interface.requirements.source.title")} {sourceKind(t, source.kind)}
                </summary>
                <p className="pl-5">{of(source.text)}</p>
              </details>
            ) : null}
          </div>
        ) : null}
      </th>
      <td className="text-sm max-sm:inline-block max-sm:py-0! max-sm:pl-9! max-sm:text-muted">{t(`interface.intake.priority.${priority}`)}</td>
      <td className="number text-sm max-sm:inline-block max-sm:px-1! max-sm:py-0! max-sm:text-muted"><span className="sm:hidden">{t("interface.requirements.column.weight")} </span>{format.plain(weight)}</td>
      <td className="text-sm text-muted max-sm:inline-block max-sm:py-0!">{answerKind(text, answer)}</td>
    </tr>
  );
}
