import type { Bilingual } from "../language";
import type { ContentPack, Heading } from "./pack";

/** The two lists of headings that items stand under: main functions, and sections of questions. */
export const headingLists = ["functions", "sections"] as const;
export type HeadingList = (typeof headingLists)[number];

type Pack = Pick<ContentPack, "items" | HeadingList>;

/** A heading or a group below one: "data", "data/b2b". */
const splitAddress = (address: string): [string, string | undefined] => {
  const [heading, group] = address.split("/");
  return [heading, group];
};

export interface HeadingRow {
  address: string;
  title: Bilingual;
  phase: number | null;
  depth: 0 | 1;
  /** Items right under it and in its groups. */
  items: number;
  groups: number;
  first: boolean;
  last: boolean;
  /** Nothing stands under it, and it is not the only main function. */
  removable: boolean;
}

/** The headings of a list with their groups, in order. */
export function headingRows(pack: Pack, list: HeadingList): HeadingRow[] {
  const key = list === "functions" ? "function" : "section";
  const under = (heading: string, group?: string) => pack.items.filter((item) => item.kind !== "requirement" && item[key] === heading && (group === undefined || item.group === group)).length;
  return pack[list].flatMap(({ id, title, phase, groups = [] }, place, all): HeadingRow[] => {
    const items = under(id);
    return [
      { address: id, title, phase: phase ?? null, depth: 0, items, groups: groups.length, first: place === 0, last: place === all.length - 1, removable: items === 0 && groups.length === 0 && (list === "sections" || all.length > 1) },
      ...groups.map((group, index): HeadingRow => {
        const own = under(id, group.id);
        return { address: `${id}/${group.id}`, title: group.title, phase: null, depth: 1, items: own, groups: 0, first: index === 0, last: index === groups.length - 1, removable: own === 0 };
      }),
    ];
  });
}

/** What a form says of a heading; groups have no phase of their own. */
export interface HeadingEdit {
  title: Bilingual;
  phase: number | null;
}

/** The list with other titles and phases, by address; null where one is not there. */
export function withHeadings<P extends Pack>(pack: P, list: HeadingList, edits: ReadonlyMap<string, HeadingEdit>): P | null {
  const known = new Set(headingRows(pack, list).map(({ address }) => address));
  if ([...edits.keys()].some((address) => !known.has(address))) return null;
  return {
    ...pack,
    [list]: pack[list].map((heading) => {
      const { phase: before, ...rest } = heading;
      const edit = edits.get(heading.id);
      const phase = edit ? edit.phase : (before ?? null);
      return {
        ...rest, title: edit?.title ?? heading.title, ...(phase === null ? {} : { phase }),
        ...(heading.groups ? { groups: heading.groups.map((group) => ({ ...group, title: edits.get(`${heading.id}/${group.id}`)?.title ?? group.title })) } : {}),
      };
    }),
  };
}

/** The list with a new heading at its end, or a new group at the end of `parent`; null when its code is taken or there is no such parent. */
export function withHeading<P extends Pack>(pack: P, list: HeadingList, { id, parent, title }: { id: string; parent: string | null; title: Bilingual }): P | null {
  if (parent === null) return pack[list].some((one) => one.id === id) ? null : { ...pack, [list]: [...pack[list], { id, title }] };
  const under = pack[list].find((one) => one.id === parent);
  if (!under || under.groups?.some((group) => group.id === id)) return null;
  return changed(pack, list, parent, (heading) => ({ ...heading, groups: [...(heading.groups ?? []), { id, title }] }));
}

/** The list with a heading or a group one place up or down among its neighbours; the same where there is no such place. */
export function movedHeading<P extends Pack>(pack: P, list: HeadingList, address: string, by: -1 | 1): P | null {
  const [id, group] = splitAddress(address);
  if (group === undefined) return { ...pack, [list]: swapped(pack[list], pack[list].findIndex((one) => one.id === id), by) };
  return changed(pack, list, id, (heading) => ({ ...heading, groups: swapped(heading.groups ?? [], heading.groups?.findIndex((one) => one.id === group) ?? -1, by) }));
}

/** The list without a heading or a group; null where something stands under it, or where it is the only main function. */
export function withoutHeading<P extends Pack>(pack: P, list: HeadingList, address: string): P | null {
  if (!headingRows(pack, list).some((row) => row.address === address && row.removable)) return null;
  const [id, group] = splitAddress(address);
  if (group === undefined) return { ...pack, [list]: pack[list].filter((one) => one.id !== id) };
  return changed(pack, list, id, ({ groups = [], ...heading }) => {
    const left = groups.filter((one) => one.id !== group);
    return { ...heading, ...(left.length > 0 ? { groups: left } : {}) };
  });
}

function changed<P extends Pack>(pack: P, list: HeadingList, id: string, change: (heading: Heading) => Heading): P {
  return { ...pack, [list]: pack[list].map((one) => (one.id === id ? change(one) : one)) };
}

function swapped<T>(all: readonly T[], place: number, by: -1 | 1): T[] {
  const other = place + by;
  if (place < 0 || other < 0 || other >= all.length) return [...all];
  return all.map((one, index) => (index === place ? all[other] : index === other ? all[place] : one));
}
