import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { breakLines, type WordMeasure } from "~/documents/pdf/fonts";
import { openPdf, wordMeasure } from "~/documents/pdf/pdf-file";
import { textStyles } from "~/documents/pdf/style";
import { requestModel } from "~/documents/request/request-model";

import { smallEdition } from "../../../support/document-edition";

/** Every character is half as wide as the font is high: 5 points in a text of 10. */
const even: WordMeasure = Object.assign((_font: string, word: string) => word.length * 500, {
  printable: (text: string) => text,
});
const lines = (text: string, width: number) => breakLines(even, text, textStyles.body, width);

describe("lines", () => {
  it("are broken at spaces, and measured without the space at their end", () => {
    // "een twee" is 8 characters: 40 points; with "drie" it would be 65.
    expect(lines("een twee drie", 60)).toEqual([{ text: "een twee ", width: 40 }, { text: "drie ", width: 20 }]);
  });

  it("are broken after a hyphen or slash when a word is wider than the line, and else inside the word", () => {
    expect(lines("contact/klant", 50).map(({ text }) => text)).toEqual(["contact/", "klant "]);
    expect(lines("abcdefghijkl", 50).map(({ text }) => text.trim())).toEqual(["abcdefghij", "kl"]);
  });

  it("never lose a character and are never wider than the room", () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z/ -]{0,80}$/), fc.integer({ min: 10, max: 200 }), (text, width) => {
      const broken = lines(text, width);
      expect(broken.map((line) => line.text).join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      for (const line of broken) expect(line.width).toBeLessThanOrEqual(width);
    }));
  });

  it("is one empty line for no text", () => {
    expect(lines("", 50)).toEqual([{ text: "", width: 0 }]);
  });
});

describe("text in the embedded fonts", () => {
  const measure = wordMeasure(openPdf(requestModel(smallEdition())));

  it("has its accents composed and loses what cannot be seen", () => {
    expect(measure.printable("coo\u0308rdinatie e\u0301e\u0301n be\u00adeindiging\u200b")).toBe("coördinatie één beeindiging");
  });

  it("has figures that are all as wide as each other, so that they stand in columns", () => {
    expect(measure("regular", "11,1 ")).toBe(measure("regular", "88,8 "));
  });

  it("shows a box for what the font does not have", () => {
    expect(measure.printable("日本 ok")).toBe("□□ ok");
  });
});
