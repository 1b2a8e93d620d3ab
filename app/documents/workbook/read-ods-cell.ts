import type { CellContent } from "~/domain/responses/read-value";

import type { Struck } from "./struck-text";

const day = 86_400_000;
/** Day 0 of spreadsheet programs; before March 1900 they do not agree. */
const dayZero = Date.UTC(1899, 11, 30);
const firstSure = Date.UTC(1900, 2, 1);

/** One cell of an OpenDocument spreadsheet while its words come in. */
export class OdsCell {
  readonly #attributes: Readonly<Record<string, string>>;
  readonly #paragraphs: string[] = [];
  readonly #wholeStruck: boolean;
  #struck = "";
  #rest = "";

  /** @param struck its style strikes it through */
  constructor(attributes: Readonly<Record<string, string>>, struck = false) {
    this.#attributes = attributes;
    this.#wholeStruck = struck;
  }

  openParagraph(): void {
    this.#paragraphs.push("");
    if (this.#rest !== "") this.#rest += "\n";
  }

  write(text: string, struck = false): void {
    if (struck) this.#struck += text;
    else this.#rest += text;
    if (this.#paragraphs.length === 0) this.#paragraphs.push("");
    this.#paragraphs[this.#paragraphs.length - 1] += text;
  }

  /** What of it is struck through; null where nothing is. */
  get struck(): Struck | null {
    if (this.#wholeStruck) return { text: this.#paragraphs.join("\n").trim(), rest: "" };
    return this.#struck.trim() === "" ? null : { text: this.#struck.trim(), rest: this.#rest.trim() };
  }

  /** The formula, with "=", when the content is its saved result. */
  get formula(): string | null {
    const formula = this.#attributes["table:formula"];
    // Before it stands which language it is written in: "of:=".
    return formula === undefined ? null : `=${formula.replace(/^[a-z]+:/i, "").replace(/^=/, "")}`;
  }

  /** What the cell holds, as its value says where it has one, else as it shows; null for a blank one. */
  content(): CellContent | null {
    const shown = this.#paragraphs.join("\n");
    const attributes = this.#attributes;
    if (attributes["calcext:value-type"] === "error" || /^(?:Err:\d{3}|#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!))$/.test(shown) && this.formula !== null) return { kind: "error", text: shown || "#N/A" };
    switch (attributes["office:value-type"]) {
      case "float":
      case "currency":
        return asShown(numberOf(attributes["office:value"], "general"), shown) ?? textOf(shown);
      case "percentage":
        return numberOf(attributes["office:value"], "percent") ?? textOf(shown);
      case "date":
        return dateOf(attributes["office:date-value"] ?? "") ?? textOf(shown);
      case "boolean":
        return { kind: "boolean", boolean: attributes["office:boolean-value"] === "true" };
      case "string":
        return textOf(shown || (attributes["office:string-value"] ?? ""));
      default:
        return textOf(shown);
    }
  }
}

function textOf(text: string): CellContent | null {
  return text === "" ? null : { kind: "text", text };
}

function numberOf(text: string | undefined, format: "general" | "percent"): CellContent | null {
  const number = text === undefined || text.trim() === "" ? NaN : Number(text);
  return Number.isFinite(number) ? { kind: "number", number, format, date1904: false } : null;
}

/** A number with how it shows, where that is the same number with other digits. */
function asShown(content: CellContent | null, shown: string): CellContent | null {
  if (content?.kind !== "number" || shown === String(content.number) || !/^\d+(?:[.,]\d+)?$/.test(shown)) return content;
  return Number(shown.replace(",", ".")) === content.number ? { ...content, written: shown } : content;
}

/** A date, with or without a time, as the day number that an Excel workbook would hold. */
function dateOf(text: string): CellContent | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?/.exec(text);
  const instant = match ? Date.parse(`${match[1]}T${match[2] ?? "00:00"}Z`) : NaN;
  if (Number.isNaN(instant) || instant < firstSure) return null;
  return { kind: "number", number: (instant - dayZero) / day, format: "date", date1904: false };
}
