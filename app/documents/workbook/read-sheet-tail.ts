import { type CellRange, parseRange } from "./cell-range";
import { readingLimits } from "./reading-limits";
import { attribute } from "./read-xml";
import { tooMany } from "./refused-file";

/** A link on a cell: the id of a relation, or a place in the workbook itself. */
export interface LinkReference {
  range: CellRange;
  relation: string | null;
  location: string;
}

/** An object that the sheet's own part names: the id of a relation, what kind, and where it stands if that is said. */
export interface ObjectReference {
  relation: string | null;
  kind: "file" | "picture";
  name: string;
  row: number | null;
  column: number | null;
}

export interface SheetTailContent {
  /** Blocks of merged cells. */
  merges: CellRange[];
  links: LinkReference[];
  objects: ObjectReference[];
  /** Page headers and footers as they are written, with their codes. */
  margins: string[];
}

/** Listens to what stands behind the cells in a sheet's part. */
export class SheetTail {
  readonly content: SheetTailContent = { merges: [], links: [], objects: [], margins: [] };
  readonly #spent: { extras: number; characters: number };
  /** The object whose place is being told, and which of its numbers. */
  #object: ObjectReference | null = null;
  readonly #known = new Map<string, ObjectReference>();
  #inFrom = false;
  #number: "row" | "column" | null = null;
  #margin: string | null = null;

  constructor(spent: { extras: number; characters: number }) {
    this.#spent = spent;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case "mergeCell": {
        const range = this.#range(attributes.ref);
        if (range) this.content.merges.push(range);
        break;
      }
      case "hyperlink": {
        const range = this.#range(attributes.ref);
        if (range) this.content.links.push({ range, relation: attribute(attributes, "id") ?? null, location: attributes.location ?? "" });
        break;
      }
      case "oleObject":
        this.#object = this.#add({ relation: attribute(attributes, "id") ?? null, kind: "file", name: attributes.progId ?? "", row: null, column: null });
        break;
      case "control":
        this.#object = this.#add({ relation: attribute(attributes, "id") ?? null, kind: "picture", name: attributes.name ?? "", row: null, column: null });
        break;
      case "picture":
        this.#add({ relation: attribute(attributes, "id") ?? null, kind: "picture", name: "", row: null, column: null });
        break;
      case "oddHeader":
      case "oddFooter":
      case "evenHeader":
      case "evenFooter":
      case "firstHeader":
      case "firstFooter":
        this.#margin = "";
        break;
      case "from":
        this.#inFrom = true;
        break;
      case "row":
      case "col":
        this.#number = this.#inFrom ? (name === "row" ? "row" : "column") : null;
        break;
    }
  }

  text(text: string): void {
    if (this.#margin !== null) {
      this.#spent.characters += text.length;
      if (this.#spent.characters > readingLimits.characters) throw tooMany("characters", this.#spent.characters, readingLimits.characters);
      this.#margin += text;
    }
    if (this.#object && this.#number) this.#object[this.#number] = Number(text) + 1 || null;
  }

  close(name: string): void {
    if (name === "from") this.#inFrom = false;
    else if (name === "oleObject" || name === "control") this.#object = null;
    this.#number = null;
    if (this.#margin) this.content.margins.push(this.#margin);
    this.#margin = null;
  }

  #add(object: ObjectReference): ObjectReference {
    this.#spend();
    // Newer and older programs are told of the same object.
    const known = object.relation === null ? undefined : this.#known.get(object.relation);
    if (known) return known;
    if (object.relation !== null) this.#known.set(object.relation, object);
    this.content.objects.push(object);
    return object;
  }

  #range(reference: string | undefined): CellRange | null {
    this.#spend();
    return reference === undefined ? null : parseRange(reference);
  }

  #spend(): void {
    this.#spent.extras += 1;
    if (this.#spent.extras > readingLimits.extras) throw tooMany("extras", this.#spent.extras, readingLimits.extras);
  }
}
