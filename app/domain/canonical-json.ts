/**
 * JSON with sorted keys and no white space, so that equal data has equal bytes and equal hashes (the idea of RFC 8785).
 * `undefined` members are left out, as JSON.stringify does. Throws on NaN and the infinities, which JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  // The engine's own writer is much quicker than any of ours, and it writes members in the order in which they stand.
  const ordered = inOrder(value);
  return ordered === unordered ? written(value) : JSON.stringify(ordered);
}

/** Stands for data whose members no object can hold in order: keys that look like numbers come first, "__proto__" is none. */
const unordered = Symbol("unordered");

/** The same data with the members of every object in order; what is in order already is not copied. */
function inOrder(value: unknown): unknown {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return finite(value);
  if (Array.isArray(value)) return listInOrder(value);
  if (typeof value === "object") return membersInOrder(value as Record<string, unknown>);
  throw new TypeError(`canonicalJson: a ${typeof value} cannot be written as JSON`);
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`canonicalJson: ${value} cannot be written as JSON`);
  return value;
}

function listInOrder(list: readonly unknown[]): unknown {
  let copy: unknown[] | null = null;
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index] ?? null;
    const ordered = inOrder(item);
    if (ordered === unordered) return unordered;
    if (ordered !== item) (copy ??= [...list])[index] = ordered;
  }
  return copy ?? list;
}

function membersInOrder(object: Record<string, unknown>): unknown {
  // An object that writes itself, as a date does, would come out as what it writes.
  if ("toJSON" in object) return unordered;
  const keys = Object.keys(object);
  let sorted = true;
  for (let index = 0; index < keys.length; index += 1) {
    if (/^(?:\d|__proto__$)/.test(keys[index])) return unordered;
    if (index > 0 && keys[index - 1] > keys[index]) sorted = false;
  }
  let copy: Record<string, unknown> | null = null;
  if (!sorted) {
    keys.sort();
    copy = {};
  }
  for (const key of keys) {
    const member = object[key];
    if (member === undefined) continue;
    const ordered = inOrder(member);
    if (ordered === unordered) return unordered;
    if (copy === null && ordered !== member) copy = { ...object };
    if (copy !== null) copy[key] = ordered;
  }
  return copy ?? object;
}

function written(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return JSON.stringify(finite(value));
  if (Array.isArray(value)) return `[${value.map((item) => written(item ?? null)).join(",")}]`;
  if (typeof value === "object") {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${written(member)}`);
    return `{${members.join(",")}}`;
  }
  throw new TypeError(`canonicalJson: a ${typeof value} cannot be written as JSON`);
}
