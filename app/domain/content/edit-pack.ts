import { checkPack } from "./check-pack";
import type { PackProblem } from "./check-pack";
import { contentPackSchema, itemKinds, packItemSchema, walkCriteria } from "./pack";
import type { ContentPack, Criterion, ItemKind, PackItem, PackManifest } from "./pack";

/** A pack as the files that it is kept and exchanged in: the manifest, and the items by kind. */
export function packFilesOf(pack: ContentPack): { manifest: PackManifest; files: Map<string, PackItem[]> } {
  const { items, ...head } = pack;
  const files = new Map<string, PackItem[]>();
  for (const kind of itemKinds) {
    const own = items.filter((item) => item.kind === kind);
    if (own.length > 0) files.set(`${kind}s.json`, own);
  }
  if (files.size === 0) files.set("items.json", []);
  return { manifest: { ...head, files: [...files.keys()] }, files };
}

/** What is wrong with a pack that is being edited; it can be published when nothing is. */
export function packProblems(pack: ContentPack): PackProblem[] {
  const { manifest, files } = packFilesOf(pack);
  const check = checkPack(manifest, files);
  return check.ok ? [] : check.problems;
}

/**
 * A pack with an item in place of the one with an id, or behind the last of its kind where that is null. Null when its new
 * id is taken by another.
 */
export function withItem(pack: ContentPack, item: PackItem, replaces: string | null): ContentPack | null {
  if (pack.items.some(({ id }) => id === item.id && id !== replaces)) return null;
  const at = pack.items.findIndex(({ id }) => id === replaces);
  if (at >= 0) return { ...pack, items: pack.items.map((one, index) => (index === at ? item : one)) };
  const last = pack.items.map(({ kind }) => kind).lastIndexOf(item.kind);
  const place = last < 0 ? pack.items.length : last + 1;
  return { ...pack, items: [...pack.items.slice(0, place), item, ...pack.items.slice(place)] };
}

/** A pack without an item, and without the weights that it asked for as a class. */
export function withoutItem(pack: ContentPack, id: string): ContentPack {
  return withEmphasis({ ...pack, items: pack.items.filter((item) => item.id !== id) }, id, {});
}

/** A pack in which a class asks for other weights of criteria; for none at all when there are none. */
export function withEmphasis(pack: ContentPack, classId: string, weights: Readonly<Record<string, number>>): ContentPack {
  const { emphasis = {}, ...rest } = pack;
  const others = Object.entries(emphasis).filter(([id]) => id !== classId);
  const all = Object.keys(weights).length > 0 ? [...others, [classId, weights] as const] : others;
  return all.length > 0 ? { ...rest, emphasis: Object.fromEntries(all) } : rest;
}

/** What a form says of a criterion: its titles and weight; the place in the tree is its parent, null for a dimension. */
export interface CriterionEdit {
  id: string;
  parent: string | null;
  title: Criterion["title"];
  weight: number;
}

/** The tree with other titles and weights. */
export function withCriteria(pack: ContentPack, edits: ReadonlyMap<string, Omit<CriterionEdit, "id" | "parent">>): ContentPack {
  const change = (nodes: readonly Criterion[]): Criterion[] => nodes.map((node) => ({ ...node, ...edits.get(node.id), ...(node.children ? { children: change(node.children) } : {}) }));
  return { ...pack, criteria: change(pack.criteria) };
}

/** The tree with a new criterion at the end of its parent; null when its id is taken or there is no such parent. */
export function withCriterion(pack: ContentPack, { id, parent, title, weight }: CriterionEdit): ContentPack | null {
  const all = walkCriteria(pack.criteria);
  if (all.some((node) => node.id === id) || (parent !== null && !all.some((node) => node.id === parent))) return null;
  const node: Criterion = { id, title, weight };
  const add = (nodes: readonly Criterion[]): Criterion[] => nodes.map((one) => (one.id === parent ? { ...one, children: [...(one.children ?? []), node] } : one.children ? { ...one, children: add(one.children) } : one));
  return { ...pack, criteria: parent === null ? [...pack.criteria, node] : add(pack.criteria) };
}

/** The tree without a criterion and what is below it. The last dimension stays: null. */
export function withoutCriterion(pack: ContentPack, id: string): ContentPack | null {
  const take = (nodes: readonly Criterion[]): Criterion[] =>
    nodes.filter((node) => node.id !== id).map(({ children, ...node }) => {
      const rest = children ? take(children) : [];
      return rest.length > 0 ? { ...node, children: rest } : node;
    });
  const criteria = take(pack.criteria);
  if (criteria.length === 0) return null;
  // No class can ask for the weight of a criterion that is gone.
  const left = new Set(walkCriteria(criteria).map((node) => node.id));
  return Object.entries(pack.emphasis ?? {}).reduce(
    (changed, [classId, weights]) => withEmphasis(changed, classId, Object.fromEntries(Object.entries(weights).filter(([criterion]) => left.has(criterion)))), { ...pack, criteria },
  );
}

/** Which of two versions is the higher, as a sort function has it. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  return left.map((part, index) => part - right[index]).find((difference) => difference !== 0) ?? 0;
}

/** The version after one: the middle number goes up. */
export function versionAfter(version: string): string {
  const [major, minor] = version.split(".").map(Number);
  return `${major}.${minor + 1}.0`;
}

/** A free id made of a title: "Eigen CRM-inhoud" gives "eigen-crm-inhoud", with a number behind it where that is taken. */
export function idOf(title: string, taken: ReadonlySet<string>): string {
  const base = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "pack";
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  return id;
}

/** A free id for an item of a kind: "wish.own-1". */
export function itemIdOf(pack: Pick<ContentPack, "items">, kind: ItemKind): string {
  const taken = new Set(pack.items.map(({ id }) => id));
  const base = kind === "requirement" ? "req.own" : `${kind}.own`;
  let number = 1;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

/** Reads what a pack was exported as. Unlike `checkPack` it lets references go wrong: those are listed while it is edited. */
export function readPackFiles(manifest: unknown, files: ReadonlyMap<string, unknown>): { ok: true; pack: ContentPack } | { ok: false; problems: PackProblem[] } {
  const check = checkPack(manifest, files);
  if (check.ok) return check;
  const broken = check.problems.filter(({ code }) => code === "form" || code === "file" || code === "double");
  if (broken.length > 0) return { ok: false, problems: broken };
  const { files: names, ...head } = manifest as PackManifest;
  return { ok: true, pack: contentPackSchema.parse({ ...head, items: names.flatMap((name) => packItemSchema.array().parse(files.get(name))) }) };
}
