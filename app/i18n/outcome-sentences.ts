import type { EditionRankedOffer, EditionRanking } from "../domain/decision/types";
import type { Edition } from "../domain/edition/edition";
import type { Language } from "../domain/language";
import { formatMoney, formatNumber } from "./format";
import { translator } from "./translate";

/** What offers are ranked on where it is not their total: its name, and that of an offer as text; null where it is the total. */
export function awardOf(edition: Edition, { price }: EditionRanking, language: Language): { name: string; score: (offer: EditionRankedOffer) => string | null } | null {
  if (price?.kind !== "utility-index" && price?.kind !== "award-on-value") return null;
  const { kind, scores } = price;
  const text = (score: number) => (kind === "utility-index" ? formatNumber(language, score, 4) : formatMoney(language, Math.round(score), edition.price!.currency));
  return { name: translator(language)(`outcome.cost.score.${kind}`), score: ({ id }) => (typeof scores[id] === "number" ? text(scores[id]) : null) };
}

/** The outcome in sentences, for page and report alike: who leads and by how much, what is provisional, how many are excluded. */
export function outcomeSentences(edition: Edition, ranking: EditionRanking, language: Language): string[] {
  const t = translator(language);
  const points = (value: number) => formatNumber(language, value);
  const names = (offers: readonly EditionRankedOffer[]) => new Intl.ListFormat(language, { type: "conjunction" }).format(offers.map(({ vendor }) => vendor.name));
  const standing = ranking.offers.filter(({ excluded }) => excluded.length === 0);
  if (standing.length === 0) return [t("report.outcome.none")];
  const award = awardOf(edition, ranking, language);
  // In the middle of a sentence.
  const method = award ? award.name.toLowerCase() : "";
  const score = (offer: EditionRankedOffer) => award?.score(offer) ?? "–";
  const unplaced = standing.filter(({ rank }) => rank === null);
  const unvalued = standing.filter(({ value }) => value === null);
  const winners = standing.filter(({ rank }) => rank === 1);

  const leading = (): string[] => {
    if (unplaced.length > 0 || winners.length === 0) {
      const first = standing.find(({ rankRange }) => rankRange?.[1] === 1);
      return [
        ...(first ? [t("interface.ranking.certainFirst", { vendor: first.vendor.name, package: first.vendor.package })] : []),
        unvalued.length > 0 ? t("report.outcome.provisional", { vendors: names(unvalued) }) : t("report.outcome.provisionalAwarded", { vendors: names(unplaced), method }),
      ];
    }
    if (winners.length > 1) return [award ? t("report.outcome.tiedAwarded", { vendors: names(winners), method, score: score(winners[0]) }) : t("report.outcome.tied", { vendors: names(winners), total: points(winners[0].value!) })];
    const [{ vendor, value }, next] = standing;
    const winner = { vendor: vendor.name, package: vendor.package, total: points(value ?? 0), method, score: score(winners[0]) };
    if (award) return [next ? t("report.outcome.winnerAwarded", { ...winner, next: next.vendor.name, nextScore: score(next) }) : t("report.outcome.onlyAwarded", winner)];
    return [next ? t("report.outcome.winner", { ...winner, lead: points(value! - next.value!), next: next.vendor.name }) : t("report.outcome.only", winner)];
  };
  const excluded = ranking.offers.length - standing.length;
  return [...leading(), ...(excluded > 0 ? [t("report.outcome.excluded", { count: excluded })] : [])];
}
