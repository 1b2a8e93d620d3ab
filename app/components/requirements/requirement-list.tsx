import { Form, useSearchParams } from "@remix-run/react";
import { useState } from "react";

import { Button, LinkButton } from "~/components/button";
import { FilterInput } from "~/components/filter-input";
import { LinkStrip, LinkTabs } from "~/components/link-tabs";
import { EmptyState } from "~/components/page";
import { Changeable, ToChange } from "~/components/reading";
import { SavedForm, SaveStrip } from "~/components/save-strip";
import type { SavedValues } from "~/components/use-saved-values";
import type { Criterion } from "~/domain/content/pack";
import { leafCriteria } from "~/domain/content/pack";
import type { Bilingual } from "~/domain/language";
import type { Requirement } from "~/domain/requirements/requirement";
import { useText } from "~/i18n/text-context";

import { isShown, requirementFilter, shows } from "./requirement-filter";
import { RequirementGroup } from "./requirement-group";

interface View {
  requirements: Requirement[];
  criteria: Criterion[];
  edited: string[];
  sources: Record<string, { text: Bilingual; kind: string }>;
}

/** Tabs by dimension, filters, and the requirements by criterion in the form that saves them without JavaScript. */
export function RequirementList({ view, save }: { view: View; save: SavedValues<boolean> }) {
  const { t, of } = useText();
  const [search] = useSearchParams();
  const filter = requirementFilter(search, view.criteria);
  const [words, setWords] = useState(search.get("q") ?? "");
  const asked = save.values;

  // Settled when the filter is set, so that what is ticked under "not asked" does not slip away from under the hand.
  const key = JSON.stringify([filter.show, words, view.requirements.length]);
  const findShown = () => ({ key, ids: new Set(view.requirements.filter((r) => isShown(r, asked[r.id] ?? r.asked, filter.show, words)).map((r) => r.id)) });
  const [shown, setShown] = useState(findShown);
  if (shown.key !== key) setShown(findShown());

  const dimensions = view.criteria.map((dimension) => {
    const leaves = leafCriteria([dimension]);
    const all = view.requirements.filter((requirement) => leaves.some((leaf) => leaf.id === requirement.criterion));
    return { dimension, leaves, all, asked: all.filter((requirement) => asked[requirement.id]).length };
  });
  const groups = dimensions
    .filter(({ dimension }) => filter.dimension === null || dimension.id === filter.dimension)
    .flatMap(({ dimension, leaves, all }) => leaves.map((leaf) => ({
      id: leaf.id,
      title: filter.dimension === null && leaf.id !== dimension.id ? `${of(dimension.title)}: ${of(leaf.title)}` : of(leaf.title),
      requirements: all.filter((requirement) => requirement.criterion === leaf.id && shown.ids.has(requirement.id)),
    })))
    .filter((group) => group.requirements.length > 0);
  const found = groups.reduce((sum, group) => sum + group.requirements.length, 0);
  const filtering = filter.show !== "all" || words.trim() !== "";
  const address = (change: { dimension?: string; show?: string }) => {
    const { dimension, show } = { dimension: filter.dimension ?? "all", show: filter.show, ...change };
    return `?${new URLSearchParams({ dimension, ...(show === "all" ? {} : { show }) }).toString()}`;
  };
  const askAll = (requirements: Requirement[], ask: boolean) => {
    const changed = requirements.filter((requirement) => asked[requirement.id] !== ask);
    if (changed.length === 0) return;
    const text = t(ask ? "interface.requirements.done.asked" : "interface.requirements.done.left", { count: changed.length });
    save.change(Object.fromEntries(changed.map((requirement) => [requirement.id, ask])), text);
  };
  const edited = new Set(view.edited);
  const totals = { asked: dimensions.reduce((sum, dimension) => sum + dimension.asked, 0), of: view.requirements.length };
  return (
    <>
      <div className="grid gap-4">
        <LinkTabs
          label={t("interface.requirements.dimensions")}
          tabs={[
            ...dimensions.map(({ dimension, all, asked: count }) => ({
              to: address({ dimension: dimension.id }), current: filter.dimension === dimension.id, title: of(dimension.title), count: <Count asked={count} of={all.length} />,
            })),
            { to: address({ dimension: "all" }), current: filter.dimension === null, title: t("interface.requirements.all"), count: <Count {...totals} /> },
          ]}
        />
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
          <LinkStrip
            label={t("interface.requirements.filter.label")}
            links={shows.map((show) => ({ to: address({ show }), current: filter.show === show, title: t(`interface.requirements.filter.${show}`) }))}
          />
          <Form role="search" preventScrollReset className="flex flex-wrap items-start gap-2">
            <input type="hidden" name="dimension" value={filter.dimension ?? "all"} />
            {filter.show === "all" ? null : <input type="hidden" name="show" value={filter.show} />}
            <FilterInput label={t("interface.requirements.filter.text")} value={words} onChange={setWords} result={filtering ? t("interface.requirements.filter.found", { count: found }) : undefined} />
            <noscript><Button type="submit">{t("interface.requirements.filter.apply")}</Button></noscript>
          </Form>
        </div>
        {groups.length > 1 ? (
          <nav aria-label={t("interface.requirements.groups")} className="no-print text-sm">
            <ul className="flex flex-wrap gap-x-4 gap-y-1">
              {groups.map((group) => <li key={group.id}><a href={`#${group.id}`} className="link">{group.title}</a> <span className="text-muted">{group.requirements.length}</span></li>)}
            </ul>
          </nav>
        ) : null}
      </div>
      {groups.length === 0 ? (
        filter.show === "own" && words === "" ? (
          <EmptyState title={t("interface.requirements.filter.noOwn")} action={<ToChange><LinkButton to="new" icon="plus">{t("interface.requirements.add")}</LinkButton></ToChange>}>{t("interface.requirements.filter.noOwnText")}</EmptyState>
        ) : (
          <EmptyState title={t("interface.requirements.filter.none")} action={<LinkButton to={address({ show: "all" })} onClick={() => setWords("")}>{t("interface.requirements.filter.clear")}</LinkButton>}>{t("interface.requirements.filter.noneText")}</EmptyState>
        )
      ) : null}
      <Changeable><SavedForm>
        {groups.map((group) => (
          <RequirementGroup
            key={group.id} {...group} asked={asked} edited={edited} sources={view.sources}
            onAsk={(id, ask) => save.change({ [id]: ask })} onAskAll={askAll}
          />
        ))}
        <SaveStrip save={save}><span className="text-muted">{t("interface.requirements.count", totals)}</span></SaveStrip>
      </SavedForm></Changeable>
    </>
  );
}

function Count({ asked, of }: { asked: number; of: number }) {
  const { t } = useText();
  return (
    <>
      <span aria-hidden="true">{asked}/{of}</span>
      <span className="sr-only">{t("interface.requirements.tabCount", { asked, of })}</span>
    </>
  );
}
