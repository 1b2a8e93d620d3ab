import { SaxesParser } from "saxes";

import { outlines } from "./glyphs";
import type { Point, Polygon, Shape } from "./shape";

type Attributes = Readonly<Record<string, string>>;

/**
 * What our own charts draw, as shapes in the SVG's units: rectangles, lines, circles, polygons, paths and texts, with fill,
 * stroke, dashes and a turn around a point. Throws on any other element, so that a chart that uses more is noticed in its test.
 */
export function svgShapes(svg: string): Shape[] {
  const shapes: Shape[] = [];
  const inherited: Attributes[] = [{}];
  let text: { attributes: Attributes; said: string } | null = null;
  let silent = 0;
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on("error", (error) => { throw error; });
  parser.on("opentag", ({ name, attributes: own }) => {
    const attributes = { ...inherited[inherited.length - 1], ...(own as Attributes) };
    if (name === "title" || name === "desc") silent += 1;
    else if (name === "text") text = { attributes, said: "" };
    else if (name !== "svg" && name !== "g") shapes.push(...drawn(name, attributes));
    const { fill, stroke, "stroke-width": width } = attributes;
    inherited.push(Object.fromEntries(Object.entries({ fill, stroke, "stroke-width": width }).filter(([, value]) => value !== undefined)));
  });
  parser.on("text", (said) => { if (text && silent === 0) text.said += said; });
  parser.on("closetag", ({ name }) => {
    inherited.pop();
    if (name === "title" || name === "desc") silent -= 1;
    if (name === "text" && text) {
      shapes.push(...written(text.attributes, text.said));
      text = null;
    }
  });
  parser.write(svg).close();
  return shapes;
}

const number = (attributes: Attributes, name: string, otherwise = 0) => (attributes[name] === undefined ? otherwise : Number(attributes[name]));

function drawn(name: string, attributes: Attributes): Shape[] {
  const of = (key: string) => number(attributes, key);
  switch (name) {
    case "line":
      return stroked([[[of("x1"), of("y1")], [of("x2"), of("y2")]]], attributes);
    case "rect": {
      const [x, y, right, bottom] = [of("x"), of("y"), of("x") + of("width"), of("y") + of("height")];
      return outlined([[x, y], [right, y], [right, bottom], [x, bottom]], attributes);
    }
    case "circle": {
      const turn = (i: number): Point => [of("cx") + of("r") * Math.cos((Math.PI * i) / 16), of("cy") + of("r") * Math.sin((Math.PI * i) / 16)];
      return outlined(Array.from({ length: 32 }, (_, i) => turn(i)), attributes);
    }
    case "polygon":
      return outlined(pointsOf(attributes), attributes);
    case "polyline": {
      const points = pointsOf(attributes);
      return stroked(points.slice(1).map((point, i) => [points[i], point]), attributes);
    }
    case "path":
      return pathed(attributes);
    default:
      throw new Error(`A chart with <${name}> cannot be put into a Word document`);
  }
}

function pointsOf({ points = "" }: Attributes): Point[] {
  const numbers = points.trim().split(/[\s,]+/).filter((one) => one !== "").map(Number);
  return Array.from({ length: numbers.length / 2 }, (_, i): Point => [numbers[2 * i], numbers[2 * i + 1]]);
}

const curveSteps = 16;

/** A path of one piece with the commands M, L, C and Z, written in full and absolute; curves become short lines. */
function pathed({ d = "", ...attributes }: Attributes): Shape[] {
  const points: Point[] = [];
  let closed = false;
  for (const [, command, rest] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const given = pointsOf({ points: rest });
    if ((command === "M" || command === "L") && given.length === 1) points.push(given[0]);
    else if (command === "C" && given.length === 3) {
      const ends = [points[points.length - 1], ...given];
      for (let step = 1; step <= curveSteps; step += 1) points.push(onCurve(ends, step / curveSteps));
    } else if (command === "Z") closed = true;
    else throw new Error(`A chart with the path ${d} cannot be put into a Word document`);
  }
  if (closed) return outlined(points, attributes);
  if (attributes.fill !== "none") throw new Error(`A chart with the filled open path ${d} cannot be put into a Word document`);
  return stroked(points.slice(1).map((point, i) => [points[i], point]), attributes);
}

/** A point of a cubic Bézier curve, by repeated division (de Casteljau). */
function onCurve(points: readonly Point[], t: number): Point {
  if (points.length === 1) return points[0];
  return onCurve(points.slice(1).map(([x, y], i): Point => [points[i][0] + (x - points[i][0]) * t, points[i][1] + (y - points[i][1]) * t]), t);
}

function outlined(polygon: Polygon, attributes: Attributes): Shape[] {
  const fill = attributes.fill ?? "#000000";
  return [
    ...(fill === "none" ? [] : [{ polygons: [polygon], colour: fill }]),
    ...stroked(polygon.map((point, i): [Point, Point] => [point, polygon[(i + 1) % polygon.length]]), attributes, true),
  ];
}

/** Straight lines as long rectangles, each a shape of its own, since they may cross. Joined lines run on a little, to close corners. */
function stroked(lines: readonly (readonly [Point, Point])[], attributes: Attributes, joined = false): Shape[] {
  const colour = attributes.stroke ?? "none";
  if (colour === "none") return [];
  const half = number(attributes, "stroke-width", 1) / 2;
  const dashes = attributes["stroke-dasharray"]?.split(/[\s,]+/).map(Number).filter((length) => length > 0) ?? [];
  return lines.flatMap(([from, to]) => (dashes.length > 0 ? dashed(from, to, dashes) : [[from, to] as const])).flatMap(([[x1, y1], [x2, y2]]): Shape[] => {
    const length = Math.hypot(x2 - x1, y2 - y1);
    if (length === 0) return [];
    const [dx, dy] = [((x2 - x1) / length) * half, ((y2 - y1) / length) * half];
    const [ex, ey] = joined ? [dx, dy] : [0, 0];
    return [{ colour, polygons: [[[x1 - ex - dy, y1 - ey + dx], [x2 + ex - dy, y2 + ey + dx], [x2 + ex + dy, y2 + ey - dx], [x1 - ex + dy, y1 - ey - dx]]] }];
  });
}

function dashed([x1, y1]: Point, [x2, y2]: Point, dashes: readonly number[]): [Point, Point][] {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const at = (where: number): Point => [x1 + ((x2 - x1) * where) / length, y1 + ((y2 - y1) * where) / length];
  const found: [Point, Point][] = [];
  for (let start = 0, i = 0; start < length; i += 1) {
    const end = Math.min(length, start + dashes[i % dashes.length]);
    if (i % 2 === 0) found.push([at(start), at(end)]);
    start = end;
  }
  return found;
}

function written(attributes: Attributes, said: string): Shape[] {
  const bold = attributes["font-weight"] === "bold" || Number(attributes["font-weight"]) >= 600;
  const { polygons, width } = outlines(said, bold ? "strong" : "regular", number(attributes, "font-size", 10));
  const back = { start: 0, middle: width / 2, end: width }[attributes["text-anchor"] ?? "start"] ?? 0;
  const [left, base] = [number(attributes, "x") - back, number(attributes, "y")];
  const turn = turning(attributes.transform);
  return [{ colour: attributes.fill ?? "#000000", polygons: polygons.map((polygon) => polygon.map(([x, y]) => turn([left + x, base + y]))) }];
}

function turning(transform: string | undefined): (point: Point) => Point {
  if (!transform) return (point) => point;
  const [, angle, x, y] = (/^rotate\((\S+) (\S+) (\S+)\)$/.exec(transform) ?? [undefined, NaN, NaN, NaN]).map(Number);
  if (Number.isNaN(angle)) throw new Error(`A chart with the transform ${transform} cannot be put into a Word document`);
  const [sin, cos] = [Math.sin((angle * Math.PI) / 180), Math.cos((angle * Math.PI) / 180)];
  return ([px, py]) => [x + (px - x) * cos - (py - y) * sin, y + (px - x) * sin + (py - y) * cos];
}
