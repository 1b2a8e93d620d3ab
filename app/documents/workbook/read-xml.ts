import { SaxesParser } from "saxes";

import { readingLimits } from "./reading-limits";
import { isDamage, RefusedFile } from "./refused-file";
import { type Decoder, xmlDecoder } from "./text-encoding";
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
 * be declared in it. Throws RefusedFile when the part is not well formed, once all of it was unpacked: what was told until
 * then is what its maker wrote, and can be kept. Where its bytes themselves are not to be trusted it says "zip-entry".
 */
export function readXml(archive: ZipArchive, part: string, listener: XmlListener): void {
  const refuse = () => {
    throw notWellFormed(part);
  };
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on("error", refuse);
  parser.on("doctype", () => {
    throw new RefusedFile("damaged", "dtd", part);
  });
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

  const pieces = new Pieces(listener.ignored ?? []);
  let decoder: Decoder | null = null;
  const take = (chunk: Uint8Array, last: boolean) => {
    if (listener.done?.()) return;
    decoder ??= xmlDecoder(chunk, last);
    if (decoder === null) return refuse();
    for (let at = 0; at === 0 || at < chunk.length; at += step) {
      const end = last && at + step >= chunk.length;
      for (const piece of pieces.of(decoder.decode(chunk.subarray(at, at + step), { stream: !end }), end)) write(parser, piece, pieces.tagsInText ? {} : listener, part);
    }
    if (!last || listener.done?.()) return;
    if (pieces.unfinished) refuse();
    parser.close();
  };
  let damage: RefusedFile | null = null;
  archive.unpack(part, (chunk, last) => {
    try {
      if (damage === null) take(chunk, last);
    } catch (error) {
      if (!isDamage(error)) throw error;
      damage = error;
    }
    if (last && damage !== null) throw damage;
  });
}

/** What reading says of a part that breaks the rules of XML or of its own kind. */
export function notWellFormed(part: string): RefusedFile {
  return new RefusedFile("damaged", "xml", part);
}

/** Bytes that become text at a time: texts of this size are cheap to make and to forget. */
const step = 128 * 1024;

/** Hands a piece on to the parser, apart from the elements in it that are as usual. */
function write(parser: SaxesParser, piece: string, { usual, done }: Pick<XmlListener, "usual" | "done">, part: string): void {
  if (!usual) {
    parser.write(piece);
    return;
  }
  const { pattern } = usual;
  let from = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(piece); match && !done?.(); match = pattern.exec(piece)) {
    if (match.index > from) {
      // Within a tag that was cut off it is no element of its own.
      if (!isBehindTag(piece, match.index)) continue;
      writeSound(parser, piece.slice(from, match.index), part);
    }
    usual.take(match);
    from = pattern.lastIndex;
  }
  if (from < piece.length) writeSound(parser, piece.slice(from), part);
}

/** Hands text on unless an entity begins in it that has no end: the parser would look for that in what is not handed to it. */
function writeSound(parser: SaxesParser, text: string, part: string): void {
  const lone = text.includes("&") && text.length < 8 * step ? text.search(loneAmpersand) : -1;
  parser.write(lone < 0 ? text : text.slice(0, lone));
  if (lone >= 0) throw notWellFormed(part);
}

const loneAmpersand = /&(?!(?:\w+|#\d+|#x[\da-fA-F]+);)/;

/** Whether nothing but white space stands between a place and the tag before it. */
function isBehindTag(piece: string, place: number): boolean {
  let at = place - 1;
  while (at >= 0 && piece.charCodeAt(at) <= 0x20) at -= 1;
  return at < 0 || piece.charCodeAt(at) === 0x3e;
}

/** An attribute by its local name, whatever prefix it has. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  const key = Object.keys(attributes).find((each) => each.endsWith(`:${name}`));
  return key === undefined ? undefined : attributes[key];
}

/**
 * The text of a part in pieces that end where a tag ends, without the elements of some names. Nothing is left out once
 * tags could be text: everywhere but in comments and the like XML writes "<" as an entity.
 */
class Pieces {
  /** A comment or the like was seen. */
  tagsInText = false;
  readonly #ignored: RegExp | null;
  #rest = "";
  /** The end of the element that is being left out. */
  #until: string | null = null;

  constructor(ignored: readonly string[]) {
    this.#ignored = ignored.length === 0 ? null : new RegExp(`<(${ignored.join("|")})(?:\\s[^<>]*)?>`, "g");
  }

  /** Whether an element that is left out has no end. */
  get unfinished(): boolean {
    return this.#until !== null;
  }

  of(more: string, last: boolean): string[] {
    const text = this.#rest + more;
    // What never ends goes on as it is, so that it is not gone over again and again.
    const end = last || text.length > 8 * step ? text.length : text.lastIndexOf(">") + 1;
    this.#rest = text.slice(end);
    const whole = this.#rest === "" ? text : text.slice(0, end);
    this.tagsInText ||= /<!|.<\?/s.test(whole);
    return this.#ignored === null ? [whole] : this.#without(whole, this.#ignored);
  }

  #without(whole: string, ignored: RegExp): string[] {
    const pieces: string[] = [];
    let from = 0;
    while (from < whole.length) {
      if (this.#until !== null) {
        const end = whole.indexOf(this.#until, from);
        if (end < 0) return pieces;
        from = end + this.#until.length;
        this.#until = null;
      }
      ignored.lastIndex = from;
      let opening = this.tagsInText ? null : ignored.exec(whole);
      while (opening?.[0].endsWith("/>")) opening = ignored.exec(whole);
      if (!opening) {
        pieces.push(whole.slice(from));
        return pieces;
      }
      pieces.push(whole.slice(from, opening.index));
      this.#until = `</${opening[1]}>`;
      from = opening.index + opening[0].length;
    }
    return pieces;
  }
}
