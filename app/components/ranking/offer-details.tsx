import { Callout } from "~/components/callout";
import { DataTable } from "~/components/data-table";
import { Icon } from "~/components/icons";
import { criterionContributions, strongestAndWeakest } from "~/domain/decision/offer-explanation";
import type { RequirementPoints } from "~/domain/decision/offer-explanation";
import type { EditionRankedOffer, EditionRanking } from "~/domain/decision/types";
import type { Edition } from "~/domain/edition/edition";
import { useText } from "~/i18n/text-context";

import { rankText } from "./ranking-table";

const shown = 5;

/** Per offer, a click away: what each criterion adds, and which requirements give and cost it most. */
export function OfferDetails({ edition, ranking, oldWording }: { edition: Edition; ranking: EditionRanking; oldWording: Readonly<Record<string, readonly string[]>> }) {
  const { t, format } = useText();
  return (
    <div className="border-b border-line">
      {ranking.offers.map((offer) => (
        <details key={offer.id} className="border-t border-line first:border-t-0">
          <summary className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5 hover:text-accent">
            <Icon name="chevron" className="turns text-muted" />
            <span className="font-medium">{offer.vendor.name}</span>
            <span className="text-sm text-muted">{offer.vendor.package}</span>
            <span className="ml-auto text-sm text-muted">
              {offer.excluded.length > 0 ? t("interface.ranking.status.excluded") : t("interface.ranking.details.rank", { rank: rankText(offer)! })}
              {" · "}{offer.value === null ? `${format.number(offer.low)}–${format.number(offer.high)}` : format.number(offer.value)}
            </span>
          </summary>
          <div className="grid gap-6 pt-2 pb-8 sm:pl-6">
            {oldWording[offer.vendor.id] ? (
              <Callout kind="warning" title={t("interface.ranking.details.oldWording")}>
                <p>{oldWording[offer.vendor.id].join(", ")}. {t("interface.ranking.details.oldWordingText")}</p>
              </Callout>
            ) : null}
            <OfferDetail edition={edition} ranking={ranking} offer={offer} />
          </div>
        </details>
      ))}
    </div>
  );
}

function OfferDetail({ edition, ranking, offer }: { edition: Edition; ranking: EditionRanking; offer: EditionRankedOffer }) {
  const { t, format } = useText();
  const { strongest, weakest } = strongestAndWeakest(edition, ranking, offer, shown);
  const points = (value: number | null, low: number, high: number) => (value === null ? `${format.number(low)}–${format.number(high)}` : format.number(value));
  return (
    <>
      <DataTable caption={t("interface.ranking.details.contributions")}>
        <thead>
          <tr>
            <th scope="col">{t("interface.ranking.column.criterion")}</th>
            <th scope="col" className="number">{t("interface.ranking.column.weight")}</th>
            <th scope="col" className="number">{t("interface.ranking.column.value")}</th>
            <th scope="col" className="number">{t("interface.ranking.column.points")}</th>
          </tr>
        </thead>
        <tbody>
          {criterionContributions(edition, ranking, offer).map((row) => (
            <tr key={row.criterion.id} className={row.depth === 0 ? "font-medium" : undefined}>
              <th scope="row" lang={edition.language} style={{ paddingLeft: `${0.25 + row.depth * 1.25}rem`, fontWeight: row.depth === 0 ? undefined : 400 }}>{row.criterion.title}</th>
              <td className="number">{format.share(row.weight)}</td>
              <td className="number">{points(row.value.value, row.value.low, row.value.high)}</td>
              <td className="number">{points(row.points, row.low, row.high)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-semibold">
            <th scope="row">{t("interface.ranking.column.total")}</th>
            <td className="number">{format.share(1)}</td>
            <td className="number" />
            <td className="number">{points(offer.value, offer.low, offer.high)}</td>
          </tr>
        </tfoot>
      </DataTable>
      <div className="grid gap-6 lg:grid-cols-2">
        <PointsList title={t("interface.ranking.details.strongest")} empty={t("interface.ranking.details.noneStrong")} items={strongest} of={(item) => `+${format.number(item.points, 2)}`} language={edition.language} />
        <PointsList title={t("interface.ranking.details.weakest")} empty={t("interface.ranking.details.noneWeak")} items={weakest} of={(item) => `−${format.number(item.missed, 2)}`} language={edition.language} />
      </div>
    </>
  );
}

function PointsList({ title, empty, items, of, language }: { title: string; empty: string; items: readonly RequirementPoints[]; of: (item: RequirementPoints) => string; language: string }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1 text-sm">{title}</h3>
      {items.length === 0 ? <p className="text-sm text-muted">{empty}</p> : (
        <ol className="text-sm">
          {items.map((item) => (
            <li key={item.requirement.id} className="flex gap-3 border-t border-line py-1.5 first:border-t-0">
              <span className="min-w-0 grow"><span className="font-medium">{item.requirement.code}</span> <span lang={language}>{item.requirement.text}</span></span>
              <span className="whitespace-nowrap">{of(item)}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
