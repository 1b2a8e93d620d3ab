import type { ContentItem } from "../content/pack";
import type { Impact } from "../intake/choices";
import { impacts, priorities } from "../intake/matrix";
import type { Priority } from "../requirements/requirement";
import type { OwnAnswer, OwnAnswers } from "./own-answer";

/** One respondent's copy, as far as it is counted. */
export interface CountedCopy {
  respondentId: string;
  answers: OwnAnswers;
  /** Said to be finished: what is not ticked is then a no, and not something that was not reached yet. */
  done: boolean;
}

/** How often each thing was said about an item; who said nothing about a part is in none of its counts. */
export interface Spread {
  ticked: { yes: number; no: number };
  /** Of those who ticked it. */
  inUse: { yes: number; no: number };
  priority: Record<Priority, number>;
  impact: Record<Impact, number>;
}

/** What respondents say about an item together. */
export interface ItemAgreement {
  item: string;
  spread: Spread;
  /**
   * From 0 to 1: of the parts tick, priority and impact the one on which people differ most, each as the mean likeness of
   * all pairs of people who said something about it. Two who say the same are alike 1, two who tick differently or give
   * another priority 0; low and middle, or middle and high, are alike one half. Null while no part has two voices.
   */
  agreement: number | null;
  /** How many pairs of people differ on the part on which most pairs do; a step apart on three counts half. */
  apart: number;
  /** The part that `agreement` is of. */
  widest: "selected" | "priority" | "impact" | null;
  /** What all agree on; null where they do not, or where not everybody has said it. */
  common: CommonAnswer | null;
}

/** What everybody says of an item. Null: nobody said it, so that what the selection has stays. */
export interface CommonAnswer {
  selected: boolean;
  inUse: boolean | null;
  priority: Priority | null;
  impact: Impact | null;
}

/** Whether a respondent ticked an item; null where nothing tells. */
export function tickOf({ answers, done }: CountedCopy, item: string): boolean | null {
  const answer = answers.get(item);
  if (answer) return answer.selected;
  return done ? false : null;
}

/** What respondents say about items together, in the order of the items. */
export function agreements(items: readonly Pick<ContentItem, "id" | "kind">[], copies: readonly CountedCopy[]): ItemAgreement[] {
  return items.map((item) => agreementOn(item, copies));
}

function agreementOn({ id, kind }: Pick<ContentItem, "id" | "kind">, copies: readonly CountedCopy[]): ItemAgreement {
  const ticks = copies.map((copy) => tickOf(copy, id));
  const tickers = copies.flatMap(({ answers }) => answers.get(id) ?? []).filter(({ selected }) => selected);
  const count = <V>(values: readonly V[], value: V) => values.filter((one) => one === value).length;
  const [inUse, priority, impact] = [tickers.map((one) => one.inUse), tickers.map((one) => one.priority), tickers.map((one) => one.impact)];
  const spread: Spread = {
    ticked: { yes: count(ticks, true), no: count(ticks, false) },
    inUse: { yes: count(inUse, true), no: count(inUse, false) },
    priority: { necessary: count(priority, "necessary"), desirable: count(priority, "desirable") },
    impact: { low: count(impact, "low"), middle: count(impact, "middle"), high: count(impact, "high") },
  };
  const parts = [
    ["selected", [spread.ticked.yes, spread.ticked.no]],
    ["priority", kind === "wish" ? priorities.map((value) => spread.priority[value]) : []],
    ["impact", kind === "wish" ? impacts.map((value) => spread.impact[value]) : []],
  ] as const;
  const known = parts.flatMap(([part, counts]) => {
    const value = likeness(counts);
    return value === null ? [] : [{ part, value, apart: (1 - value) * pairsOf(counts) }];
  });
  const widest = known.reduce<(typeof known)[number] | null>((least, one) => (least === null || one.value < least.value ? one : least), null);
  return { item: id, spread, agreement: widest?.value ?? null, apart: Math.max(0, ...known.map(({ apart }) => apart)), widest: widest?.part ?? null, common: commonAnswer(ticks, tickers) };
}

/**
 * The mean likeness of all pairs of voices, given how many voices each step of an ordered scale has: 1 for the same step,
 * 0 for the two ends. Null with fewer than two voices.
 */
export function likeness(counts: readonly number[]): number | null {
  const pairs = pairsOf(counts);
  if (pairs === 0) return null;
  let alike = 0;
  counts.forEach((a, i) => {
    alike += (a * (a - 1)) / 2;
    counts.slice(i + 1).forEach((b, j) => (alike += a * b * (1 - (j + 1) / (counts.length - 1))));
  });
  return alike / pairs;
}

function pairsOf(counts: readonly number[]): number {
  const voices = counts.reduce((sum, count) => sum + count, 0);
  return (voices * (voices - 1)) / 2;
}

/** For sorting: first what most pairs of people differ on, and of as many pairs the least agreed on. */
export function byDifference(a: ItemAgreement, b: ItemAgreement): number {
  return b.apart - a.apart || (a.agreement ?? 1) - (b.agreement ?? 1);
}

function commonAnswer(ticks: readonly (boolean | null)[], tickers: readonly OwnAnswer[]): CommonAnswer | null {
  const [first] = ticks;
  if (ticks.length < 2 || first === null || first === undefined || ticks.some((tick) => tick !== first)) return null;
  if (!first) return { selected: false, inUse: null, priority: null, impact: null };
  const priority = sameOf(tickers.map((one) => one.priority));
  const impact = sameOf(tickers.map((one) => one.impact));
  if (priority === undefined || impact === undefined) return null;
  // Whether something is in use is a fact, not a wish: those who do not know it stand in nobody's way.
  const uses = tickers.map((one) => one.inUse).filter((value) => value !== null);
  return { selected: true, priority, impact, inUse: sameOf(uses) ?? null };
}

/** What all values are; undefined where they differ. Of none: null. */
function sameOf<V>(values: readonly V[]): V | null | undefined {
  if (values.length === 0) return null;
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}
