import { crc32, inflateRawSync } from "node:zlib";

import { Inflate } from "fflate";

import { readingLimits } from "./reading-limits";
import { RefusedFile, tooMany } from "./refused-file";

interface Entry {
  name: string;
  method: number;
  encrypted: boolean;
  crc: number;
  packedSize: number;
  size: number;
  headerOffset: number;
}

const signature = { entry: 0x02014b50, local: 0x04034b50, end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50 };

/**
 * The parts of a zip file by its directory, unpacked in small steps and never beyond the limits, whatever sizes the file
 * declares. Only names are used, never as paths. Names are looked up in any case.
 */
export class ZipArchive {
  /** Names of all parts, lower case, "/" between folders, none at the start. */
  readonly names: ReadonlySet<string>;
  readonly #bytes: Uint8Array;
  readonly #entries: ReadonlyMap<string, Entry>;
  #unpacked = 0;

  /** Throws RefusedFile when the directory is missing, lies, or declares too much. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#entries = readDirectory(bytes);
    this.names = new Set(this.#entries.keys());
  }

  has(name: string): boolean {
    return this.#entries.has(canonicalName(name));
  }

  /** Hands on the bytes of a part in steps; throws RefusedFile when they are damaged or too many. */
  unpack(name: string, onChunk: (chunk: Uint8Array, last: boolean) => void): void {
    const entry = this.#entries.get(canonicalName(name));
    if (!entry) throw new RefusedFile("damaged", "part", name);
    if (entry.encrypted) throw new RefusedFile("encrypted");
    if (this.#unpacked + entry.size > readingLimits.unpackedBytes) throw tooLarge(this.#unpacked + entry.size);
    const damaged = () => new RefusedFile("damaged", "zip-entry", name);
    const packed = this.#packedBytes(entry, damaged);
    let size = 0;
    let crc = 0;
    const take = (chunk: Uint8Array, last: boolean) => {
      size += chunk.length;
      this.#unpacked += chunk.length;
      if (this.#unpacked > readingLimits.unpackedBytes) throw tooLarge(this.#unpacked);
      if (size > entry.size) throw damaged();
      crc = crc32(chunk, crc);
      if (last && (size !== entry.size || crc !== entry.crc)) throw damaged();
      onChunk(chunk, last);
    };
    if (entry.method === 0) take(packed, true);
    else if (entry.method === 8 && entry.size <= atOnce) take(inflateAtOnce(packed, entry.size, damaged), true);
    else if (entry.method === 8) inflateInSteps(packed, take, damaged);
    else throw damaged();
  }

  /** A small part as UTF-8 text. */
  text(name: string): string {
    const chunks: Uint8Array[] = [];
    this.unpack(name, (chunk) => chunks.push(chunk.slice()));
    return Buffer.concat(chunks).toString("utf8");
  }

  #packedBytes(entry: Entry, damaged: Damaged): Uint8Array {
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength);
    const at = entry.headerOffset;
    if (at + 30 > this.#bytes.length || view.getUint32(at, true) !== signature.local) throw damaged();
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    if (start + entry.packedSize > this.#bytes.length) throw damaged();
    return this.#bytes.subarray(start, start + entry.packedSize);
  }
}

/** Parts that declare at most this size are unpacked at once, which is quicker; never to more than they declare. */
const atOnce = 8 * 2 ** 20;

/** What to throw of a part that cannot be unpacked. */
type Damaged = () => RefusedFile;

function inflateAtOnce(packed: Uint8Array, size: number, damaged: Damaged): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw damaged();
  }
}

/** Deflate expands at most some 1,030 times, so a step of this size gives at most 16 MB at a time. */
const step = 16 * 1024;

function inflateInSteps(packed: Uint8Array, take: (chunk: Uint8Array, last: boolean) => void, damaged: Damaged): void {
  let ended = false;
  const inflate = new Inflate((chunk, last) => {
    ended ||= last;
    take(chunk, last);
  });
  try {
    for (let at = 0; at === 0 || at < packed.length; at += step) inflate.push(packed.subarray(at, at + step), at + step >= packed.length);
  } catch (error) {
    if (error instanceof Error && "code" in error && typeof error.code === "number") throw damaged();
    throw error;
  }
  if (!ended) throw damaged();
}

function canonicalName(name: string): string {
  return name.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();
}

function tooLarge(bytes: number): RefusedFile {
  const megabytes = (n: number) => `${Math.ceil(n / 2 ** 20)} MB`;
  return new RefusedFile("too-large", megabytes(bytes), megabytes(readingLimits.unpackedBytes));
}

function readDirectory(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset, count } = findDirectory(view);
  if (count > readingLimits.entries) throw tooMany("parts", count, readingLimits.entries);

  const entries = new Map<string, Entry>();
  let at = offset;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== signature.entry) throw new RefusedFile("damaged", "zip-end");
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const end = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (end > bytes.length) throw new RefusedFile("damaged", "zip-end");
    const entry: Entry = {
      name: Buffer.from(bytes.buffer, bytes.byteOffset + at + 46, nameLength).toString("utf8"),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      headerOffset: view.getUint32(at + 42, true),
    };
    readZip64(view, at + 46 + nameLength, extraLength, entry);
    const name = canonicalName(entry.name);
    // Two parts of one name: programs would differ on which counts, so nobody can know what the vendor saw.
    if (entries.has(name)) throw new RefusedFile("damaged", "zip-entry");
    entries.set(name, entry);
    at = end;
  }
  refuseOverlaps(view, bytes, entries.values(), offset);
  return entries;
}

/**
 * Refuses parts that share bytes with each other or with the directory, as bombs do that unpack one piece many times, and
 * parts that are called otherwise where they stand than in the directory.
 */
function refuseOverlaps(view: DataView, bytes: Uint8Array, entries: Iterable<Entry>, directory: number): void {
  let last = 0;
  for (const entry of [...entries].sort((a, b) => a.headerOffset - b.headerOffset)) {
    const at = entry.headerOffset;
    if (at < last || at + 30 > bytes.length || view.getUint32(at, true) !== signature.local) throw new RefusedFile("damaged", "zip-entry");
    const nameLength = view.getUint16(at + 26, true);
    const name = Buffer.from(bytes.buffer, bytes.byteOffset + at + 30, Math.min(nameLength, bytes.length - at - 30)).toString("utf8");
    if (name !== entry.name) throw new RefusedFile("damaged", "zip-entry");
    last = at + 30 + nameLength + view.getUint16(at + 28, true) + entry.packedSize;
    if (last > directory) throw new RefusedFile("damaged", "zip-entry");
  }
}

function findDirectory(view: DataView): { offset: number; count: number } {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) !== signature.end) continue;
    // The same four bytes may stand in the comment behind it: then what they say leads nowhere.
    if (!leadsToDirectory(view, at)) continue;
    const count = view.getUint16(at + 10, true);
    const offset = view.getUint32(at + 16, true);
    if (count !== 0xffff && offset !== 0xffffffff) return { offset, count };
    if (at < 20 || view.getUint32(at - 20, true) !== signature.locator64) return { offset, count };
    const at64 = Number(view.getBigUint64(at - 12, true));
    if (at64 + 56 > view.byteLength || view.getUint32(at64, true) !== signature.end64) break;
    return { offset: Number(view.getBigUint64(at64 + 48, true)), count: Number(view.getBigUint64(at64 + 32, true)) };
  }
  throw new RefusedFile("damaged", "zip-end");
}

/** Whether an end record points to an entry of a directory before it, or says that its numbers stand elsewhere. */
function leadsToDirectory(view: DataView, at: number): boolean {
  const offset = view.getUint32(at + 16, true);
  if (view.getUint16(at + 10, true) === 0xffff || offset === 0xffffffff) return true;
  return offset === at || (offset + 4 <= at && view.getUint32(offset, true) === signature.entry);
}

/** Large sizes stand in an extra field, in this order, each only when its 32-bit place is full. */
function readZip64(view: DataView, from: number, length: number, entry: Entry): void {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const end = Math.min(at + 4 + view.getUint16(at + 2, true), from + length);
    let value = at + 4;
    for (const key of ["size", "packedSize", "headerOffset"] as const) {
      if (entry[key] !== 0xffffffff || value + 8 > end) continue;
      entry[key] = Number(view.getBigUint64(value, true));
      value += 8;
    }
  }
}
