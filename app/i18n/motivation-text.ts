import { tellsOtherPrices } from "../domain/decision/edition-price";
import { strongestAndWeakest } from "../domain/decision/offer-explanation";
import type { EditionRankedOffer, EditionRanking } from "../domain/decision/types";
import { walkEditionCriteria } from "../domain/edition/edition";
import type { Edition } from "../domain/edition/edition";
import { formatMoney, formatNumber } from "./format";
import { translator } from "./translate";

/**
 * A motivation to start from, in the edition's language: the place of the offer and by what, where it gains most and where
 * it leaves most behind. For an excluded offer the requirements that exclude it. It goes into the letter to the vendor, so
 * that it holds nothing from which another's price follows, as the utility index would.
 */
export function motivationProposal(edition: Edition, ranking: EditionRanking, offer: EditionRankedOffer): string {
  const { language } = edition;
  const t = translator(language);
  if (offer.exclusions.length > 0) return t("outcome.motivation.excluded", { codes: offer.exclusions.map(({ code }) => code).join(", ") });
  const { strongest, weakest } = strongestAndWeakest(edition, ranking, offer, 3);
  const list = (points: readonly { requirement: { code: string; criterion: string } }[]) => {
    const titles = new Map(walkEditionCriteria(edition.criteria).map(({ id, title }) => [id, title]));
    return points.map(({ requirement }) => `${requirement.code} (${amidText(titles.get(requirement.criterion) ?? "")})`).join(", ");
  };
  const taking = ranking.offers.filter(({ excluded }) => excluded.length === 0).length;
  return [
    placeText(edition, ranking, offer, taking),
    ...(strongest.length > 0 ? [t("outcome.motivation.strong", { codes: list(strongest) })] : []),
    ...(weakest.length > 0 ? [t("outcome.motivation.weak", { codes: list(weakest) })] : []),
  ].join(" ");
}

function placeText(edition: Edition, ranking: EditionRanking, offer: EditionRankedOffer, of: number): string {
  const { language, price } = edition;
  const t = translator(language);
  const score = ranking.price?.scores[offer.id] ?? null;
  if (offer.rank === null || offer.value === null) return t("outcome.motivation.unplaced");
  const values = { rank: offer.rank, of, total: formatNumber(language, offer.value) };
  if (price?.method.kind === "award-on-value" && score !== null) return t("outcome.motivation.place-award-on-value", { ...values, price: formatMoney(language, Math.round(score), price.currency) });
  if (price?.method.kind === "utility-index") return t("outcome.motivation.place-utility-index", values);
  return t(tellsOtherPrices(edition) ? "outcome.motivation.placeOnly" : "outcome.motivation.place", values);
}

/** A title as it stands in the middle of a sentence; "IT" and the like keep their capitals. */
function amidText(title: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(title) ? title[0].toLowerCase() + title.slice(1) : title;
}
