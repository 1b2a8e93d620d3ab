import { DataTable } from "~/components/data-table";
import { ValueCell } from "~/components/ranking/value-cell";
import { rankText } from "~/components/ranking/ranking-table";
import type { WhatIfPlace } from "~/domain/decision/what-if";
import { formatMoney } from "~/i18n/format";
import { useText } from "~/i18n/text-context";
import type { RobustnessView } from "~/domain/decision/robustness-view";

import type { Names } from "./view-names";

/** The ranking with other weights, each offer with what it has officially. */
export function WhatIfTable({ ranked, view, names, changed }: { ranked: readonly WhatIfPlace[]; view: Pick<RobustnessView, "official" | "model" | "currency">; names: Names; changed: boolean }) {
  const { t, format, language } = useText();
  const { award } = view.model;
  const kind = award === null || award === "unknown" ? null : award.kind;
  const scoreText = (score: number | null) => (score === null ? "–" : kind === "award-on-value" ? formatMoney(language, Math.round(score), view.currency ?? "EUR") : format.number(score, 4));
  const now = new Map(view.official.map((offer) => [offer.id, offer]));
  return (
    <DataTable caption={t("interface.robustness.whatIf.table")} hideCaption>
      <thead>
        <tr>
          <th scope="col">{t("interface.ranking.column.rank")}</th>
          <th scope="col">{t("interface.ranking.column.offer")}</th>
          <th scope="col" className="number">{t(award === null ? "interface.ranking.column.total" : "interface.robustness.award.quality")}</th>
          {kind ? <th scope="col" className="number whitespace-normal">{t(`outcome.cost.score.${kind}`)}</th> : null}
          <th scope="col" className="number whitespace-normal">{t("interface.robustness.whatIf.officialColumn")}</th>
        </tr>
      </thead>
      <tbody>
        {ranked.map((offer) => {
          const before = now.get(offer.id)!;
          const [rank, was] = [rankText(offer), rankText(before)];
          const value = kind ? scoreText(before.score) : before.value === null ? `${format.number(before.low)}–${format.number(before.high)}` : format.number(before.value);
          return (
            <tr key={offer.id}>
              <td className="font-semibold">{rank}</td>
              <th scope="row">{names.vendor(offer.id)}</th>
              <td className="number"><ValueCell value={offer.value} low={offer.low} high={offer.high} strong={!kind} /></td>
              {kind ? <td className="number font-semibold">{scoreText(offer.score)}</td> : null}
              <td className="number text-muted">
                {value}
                <span className={`block text-sm ${changed && rank !== was ? "font-semibold text-ink" : ""}`}>{t("interface.robustness.whatIf.rankWas", { rank: was ?? "–" })}</span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}
