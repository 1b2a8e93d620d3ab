import PDFDocument from "pdfkit";

import { fontFiles } from "../../pdf/fonts";
import type { FontName } from "../../pdf/style";
import { setsTabularFigures } from "../../tabular-figures";
import type { Point, Polygon } from "./shape";

interface Glyph { path: { commands: { command: string; args: number[] }[] } }
interface Font { unitsPerEm: number; layout(text: string, features: Record<string, boolean>): { glyphs: Glyph[]; positions: { xAdvance: number }[] } }

let loaded: Record<FontName, Font> | undefined;

/** The fonts of the documents, read by what pdfkit reads them with. */
function fonts(): Record<FontName, Font> {
  if (!loaded) {
    const pdf = new PDFDocument({ autoFirstPage: false, font: null } as unknown as PDFKit.PDFDocumentOptions) as unknown as { registerFont(name: string, file: Buffer): void; font(name: string): void; _font: { font: Font } };
    const open = (name: FontName) => {
      pdf.registerFont(name, fontFiles()[name]);
      pdf.font(name);
      return pdf._font.font;
    };
    loaded = { regular: open("regular"), strong: open("strong") };
  }
  return loaded;
}

/** A text as the outlines of its letters, from its start on the base line at 0, 0, and its width. */
export function outlines(text: string, font: FontName, size: number): { polygons: Polygon[]; width: number } {
  const { unitsPerEm, layout } = { unitsPerEm: fonts()[font].unitsPerEm, layout: fonts()[font].layout.bind(fonts()[font]) };
  const { glyphs, positions } = layout(text, { calt: false, tnum: setsTabularFigures(text) });
  const scale = size / unitsPerEm;
  let x = 0;
  const polygons = glyphs.flatMap((glyph, index) => {
    const start = x;
    x += positions[index].xAdvance;
    return contours(glyph).map((contour) => contour.map(([px, py]): Point => [(start + px) * scale, -py * scale]));
  });
  return { polygons, width: x * scale };
}

/** So many straight pieces stand for a curve. */
const pieces = 6;

function contours({ path }: Glyph): Polygon[] {
  const found: Point[][] = [];
  for (const { command, args } of path.commands) {
    if (command === "moveTo") found.push([[args[0], args[1]]]);
    const contour = found[found.length - 1];
    const [x, y] = contour?.[contour.length - 1] ?? [0, 0];
    if (command === "lineTo") contour.push([args[0], args[1]]);
    for (let i = 1; i <= pieces; i += 1) {
      const [t, u] = [i / pieces, 1 - i / pieces];
      if (command === "quadraticCurveTo") contour.push([0, 1].map((at) => u * u * [x, y][at] + 2 * u * t * args[at] + t * t * args[2 + at]) as unknown as Point);
      if (command === "bezierCurveTo") contour.push([0, 1].map((at) => u ** 3 * [x, y][at] + 3 * u * u * t * args[at] + 3 * u * t * t * args[2 + at] + t ** 3 * args[4 + at]) as unknown as Point);
    }
  }
  return found;
}
