import type { CellRange } from "./cell-range";
import { type Damage, intact } from "./damage";
import { type DrawnObject, readDrawing, readDrawnWords } from "./read-drawing";
import { mergeNotes, type Note, readNotes, readThreads } from "./read-notes";
import { type HiddenParts, readSheet, type Row, type SheetContext, type SheetPart } from "./read-sheet";
import type { LinkReference, ObjectReference } from "./read-sheet-tail";
import { noRelations, type Relation, type Relations, readRelations, relationsPart, type SheetState } from "./read-workbook-parts";
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
  /** Parts of the sheet that are gone or cannot be read. */
  damaged: readonly Damage[];
}

/** What opening a sheet takes from the workbook and adds to it. */
export interface SheetSource extends SheetContext {
  persons: ReadonlyMap<string, string>;
  /** Parts with pictures and files that a sheet was found to show; canonical names. */
  shown: Set<string>;
}

/** A sheet without anything, for one whose part is gone. */
export function emptySheet(name: string, state: SheetState, damaged: Damage[]): OpenedSheet {
  return { name, state, rows: [], merges: [], links: [], notes: [], objects: [], margins: [], damaged };
}

/** Opens a sheet and what lies on it; with `most`, only its first rows. */
export function openSheet(archive: ZipArchive, part: string, { name, state }: { name: string; state: SheetState }, source: SheetSource, most?: number): OpenedSheet {
  const own = readSheet(archive, part, source, most);
  const damaged = cutOf(part, own);
  if (most !== undefined) return { ...emptySheet(name, state, damaged), rows: own.rows };

  const relations = soundRelations(archive, part, damaged);
  const related = [...relations.values()];
  const partsOf = (type: string): string[] => related.filter((relation) => relation.type === type && !relation.external).map(({ target }) => target);
  // Of a part that is cut off what stands before the damage is kept.
  const readEach = <T>(type: string, kind: Damage["kind"], read: (target: string, found: T[]) => void): { target: string; found: T[] }[] =>
    partsOf(type).map((target) => {
      const found: T[] = [];
      intact(target, kind, damaged, () => read(target, found), undefined);
      return { target, found };
    });

  const notes = readEach<Note>("comments", "notes", (target, found) => readNotes(archive, target, source.spent, found)).flatMap(({ found }) => found);
  const threads = readEach<Note>("threadedComment", "notes", (target, found) => readThreads(archive, target, source.persons, source.spent, found)).flatMap(({ found }) => found);
  const drawn = readEach<DrawnObject>("drawing", "drawing", (target, found) => readDrawing(archive, target, source.spent, found)).flatMap(({ target, found }) => {
    const shown = archive.has(target) ? soundRelations(archive, target, damaged) : noRelations;
    return found.map((object) => drawnObject(wordsOf(object, shown, archive, source, damaged), shown, source.shown));
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

/** What is missing of a sheet whose own part cannot be read to its end. */
function cutOf(part: string, { cut, rows }: SheetPart): Damage[] {
  if (!cut) return [];
  const { row, reason } = cut;
  if (row === null) return [{ part, kind: "tail", reason }];
  return rows.length === 0 ? [{ part, kind: "sheet", reason }] : [{ part, kind: "rows", reason, row }];
}

/** The relations of a part, those before the damage where they are cut off. */
export function soundRelations(archive: ZipArchive, part: string, damaged: Damage[]): Relations {
  const relations = new Map<string, Relation>();
  return intact(relationsPart(part), "links", damaged, () => readRelations(archive, part, relations), relations);
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
function wordsOf(object: DrawnObject, all: Relations, archive: ZipArchive, { spent }: SheetSource, damaged: Damage[]): DrawnObject {
  const words = object.relations.flatMap((id) => {
    const relation = all.get(id);
    if (!relation || relation.external || !/^(?:chart|chartEx|diagramData)$/.test(relation.type)) return [];
    return intact(relation.target, "drawing", damaged, () => readDrawnWords(archive, relation.target, spent), "");
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
  for (const part of parts) for (const { target } of soundRelations(archive, part, []).values()) shown.add(target.toLowerCase());
}
