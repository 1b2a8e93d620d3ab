import { foundItem } from "./guide-contents";
import type { FoundItem } from "./guide-contents";
import { itemPlaces } from "./item-places";
import type { ContentPack, ItemKind, PackItem } from "./pack";
import { alternativesIn, heard, wordsOf } from "./search-words";
import type { Heard, Term } from "./search-words";

/** At most so many are shown; more words find less. */
export const foundAtMost = 60;

/** As many of what comes nearest are shown where nothing holds all words. */
const nearAtMost = 12;

/** What people call a kind of item, in every language: no text says so itself. */
export type KindNames = Partial<Record<ItemKind, string>>;

/**
 * Items whose reference begins with what is wanted, or which hold all its words in either language: in what they say, or
 * else under what they stand or by a word that means the same. "12.3" finds "inv.12.3" too.
 */
export function findItems(pack: ContentPack, wanted: string, kindNames: KindNames = {}): FoundItem[] {
  const query = wanted.trim().toLowerCase();
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const atReference = (id: string) => isReference(id, query) || pack.sources.some((source) => isReference(id, `${source.id}.${query}`));
  const found = new Set<PackItem>(pack.items.filter(({ id }) => atReference(id)));
  // A number that is a reference stands in many texts besides.
  if (found.size === 0 || !/\d/.test(query)) {
    const texts = textsOf(pack, kindNames);
    const { exact, alike, meant } = alternativesIn(words, pack.synonyms, texts.map(({ all }) => all));
    const hold = (terms: readonly Term[], part: "says" | "all") => texts.filter((text) => terms.every((term) => term.in(text[part]))).map(({ item }) => item);
    const said = hold(exact, "says");
    // Only where nothing says just that: in another form, or spelt otherwise.
    for (const item of said.length > 0 ? said : hold(alike, "says")) found.add(item);
    for (const item of hold(meant, "all")) found.add(item);
  }
  const places = itemPlaces(pack);
  return questionsLast(withSources(pack, [...found])).map((item) => foundItem(item, places));
}

interface ItemText {
  item: PackItem;
  says: Heard;
  /** What it says and what it stands under. */
  all: Heard;
}

function textsOf(pack: ContentPack, kindNames: KindNames): ItemText[] {
  const around = headingsOf(pack, kindNames);
  return pack.items.map((item) => {
    const [says, under] = [heard(saidBy(item)), heard(around(item))];
    return { item, says, all: { text: `${says.text} ${under.text}`, sound: `${says.sound} ${under.sound}`, apart: `${says.apart} ${under.apart}` } };
  });
}

/** Items with those that the questions to vendors among them were made from: these may say the same in other words. */
function withSources(pack: ContentPack, items: readonly PackItem[]): PackItem[] {
  const sources = new Set(items.flatMap((item) => (item.kind === "requirement" && item.source !== null ? [item.source] : [])));
  return [...new Set([...items, ...pack.items.filter(({ id }) => sources.has(id))])];
}

/** Items that hold the most telling of several words, for where few or none hold them all; what vendors are asked is left out. */
export function nearestItems(pack: ContentPack, wanted: string, kindNames: KindNames = {}): FoundItem[] {
  const texts = textsOf(pack, kindNames).filter(({ item }) => item.kind !== "requirement");
  const { meant } = alternativesIn(wordsOf(wanted.trim().toLowerCase()), pack.synonyms, texts.map(({ all }) => all));
  const holding = meant.map((term) => texts.map(({ all }) => term.in(all)));
  // A word that stands in few texts tells more.
  const worth = holding.map((held) => Math.log(texts.length / Math.max(1, held.filter(Boolean).length)));
  const scored = texts.map(({ item }, at) => {
    const held = meant.flatMap((_term, index) => (holding[index][at] ? [worth[index]] : []));
    return { item, held: held.length, score: held.reduce((sum, one) => sum + one, 0) };
  });
  // Half of the words where anything holds as many, or else any of them.
  const enough = Math.max(1, Math.min(Math.floor(meant.length / 2), Math.max(0, ...scored.map(({ held }) => held))));
  const places = itemPlaces(pack);
  return scored.filter(({ held, score }) => held >= enough && score > 0).sort((a, b) => b.score - a.score).slice(0, nearAtMost).map(({ item }) => foundItem(item, places));
}

/** What vendors are asked says much the same as the item that it was made from, and stands behind it. */
function questionsLast(items: readonly PackItem[]): PackItem[] {
  return [...items.filter(({ kind }) => kind !== "requirement"), ...items.filter(({ kind }) => kind === "requirement")];
}

/** All that an item says, in both languages. */
function saidBy(item: PackItem): string {
  return [item.text.nl, item.text.en, item.note?.nl, item.note?.en, "title" in item ? item.title?.nl : "", "title" in item ? item.title?.en : ""].join(" ");
}

/** What items stand under: their kind, phase, section or main function, and group. */
function headingsOf(pack: Pick<ContentPack, "sections" | "functions">, kindNames: KindNames): (item: PackItem) => string {
  return (item) => {
    if (item.kind === "requirement") return "";
    const headings = [pack.sections.find(({ id }) => id === item.section), pack.functions.find(({ id }) => id === item.function)].flatMap((one) => (one ? [one] : []));
    const groups = headings.flatMap((heading) => heading.groups?.filter(({ id }) => id === item.group) ?? []);
    return [kindNames[item.kind], item.phase === undefined ? "" : `fase ${item.phase} phase ${item.phase}`, ...[...headings, ...groups].flatMap(({ title }) => [title.nl, title.en])].join(" ");
  };
}

/** "inv.12" is the reference of "inv.12" and "inv.12.3", not of "inv.120". */
function isReference(id: string, query: string): boolean {
  return id === query || id.startsWith(query.endsWith(".") ? query : `${query}.`);
}
