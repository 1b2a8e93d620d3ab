import type { Figure } from "../../document-model";
import { paintShapes } from "./paint-shapes";
import { pngOf } from "./png";
import { svgShapes } from "./svg-shapes";

/** Dots for each unit of the SVG, which is a point: 216 an inch. */
const scale = 3;

/**
 * A chart as a picture for Word. From the same SVG as the page and the PDF, but painted: older Words, and other programs that
 * open a Word file, show no SVG, and none has the font of the documents.
 */
export function chartPicture({ svg, width, height }: Figure): Uint8Array {
  return pngOf(paintShapes(svgShapes(svg), width, height, scale), scale * 72);
}
