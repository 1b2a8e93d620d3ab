import type { Fields } from "./settle-edits";

/**
 * A list of ids as fields of a form, one for each, so that two people can add and take away different ones at the same
 * time: `<name>:<id>` is true for what is in the list.
 */
export function listedFields(name: string, ids: readonly string[]): Fields {
  return Object.fromEntries(ids.map((id) => [`${name}:${id}`, true]));
}

/** The ids of a list back from its fields, in the order in which they stand there. */
export function listOfFields(name: string, fields: Fields): string[] {
  return Object.keys(fields).flatMap((field) => (field.startsWith(`${name}:`) && fields[field] === true ? [field.slice(name.length + 1)] : []));
}

/** The fields of a form with what was taken out of its lists said as such: null for every listed id that stood in `others` only. */
export function withAbsent(fields: Fields, ...others: readonly Fields[]): Fields {
  const absent = others.flatMap((other) => Object.keys(other)).filter((field) => field.includes(":") && !(field in fields));
  return { ...fields, ...Object.fromEntries(absent.map((field) => [field, null])) };
}
