import type { CellRange } from "./cell-range";
import type { Link, SheetObject } from "./open-sheet";
import { OdsCell } from "./read-ods-cell";
import type { Note } from "./read-notes";
import { readingLimits } from "./reading-limits";
import type { Cell, Row } from "./read-sheet";
import type { XmlListener } from "./read-xml";
import { tooMany } from "./refused-file";

/** A sheet as the content of an OpenDocument spreadsheet has it. */
export interface OdsSheet {
  name: string;
  hidden: boolean;
  rows: Row[];
  merges: CellRange[];
  links: Link[];
  notes: Note[];
  objects: SheetObject[];
}

type Attributes = Readonly<Record<string, string>>;

/** Elements that draw something on a sheet, with what is in them. */
const drawings = new Set([
  "frame", "custom-shape", "rect", "ellipse", "circle", "line", "polyline", "polygon", "regular-polygon", "path", "connector", "g", "caption", "control", "measure",
]);

/** A formula that takes its result from another file or program. */
const reachesOut = /'[^'\n]*'#|\bDDE\s*\(|\bWEBSERVICE\s*\(/i;

/**
 * Listens to the content of an OpenDocument spreadsheet. Rows and cells can be repeated any number of times by one
 * attribute: blank ones cost nothing, and of others no more are made than the limits allow.
 */
export class OdsListener implements XmlListener {
  readonly sheets: OdsSheet[] = [];
  /** Parts with pictures and objects that a sheet shows; lower case. */
  readonly shown = new Set<string>();
  externalLinks = false;
  /** Whether the file holds a spreadsheet at all. */
  spreadsheet = false;
  readonly ignored = ["content-validations"];

  readonly #rowsOf: (name: string, hidden: boolean) => number;
  readonly #spent = { cells: 0, characters: 0, extras: 0 };
  readonly #hiddenStyles = new Set<string>();
  #style = "";
  /** Styles of cells and of words that strike them through, by family and name; and how many of the open spans do. */
  readonly #struckStyles = new Set<string>();
  #styleKey = "";
  readonly #spans: boolean[] = [];
  /** Sheets within each other; what lies deeper than one is a table in a cell. */
  #depth = 0;
  #sheet: OdsSheet | null = null;
  #most = Infinity;
  #row = 0;
  #rowRepeat = 1;
  #column = 0;
  #columnRepeat = 1;
  #cells: Cell[] = [];
  #cell: OdsCell | null = null;
  #note: { text: string[] } | null = null;
  #object: SheetObject | null = null;
  #drawn = 0;
  /** Whether characters that come now are words in a paragraph, and not those of a date or an author. */
  #inParagraph = 0;

  /** @param rowsOf how many rows with content of a sheet matter, by its name and whether it is hidden */
  constructor(rowsOf: (name: string, hidden: boolean) => number) {
    this.#rowsOf = rowsOf;
  }

  open(name: string, attributes: Attributes): void {
    switch (name) {
      case "style":
        this.#style = attributes["style:family"] === "table" ? (attributes["style:name"] ?? "") : "";
        this.#styleKey = `${attributes["style:family"] ?? ""} ${attributes["style:name"] ?? ""}`;
        return;
      case "table-properties":
        if (this.#style !== "" && attributes["table:display"] === "false") this.#hiddenStyles.add(this.#style);
        return;
      case "text-properties":
        if (isStruckThrough(attributes) && this.#styleKey !== "") this.#struckStyles.add(this.#styleKey);
        return;
      case "spreadsheet":
        this.spreadsheet = true;
        return;
      case "table":
        this.#openTable(attributes);
        return;
      case "table-source":
      case "cell-range-source":
      case "dde-link":
        this.externalLinks = true;
        return;
    }
    if (this.#sheet && this.#depth === 1) this.#openInSheet(name, attributes);
  }

  text(text: string): void {
    if (this.#inParagraph > 0 && this.#depth === 1) this.#write(text.replace(/[\t\r\n ]+/g, " "));
  }

  close(name: string): void {
    switch (name) {
      case "style":
        this.#style = "";
        this.#styleKey = "";
        return;
      case "table":
        this.#depth -= 1;
        if (this.#depth === 0) this.#sheet = null;
        return;
    }
    if (this.#sheet && this.#depth === 1) this.#closeInSheet(name);
  }

  #openTable(attributes: Attributes): void {
    this.#depth += 1;
    if (this.#depth > 1) return;
    const name = attributes["table:name"] ?? "";
    // What a program keeps of other files that cells refer to.
    const kept = /^'?[a-z]+:\/\//i.test(name);
    const hidden = this.#hiddenStyles.has(attributes["table:style-name"] ?? "");
    this.#sheet = { name, hidden, rows: [], merges: [], links: [], notes: [], objects: [] };
    this.#most = kept ? 0 : this.#rowsOf(name, hidden);
    this.#row = 0;
    if (kept) this.externalLinks = true;
    else this.sheets.push(this.#sheet);
    if (this.sheets.length > readingLimits.sheets) throw tooMany("sheets", this.sheets.length, readingLimits.sheets);
  }

  #openInSheet(name: string, attributes: Attributes): void {
    if (this.#sheet!.rows.length >= this.#most) return;
    if (drawings.has(name)) {
      this.#drawn += 1;
      if (this.#drawn === 1) this.#object = { kind: "shape", row: this.#cell ? this.#row + 1 : null, column: this.#cell ? this.#column + 1 : null, name: attributes["draw:name"] ?? "", text: "" };
      return;
    }
    switch (name) {
      case "table-row":
        this.#rowRepeat = repeats(attributes["table:number-rows-repeated"]);
        this.#column = 0;
        this.#cells = [];
        return;
      case "table-cell":
      case "covered-table-cell":
        this.#columnRepeat = repeats(attributes["table:number-columns-repeated"]);
        this.#cell = new OdsCell(attributes, this.#struckStyles.has(`table-cell ${attributes["table:style-name"] ?? ""}`));
        this.#merge(attributes);
        return;
      case "annotation":
        this.#note = { text: [] };
        return;
      case "p":
      case "h":
        this.#inParagraph += 1;
        if (this.#note) this.#note.text.push("");
        else if (this.#object) this.#object.text += this.#object.text === "" ? "" : "\n";
        else this.#cell?.openParagraph();
        return;
      case "span":
        this.#spans.push(this.#struckStyles.has(`text ${attributes["text:style-name"] ?? ""}`));
        return;
      case "s":
        this.#write(" ".repeat(Math.min(repeats(attributes["text:c"]), 1000)));
        return;
      case "tab":
        this.#write("\t");
        return;
      case "line-break":
        this.#write("\n");
        return;
      case "a":
        if (this.#cell && !this.#note && !this.#object) this.#link(attributes["xlink:href"] ?? "");
        return;
      case "image":
      case "object":
      case "object-ole":
        this.#show(name === "image" ? "picture" : "file", attributes["xlink:href"] ?? "");
        return;
    }
  }

  #closeInSheet(name: string): void {
    if (drawings.has(name)) {
      if (this.#drawn > 0) this.#drawn -= 1;
      if (this.#drawn === 0 && this.#object) this.#endObject(this.#object);
      return;
    }
    switch (name) {
      case "p":
      case "h":
        if (this.#inParagraph > 0) this.#inParagraph -= 1;
        return;
      case "span":
        this.#spans.pop();
        return;
      case "annotation":
        if (this.#note) this.#endNote(this.#note.text.join("\n").trim());
        return;
      case "table-cell":
      case "covered-table-cell":
        this.#endCell();
        return;
      case "table-row":
        this.#endRow();
        return;
    }
  }

  #write(text: string): void {
    this.#spend("characters", text.length);
    if (this.#note) this.#note.text[this.#note.text.length - 1] += text;
    else if (this.#object) this.#object.text += text;
    else this.#cell?.write(text, this.#spans.includes(true));
  }

  #endCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (!cell) return;
    const content = cell.content();
    const formula = cell.formula;
    const struck = cell.struck;
    if (formula !== null && reachesOut.test(formula)) this.externalLinks = true;
    if (content !== null || formula !== null) {
      this.#spend("cells", this.#columnRepeat);
      for (let index = 0; index < this.#columnRepeat; index += 1) {
        this.#cells.push({ row: this.#row + 1, column: this.#column + 1 + index, content: content ?? { kind: "text", text: "" }, formula, ...(struck ? { struck } : {}) });
      }
    }
    this.#column += this.#columnRepeat;
  }

  #endRow(): void {
    const [cells, repeat] = [this.#cells, this.#rowRepeat];
    this.#cells = [];
    if (cells.length > 0 && this.#sheet!.rows.length < this.#most) {
      this.#spend("cells", cells.length * (repeat - 1));
      for (let index = 0; index < repeat; index += 1) {
        const number = this.#row + 1 + index;
        this.#sheet!.rows.push({ number, cells: index === 0 ? cells : cells.map((cell) => ({ ...cell, row: number })) });
      }
    }
    this.#row += repeat;
  }

  #merge(attributes: Attributes): void {
    const [columns, rows] = [repeats(attributes["table:number-columns-spanned"]), repeats(attributes["table:number-rows-spanned"])];
    if (columns === 1 && rows === 1) return;
    this.#spend("extras", 1);
    this.#sheet!.merges.push({ top: this.#row + 1, left: this.#column + 1, bottom: this.#row + rows, right: this.#column + columns });
  }

  #link(target: string): void {
    if (target === "") return;
    this.#spend("extras", 1);
    const [row, column] = [this.#row + 1, this.#column + 1];
    this.#sheet!.links.push({ range: { top: row, left: column, bottom: row, right: column }, target });
  }

  #endNote(text: string): void {
    this.#note = null;
    if (text === "") return;
    this.#spend("extras", 1);
    this.#sheet!.notes.push({ row: this.#row + 1, column: this.#column + 1, author: "", text });
  }

  #show(kind: "picture" | "file", href: string): void {
    const part = href.replace(/^\.\//, "").toLowerCase();
    if (part !== "") this.shown.add(part);
    // An object comes with a picture of itself.
    if (!this.#object || this.#object.kind === "file") return;
    this.#object.kind = kind;
    if (this.#object.name === "") this.#object.name = part.slice(part.lastIndexOf("/") + 1);
  }

  #endObject(object: SheetObject): void {
    this.#object = null;
    this.#spend("extras", 1);
    this.#sheet!.objects.push({ ...object, text: object.text.trim() });
  }

  #spend(what: "cells" | "characters" | "extras", number: number): void {
    this.#spent[what] += number;
    if (this.#spent[what] > readingLimits[what]) throw tooMany(what, this.#spent[what], readingLimits[what]);
  }
}

/** Whether a style draws a line through words. */
function isStruckThrough(attributes: Attributes): boolean {
  const line = attributes["style:text-line-through-style"] ?? attributes["style:text-line-through-type"] ?? "none";
  return line !== "none";
}

/** A number of times, at least one. */
function repeats(text: string | undefined): number {
  if (text === undefined) return 1;
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 1 ? number : 1;
}
