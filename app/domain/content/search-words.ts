import type { ContentPack } from "./pack";

/** A text as it is searched: as it stands, as it sounds, and as it sounds with what hyphens join taken apart. */
export interface Heard {
  text: string;
  sound: string;
  apart: string;
}

/** Something that a text has to hold. */
export interface Term {
  in: (text: Heard) => boolean;
}

export function heard(said: string): Heard {
  const text = said.toLowerCase();
  return { text, sound: soundOf(text), apart: soundOf(text.replace(/-/g, " ")) };
}

/** Words of questions and sentences that tell nothing of their subject. */
const empty = new Set(
  ("de het een der den des en of om te van voor met op in aan bij door naar uit over tot als dan dat die dit deze er is zijn was wordt worden word wat wie waar welke welk hoe wanneer waarom " +
    "ik je u wij we men hun haar zijn niet wel ook nog al maar moet moeten kan kunnen mag wil willen zal zullen heeft hebben the a an of to and or for with on in at by from is are was be been it its this that " +
    "these those what who which where when why how do does did can could should would will must have has not our your their you we they").split(" "),
);

/** The words of a query; those that tell nothing only where there are no others. */
export function wordsOf(query: string): string[] {
  const words = query.split(/[\s,;:?!()"“”‘’]+/).flatMap((word) => word.replace(/^[.'’]+|[.'’]+$/g, "") || []);
  const telling = words.filter((word) => !empty.has(word));
  return telling.length > 0 ? telling : words;
}

/**
 * The words of a query as a text may hold them: just so, in another form or spelling, and by what means the same or by the
 * parts of a compound that none of the texts holds.
 */
export function alternativesIn(words: readonly string[], synonyms: ContentPack["synonyms"] = [], texts: readonly Heard[] = []): { exact: Term[]; alike: Term[]; meant: Term[] } {
  const groups = synonyms.map(({ nl, en }) => [...nl, ...en].map((said) => wordsOf(said.toLowerCase()).map(rootOf)));
  return {
    exact: words.map((word) => ({ in: ({ text }) => holds(text, word) })),
    alike: words.map((word) => anyOf([[rootOf(word)]])),
    meant: phrasesIn(words.map(rootOf), groups, (root) => texts.some(({ sound }) => sound.includes(root))).map(anyOf),
  };
}

type Phrase = readonly string[];

/** Roots put together to what the synonyms know, longest first, each with all that means the same; a compound comes apart. */
function phrasesIn(roots: Phrase, groups: readonly (readonly Phrase[])[], stands: (root: string) => boolean): Phrase[][] {
  const found: Phrase[][] = [];
  for (let at = 0; at < roots.length; ) {
    const known = groups.flatMap((group) => group.filter((phrase) => phrase.every((root, index) => isOne(roots[at + index], root))).map((phrase) => phrase.length));
    const length = Math.max(1, ...known);
    const own = roots.slice(at, at + length);
    const same = groups.filter((group) => group.some((phrase) => phrase.length === length && phrase.every((root, index) => isOne(own[index], root)))).flat();
    const parts = same.length === 0 ? (knownParts(own[0], groups) ?? (stands(own[0]) ? null : partsThatStand(own[0], stands))) : null;
    found.push(...(parts ? phrasesIn(parts, groups, stands) : [[own, ...same]]));
    at += length;
  }
  return found;
}

/** "klantgericht" and "klantgerichte" are left as different roots, one an ending longer than the other. */
function isOne(root: string | undefined, known: string): boolean {
  return root !== undefined && (root === known || stemOf(root) === known || root === stemOf(known));
}

/** Both parts of a compound have so many letters at least. */
const partLetters = 4;

/** "salesactie" begins, and "kennismanagement" ends, with a word that the synonyms know: what it says is that and the rest. */
function knownParts(root: string, groups: readonly (readonly Phrase[])[]): [string, string] | null {
  const words = groups.flat().flatMap((phrase) => (phrase.length === 1 && phrase[0].length >= partLetters && root.length - phrase[0].length >= partLetters ? phrase : [])).sort((a, b) => b.length - a.length);
  const start = words.find((word) => root.startsWith(word));
  if (start !== undefined) return [start, rootOf(root.slice(start.length))];
  const end = words.find((word) => root.endsWith(word));
  return end === undefined ? null : [rootOf(root.slice(0, -end.length)), end];
}

/** "bedrijfsstrategie" says what "bedrijf" and "strategie" say, where texts hold those and not the whole. */
function partsThatStand(root: string, stands: (root: string) => boolean): [string, string] | null {
  const splits = Array.from({ length: Math.max(0, root.length - 2 * partLetters + 1) }, (_, index) => index + partLetters).flatMap((at) => {
    const parts: [string, string] = [rootOf(root.slice(0, at)), rootOf(root.slice(at))];
    return parts.every((part) => part.length >= partLetters && stands(part)) ? [parts] : [];
  });
  return splits.sort((a, b) => Math.min(...b.map((part) => part.length)) - Math.min(...a.map((part) => part.length)))[0] ?? null;
}

/** Holds where a text holds all roots of one of the phrases. */
function anyOf(phrases: readonly Phrase[]): Term {
  return { in: ({ sound, apart }) => phrases.some((phrase) => phrase.every((root) => holds(isShort(root) ? apart : sound, root))) };
}

/** Whether a text holds a word, also within a longer one; a very short one or a number only by itself. */
function holds(text: string, word: string): boolean {
  if (!isShort(word)) return text.includes(word);
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\d])${escaped}(?![\\p{L}\\d])`, "u").test(text);
}

function isShort(word: string): boolean {
  return word.length <= 3 || /^\d+$/.test(word);
}

function rootOf(word: string): string {
  return stemOf(soundOf(word));
}

/** Text without what its forms and spellings differ in: hyphens, accents, double letters, and s and f for z and v. */
function soundOf(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/(?<=\p{L})-(?=\p{L})/gu, "").replace(/(\p{L})\1/gu, "$1").replace(/z/g, "s").replace(/v/g, "f");
}

/** A word without the ending of its form, as long as enough of it is left to tell it by. */
function stemOf(word: string): string {
  return word.replace(/(?<=.{4})(?:en|e|s|t|d|ing|ed)$/u, "");
}
