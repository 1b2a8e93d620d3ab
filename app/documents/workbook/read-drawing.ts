import { readingLimits } from "./reading-limits";
import { readXml } from "./read-xml";
import { tooMany } from "./refused-file";
import type { ZipArchive } from "./zip-archive";

/** Something that lies on a sheet. Row and column of its corner count from 1; null where it does not say. */
export interface DrawnObject {
  row: number | null;
  column: number | null;
  /** As its maker or the program called it. */
  name: string;
  /** Words in it. */
  text: string;
  /** Ids of relations to what it shows. */
  relations: string[];
}

/** Adds pictures, shapes, charts and text boxes of a drawing to `objects`, in the order of the file. */
export function readDrawing(archive: ZipArchive, part: string, spent: { extras: number; characters: number }, objects: DrawnObject[]): void {
  let object: DrawnObject | null = null;
  let hidden = false;
  let number: "row" | "column" | null = null;
  let inFrom = false;
  let inText = false;
  let inFallback = 0;
  readXml(archive, part, {
    open(name, attributes) {
      if (name === "Fallback") inFallback += 1;
      if (inFallback > 0) return;
      switch (name) {
        case "twoCellAnchor":
        case "oneCellAnchor":
        case "absoluteAnchor":
          object = { row: null, column: null, name: "", text: "", relations: [] };
          hidden = false;
          break;
        case "from":
          inFrom = true;
          break;
        case "row":
        case "col":
          number = inFrom ? (name === "row" ? "row" : "column") : null;
          break;
        case "cNvPr":
          if (object && object.name === "") object.name = attributes.descr || attributes.title || attributes.name || "";
          hidden ||= attributes.hidden === "1" || attributes.hidden === "true";
          break;
        case "p":
          if (object && object.text !== "") object.text += "\n";
          break;
        case "br":
          if (object) object.text += "\n";
          break;
        case "t":
          inText = true;
          break;
        default:
          if (object && object.relations.length < 100) {
            for (const key of ["r:embed", "r:link", "r:id", "r:pict", "r:dm"]) if (attributes[key]) object.relations.push(attributes[key]);
          }
      }
    },
    text(text) {
      if (!object || inFallback > 0) return;
      if (number) object[number] = Number(text) + 1 || null;
      else if (inText) {
        spent.characters += text.length;
        if (spent.characters > readingLimits.characters) throw tooMany("characters", spent.characters, readingLimits.characters);
        object.text += text;
      }
    },
    close(name) {
      if (name === "Fallback") inFallback -= 1;
      if (inFallback > 0) return;
      if (name === "from") inFrom = false;
      else if (name === "t") inText = false;
      else if (name.endsWith("Anchor") && object) {
        spent.extras += 1;
        if (spent.extras > readingLimits.extras) throw tooMany("extras", spent.extras, readingLimits.extras);
        object.text = object.text.trim();
        // What is hidden stands for a control or object that the sheet itself names.
        if (!hidden || object.text !== "") objects.push(object);
        object = null;
      }
      if (name === "row" || name === "col") number = null;
    },
  });
}

/** The words that somebody wrote in a chart or diagram: titles, labels, boxes; not what it takes from cells. */
export function readDrawnWords(archive: ZipArchive, part: string, spent: { extras: number; characters: number }): string {
  const lines: string[] = [];
  let line = "";
  let rich = 0;
  let inText = false;
  readXml(archive, part, {
    open(name) {
      if (name === "p") rich += 1;
      else if (name === "t") inText = rich > 0;
    },
    text(text) {
      if (!inText) return;
      spent.characters += text.length;
      if (spent.characters > readingLimits.characters) throw tooMany("characters", spent.characters, readingLimits.characters);
      line += text;
    },
    close(name) {
      if (name === "t") inText = false;
      if (name !== "p") return;
      rich -= 1;
      if (line.trim() !== "") lines.push(line.trim());
      line = "";
    },
  });
  return lines.join("\n");
}
