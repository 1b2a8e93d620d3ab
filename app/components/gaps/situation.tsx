import { Link } from "@remix-run/react";

import { SituationBars, shownSituations } from "~/charts/situation-bars";
import type { GapsView } from "~/domain/gaps/gap-state";
import { useText } from "~/i18n/text-context";

import { ChartFigure } from "../charts/chart-figure";
import { pagePalette } from "../charts/page-palette";
import { DataTable } from "../data-table";
import { Icon } from "../icons";
import { Section } from "../page";

/** Present against desired per main function: a picture, the figures, and the wishes that ask for a decision. */
export function Situation({ view, base }: { view: GapsView; base: string }) {
  const { t, of } = useText();
  const titles = new Map(view.functions.map(({ id, title }) => [id, of(title)]));
  const rows = view.situation.map((one) => ({
    id: one.function, title: titles.get(one.function) ?? one.function,
    counts: { "in-place": one.wishes["in-place"].length, gap: one.wishes.gap.length, unknown: one.wishes.unknown.length, surplus: one.wishes.surplus.length },
  }));
  const situations = { "in-place": t("interface.gaps.situation.in-place"), gap: t("interface.gaps.situation.gap"), unknown: t("interface.gaps.situation.unknown"), surplus: t("interface.gaps.situation.surplus") };
  const description = rows.map(({ title, counts }) => `${title}: ${shownSituations.map((one) => `${situations[one]} ${counts[one]}`).join(", ")}`).join("; ");
  return (
    <Section title={t("interface.gaps.situation.title")} lead={t("interface.gaps.situation.lead")} id="situation">
      <ChartFigure
        draw={(width) => <SituationBars rows={rows} palette={pagePalette} width={width} id={`situation-${width}`} labels={{ title: t("interface.gaps.situation.title"), description, situations }} />}
        table={
          <DataTable caption={t("interface.gaps.situation.title")} hideCaption>
            <thead><tr><th scope="col">{t("interface.gaps.column.function")}</th>{shownSituations.map((one) => <th key={one} scope="col" className="number">{situations[one]}</th>)}</tr></thead>
            <tbody>{rows.map(({ id, title, counts }) => <tr key={id}><th scope="row">{title}</th>{shownSituations.map((one) => <td key={one} className="number">{counts[one]}</td>)}</tr>)}</tbody>
          </DataTable>
        }
      />
      <div className="mt-4">
        <WishList situation="unknown" view={view} base={base} />
        <WishList situation="surplus" view={view} base={base} />
      </div>
    </Section>
  );
}

/** Wishes about which the checklist has to say more. */
function WishList({ situation, view, base }: { situation: "unknown" | "surplus"; view: GapsView; base: string }) {
  const { t, of } = useText();
  const wishes = view.situation.flatMap((one) => one.wishes[situation]);
  if (wishes.length === 0) return null;
  return (
    <details className="border-t border-line">
      <summary className="flex items-center gap-2 py-2 hover:text-accent"><Icon name="chevron" className="turns text-muted" /><span>{t(`interface.gaps.${situation}`, { count: wishes.length })}</span></summary>
      <div className="pb-4 pl-6">
        <p className="mb-2 max-w-prose text-sm text-muted">{t(`interface.gaps.${situation}Lead`)} <Link to={`${base}/intake`} className="link">{t("interface.gaps.toChecklist")}</Link></p>
        <ul className="grid list-disc gap-1 pl-5">{wishes.map((id) => <li key={id}>{view.texts[id] ? of(view.texts[id]!) : id}</li>)}</ul>
      </div>
    </details>
  );
}
