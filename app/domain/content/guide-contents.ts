import type { Bilingual } from "../language";
import { itemPlaces, sectionPage } from "./item-places";
import type { ContentItem, ContentPack, ItemKind, PackItem } from "./pack";
import { sourceOf } from "./pack";

/** A part of what a pack was made from, with where it is worked on and how far that is. */
export interface GuidePart {
  id: string;
  /** Null: named after the kind of its items. */
  title: Bilingual | null;
  kind: Exclude<ItemKind, "requirement">;
  /** Whose words name how far it is: what is ticked, asked of vendors, or filled in. */
  counted: "ticked" | "asked" | "filled";
  /** Number of the section or phase; null for other parts. */
  number: string | null;
  phase: number | null;
  /** First and last reference in it. */
  first: string;
  last: string;
  items: number;
  /** Address below that of the selection; null where nothing shows it. */
  page: string | null;
  done: number;
  /** How many of its items there are to fill in; 0 where it is only read. */
  of: number;
}

export interface GuideChapter {
  /** Null for items that stand for nothing in a source. */
  source: { id: string; title: string; year: number } | null;
  parts: GuidePart[];
}

const tickable: readonly ItemKind[] = ["objective", "wish"];
const askable: readonly ItemKind[] = ["architecture", "partner-area", "minimum-function"];
const ofPhase: readonly ItemKind[] = ["phase", "activity", "result", "prompt", "guidance"];

/** The contents of a pack, part by part in the order of its sources; `filled` says of each item that can be filled in whether it is. */
export function guideContents(pack: ContentPack, filled: ReadonlyMap<string, boolean>): GuideChapter[] {
  const places = itemPlaces(pack);
  const chapters = new Map<string | null, Map<string, ContentItem[]>>();
  for (const item of pack.items) {
    if (item.kind === "requirement") continue;
    const source = sourceIn(pack, item);
    const parts = chapters.get(source) ?? new Map<string, ContentItem[]>();
    const key = partOf(item);
    parts.set(key, [...(parts.get(key) ?? []), item]);
    chapters.set(source, parts);
  }
  const partFrom = ([id, items]: [string, ContentItem[]]): GuidePart => {
    const first = items.find(({ kind }) => kind === "phase") ?? items[0];
    const toFill = items.filter((item) => filled.has(item.id));
    const [scope, name] = id.split(":");
    const heading = scope === "section" ? pack.sections.find((one) => one.id === name) : scope === "function" ? pack.functions.find((one) => one.id === name) : undefined;
    const page = scope === "section" && name ? sectionPage(pack, name) : scope === "phase" && first.kind === "phase" ? `phases/${name}` : (places(first)[0] ?? null)?.replace(/#.*/, "") ?? null;
    return {
      id, kind: first.kind as GuidePart["kind"], title: heading?.title ?? (first.kind === "phase" ? (first.title ?? first.text) : null),
      counted: tickable.includes(first.kind) || first.kind === "class" ? "ticked" : askable.includes(first.kind) ? "asked" : "filled",
      number: scope === "section" || scope === "phase" ? (name ?? null) : null,
      phase: heading?.phase ?? (scope === "phase" ? Number(name) : (items.every(({ phase }) => phase === first.phase) ? (first.phase ?? null) : null)),
      first: items[0].id, last: items.at(-1)!.id, items: items.length,
      page, done: toFill.filter((item) => filled.get(item.id)).length, of: toFill.length,
    };
  };
  const known = pack.sources.map(({ id }) => id as string | null);
  return [...known, null].flatMap((id) => {
    const parts = chapters.get(id);
    return parts ? [{ source: pack.sources.find((source) => source.id === id) ?? null, parts: [...parts].map(partFrom).sort(inOrder(pack)) }] : [];
  });
}

/** Id of the source that an item is from; null where it is from none. */
function sourceIn(pack: Pick<ContentPack, "sources">, item: ContentItem): string | null {
  return sourceOf(pack, item) === null ? null : (pack.sources.find(({ id }) => item.id.startsWith(`${id}.`))?.id ?? null);
}

/** Which part an item is in: its phase, section, main function, or all of its kind. */
function partOf(item: ContentItem): string {
  if (tickable.includes(item.kind)) return `function:${item.function ?? ""}`;
  if (item.section !== undefined) return `section:${item.section}`;
  return ofPhase.includes(item.kind) && item.phase !== undefined && !item.id.startsWith("inv.") ? `phase:${item.phase}` : `kind:${item.kind}`;
}

/** Parts with a number by it, phases before main functions; the others stay as the pack has them. */
function inOrder(pack: Pick<ContentPack, "sections" | "functions">) {
  const scopes = ["phase", "function", "kind", "section"];
  const place = ({ id }: GuidePart) => {
    const [scope, name] = id.split(":");
    const within = scope === "phase" ? Number(name) : scope === "section" ? pack.sections.findIndex((one) => one.id === name) : scope === "function" ? pack.functions.findIndex((one) => one.id === name) : 0;
    return [scopes.indexOf(scope), within] as const;
  };
  return (a: GuidePart, b: GuidePart) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1];
}

/** What was found for words or a reference, with where it is. */
export interface FoundItem {
  id: string;
  kind: ItemKind;
  text: Bilingual;
  phase: number | null;
  pages: string[];
}

/** The items of one part of a source. */
export function itemsOfPart(pack: ContentPack, source: string | null, part: string): FoundItem[] {
  const places = itemPlaces(pack);
  return pack.items.flatMap((item) => (item.kind !== "requirement" && partOf(item) === part && sourceIn(pack, item) === source ? [foundItem(item, places)] : []));
}

/** An item as it is told of where it was found. */
export function foundItem(item: PackItem, places: ReturnType<typeof itemPlaces>): FoundItem {
  return { id: item.id, kind: item.kind, text: item.text, phase: item.kind === "requirement" ? null : (item.phase ?? null), pages: places(item) };
}
