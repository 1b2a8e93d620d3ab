/**
 * A zip of files as they are, without compression and with one fixed date: the bytes follow from names and contents
 * alone, so that any byte that was changed, also outside the files, shows when the same files are packed again.
 */

const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
/** 1 January 1980, the earliest day that a zip can hold. */
const fixedDate = 0x0021;
/** Version 2.0, names in UTF-8. */
const version = 20;
const utf8Names = 0x0800;
const sizes = { local: 30, central: 46, end: 22 } as const;

/** One file of an archive; `/` between folders. */
export interface PackedFile {
  path: string;
  bytes: Uint8Array;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** CRC-32 as zip has it. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Packs files in the given order. Throws a RangeError beyond what a plain zip can hold: 65,535 files or 4 GB. */
export function packFiles(files: readonly PackedFile[]): Uint8Array {
  const named = files.map(({ path, bytes }) => ({ name: new TextEncoder().encode(path), bytes, crc: crc32(bytes) }));
  const central = named.reduce((sum, { name }) => sum + sizes.central + name.length, 0);
  const total = named.reduce((sum, { name, bytes }) => sum + sizes.local + name.length + bytes.length, central + sizes.end);
  if (files.length > 0xffff || total > 0xffffffff) throw new RangeError(`a zip holds at most 65,535 files and 4 GB; these are ${files.length} files of ${total} bytes`);
  const packed = new Uint8Array(total);
  const view = new DataView(packed.buffer);
  const starts: number[] = [];
  let at = 0;
  const common = (offset: number, { name, bytes, crc }: (typeof named)[number]) => {
    view.setUint16(offset, version, true);
    view.setUint16(offset + 2, utf8Names, true);
    // Method 0 (stored) and time 0 stay as they are.
    view.setUint16(offset + 8, fixedDate, true);
    view.setUint32(offset + 10, crc, true);
    view.setUint32(offset + 14, bytes.length, true);
    view.setUint32(offset + 18, bytes.length, true);
    view.setUint16(offset + 22, name.length, true);
  };
  for (const file of named) {
    starts.push(at);
    view.setUint32(at, signatures.local, true);
    common(at + 4, file);
    packed.set(file.name, at + sizes.local);
    packed.set(file.bytes, at + sizes.local + file.name.length);
    at += sizes.local + file.name.length + file.bytes.length;
  }
  const directory = at;
  named.forEach((file, index) => {
    view.setUint32(at, signatures.central, true);
    view.setUint16(at + 4, version, true);
    common(at + 6, file);
    view.setUint32(at + 42, starts[index], true);
    packed.set(file.name, at + sizes.central);
    at += sizes.central + file.name.length;
  });
  view.setUint32(at, signatures.end, true);
  view.setUint16(at + 8, named.length, true);
  view.setUint16(at + 10, named.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return packed;
}

/** What is in an archive, and where it is not as it was packed. */
export interface UnpackedFiles {
  files: PackedFile[];
  /** Files whose content is not what their check sum says; the first place outside the contents that is not as packed. */
  damaged: string[];
  /** Offset of the first other byte outside the contents, and the file that it stands at, null for none. */
  container: { offset: number; at: string | null } | null;
}

/**
 * Unpacks what `packFiles` packed. Contents with a wrong check sum are given all the same and named. Null when the bytes
 * are no such archive at all.
 */
export function unpackFiles(bytes: Uint8Array): UnpackedFiles | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files: PackedFile[] = [];
  const damaged: string[] = [];
  const spans: { path: string; from: number; to: number }[] = [];
  let at = 0;
  while (at + sizes.local <= bytes.length && view.getUint32(at, true) === signatures.local) {
    const size = view.getUint32(at + 18, true);
    const nameLength = view.getUint16(at + 26, true);
    const from = at + sizes.local + nameLength;
    if (from + size > bytes.length) break;
    const path = new TextDecoder().decode(bytes.subarray(at + sizes.local, from));
    const content = bytes.subarray(from, from + size);
    if (crc32(content) !== view.getUint32(at + 14, true)) damaged.push(path);
    files.push({ path, bytes: content });
    spans.push({ path, from: at, to: from + size });
    at = from + size;
  }
  if (files.length === 0) return null;
  const again = packFiles(files);
  const same = again.length === bytes.length && again.every((byte, index) => byte === bytes[index]);
  return { files, damaged, container: same || damaged.length > 0 ? null : firstDifference(bytes, again, spans) };
}

function firstDifference(bytes: Uint8Array, again: Uint8Array, spans: readonly { path: string; from: number; to: number }[]): UnpackedFiles["container"] {
  const shorter = Math.min(bytes.length, again.length);
  let offset = 0;
  while (offset < shorter && bytes[offset] === again[offset]) offset += 1;
  return { offset, at: spans.find(({ from, to }) => from <= offset && offset < to)?.path ?? null };
}
