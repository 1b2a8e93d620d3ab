import type { Fields } from "./settle-edits";
import { postedString } from "./posted-field";

/** Something that a form lists many of, each with an id. */
export interface Line {
  id: string;
}

/** Names of the parts of a line that a form changes. */
export type Parts<L extends Line> = readonly (keyof L & string)[];

/** How a form names one part of one line; also its field where two people's work is put together. */
export const partName = (part: string, id: string) => `${part}:${id}`;

/** The line that a field named by `partName` is of; null for one that is of none. */
export function lineOfField(field: string): string | null {
  const at = field.indexOf(":");
  return at < 0 ? null : field.slice(at + 1);
}

/** The field of a form that says that a line was shown, so that a tick box without a tick is known from a line left out. */
export const shownLine = "line";

/** Lines as fields that two people may change independently of each other. */
export function lineFields<L extends Line>(lines: readonly L[], parts: Parts<L>): Fields {
  return Object.fromEntries(lines.flatMap((line) => parts.map((part) => [partName(part, line.id), line[part] as unknown])));
}

/** Lines with their parts taken from fields. */
export function withFields<L extends Line>(lines: readonly L[], parts: Parts<L>, fields: Fields): L[] {
  return lines.map((line) => ({ ...line, ...Object.fromEntries(parts.flatMap((part) => (partName(part, line.id) in fields ? [[part, fields[partName(part, line.id)]]] : []))) }));
}

/** Reads one part of a line from a posted form. */
export type PartReader = (form: FormData, name: string) => unknown;

const typed: PartReader = (form, name) => postedString(form, name).trim();

/** The ways in which a form posts a part. A text may have other line ends in a form than where it is kept. */
export const readPart = {
  text: ((form, name) => postedString(form, name).replace(/\r\n?/g, "\n").trim()) satisfies PartReader,
  tick: ((form, name) => form.get(name) !== null) satisfies PartReader,
  /** Nothing typed or chosen is null. */
  orNull: ((form, name) => typed(form, name) || null) satisfies PartReader,
  numbers: ((form, name) => form.getAll(name).map(Number).sort((a, b) => a - b)) satisfies PartReader,
};

/** The lines that a form showed, to be checked by the schema of such a line; those that lack all of the parts are left out. */
export function postedLines(form: FormData, readers: Readonly<Record<string, PartReader>>, belongs: (id: string) => boolean = () => true): Record<string, Record<string, unknown>> {
  const ids = form.getAll(shownLine).map(String).filter(belongs);
  return Object.fromEntries(ids.map((id) => [id, { id, ...Object.fromEntries(Object.entries(readers).map(([part, read]) => [part, read(form, partName(part, id))])) }]));
}

/** The lines that a form showed, each with only those parts of which the form has a field; not for tick boxes, which post nothing when unticked. */
export function postedParts(form: FormData, readers: Readonly<Record<string, PartReader>>): Record<string, Record<string, unknown>> {
  return Object.fromEntries(form.getAll(shownLine).map((id) => [String(id), Object.fromEntries(
    Object.entries(readers).flatMap(([part, read]) => (form.has(partName(part, String(id))) ? [[part, read(form, partName(part, String(id)))]] : [])),
  )]));
}

/** Posted parts of lines as fields. */
export function partFields(posted: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Fields {
  return Object.fromEntries(Object.entries(posted).flatMap(([id, parts]) => Object.entries(parts).map(([part, value]) => [partName(part, id), value])));
}

/**
 * What a form shows of lines that others add to and take out of: those that are saved, in their order. One that somebody
 * took out stays where it stood while it is being changed.
 *
 * @param before what the form showed until now
 */
export function shownLines<L extends Line>(saved: readonly L[], before: readonly L[], isChanged: (id: string) => boolean): L[] {
  const shown = [...saved];
  let place = 0;
  for (const line of before) {
    const at = shown.findIndex(({ id }) => id === line.id);
    if (at >= 0) place = at + 1;
    else if (isChanged(line.id)) shown.splice(place++, 0, line);
  }
  return shown;
}
