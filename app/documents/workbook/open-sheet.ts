import type { CellRange } from "./cell-range";
import { type DrawnObject, readDrawing, readDrawnWords } from "./read-drawing";
import { mergeNotes, type Note, readNotes, readThreads } from "./read-notes";
import { type HiddenParts, readSheet, type Row, type SheetContext } from "./read-sheet";
import type { LinkReference, ObjectReference } from "./read-sheet-tail";
import { noRelations, type Relation, type Relations, readRelations, type SheetState } from "./read-workbook-parts";
import { RefusedFile } from "./refused-file";
import type { ZipArchive } from "./zip-archive";

/** A link on cells, with where it leads: an address, or "#" and a place in the workbook. */
export interface Link {
  range: CellRange;
  target: string;
}

/** Something on a sheet that is no text in a cell. Row and column count from 1, null where that is not known. */
export interface SheetObject {
  kind: "picture" | "shape" | "file";
  row: number | null;
  column: number | null;
  /** What it is called, and the name of the part that holds it. */
  name: string;
  /** Words in a text box or shape. */
  text: string;
}

export interface OpenedSheet {
  name: string;
  state: SheetState;
  /** Rows with content, in the order of the file. */
  rows: readonly Row[];
  merges: readonly CellRange[];
  /** Where that is known: rows and columns that are hidden. */
  hidden?: HiddenParts;
  links: readonly Link[];
  notes: readonly Note[];
  objects: readonly SheetObject[];
  /** Page headers and footers, with their codes. */
  margins: readonly string[];
  /** Names of parts of the sheet that are gone or cannot be read. */
  damaged: readonly string[];
}

/** What opening a sheet takes from the workbook and adds to it. */
export interface SheetSource extends SheetContext {
  persons: ReadonlyMap<string, string>;
  /** Parts with pictures and files that a sheet was found to show; canonical names. */
  shown: Set<string>;
}

/** A sheet without anything, for one whose part is gone. */
export function emptySheet(name: string, state: SheetState, damaged: string[]): OpenedSheet {
  return { name, state, rows: [], merges: [], links: [], notes: [], objects: [], margins: [], damaged };
}

/** Opens a sheet and what lies on it; with `most`, only its first rows. */
export function openSheet(archive: ZipArchive, part: string, { name, state }: { name: string; state: SheetState }, source: SheetSource, most?: number): OpenedSheet {
  const damaged: string[] = [];
  const own = readSheet(archive, part, source, most);
  if (most !== undefined) return { ...emptySheet(name, state, damaged), rows: own.rows };

  const relations = intact(part, damaged, () => readRelations(archive, part), noRelations);
  const related = [...relations.values()];
  const partsOf = (type: string): string[] => related.filter((relation) => relation.type === type && !relation.external).map(({ target }) => target);
  const readEach = <T>(type: string, read: (target: string) => T[]): T[] =>
    partsOf(type).flatMap((target) => intact(target, damaged, () => read(target), []));

  const notes = readEach("comments", (target) => readNotes(archive, target, source.spent));
  const threads = readEach("threadedComment", (target) => readThreads(archive, target, source.persons, source.spent));
  const drawn = readEach("drawing", (target) => {
    const shown = readRelations(archive, target);
    return readDrawing(archive, target, source.spent).map((object) => drawnObject(wordsOf(object, shown, archive, source, damaged), shown, source.shown));
  });
  for (const target of partsOf("image")) source.shown.add(target.toLowerCase());
  if (own.objects.length > 0) markDrawnByObjects(archive, partsOf("vmlDrawing"), source.shown);

  return {
    name, state, rows: own.rows, merges: own.merges, hidden: own.hidden,
    links: own.links.flatMap((link) => linkOf(link, relations) ?? []),
    notes: mergeNotes(notes, threads),
    objects: [
      ...drawn,
      ...own.objects.map((object) => referredObject(object, relations, source.shown)),
      ...own.pictureCells.map(({ row, column }): SheetObject => ({ kind: "picture", row, column, name: "#VALUE!", text: "" })),
    ],
    margins: own.margins,
    damaged,
  };
}

/** What reading gives, or `otherwise` when the part is damaged or gone, which is noted. */
export function intact<T>(part: string, damaged: string[], read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RefusedFile) || error.refusal.code !== "damaged") throw error;
    damaged.push(part);
    return otherwise;
  }
}

/** The name of a part without its folders. */
export function baseName(part: string): string {
  return part.slice(part.lastIndexOf("/") + 1);
}

function linkOf({ range, relation, location }: LinkReference, relations: Relations): Link | null {
  const target = relation === null ? "" : (relations.get(relation)?.target ?? "");
  const whole = location === "" ? target : `${target}#${location}`;
  return whole === "" ? null : { range, target: whole };
}

function called(name: string, relation: Relation | undefined): string {
  const file = relation ? baseName(relation.target) : "";
  if (name === "" || file === "") return name || file;
  return `${name} (${file})`;
}

/** Charts and diagrams keep their words in a part of their own. */
function wordsOf(object: DrawnObject, all: Relations, archive: ZipArchive, { spent }: SheetSource, damaged: string[]): DrawnObject {
  const words = object.relations.flatMap((id) => {
    const relation = all.get(id);
    if (!relation || relation.external || !/^(?:chart|chartEx|diagramData)$/.test(relation.type)) return [];
    return intact(relation.target, damaged, () => readDrawnWords(archive, relation.target, spent), "");
  });
  return { ...object, text: [object.text, ...words].filter((text) => text !== "").join("\n") };
}

function drawnObject({ row, column, name, text, relations }: DrawnObject, all: Relations, shown: Set<string>): SheetObject {
  const targets = relations.flatMap((id) => all.get(id) ?? []);
  for (const { target } of targets) shown.add(target.toLowerCase());
  const kind = text !== "" && !targets.some(({ type }) => type === "image" || type.startsWith("chart")) ? "shape" : "picture";
  return { kind, row, column, name: called(name, targets[0]), text };
}

function referredObject({ relation, kind, name, row, column }: ObjectReference, all: Relations, shown: Set<string>): SheetObject {
  const target = relation === null ? undefined : all.get(relation);
  if (target) shown.add(target.target.toLowerCase());
  return { kind, row, column, name: called(name, target), text: "" };
}

/** Embedded files are drawn in the old way too; these pictures are no vendor's. */
function markDrawnByObjects(archive: ZipArchive, parts: readonly string[], shown: Set<string>): void {
  for (const part of parts) for (const { target } of intact(part, [], () => readRelations(archive, part), noRelations).values()) shown.add(target.toLowerCase());
}
