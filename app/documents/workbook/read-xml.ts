import { SaxesParser } from "saxes";

import { readingLimits } from "./reading-limits";
import { RefusedFile } from "./refused-file";
import type { ZipArchive } from "./zip-archive";

/** What a part's elements are told to. Names come without prefix, attributes as written. */
export interface XmlListener {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
  /** True when the rest of the part does not matter; it is still unpacked and checked, but not parsed. */
  done?(): boolean;
  /** Names, without prefix, of elements that do not matter as a whole; they are left out where that is quick. */
  ignored?: readonly string[];
  /**
   * The element that most of a part consists of, as programs usually write it: whole, without entities, comments or other
   * elements than the pattern says (global, one element a match). Where it stands so it is told to `take` alone, which is
   * many times quicker; in any other form it goes the usual way.
   */
  usual?: { pattern: RegExp; take(match: RegExpExecArray): void };
}

/** The local part of a name: "x:row" is "row". */
function local(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/**
 * Streams a part through a parser that knows no entities but XML's own: a document type is refused before anything can
 * be declared in it. Throws RefusedFile when the part is not well formed.
 */
export function readXml(archive: ZipArchive, part: string, listener: XmlListener): void {
  const refuse = () => {
    throw new RefusedFile("damaged", "xml");
  };
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on("error", refuse);
  parser.on("doctype", refuse);
  let depth = 0;
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > readingLimits.depth) refuse();
    listener.open(local(tag.name), tag.attributes);
  });
  parser.on("closetag", (tag) => {
    depth -= 1;
    listener.close?.(local(tag.name));
  });
  if (listener.text) {
    parser.on("text", (text) => listener.text?.(text));
    parser.on("cdata", (text) => listener.text?.(text));
  }

  let decoder: TextDecoder | null = null;
  archive.unpack(part, (chunk, last) => {
    if (listener.done?.()) return;
    decoder ??= new TextDecoder(encodingOf(chunk));
    const text = decoder.decode(chunk, { stream: !last });
    for (const piece of listener.ignored ? withoutElements(text, listener.ignored) : [text]) write(parser, piece, listener);
    if (last && !listener.done?.()) parser.close();
  });
}

/** Hands a piece on to the parser, apart from the elements in it that are as usual. */
function write(parser: SaxesParser, piece: string, { usual, done }: XmlListener): void {
  if (!usual || tagsInText.test(piece)) {
    parser.write(piece);
    return;
  }
  const { pattern } = usual;
  let from = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(piece); match && !done?.(); match = pattern.exec(piece)) {
    if (match.index > from) parser.write(piece.slice(from, match.index));
    usual.take(match);
    from = pattern.lastIndex;
  }
  if (from < piece.length) parser.write(piece.slice(from));
}

/** Where tags could be text: everywhere else XML writes "<" as an entity. */
const tagsInText = /<!|.<\?/s;

function encodingOf(chunk: Uint8Array): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return "utf-16le";
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return "utf-16be";
  return "utf-8";
}

/** An attribute by its local name, whatever prefix it has. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  const key = Object.keys(attributes).find((each) => each.endsWith(`:${name}`));
  return key === undefined ? undefined : attributes[key];
}

/**
 * A piece of XML without the elements of these names, in the order of names, that begin and end in it. Nothing is left out where their tags could
 * be text.
 */
function withoutElements(xml: string, names: readonly string[]): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const name of names) {
    const opening = `<${name}`;
    const closing = `</${name}>`;
    let search = from;
    for (let start = xml.indexOf(opening, search); start >= 0; start = xml.indexOf(opening, search)) {
      if (from === 0 && tagsInText.test(xml)) return [xml];
      const end = xml.indexOf(closing, start);
      if (end < 0) break;
      search = start + opening.length;
      // Neither another element whose name begins like this one, nor one that is closed at once.
      if (!/[\s>]/.test(xml.charAt(search)) || xml.charAt(xml.indexOf(">", start) - 1) === "/") continue;
      search = end + closing.length;
      pieces.push(xml.slice(from, start));
      from = search;
    }
  }
  pieces.push(xml.slice(from));
  return pieces;
}
