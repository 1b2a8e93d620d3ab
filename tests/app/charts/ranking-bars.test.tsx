import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";

import { DimensionProfile } from "~/charts/dimension-profile";
import { RankingBars } from "~/charts/ranking-bars";
import { printPalette } from "~/documents/report/figures";
import type { EditionRanking } from "~/domain/decision/types";

import { smallEdition, smallRanking } from "../../support/document-edition";

const edition = smallEdition();
const labels = { title: "Bijdragen", description: "Alfa 72,0", excluded: "Afgevallen" };
const format = (points: number) => points.toFixed(1).replace(".", ",");
const bars = (ranking: EditionRanking) =>
  renderToStaticMarkup(<RankingBars edition={edition} ranking={ranking} palette={printPalette} labels={labels} format={format} width={694} />);
/** With this width a point is five units wide. */
const segments = (svg: string) => [...svg.matchAll(/<rect [^>]*width="([\d.]+)" height="18"/g)].map(([, width]) => Number(width) / 5);
const words = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

describe("the bars of a ranking", () => {
  it("are as long as what each dimension adds, with that figure in them and the total behind", () => {
    const svg = bars(smallRanking(edition, { Alfa: ["standard", "roadmap", "partner"] }));
    const [functionality, openness] = segments(svg);
    expect(functionality).toBeCloseTo(48, 6);
    expect(openness).toBeCloseTo(24, 6);
    expect(words(svg)).toEqual(expect.arrayContaining(["48,0", "24,0", "72,0"]));
  });

  it("stop at the worst case while an answer is missing, and show the range", () => {
    const svg = bars(smallRanking(edition, { Alfa: ["standard", null, "partner"] }));
    const [functionality, openness] = segments(svg);
    expect(functionality).toBeCloseTo(45, 6);
    expect(openness).toBeCloseTo(24, 6);
    expect(words(svg)).toContain("69,0–84,0");
    expect(words(svg)).not.toContain("45,0");
  });

  it("leave out excluded offers, which are named below with the requirement", () => {
    const svg = bars(smallRanking(edition, { Alfa: ["standard", "no", "partner"], Beta: ["standard", "standard", "no"] }));
    expect(segments(svg)).toHaveLength(2);
    expect(words(svg)).toEqual(expect.arrayContaining(["Afgevallen", "Beta, Pakket 2: O-1"]));
  });

  it("are drawn with the colours of the palette only, so that a page can give its own", () => {
    const palette = { ...printPalette, text: "var(--text)", muted: "var(--muted)", grid: "var(--grid)", surface: "var(--surface)", fills: ["var(--a)", "var(--b)"], onFill: ["var(--c)", "var(--d)"] };
    const ranking = smallRanking(edition, { Alfa: ["standard", null, "partner"], Beta: ["no", "no", "no"] });
    for (const svg of [
      renderToStaticMarkup(<RankingBars edition={edition} ranking={ranking} palette={palette} labels={labels} format={format} />),
      renderToStaticMarkup(<DimensionProfile edition={edition} ranking={ranking} palette={palette} labels={labels} format={format} />),
    ]) {
      const colours = [...svg.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour]) => colour);
      expect(colours.filter((colour) => !colour.startsWith("var(--") && colour !== "none")).toEqual([]);
      expect(svg).not.toMatch(/ (?:class|style)="/);
    }
  });

  it("say what they show to those who cannot see them", () => {
    const svg = bars(smallRanking(edition, { Alfa: ["standard", "roadmap", "partner"] }));
    expect(svg).toMatch(/<svg[^>]* role="img" aria-labelledby="ranking-bars-title ranking-bars-description"/);
    expect(svg).toContain('<title id="ranking-bars-title">Bijdragen</title><desc id="ranking-bars-description">Alfa 72,0</desc>');
  });
});

describe("the profile of offers", () => {
  it("shows every offer on every dimension, with a range where there is no value", () => {
    const ranking = smallRanking(edition, { Alfa: ["standard", "roadmap", "partner"], Beta: ["standard", null, "no"] });
    const svg = renderToStaticMarkup(<DimensionProfile edition={edition} ranking={ranking} palette={printPalette} labels={{ ...labels, excluded: "(afgevallen)" }} format={format} />);
    expect(words(svg)).toEqual(["Alfa", "Functionaliteit", "80,0", "Openheid", "60,0", "Beta (afgevallen)", "Functionaliteit", "75,0–100,0", "Openheid", "0,0"]);
  });
});
