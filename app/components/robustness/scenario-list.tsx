import { Form, Link } from "@remix-run/react";

import { Button } from "~/components/button";
import { DataTable } from "~/components/data-table";
import { rankText } from "~/components/ranking/ranking-table";
import { rankWhatIf } from "~/domain/decision/what-if";
import { useText } from "~/i18n/text-context";
import type { RobustnessView } from "~/domain/decision/robustness-view";

import type { Names } from "./view-names";

/** The scenarios that were kept, each with the ranking that it makes beside the official one. */
export function ScenarioList({ view, names }: { view: RobustnessView; names: Names }) {
  const { t, format } = useText();
  const kept = view.scenarios.filter(({ removed }) => !removed);
  if (kept.length === 0) return <p className="text-muted">{t("interface.scenarios.none")}</p>;
  const made = kept.map((scenario) => ({ scenario, ranked: new Map(rankWhatIf(view.model, scenario.weights).map((offer) => [offer.id, offer])) }));
  return (
    <div className="grid gap-5">
      <DataTable caption={t("interface.scenarios.compare")}>
        <thead>
          <tr>
            <th scope="col">{t("interface.ranking.column.offer")}</th>
            <th scope="col" className="number">{t("interface.scenarios.official")}</th>
            {kept.map(({ id, name }) => <th key={id} scope="col" className="number whitespace-normal"><Link className="link" preventScrollReset to={`?scenario=${id}#what-if`}>{name}</Link></th>)}
          </tr>
        </thead>
        <tbody>
          {view.official.map((offer) => (
            <tr key={offer.id}>
              <th scope="row">{names.vendor(offer.id)}</th>
              <td className="number"><Place offer={offer} /></td>
              {made.map(({ scenario, ranked }) => <td key={scenario.id} className="number"><Place offer={ranked.get(offer.id)!} moved={rankText(ranked.get(offer.id)!) !== rankText(offer)} /></td>)}
            </tr>
          ))}
        </tbody>
      </DataTable>
      <ul className="grid gap-2">
        {kept.map(({ id, name, createdAt, editionId, weights }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-line pt-2">
            <Link className="link font-medium" preventScrollReset to={`?scenario=${id}#what-if`}>{name}</Link>
            <span className="text-sm text-muted">
              {Object.entries(weights).map(([criterion, share]) => `${names.criterion(criterion).title} ${format.share(share)}`).join(", ")}
              {" · "}{format.date(createdAt)}{editionId === view.edition.id ? "" : ` · ${t("interface.scenarios.earlierEdition")}`}
            </span>
            {view.maySave ? (
              <Form method="post" preventScrollReset className="no-print ml-auto">
                <input type="hidden" name="intent" value="remove-scenario" />
                <input type="hidden" name="id" value={id} />
                <Button type="submit" look="quiet" aria-label={t("interface.scenarios.removeOf", { name })}>{t("interface.scenarios.remove")}</Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Place({ offer, moved = false }: { offer: Pick<RobustnessView["official"][number], "rankRange" | "value" | "low" | "high">; moved?: boolean }) {
  const { format } = useText();
  return (
    <span className={moved ? "font-semibold" : undefined}>
      {rankText(offer)}{moved ? " *" : ""}
      <span className="block text-sm font-normal text-muted">{offer.value === null ? `${format.number(offer.low)}–${format.number(offer.high)}` : format.number(offer.value)}</span>
    </span>
  );
}
