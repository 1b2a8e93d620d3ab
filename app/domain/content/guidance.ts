import type { Bilingual } from "../language";
import type { ContentItem, ContentPack, GuidancePlace, PlanningPlace } from "./pack";

/** Kinds that are read beside the work, in the order in which they help. */
export const guidanceKinds = ["prompt", "attention", "pitfall", "guidance", "tip", "support", "goal-condition", "benefit", "partner-area", "class", "architecture", "definition"] as const;

/** What the pack has to say beside one page of the work, by kind; kinds without items are left out. */
export interface Guidance {
  kind: (typeof guidanceKinds)[number];
  items: ContentItem[];
}

/** Whether an id is `top` itself or stands below it: "tno.phase.1.prompt.2" is below "tno.phase.1". */
export function isAtOrBelow(id: string, top: string): boolean {
  return id === top || id.startsWith(`${top}.`);
}

/** The guidance that a pack gives beside a page. */
export function guidanceFor(pack: ContentPack, place: GuidancePlace | PlanningPlace): Guidance[] {
  const tops = pack.guidance[place] ?? [];
  return guidanceKinds.flatMap((kind) => {
    const items = pack.items.filter(
      (item): item is ContentItem => item.kind === kind && tops.some((top) => isAtOrBelow(item.id, top)),
    );
    return items.length > 0 ? [{ kind, items }] : [];
  });
}

/** Items that are read under one heading; null for those without. */
export interface TitledItems {
  title: Bilingual | null;
  items: ContentItem[];
}

/** Items by heading: a title heads its item and those behind it that are numbered on in the same row, until the next title. */
export function underTitles(items: readonly ContentItem[]): TitledItems[] {
  const row = ({ id }: ContentItem) => id.replace(/\.[^.]+$/, "");
  return items.reduce<TitledItems[]>((groups, item, index) => {
    const last = groups.at(-1);
    const goesOn = last !== undefined && !item.title && (last.title === null || row(item) === row(items[index - 1]));
    return goesOn ? [...groups.slice(0, -1), { ...last, items: [...last.items, item] }] : [...groups, { title: item.title ?? null, items: [item] }];
  }, []);
}
