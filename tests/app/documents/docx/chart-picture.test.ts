import { unzlibSync } from "fflate";
import { describe, expect, it } from "vitest";

import type { Figure } from "~/documents/document-model";
import { chartPicture } from "~/documents/docx/picture/chart-picture";
import { reportModel } from "~/documents/report/report-model";

import { smallEdition, smallRanking } from "../../../support/document-edition";

/** The colour of a point of a PNG as "#rrggbb"; only what these pictures use: 8-bit RGB, each row told as what differs from the one above. */
function pictureOf(png: Uint8Array): { width: number; height: number; at: (x: number, y: number) => string } {
  const view = new DataView(png.buffer, png.byteOffset);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  let data = new Uint8Array(0);
  for (let at = 8; at < png.length; at += 12 + view.getUint32(at)) {
    if (new TextDecoder().decode(png.subarray(at + 4, at + 8)) === "IDAT") data = unzlibSync(png.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  const line = width * 3 + 1;
  for (let row = 1; row < height; row += 1) for (let i = 1; i < line; i += 1) data[row * line + i] += data[(row - 1) * line + i];
  return { width, height, at: (x, y) => `#${Buffer.from(data.subarray(y * line + 1 + x * 3, y * line + 4 + x * 3)).toString("hex")}` };
}

const drawn = (inside: string, width = 40, height = 20) => pictureOf(chartPicture({ svg: `<svg xmlns="http://www.w3.org/2000/svg" fill="#112233">${inside}</svg>`, width, height } as Figure));

describe("a chart in a Word document", () => {
  it("is painted with three dots a point: areas in their colour, later ones on top, the rest white", () => {
    const picture = drawn('<rect x="10" y="5" width="20" height="10" fill="#4a86ad"/><rect x="15" y="5" width="5" height="10" fill="#f2d9a0"/>');
    expect([picture.width, picture.height]).toEqual([120, 60]);
    expect([picture.at(31, 16), picture.at(46, 16), picture.at(61, 16), picture.at(28, 16), picture.at(31, 46)]).toEqual(["#4a86ad", "#f2d9a0", "#4a86ad", "#ffffff", "#ffffff"]);
  });

  it("covers half of a pixel by half", () => {
    // To 10.5 dots: half of the eleventh.
    const picture = drawn('<rect x="0" y="0" width="3.5" height="10" fill="#000000"/>');
    expect([picture.at(9, 9), picture.at(10, 9), picture.at(11, 9)]).toEqual(["#000000", "#808080", "#ffffff"]);
  });

  it("has strokes as wide as they are, dashes with their gaps, and holes where an area is not filled", () => {
    const picture = drawn('<line x1="0" x2="40" y1="10" y2="10" stroke="#000000" stroke-width="2" stroke-dasharray="10 10"/>');
    expect([picture.at(15, 28), picture.at(15, 31), picture.at(15, 34), picture.at(45, 30), picture.at(75, 30)]).toEqual(["#000000", "#000000", "#ffffff", "#ffffff", "#000000"]);
    const ring = drawn('<circle cx="10" cy="10" r="6" fill="none" stroke="#000000" stroke-width="1"/>');
    expect([ring.at(30, 30), ring.at(30, 12)]).toEqual(["#ffffff", "#000000"]);
  });

  it("has texts in the inherited colour, where they stand by their anchor", () => {
    const ink = (inside: string) => {
      const picture = drawn(inside);
      const columns = Array.from({ length: picture.width }, (_, x) => Array.from({ length: picture.height }, (_, y) => picture.at(x, y)).includes("#112233"));
      return [columns.indexOf(true), columns.lastIndexOf(true)];
    };
    const [start, end] = ink('<text x="20" y="15" font-size="10">ll</text>');
    expect(start).toBeGreaterThanOrEqual(60);
    const wide = end - start;
    const [middleStart, middleEnd] = ink('<text x="20" y="15" font-size="10" text-anchor="middle">ll</text>');
    expect(Math.abs((middleStart + middleEnd) / 2 - 60)).toBeLessThanOrEqual(2);
    const [, last] = ink('<text x="20" y="15" font-size="10" text-anchor="end">ll</text>');
    expect(last).toBeLessThan(61);
    expect(wide).toBeGreaterThan(3);
  });

  it("is the same each time, and can be made of every chart of a report", () => {
    const edition = smallEdition();
    const ranking = smallRanking(edition, { Alfa: ["standard", "roadmap", "partner"], Beta: ["configuration", null, "standard"], Gamma: ["standard", "standard", "no"] });
    const figures = reportModel(edition, ranking).blocks.filter((block): block is Figure => block.type === "figure");
    expect(figures.length).toBeGreaterThanOrEqual(3);
    for (const figure of figures) {
      expect(pictureOf(chartPicture(figure)).width).toBe(Math.round(figure.width * 3));
      expect(Buffer.from(chartPicture(figure)).equals(chartPicture(figure))).toBe(true);
    }
  });

  it("refuses what it cannot paint, rather than leaving it out", () => {
    expect(() => drawn('<path d="M0 0"/>')).toThrow("path");
  });
});
