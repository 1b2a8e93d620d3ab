import { Form, Link, useSearchParams } from "@remix-run/react";
import { useState } from "react";

import { Button, LinkButton } from "~/components/button";
import { FilterInput } from "~/components/filter-input";
import { LinkStrip, LinkTabs } from "~/components/link-tabs";
import { EmptyState } from "~/components/page";
import { Changeable } from "~/components/reading";
import { SavedForm, SaveStrip } from "~/components/save-strip";
import type { ContentItem, Heading } from "~/domain/content/pack";
import type { Bilingual } from "~/domain/language";
import { useText } from "~/i18n/text-context";

import { checklistFilter, isShown, shows } from "./checklist-filter";
import { ChecklistPart } from "./checklist-part";
import { KeyList } from "./key-list";
import type { Remarks } from "./remark-field";
import type { ChecklistChoices } from "./use-intake";

interface View {
  pack: { aim: Bilingual; functions: Heading[] };
  objectives: ContentItem[];
  wishes: ContentItem[];
  preconditions: ContentItem[];
}

/** Tabs, filters and the checklist itself, in the form that saves it without JavaScript; with room for remarks in a respondent's own copy. */
export function Checklist({ view, intake, remarks }: { view: View; intake: ChecklistChoices; remarks?: Remarks }) {
  const { t, of, language } = useText();
  const [search] = useSearchParams();
  const filter = checklistFilter(search, view.pack.functions);
  const [words, setWords] = useState(search.get("q") ?? "");
  const choices = intake.save.values;

  // Which wishes a filter shows is settled when it is set: a wish that is decided under "to decide" stays under the
  // hands that decide it.
  const key = JSON.stringify([filter, words]);
  const wishesShown = () => ({ key, ids: new Set(view.wishes.filter((wish) => isShown(wish, choices[wish.id], filter, words, language)).map((wish) => wish.id)) });
  const [shown, setShown] = useState(wishesShown);
  if (shown.key !== key) setShown(wishesShown());

  const filtering = filter.show !== "all" || filter.cell !== null || words.trim() !== "";
  const functions = view.pack.functions.filter(({ id }) => filter.function === null || id === filter.function);
  const address = (change: Record<string, string | null>) => {
    const next = new URLSearchParams({ function: filter.function ?? "all", ...(filter.show === "all" ? {} : { show: filter.show }) });
    for (const [name, value] of Object.entries(change)) if (value === null) next.delete(name); else next.set(name, value);
    return `?${next.toString()}`;
  };
  const ticked = intake.progress.reduce((sum, { wishes }) => sum + wishes.ticked, 0);
  const undecided = intake.outcome.undecided.length;
  return (
    <>
      <div className="grid gap-4">
        <LinkTabs
          label={t("interface.intake.functions")}
          tabs={[
            ...view.pack.functions.map(({ id, title }, index) => {
              const { wishes } = intake.progress[index]!;
              return { to: address({ function: id }), current: filter.function === id, title: of(title), count: <Count ticked={wishes.ticked} of={wishes.of} /> };
            }),
            { to: address({ function: "all" }), current: filter.function === null, title: t("interface.intake.all"), count: <Count ticked={ticked} of={view.wishes.length} /> },
          ]}
        />
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
          <LinkStrip
            label={t("interface.intake.filter.label")}
            links={shows.map((show) => ({ to: address({ show: show === "all" ? null : show }), current: filter.show === show && !filter.cell, title: t(`interface.intake.filter.${show}`) }))}
          />
          <Form role="search" preventScrollReset className="flex flex-wrap items-start gap-2">
            <input type="hidden" name="function" value={filter.function ?? "all"} />
            {filter.show === "all" ? null : <input type="hidden" name="show" value={filter.show} />}
            <FilterInput label={t("interface.intake.filter.text")} value={words} onChange={setWords} result={filtering ? t("interface.intake.filter.found", { count: shown.ids.size }) : undefined} />
            <noscript><Button type="submit">{t("interface.intake.filter.apply")}</Button></noscript>
          </Form>
        </div>
        {filter.cell ? (
          <p className="flex flex-wrap items-center gap-x-4">
            <strong className="font-semibold">
              {t("interface.intake.filter.cell", { priority: t(`interface.intake.priority.${filter.cell.priority}`), impact: t(`interface.intake.impact.${filter.cell.impact}`) })}
            </strong>
            <Link to={address({ show: null })} preventScrollReset className="link">{t("interface.intake.filter.clear")}</Link>
          </p>
        ) : null}
      </div>

      {shown.ids.size === 0 && filtering ? (
        <EmptyState title={t("interface.intake.filter.none")} action={<LinkButton to={address({ show: null })} onClick={() => setWords("")}>{t("interface.intake.filter.clear")}</LinkButton>}>
          {t("interface.intake.filter.noneText")}
        </EmptyState>
      ) : null}
      <Changeable><SavedForm>
        {/* With JavaScript every change tells by itself what it started from. */}
        <noscript><input type="hidden" name="base" value={JSON.stringify(choices)} readOnly /></noscript>
        {functions.map((heading) => (
          <ChecklistPart
            key={heading.id} heading={heading} named={filter.function === null} aim={view.pack.aim}
            objectives={filtering ? [] : view.objectives.filter((item) => item.function === heading.id)}
            wishes={view.wishes.filter((wish) => wish.function === heading.id && shown.ids.has(wish.id))}
            preconditions={filtering ? [] : view.preconditions.filter((item) => item.function === heading.id)}
            choices={choices} onChoice={intake.onChoice} onTickAll={intake.onTickAll} remarks={remarks}
          />
        ))}

        <SaveStrip save={intake.save}>
          <span className="text-muted">{t("interface.intake.outcome.ticked", { count: ticked })}</span>
          {undecided > 0 ? (
            <Link to="?function=all&show=undecided" title={t("interface.intake.outcome.undecidedMeaning")} className="link">{t("interface.intake.outcome.undecided", { count: undecided })}</Link>
          ) : null}
          <Link to="?function=all&priority=necessary&impact=low" className="link max-sm:hidden xl:hidden">
            {t("interface.intake.outcome.count", { name: t("interface.intake.outcome.quickWins"), count: intake.outcome.quickWins.length })}
          </Link>
          <Link to="?function=all&priority=desirable&impact=high" className="link max-sm:hidden xl:hidden">
            {t("interface.intake.outcome.count", { name: t("interface.intake.outcome.forLater"), count: intake.outcome.forLater.length })}
          </Link>
          <span className="max-sm:hidden"><KeyList /></span>
        </SaveStrip>
      </SavedForm></Changeable>
    </>
  );
}

function Count({ ticked, of }: { ticked: number; of: number }) {
  const { t } = useText();
  return (
    <>
      <span aria-hidden="true">{ticked}/{of}</span>
      <span className="sr-only">{t("interface.intake.tabCount", { ticked, of })}</span>
    </>
  );
}
