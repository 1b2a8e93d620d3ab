import { isUtf8 } from "node:buffer";

/** Something that turns bytes into text, piece by piece. */
export interface Decoder {
  decode(bytes: Uint8Array, options?: { stream?: boolean }): string;
}

/** What encodings of one byte a character have from 0x80 on. Some versions of Node decode Windows-1252 as Latin-1. */
const tables = {
  "windows-1252": "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ" + Array.from({ length: 96 }, (_, index) => String.fromCharCode(0xa0 + index)).join(""),
  /** "CSV (Macintosh)" of Excel. */
  macintosh: "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ",
  /** "CSV (MS-DOS)" of Excel in Western Europe. */
  cp850: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0",
} as const;
type SingleByte = keyof typeof tables;

function decoderOf(name: SingleByte): Decoder {
  return {
    decode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1").replace(/[\u0080-\u00FF]/g, (character) => tables[name][character.charCodeAt(0) - 0x80]),
  };
}

/** UTF-16 by its mark, or by the zeros that stand beside every plain character. */
export function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes.length < 4) return null;
  const head = bytes.subarray(0, 64);
  const zeros = (from: number) => head.every((byte, index) => (index % 2 === from) === (byte === 0));
  return zeros(1) ? "utf-16le" : zeros(0) ? "utf-16be" : null;
}

/**
 * The decoder of an XML part, by its first bytes and by what it declares; null for an encoding that is not known. A whole part
 * that says UTF-8 and is not is taken for Windows-1252, which is what programs write that do not mind.
 */
export function xmlDecoder(first: Uint8Array, whole: boolean): Decoder | null {
  const wide = utf16Of(first);
  if (wide) return new TextDecoder(wide);
  const declared = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(Buffer.from(first.buffer, first.byteOffset, Math.min(first.byteLength, 200)).toString("latin1"))?.[1].toLowerCase() ?? "utf-8";
  if (/^(?:utf-?8|us-ascii|ascii|utf-?16(?:le|be)?)$/.test(declared)) return !whole || isUtf8(first) ? new TextDecoder() : decoderOf("windows-1252");
  if (/^(?:windows-1252|cp-?1252|iso-8859-1|latin-?1)$/.test(declared)) return decoderOf("windows-1252");
  try {
    return new TextDecoder(declared);
  } catch {
    return null;
  }
}

/** A text of which nothing says how it is encoded, as spreadsheet programs save it: UTF-8, UTF-16, or one byte a character. */
export function decodeText(bytes: Uint8Array): string {
  const wide = utf16Of(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  // With its mark a text is UTF-8 also where a byte of it is lost.
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (marked || isUtf8(bytes)) return new TextDecoder().decode(bytes);
  const head = bytes.subarray(0, 100_000);
  let best: { name: SingleByte; usual: number } = { name: "windows-1252", usual: -Infinity };
  for (const name of ["windows-1252", "macintosh", "cp850"] as const) {
    const usual = usualness(decoderOf(name).decode(head));
    if (usual > best.usual) best = { name, usual };
  }
  return decoderOf(best.name).decode(bytes);
}

/** How many characters beyond ASCII are ones that stand in Dutch and English texts, less those that do not. */
function usualness(text: string): number {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const others = count(/[^\0-\x7F]/g);
  const good = count(/[éèêëïîíöôóüûúáàâäãåçñßøæ€£“”‘’„–—…·•°²³½©®§]/g);
  const capitals = count(/[ÉÈËÏÖÜÄÇÁÀÓ]/g);
  return good - (others - good - capitals) - 2 * count(/[a-z][ÉÈËÏÖÜÄÇÁÀÓ]/g);
}
