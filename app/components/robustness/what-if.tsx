import { Form } from "@remix-run/react";
import { useState } from "react";

import { Button, LinkButton } from "~/components/button";
import { Callout } from "~/components/callout";
import { SegmentedChoice } from "~/components/choice";
import { TextField } from "~/components/field";
import { LinkStrip } from "~/components/link-tabs";
import { settledFirst, type WeightChanges } from "~/domain/decision/what-if";
import type { FormAnswer } from "~/domain/form-answer";
import type { WeightNode } from "~/domain/scoring/types";
import { useText } from "~/i18n/text-context";
import type { RobustnessView } from "~/domain/decision/robustness-view";

import { SensitivityFigure, TwoWayFigure } from "./sensitivity-figures";
import { ShareSlider } from "./share-slider";
import { useWhatIf } from "./use-what-if";
import type { Names } from "./view-names";
import { WhatIfTable } from "./what-if-table";

/** Sliders for the shares of a group of criteria, the ranking that they make, and a way to keep it. */
export function WhatIf({ view, names, base, scenario, group, groupLink, answer, pending }: {
  view: RobustnessView;
  names: Names;
  base: WeightChanges;
  /** Name of the scenario that is shown. */
  scenario: string | null;
  /** The criterion whose parts have sliders; null: the dimensions. */
  group: string | null;
  groupLink: (group: string | null) => string;
  answer: FormAnswer | undefined;
  pending: boolean;
}) {
  const { t, language } = useText();
  const [ways, setWays] = useState<"1" | "2">("1");
  const whatIf = useWhatIf(view.model, base, ways === "1" ? 1 : 2);
  const groups = groupsWithParts(view.model.tree);
  const parts = groupOf(view.model.tree, group) ?? view.model.tree;
  const [first, second] = whatIf.held;
  const shown = first?.id ?? parts[0]?.id;
  // First is who is so whatever is still unknown of the others.
  const winners = settledFirst(whatIf.ranked).map(names.vendor);
  const changed = whatIf.changed.size > 0;
  return (
    <div className="grid gap-5">
      {scenario ? <Callout title={t("interface.scenarios.shown", { name: scenario })}><p>{t("interface.scenarios.shownText")}</p></Callout> : null}
      {groups.length > 1 ? (
        <LinkStrip label={t("interface.robustness.whatIf.group")} links={groups.map((id) => ({ to: groupLink(id), current: id === group, title: id === null ? t("interface.robustness.whatIf.total") : names.path(id) }))} />
      ) : null}
      <div className="grid gap-8 xl:grid-cols-2">
        <Form method="get" preventScrollReset className="min-w-0">
          {group === null ? null : <input type="hidden" name="group" value={group} />}
          <div className="script-only mb-2"><SegmentedChoice name="ways" legend={t("interface.robustness.whatIf.ways")} options={[{ value: "1", label: t("interface.robustness.whatIf.oneWay") }, { value: "2", label: t("interface.robustness.whatIf.twoWay") }]} value={ways} onChange={setWays} /></div>
          <p className="mb-2 text-sm text-muted">{t(ways === "1" ? "interface.robustness.whatIf.oneWayText" : "interface.robustness.whatIf.twoWayText")}</p>
          {parts.map(({ id }) => (
            <ShareSlider key={id} id={id} title={names.criterion(id).title} share={whatIf.shares.get(id)!} official={whatIf.official.get(id)!} held={whatIf.held.some((one) => one.id === id)} onMove={(share) => whatIf.move(id, share)} />
          ))}
          <div className="mt-3 flex flex-wrap gap-2">
            <noscript><Button type="submit">{t("interface.robustness.whatIf.compute")}</Button></noscript>
            <LinkButton to={groupLink(group)} preventScrollReset look="quiet" icon="undo" onClick={whatIf.reset}>{t("interface.robustness.whatIf.reset")}</LinkButton>
          </div>
        </Form>
        <div className="min-w-0">
          <p role="status" className="mb-2 font-medium">
            {winners.length === 0 ? t("interface.robustness.whatIf.open")
              : winners.length === 1 ? t(changed ? "interface.robustness.whatIf.winner" : "interface.robustness.whatIf.winnerNow", { vendor: winners[0] })
              : t(changed ? "interface.robustness.whatIf.tied" : "interface.robustness.whatIf.tiedNow", { vendors: new Intl.ListFormat(language).format(winners) })}
          </p>
          <WhatIfTable ranked={whatIf.ranked} view={view} names={names} changed={changed} />
        </div>
      </div>
      {shown === undefined ? null : second === undefined
        ? <SensitivityFigure view={view} names={names} tree={whatIf.start} criterion={shown} share={whatIf.shares.get(shown)!} />
        : <TwoWayFigure view={view} names={names} tree={whatIf.start} first={first} second={second} />}
      {view.maySave ? (
        <Form method="post" preventScrollReset className="no-print flex flex-wrap items-end gap-3 border-t border-line pt-4">
          <input type="hidden" name="intent" value="save-scenario" />
          <input type="hidden" name="weights" value={JSON.stringify(whatIf.changes())} />
          <TextField label={t("interface.scenarios.name")} name="name" required maxLength={120} className="min-w-64" problem={answer && !answer.ok ? (answer.fields.name ?? answer.fields.weights) : undefined} />
          <Button type="submit" pending={pending} disabled={!changed}>{t("interface.scenarios.save")}</Button>
          {changed ? null : <p className="text-sm text-muted">{t("interface.scenarios.nothing")}</p>}
        </Form>
      ) : null}
    </div>
  );
}

/** The top level (null) and the criteria that have more than one part. */
function groupsWithParts(tree: readonly WeightNode[]): (string | null)[] {
  const below = (nodes: readonly WeightNode[]): string[] => nodes.flatMap(({ id, children }) => [...(children && children.length > 1 ? [id] : []), ...below(children ?? [])]);
  return [null, ...below(tree)];
}

function groupOf(tree: readonly WeightNode[], id: string | null): readonly WeightNode[] | null {
  if (id === null) return tree;
  for (const node of tree) {
    const found = node.id === id ? (node.children ?? null) : groupOf(node.children ?? [], id);
    if (found) return found;
  }
  return null;
}
