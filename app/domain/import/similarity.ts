import { plainText } from "../responses/fold-text";

/** From this Dice coefficient on two texts are reported as alike, unless somebody chooses otherwise. */
export const usualThreshold = 0.8;
export const thresholds = [0.7, 0.8, 0.9] as const;

/** The form in which texts are compared: lower case, without numbering in front, accents and punctuation. */
export function comparable(text: string): string {
  return plainText(text)
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/^(?:[a-z]{1,5}[-. ]?)?\d+(?:[.-]\d+)*[a-z]?[.):]?\s+(?=\S)/, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Each three characters in a row, with a blank on either side of each word; the second time as a token of its own. */
export function trigrams(text: string): Set<string> {
  const tokens = new Set<string>();
  for (const word of text.split(" ").filter(Boolean)) {
    const padded = ` ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) {
      const gram = padded.slice(at, at + 3);
      let token = gram;
      for (let times = 2; tokens.has(token); times += 1) token = `${gram}${times}`;
      tokens.add(token);
    }
  }
  return tokens;
}

/** Sørensen–Dice over trigrams: twice what two texts share over what both have, from 0 to 1. Two empty texts share nothing. */
export function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const all = a.size + b.size;
  if (all === 0) return 0;
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const token of fewer) if (more.has(token)) shared += 1;
  return (2 * shared) / all;
}

/** Some seconds of work; a list of a thousand sentences that differ stays below it. */
const mostComparisons = 600_000;

/** Texts that are alike and not the same stay below 1. */
const below = (value: number) => Math.min(value, 0.999);

/** How alike two texts are, from 0 to 1; 1 where they say the same but for case, numbering and punctuation. */
export function likeness(a: string, b: string): number {
  const [left, right] = [comparable(a), comparable(b)];
  return left === right && left !== "" ? 1 : below(dice(trigrams(left), trigrams(right)));
}

/**
 * Finds the most alike among texts that were added before, also in lists of thousands: two texts from a threshold t on
 * share at least t / (2 − t) of the tokens of either, and so one of the rarest of each; only those are looked up. Lists of
 * thousands of almost the same text would still take minutes: after `mostComparisons` only the same is found.
 */
export class AlikeIndex<K> {
  readonly #known: { key: K; tokens: Set<string> }[] = [];
  readonly #exact = new Map<string, K>();
  readonly #holders = new Map<string, number[]>();
  readonly #frequency = new Map<string, number>();
  #comparisons = 0;

  /** Whether everything that was looked for was compared with everything before it. */
  get complete(): boolean {
    return this.#comparisons < mostComparisons;
  }

  /** @param texts all that will be added or looked for, to know which tokens are rare */
  constructor(texts: Iterable<string>) {
    for (const text of texts) for (const token of trigrams(comparable(text))) this.#frequency.set(token, (this.#frequency.get(token) ?? 0) + 1);
  }

  #rarest(tokens: ReadonlySet<string>, threshold: number): string[] {
    const rarity = (token: string) => this.#frequency.get(token) ?? 0;
    const sorted = [...tokens].sort((a, b) => rarity(a) - rarity(b) || (a < b ? -1 : 1));
    return sorted.slice(0, tokens.size - Math.ceil((threshold / (2 - threshold)) * tokens.size) + 1);
  }

  add(key: K, text: string): void {
    const plain = comparable(text);
    if (plain === "") return;
    const tokens = trigrams(plain);
    if (!this.#exact.has(plain)) this.#exact.set(plain, key);
    const index = this.#known.push({ key, tokens }) - 1;
    for (const token of this.#rarest(tokens, thresholds[0])) {
      const holders = this.#holders.get(token);
      if (holders) holders.push(index);
      else this.#holders.set(token, [index]);
    }
  }

  /** The most alike text from a threshold (of `thresholds` or above) on, of equals the first; 1 says that it is the same. */
  find(text: string, threshold: number): { key: K; likeness: number } | null {
    const plain = comparable(text);
    if (plain === "") return null;
    const same = this.#exact.get(plain);
    if (same !== undefined) return { key: same, likeness: 1 };
    if (!this.complete) return null;
    const tokens = trigrams(plain);
    const candidates = new Set(this.#rarest(tokens, thresholds[0]).flatMap((token) => this.#holders.get(token) ?? []));
    this.#comparisons += candidates.size;
    let best: { index: number; likeness: number } | null = null;
    for (const index of candidates) {
      const value = below(dice(tokens, this.#known[index].tokens));
      if (value >= threshold && (best === null || value > best.likeness || (value === best.likeness && index < best.index))) best = { index, likeness: value };
    }
    return best && { key: this.#known[best.index].key, likeness: best.likeness };
  }
}
