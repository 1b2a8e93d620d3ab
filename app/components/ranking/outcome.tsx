import type { EditionRanking } from "~/domain/decision/types";
import { useText } from "~/i18n/text-context";

/** The outcome in a sentence or two, in the words of the report. */
export function Outcome({ ranking }: { ranking: EditionRanking }) {
  const { t, format, language } = useText();
  const standing = ranking.offers.filter((offer) => offer.excluded.length === 0);
  const excluded = ranking.offers.length - standing.length;
  const unknown = standing.filter((offer) => offer.value === null);
  const winners = standing.filter((offer) => offer.rank === 1);
  const names = (offers: typeof standing) => new Intl.ListFormat(language, { type: "conjunction" }).format(offers.map((offer) => offer.vendor.name));
  const sentence = () => {
    if (standing.length === 0) return t("report.outcome.none");
    if (unknown.length > 0) {
      const first = standing.find((offer) => offer.rankRange?.[1] === 1);
      const lead = first ? `${t("interface.ranking.certainFirst", { vendor: first.vendor.name, package: first.vendor.package })} ` : "";
      return lead + t("report.outcome.provisional", { vendors: names(unknown) });
    }
    const total = format.number(winners[0].value!);
    if (winners.length > 1) return t("report.outcome.tied", { vendors: names(winners), total });
    const [{ vendor, value }, next] = standing;
    return next
      ? t("report.outcome.winner", { vendor: vendor.name, package: vendor.package, total, lead: format.number(value! - next.value!), next: next.vendor.name })
      : t("report.outcome.only", { vendor: vendor.name, package: vendor.package, total });
  };
  return <p className="max-w-prose text-[1.0625rem]">{sentence()}{excluded > 0 && standing.length > 0 ? ` ${t("report.outcome.excluded", { count: excluded })}` : ""}</p>;
}
