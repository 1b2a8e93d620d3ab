import type { Polygon, Shape } from "./shape";

/** A picture as rows of red, green and blue. */
export interface Pixels {
  width: number;
  height: number;
  bytes: Uint8Array;
}

/** Paints shapes on white, the later ones over the earlier, with smooth edges. */
export function paintShapes(shapes: readonly Shape[], width: number, height: number, scale: number): Pixels {
  const pixels: Pixels = { width: Math.round(width * scale), height: Math.round(height * scale), bytes: new Uint8Array(0) };
  pixels.bytes = new Uint8Array(pixels.width * pixels.height * 3).fill(255);
  for (const { polygons, colour } of shapes) paint(pixels, polygons.map((polygon) => polygon.map(([x, y]) => [x * scale, y * scale] as const)), colour);
  return pixels;
}

/**
 * Fills polygons: each edge leaves in every row that it crosses how much of a pixel, and of all to the right of it, it covers;
 * the running sum over a row is then the part of each pixel that is inside.
 */
function paint({ width, height, bytes }: Pixels, polygons: readonly Polygon[], colour: string): void {
  const all = polygons.flat();
  if (all.length === 0) return;
  const bound = (values: number[], most: number) => [Math.max(0, Math.floor(Math.min(...values))), Math.min(most, Math.ceil(Math.max(...values)) + 1)];
  const [left, right] = bound(all.map(([x]) => x), width);
  const [top, bottom] = bound(all.map(([, y]) => y), height);
  if (right <= left || bottom <= top) return;
  const across = right - left + 2;
  const cover = new Float64Array(across * (bottom - top));
  for (const polygon of polygons) {
    for (const [i, [x1, y1]] of polygon.entries()) {
      const [x2, y2] = polygon[(i + 1) % polygon.length];
      edge(cover, across, bottom - top, x1 - left, y1 - top, x2 - left, y2 - top);
    }
  }
  const ink = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  for (let row = 0; row < bottom - top; row += 1) {
    let inside = 0;
    for (let column = 0; column < right - left; column += 1) {
      inside += cover[row * across + column];
      const part = Math.min(1, Math.abs(inside));
      if (part < 1 / 512) continue;
      const at = ((top + row) * width + left + column) * 3;
      for (let c = 0; c < 3; c += 1) bytes[at + c] = Math.round(bytes[at + c] + (ink[c] - bytes[at + c]) * part);
    }
  }
}

function edge(cover: Float64Array, across: number, rows: number, x1: number, y1: number, x2: number, y2: number): void {
  if (y1 === y2) return;
  const down = y1 < y2 ? 1 : -1;
  const [xa, ya, xb, yb] = down === 1 ? [x1, y1, x2, y2] : [x2, y2, x1, y1];
  const slope = (xb - xa) / (yb - ya);
  const clamp = (x: number) => Math.min(across - 2, Math.max(0, x));
  for (let row = Math.max(0, Math.floor(ya)); row < Math.min(rows, Math.ceil(yb)); row += 1) {
    const [from, to] = [Math.max(row, ya), Math.min(row + 1, yb)];
    if (to <= from) continue;
    const ends = [clamp(xa + (from - ya) * slope), clamp(xa + (to - ya) * slope)].sort((a, b) => a - b);
    const high = (to - from) * down;
    const [first, last] = [Math.floor(ends[0]), Math.floor(ends[1])];
    const start = row * across;
    if (first === last) {
      // Of its own pixel it covers what is right of its middle; of those behind it all.
      const part = 1 - ((ends[0] + ends[1]) / 2 - first);
      cover[start + first] += high * part;
      cover[start + first + 1] += high * (1 - part);
      continue;
    }
    const each = high / (ends[1] - ends[0]);
    let before = 0;
    for (let column = first; column <= last; column += 1) {
      const [a, b] = [Math.max(ends[0], column), Math.min(ends[1], column + 1)];
      // All that was crossed left of this pixel, and the part of it right of what is crossed in it.
      const covered = each * ((a - ends[0]) + (b - a) * (1 - ((a + b) / 2 - column)));
      cover[start + column] += covered - before;
      before = covered;
    }
    cover[start + last + 1] += high - before;
  }
}
