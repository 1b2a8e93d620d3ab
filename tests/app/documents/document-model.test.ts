import { describe, expect, it } from "vitest";

import { headingNumbers, paragraphs } from "~/documents/document-model";

describe("paragraphs of a typed text", () => {
  it("are split at blank lines and joined over line ends", () => {
    expect(paragraphs("Eerste regel\nen verder.\r\n \r\n  Tweede  alinea.\n\n\n").map(({ text }) => text)).toEqual(["Eerste regel en verder.", "Tweede alinea."]);
  });

  it("are none for an empty text", () => {
    expect(paragraphs(" \n\n ")).toEqual([]);
  });
});

describe("numbers of headings", () => {
  it("count within the heading above and start again under the next", () => {
    const number = headingNumbers();
    const given = ([1, 2, 2, 3, 3, 2, 1, 2] as const).map((level) => number(level, "").number);
    expect(given).toEqual(["1", "1.1", "1.2", "1.2.1", "1.2.2", "1.3", "2", "2.1"]);
  });
});
