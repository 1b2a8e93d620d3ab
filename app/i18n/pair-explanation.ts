import { forAndAgainst, whoIsBetter, type PairExplanation, type PartDifference } from "../domain/decision/pair-explanation";
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

/** Why the first offer is above the second, or below it: a sentence, what belongs to it, and what speaks for each of the two. */
export interface PairText {
  headline: string;
  notes: string[];
  /** Requirements with the points that they make a difference of, largest first. */
  lists: { heading: string; items: string[] }[];
}

/** Says in plain words why one offer stands above another. */
export function pairText(language: Language, pair: PairExplanation): PairText {
  const { first, second, total, dimensions, requirements, award } = pair;
  const t = translator(language);
  const upper = upperOf(pair);
  const lower = upper === first ? second : first;
  const turned = upper === first ? 1 : -1;
  const plain = (points: number) => formatNumber(language, Math.abs(points), Math.abs(points) < 0.05 && points !== 0 ? 3 : 1);
  const list = (parts: readonly PartDifference<{ code: string; text: string }>[]) => [
    ...parts.slice(0, named).map(({ part, points }) => t("trust.pair.item", { title: `${part.code} ${withoutStop(part.text)}`.trim(), points: plain(points!) })),
    ...(parts.length > named ? [t("trust.pair.more", { count: parts.length - named, points: plain(parts.slice(named).reduce((sum, { points }) => sum + points!, 0)) })] : []),
  ];
  const { pro, contra } = forAndAgainst(requirements);
  const [forUpper, forLower] = upper === first ? [pro, contra] : [contra, pro];
  const known = dimensions.filter(({ points }) => points !== null);
  const unknown = requirements.filter(({ points }) => points === null).length;
  return {
    headline: excludedHeadline(language, pair) ?? (award ? awardHeadline(language, pair) : headline(language, pair)),
    notes: [
      ...(award && total.points !== null && award.first.cost !== null && award.second.cost !== null
        ? [t("trust.pair.qualityAndCost", { first: upper.vendor.name, second: lower.vendor.name, points: signedPoints(language, turned * total.points), ...costsOf(language, pair) })]
        : []),
      ...(award ? earnedSentence(language, pair) : []),
      ...(known.length > 0 ? [t("trust.pair.dimensions", { vendor: upper.vendor.name, parts: known.map(({ part, points }) => t("trust.pair.part", { title: part.title, points: signedPoints(language, turned * points!) })).join(", ") })] : []),
      ...(unknown > 0 ? [t("trust.pair.open", { count: unknown })] : []),
    ],
    lists: [
      ...(forUpper.length > 0 ? [{ heading: t("trust.pair.pro", { vendor: upper.vendor.name }), items: list(forUpper) }] : []),
      ...(forLower.length > 0 ? [{ heading: t("trust.pair.contra", { vendor: lower.vendor.name }), items: list(forLower) }] : []),
    ],
  };
}

/** Who stands above: by what decides the place, or the first where nothing does; by points where a knock-out excludes one. */
function upperOf({ first, second, total, award }: PairExplanation): PairExplanation["first"] {
  if (!award || isOut(first) || isOut(second)) return whoIsBetter(total) === -1 ? second : first;
  const [a, b] = [award.first.score, award.second.score];
  if (a === null || b === null) return first;
  return (award.kind === "utility-index" ? b - a : a - b) > tolerance ? second : first;
}

const isOut = ({ excluded }: PairExplanation["first"]) => excluded.length > 0;

/** Where a knock-out excludes one of the two, or both: that comes first, and then what they have in points. Else null. */
function excludedHeadline(language: Language, pair: PairExplanation): string | null {
  const { first, second, total } = pair;
  const out = [first, second].filter(isOut);
  if (out.length === 0) return null;
  const t = translator(language);
  const codes = (offer: PairExplanation["first"]) => offer.exclusions.map(({ code }) => code).join(", ");
  const said = out.map((offer) => t("trust.pair.excluded", { vendor: offer.vendor.name, codes: codes(offer) }));
  if (total.points === null) return said.join(" ");
  const upper = upperOf(pair);
  const names = { first: upper.vendor.name, second: (upper === first ? second : first).vendor.name };
  const apart = Math.abs(total.points) <= tolerance ? t("trust.pair.equal", names) : t("trust.pair.apart", { ...names, points: formatNumber(language, Math.abs(total.points), Math.abs(total.points) < 0.05 ? 3 : 1) });
  return [...said, apart].join(" ");
}

function headline(language: Language, { first, second, total }: PairExplanation): string {
  const t = translator(language);
  const plain = (points: number) => formatNumber(language, Math.abs(points), Math.abs(points) < 0.05 && points !== 0 ? 3 : 1);
  const names = { first: first.vendor.name, second: second.vendor.name };
  if (total.points === null) {
    const better = whoIsBetter(total);
    if (better === 1) return t("trust.pair.certain", { ...names, low: plain(total.low), high: plain(total.high) });
    if (better === -1) return t("trust.pair.certain", { first: names.second, second: names.first, low: plain(total.high), high: plain(total.low) });
    return t("trust.pair.unknown", { ...names, low: signedPoints(language, total.low), high: signedPoints(language, total.high) });
  }
  if (Math.abs(total.points) <= tolerance) return t("trust.pair.equal", names);
  return total.points > 0 ? t("trust.pair.above", { ...names, points: plain(total.points) }) : t("trust.pair.above", { first: names.second, second: names.first, points: plain(total.points) });
}

function awardHeadline(language: Language, pair: PairExplanation): string {
  const t = translator(language);
  const { first, second } = pair;
  const { kind, currency, first: a, second: b } = pair.award!;
  if (a.score === null || b.score === null) return t("trust.pair.awardUnknown", { first: first.vendor.name, second: second.vendor.name, method: t(`trust.pair.method.${kind}`) });
  const text = (score: number) => (kind === "utility-index" ? formatNumber(language, score, 4) : formatMoney(language, Math.round(score), currency));
  const upper = upperOf(pair);
  const [high, low] = upper === first ? [a.score, b.score] : [b.score, a.score];
  const values = { first: upper.vendor.name, second: (upper === first ? second : first).vendor.name, method: t(`trust.pair.method.${kind}`), firstScore: text(high), secondScore: text(low) };
  return t(Math.abs(high - low) <= tolerance ? "trust.pair.awardEqual" : "trust.pair.awardAbove", values);
}

/** What the two cost, the one that stands above first. */
function costsOf(language: Language, pair: PairExplanation): { firstCost: string; secondCost: string } {
  const { first, second, currency } = pair.award!;
  const money = (cost: number | null) => formatMoney(language, Math.round(cost!), currency);
  return upperOf(pair) === pair.first ? { firstCost: money(first.cost), secondCost: money(second.cost) } : { firstCost: money(second.cost), secondCost: money(first.cost) };
}

/** By award on value, what quality takes off the two prices: a sentence, or none where an amount is unknown. */
function earnedSentence(language: Language, pair: PairExplanation): string[] {
  const t = translator(language);
  const { currency, first: a, second: b } = pair.award!;
  const [upper, lower] = upperOf(pair) === pair.first ? [a, b] : [b, a];
  const money = (amount: number) => formatMoney(language, Math.round(amount), currency);
  if (upper.earned.length === 0 || [...upper.earned, ...lower.earned].some(({ amount }) => amount === null)) return [];
  const parts = upper.earned.map(({ title, amount }, index) => t("trust.pair.award.part", { title, amount: money(amount!), other: money(lower.earned[index].amount!) }));
  return [t("trust.pair.award.earned", { parts: parts.join("; ") })];
}

/** A requirement's text inside a sentence, without the full stop of its own. */
export function withoutStop(text: string): string {
  return text.trim().replace(/\.$/, "");
}
