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

/** How often each three characters in a row occur, with a blank on either side of each word. */
export function trigrams(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.split(" ").filter(Boolean)) {
    const padded = ` ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) {
      const gram = padded.slice(at, at + 3);
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
  }
  return counts;
}

const sizeOf = (grams: ReadonlyMap<string, number>) => [...grams.values()].reduce((sum, count) => sum + count, 0);

/** Sørensen–Dice over trigrams: twice what two texts share over what both have, from 0 to 1. Two empty texts share nothing. */
export function dice(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const all = sizeOf(a) + sizeOf(b);
  if (all === 0) return 0;
  let shared = 0;
  for (const [gram, count] of a) shared += Math.min(count, b.get(gram) ?? 0);
  return (2 * shared) / all;
}

/** How alike two texts are, from 0 to 1; 1 where they say the same but for case, numbering and punctuation. */
export function likeness(a: string, b: string): number {
  const [left, right] = [comparable(a), comparable(b)];
  return left === right && left !== "" ? 1 : Math.min(dice(trigrams(left), trigrams(right)), 0.999);
}

/** Finds the most alike among texts that were added before. */
export class AlikeIndex<K> {
  readonly #known: { key: K; text: string; grams: Map<string, number>; size: number }[] = [];
  readonly #exact = new Map<string, K>();

  add(key: K, text: string): void {
    const plain = comparable(text);
    if (plain === "") return;
    const grams = trigrams(plain);
    if (!this.#exact.has(plain)) this.#exact.set(plain, key);
    this.#known.push({ key, text: plain, grams, size: sizeOf(grams) });
  }

  /** The most alike text from a threshold on; 1 says that it is the same. Null where nothing is alike. */
  find(text: string, threshold: number): { key: K; likeness: number } | null {
    const plain = comparable(text);
    if (plain === "") return null;
    const same = this.#exact.get(plain);
    if (same !== undefined) return { key: same, likeness: 1 };
    const grams = trigrams(plain);
    const size = sizeOf(grams);
    let best: { key: K; likeness: number } | null = null;
    for (const one of this.#known) {
      // What two texts of such different length can share at most.
      if ((2 * Math.min(size, one.size)) / (size + one.size) < threshold) continue;
      const value = Math.min(dice(grams, one.grams), 0.999);
      if (value >= threshold && (best === null || value > best.likeness)) best = { key: one.key, likeness: value };
    }
    return best;
  }
}
