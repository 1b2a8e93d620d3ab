import { zlibSync } from "fflate";

import type { Pixels } from "./paint-shapes";

/** A picture as PNG; the same bytes for the same picture. */
export function pngOf({ width, height, bytes }: Pixels, perInch: number): Uint8Array {
  const rows = new Uint8Array((width * 3 + 1) * height);
  // Each row is told as what differs from the row above, which packs charts well.
  for (let row = 0; row < height; row += 1) {
    rows[row * (width * 3 + 1)] = 2;
    for (let i = 0; i < width * 3; i += 1) {
      const at = row * width * 3 + i;
      rows[row * (width * 3 + 1) + 1 + i] = bytes[at] - (row > 0 ? bytes[at - width * 3] : 0);
    }
  }
  const perMetre = Math.round(perInch / 0.0254);
  return joined([
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", joined([big(width), big(height), new Uint8Array([8, 2, 0, 0, 0])])),
    chunk("pHYs", joined([big(perMetre), big(perMetre), new Uint8Array([1])])),
    chunk("IDAT", zlibSync(rows, { level: 6 })),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const named = joined([new TextEncoder().encode(type), content]);
  return joined([big(content.length), named, big(checksum(named))]);
}

const big = (value: number) => new Uint8Array([value >>> 24, value >>> 16, value >>> 8, value]);

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const table = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** CRC-32, as PNG asks. */
function checksum(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = table[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
