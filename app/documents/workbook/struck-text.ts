import { type CellContent, contentText } from "~/domain/responses/read-value";

/** Words of a cell that are struck through, and the rest of them. */
export interface Struck {
  text: string;
  rest: string;
}

/** What of a workbook is struck through: cell styles and shared texts, by number. */
export interface StruckParts {
  styles: ReadonlySet<number>;
  strings: ReadonlyMap<number, Struck>;
}

/** Whether an element such as "strike" is switched on. */
export function isOn(attributes: Readonly<Record<string, string>>): boolean {
  const value = attributes.val ?? "1";
  return value !== "0" && value !== "false";
}

const raisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Figures that are raised by their looks alone, as ones that are raised by themselves: a footnote's mark is no part of a number. */
function raisedText(text: string): string {
  return text.replace(/\d/g, (digit) => raisedDigits[Number(digit)]!);
}

/** Joins the runs of a rich text and keeps apart which of it is struck through. */
export class StruckRuns {
  #struck = "";
  #rest = "";
  #on = false;
  #raised = false;

  /** A text begins. */
  begin(): void {
    this.#struck = "";
    this.#rest = "";
    this.#on = false;
    this.#raised = false;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "r") {
      this.#on = false;
      this.#raised = false;
    } else if (name === "strike") this.#on = isOn(attributes);
    else if (name === "vertAlign") this.#raised = attributes.val === "superscript" || attributes.val === "subscript";
  }

  /** Takes a text of the run that is open, and gives it as it reads. */
  text(text: string): string {
    const read = this.#raised ? raisedText(text) : text;
    if (this.#on) this.#struck += read;
    else this.#rest += read;
    return read;
  }

  /** What is struck through of the text; null where nothing is. */
  get struck(): Struck | null {
    return this.#struck.trim() === "" ? null : { text: this.#struck.trim(), rest: this.#rest.trim() };
  }
}

/** Marks a cell that is struck through, as a whole by its style or in part by the runs of its text. */
export function markStruck(cell: { content: CellContent; struck?: Struck }, { styles, strings }: StruckParts, { type, value, style, runs }: { type: string; value: string; style: number; runs: Struck | null }): void {
  const struck = styles.has(style) ? { text: contentText(cell.content), rest: "" } : type === "s" ? (strings.get(Number(value)) ?? null) : runs;
  if (struck !== null && struck.text !== "") cell.struck = struck;
}
