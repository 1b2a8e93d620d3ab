import { parseRange } from "./cell-range";
import { readingLimits } from "./reading-limits";
import { unescapeText } from "./read-sheet";
import { readXml } from "./read-xml";
import { tooMany } from "./refused-file";
import type { ZipArchive } from "./zip-archive";

/** What was noted at a cell, by whom if that is said. Row and column count from 1. */
export interface Note {
  row: number;
  column: number;
  author: string;
  text: string;
}

/** Counts over the whole workbook. */
interface Spent {
  extras: number;
  characters: number;
}

function spend(spent: Spent, characters: number): void {
  spent.extras += 1;
  spent.characters += characters;
  if (spent.extras > readingLimits.extras) throw tooMany("extras", spent.extras, readingLimits.extras);
  if (spent.characters > readingLimits.characters) throw tooMany("characters", spent.characters, readingLimits.characters);
}

/** Authors of notes that stand for a threaded comment start like this. */
const threadAuthor = "tc=";

/** Before the words of a threaded comment programs put an explanation in the user's language, then such a line. */
const threadPreamble = /^\[[^\]\n]*\][^]*?\n[^\n:]{2,30}:[ \t]*\n[ \t]*/;

/**
 * Adds notes at cells to `notes`. One that stands for a threaded comment, for programs that do not know these, comes without the
 * explanation before it.
 */
export function readNotes(archive: ZipArchive, part: string, spent: Spent, notes: Note[]): void {
  const authors: string[] = [];
  let note: Note | null = null;
  let text = "";
  let target: "author" | "text" | null = null;
  let inPhonetic = false;
  readXml(archive, part, {
    open(name, attributes) {
      if (name === "comment") {
        const place = parseRange(attributes.ref ?? "");
        note = { row: place?.top ?? 1, column: place?.left ?? 1, author: authors[Number(attributes.authorId ?? -1)] ?? "", text: "" };
        text = "";
      } else if (name === "author") {
        target = "author";
        text = "";
      } else if (name === "t") target = inPhonetic ? null : "text";
      else if (name === "rPh") inPhonetic = true;
    },
    text(more) {
      if (target !== null) text += more;
    },
    close(name) {
      if (name === "author") {
        authors.push(unescapeText(text));
        spend(spent, text.length);
      } else if (name === "rPh") inPhonetic = false;
      else if (name === "comment" && note) {
        spend(spent, text.length);
        const whole = unescapeText(text).trim();
        const threaded = note.author.startsWith(threadAuthor);
        note.text = threaded ? whole.replace(threadPreamble, "").trim() || whole : whole;
        if (threaded) note.author = threadAuthor;
        if (note.text !== "") notes.push(note);
        note = null;
      }
      if (name === "author" || name === "t") target = null;
    },
  });
}

/** Adds threaded comments at cells to `notes`, in the order of the file; `persons` are names by id. */
export function readThreads(archive: ZipArchive, part: string, persons: ReadonlyMap<string, string>, spent: Spent, notes: Note[]): void {
  let note: Note | null = null;
  let inText = false;
  readXml(archive, part, {
    open(name, attributes) {
      if (name === "threadedComment") {
        const place = parseRange(attributes.ref ?? "");
        note = { row: place?.top ?? 1, column: place?.left ?? 1, author: persons.get(attributes.personId ?? "") ?? "", text: "" };
      } else if (name === "text") inText = true;
    },
    text(more) {
      if (inText && note) note.text += more;
    },
    close(name) {
      if (name === "text") inText = false;
      if (name !== "threadedComment" || !note) return;
      spend(spent, note.text.length);
      note.text = unescapeText(note.text).trim();
      if (note.text !== "") notes.push(note);
      note = null;
    },
  });
}

/** Names of the people who wrote threaded comments, by id. */
export function readPersons(archive: ZipArchive, part: string, spent: Spent): Map<string, string> {
  const persons = new Map<string, string>();
  readXml(archive, part, {
    open(name, attributes) {
      if (name !== "person") return;
      const displayName = attributes.displayName ?? "";
      spend(spent, displayName.length);
      persons.set(attributes.id ?? "", displayName);
    },
  });
  return persons;
}

/** Notes and threaded comments together: where there are both, the note only stands for the comment. */
export function mergeNotes(notes: readonly Note[], threads: readonly Note[]): Note[] {
  const at = ({ row, column }: Note) => `${row} ${column}`;
  const threaded = new Set(threads.map(at));
  const kept = notes.filter((note) => !(note.author === threadAuthor && threaded.has(at(note))));
  // A note begins with its author's name if the author wanted it to.
  return [...kept.map((note) => ({ ...note, author: "" })), ...threads];
}
