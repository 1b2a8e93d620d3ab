import { leafCriteria } from "../content/pack";
import type { Criterion } from "../content/pack";
import { comparable, dice, trigrams } from "./similarity";

/** From this likeness on a title of the list is taken for that of a criterion. */
const titleThreshold = 0.5;

/** Words that many texts have say little; those are left out by their length. */
const wordsOf = (text: string) => comparable(text).split(" ").filter((word) => word.length > 3).map((word) => word.slice(0, 7));

/** What is known of each leaf of the tree: its titles, and the words of the requirements that stand under it. */
export interface CriterionWords {
  id: string;
  titles: string[];
  words: Map<string, number>;
}

export function criterionWords(criteria: readonly Criterion[], requirements: readonly { criterion: string; texts: readonly string[] }[]): CriterionWords[] {
  return criteria.flatMap((dimension) => leafCriteria([dimension]).map((leaf) => {
    const words = new Map<string, number>();
    for (const requirement of requirements.filter(({ criterion }) => criterion === leaf.id)) {
      for (const word of new Set(requirement.texts.flatMap(wordsOf))) words.set(word, (words.get(word) ?? 0) + 1);
    }
    return { id: leaf.id, titles: [leaf.title.nl, leaf.title.en], words };
  }));
}

/**
 * The leaf of the tree that a group of a list likely belongs to: by its headings, innermost first, else by the words that
 * its texts share with the requirements of the tree. Null where neither tells.
 */
export function guessCriterion(path: readonly string[], texts: readonly string[], criteria: readonly CriterionWords[]): string | null {
  for (const title of [...path].reverse()) {
    const best = bestOf(criteria, ({ titles }) => Math.max(...titles.map((one) => titleLikeness(title, one))));
    if (best && best.score >= titleThreshold) return best.id;
  }
  const rarity = new Map<string, number>();
  for (const { words } of criteria) for (const word of words.keys()) rarity.set(word, (rarity.get(word) ?? 0) + 1);
  const said = [...new Set([...path, ...texts].flatMap(wordsOf))];
  const best = bestOf(criteria, ({ words }) => {
    const size = Math.sqrt([...words.values()].reduce((sum, count) => sum + count, 0));
    return size === 0 ? 0 : said.reduce((sum, word) => sum + (words.get(word) ?? 0) / (rarity.get(word) ?? 1), 0) / size;
  });
  return best?.id ?? null;
}

/** How alike two titles are; one that holds the other whole counts as more than half. */
function titleLikeness(a: string, b: string): number {
  const [left, right] = [comparable(a), comparable(b)];
  const inside = left !== "" && right !== "" && (` ${left} `.includes(` ${right} `) || ` ${right} `.includes(` ${left} `));
  return Math.max(dice(trigrams(left), trigrams(right)), inside ? 0.6 : 0);
}

function bestOf(criteria: readonly CriterionWords[], scoreOf: (one: CriterionWords) => number): { id: string; score: number } | null {
  let best: { id: string; score: number } | null = null;
  for (const one of criteria) {
    const score = scoreOf(one);
    if (score > 0 && (best === null || score > best.score)) best = { id: one.id, score };
  }
  return best;
}
