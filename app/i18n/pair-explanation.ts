import { forAndAgainst, type PairExplanation, type PartDifference } from "../domain/decision/pair-explanation";
import type { AwardPair } from "../domain/decision/award-pair";
import type { Language } from "../domain/language";
import { tolerance } from "../domain/scoring/tolerance";
import { formatMoney, formatNumber } from "./format";
import { translator } from "./translate";

/** How many requirements a sentence names. */
const named = 4;

/** A number of points with its sign: "+1.4", "−0.3"; more decimals where it would read as 0. */
export function signedPoints(language: Language, points: number): string {
  const digits = points !== 0 && Math.abs(points) < 0.05 ? 3 : 1;
  return `${points > 0 ? "+" : points < 0 ? "−" : ""}${formatNumber(language, Math.abs(points), digits)}`;
}

/** Says in a few sentences why the first offer is above the second, or below it. */
export function pairSentences(language: Language, { first, second, total, dimensions, requirements }: PairExplanation): string[] {
  const t = translator(language);
  const [upper, lower] = total.points !== null && total.points < 0 ? [second, first] : [first, second];
  const turned = upper === first ? 1 : -1;
  const plain = (points: number) => formatNumber(language, Math.abs(points), Math.abs(points) < 0.05 && points !== 0 ? 3 : 1);
  const headline = () => {
    if (total.points === null) return t("trust.pair.unknown", { first: first.vendor.name, second: second.vendor.name, low: signedPoints(language, total.low), high: signedPoints(language, total.high) });
    if (Math.abs(total.points) <= tolerance) return t("trust.pair.equal", { first: first.vendor.name, second: second.vendor.name });
    return t("trust.pair.above", { first: upper.vendor.name, second: lower.vendor.name, points: plain(total.points) });
  };
  const list = (parts: readonly PartDifference<{ code: string; text: string }>[]) => {
    const shown = parts.slice(0, named).map(({ part, points }) => t("trust.pair.part", { title: `${part.code} ${withoutStop(part.text)}`, points: plain(points!) })).join("; ");
    return parts.length > named ? t("trust.pair.more", { parts: shown, count: parts.length - named }) : shown;
  };
  const { pro, contra } = forAndAgainst(requirements);
  const [forUpper, forLower] = upper === first ? [pro, contra] : [contra, pro];
  const known = dimensions.filter(({ points }) => points !== null);
  const unknown = requirements.filter(({ points }) => points === null).length;
  return [
    headline(),
    ...(known.length > 0 ? [t("trust.pair.dimensions", { parts: known.map(({ part, points }) => t("trust.pair.part", { title: part.title, points: signedPoints(language, turned * points!) })).join("; ") })] : []),
    ...(forUpper.length > 0 ? [t("trust.pair.pro", { vendor: upper.vendor.name, parts: list(forUpper) })] : []),
    ...(forLower.length > 0 ? [t("trust.pair.contra", { vendor: lower.vendor.name, parts: list(forLower) })] : []),
    ...(unknown > 0 ? [t("trust.pair.open", { count: unknown })] : []),
  ];
}

/** Says how an award method compares two offers; what else is said of the pair is then about quality alone. */
export function awardPairSentences(language: Language, { kind, currency, offers: [first, second], earned }: AwardPair): string[] {
  const t = translator(language);
  const money = (amount: number) => formatMoney(language, Math.round(amount), currency);
  const score = (value: number) => (kind === "utility-index" ? formatNumber(language, value, 4) : money(value));
  const level = Math.abs(first.score - second.score) <= tolerance ? "equal" : "above";
  const names = { first: first.name, second: second.name, score: score(first.score), other: score(second.score) };
  const headline = t(`trust.pair.award.${kind}.${level}`, names);
  const prices = t("trust.pair.award.prices", { first: first.name, second: second.name, price: money(first.price), other: money(second.price) });
  if (kind === "award-on-value") {
    const parts = earned.map(({ title, amounts }) => t("trust.pair.award.part", { title, amount: money(amounts[0]), other: money(amounts[1]) })).join("; ");
    return [headline, prices, t("trust.pair.award.earned", { parts })];
  }
  if (first.quality === null || second.quality === null) return [headline, prices];
  return [headline, `${prices} ${t("trust.pair.award.quality", { quality: formatNumber(language, first.quality), other: formatNumber(language, second.quality) })}`];
}

/** A requirement's text inside a sentence, without the full stop of its own. */
export function withoutStop(text: string): string {
  return text.trim().replace(/\.$/, "");
}
