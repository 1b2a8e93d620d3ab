import { dimensionShares, scoredDimensions } from "~/charts/contributions";
import { DataTable } from "~/components/data-table";
import { Tag } from "~/components/tag";
import type { EditionRankedOffer, EditionRanking } from "~/domain/decision/types";
import type { Edition } from "~/domain/edition/edition";
import { useText } from "~/i18n/text-context";

import { ValueCell } from "./value-cell";

/** The ranks that an offer can have, as "2" or "2–4"; null when it is excluded. */
export function rankText({ rankRange }: Pick<EditionRankedOffer, "rankRange">): string | null {
  if (rankRange === null) return null;
  return rankRange[0] === rankRange[1] ? String(rankRange[0]) : `${rankRange[0]}–${rankRange[1]}`;
}

/** Offers by rank, each with its total, its value on every dimension and what its place hangs on. */
export function RankingTable({ edition, ranking }: { edition: Edition; ranking: EditionRanking }) {
  const { t, format } = useText();
  return (
    <DataTable caption={t("report.outcome.tableSummary")} hideCaption className="table-stacks">
      <thead>
        <tr>
          <th scope="col">{t("interface.ranking.column.rank")}</th>
          <th scope="col">{t("interface.ranking.column.offer")}</th>
          <th scope="col" className="number">{t("interface.ranking.column.total")}</th>
          {scoredDimensions(edition, ranking).map(({ id, title }) => (
            <th key={id} scope="col" className="number whitespace-normal"><span lang={edition.language}>{title}</span> <span className="block font-normal">{format.share(ranking.weights[id], 0)}</span></th>
          ))}
          <th scope="col">{t("interface.ranking.column.status")}</th>
        </tr>
      </thead>
      <tbody>
        {ranking.offers.map((offer) => {
          const rank = rankText(offer);
          return (
            <tr key={offer.id}>
              <td className="font-semibold max-sm:text-lg">
                {rank ?? <><span aria-hidden="true">–</span><span className="sr-only">{t("interface.ranking.noRank")}</span></>}
              </td>
              <th scope="row">
                {offer.vendor.name}
                <span className="block text-sm font-normal text-muted">{offer.vendor.package}</span>
              </th>
              <td className="number" data-label={t("interface.ranking.column.total")}><ValueCell value={offer.value} low={offer.low} high={offer.high} strong /></td>
              {dimensionShares(edition, ranking, offer).map((share) => (
                <td key={share.id} className="number" data-label={share.title}><ValueCell value={share.value} low={share.valueLow} high={share.valueHigh} /></td>
              ))}
              <td data-label={t("interface.ranking.column.status")}><OfferStatus offer={offer} /></td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

function OfferStatus({ offer }: { offer: EditionRankedOffer }) {
  const { t } = useText();
  const waived = Object.keys(offer.waivers).length;
  const codes = (findings: readonly { code: string }[]) => findings.map((finding) => finding.code).join(", ");
  return (
    <div className="grid justify-items-start gap-1 text-sm">
      {offer.exclusions.length > 0
        ? <><Tag tone="problem">{t("interface.ranking.status.excluded")}</Tag><span>{t("interface.ranking.status.fails", { codes: codes(offer.exclusions) })}</span></>
        : offer.openKnockOuts.length === 0 && offer.value !== null ? <Tag tone="success">{t("interface.ranking.status.ranked")}</Tag> : null}
      {offer.openKnockOuts.length > 0
        ? <><Tag tone="warning">{t("interface.ranking.status.open", { count: offer.openKnockOuts.length })}</Tag><span>{codes(offer.openKnockOuts)}</span></>
        : null}
      {offer.value === null ? <span className="text-muted">{t("interface.ranking.status.valued", offer.valued)}</span> : null}
      {waived > 0 ? <span className="text-muted">{t("interface.ranking.status.waived", { count: waived })}</span> : null}
    </div>
  );
}
