import PDFDocument from "pdfkit";
import { renderToStaticMarkup } from "react-dom/server";
import svgToPdf from "svg-to-pdfkit";
import { describe, expect, it } from "vitest";

import { AcceptabilityBars } from "~/charts/acceptability-bars";
import { CostYears } from "~/charts/cost-years";
import { HeatMap } from "~/charts/heat-map";
import { MarkSpread } from "~/charts/mark-spread";
import { SensitivityLines } from "~/charts/sensitivity-lines";
import { printPalette } from "~/documents/report/figures";
import { sensitivity } from "~/domain/scoring/sensitivity";

const common = { palette: printPalette, labels: { title: "Titel", description: "Wat er te zien is" }, width: 480 };
const percent = (share: number) => `${Math.round(100 * share)}%`;
const known = (value: number) => ({ value, low: value, high: value });
const words = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
const offers = [["a", 80, 20], ["b", 60, 60]].map(([id, quality, price]) => ({ id: String(id), values: new Map([["quality", Number(quality)], ["price", Number(price)]]) }));
const lines = sensitivity([{ id: "quality", weight: 3 }, { id: "price", weight: 1 }], offers, "price")!;

const charts = {
  heatMap: renderToStaticMarkup(
    <HeatMap {...common} columns={["Alfa", "Beta"]} format={(value) => value.toFixed(0)}
      rows={[{ id: "f", title: "Functionaliteit", depth: 0, weight: 1, cells: [known(81), { value: null, low: 20, high: 45 }] }, { id: "f1", title: "Data", depth: 1, weight: 0.5, cells: [known(19), known(100)] }]} />,
  ),
  acceptability: renderToStaticMarkup(
    <AcceptabilityBars {...common} format={percent} rankLabel={(rank) => `${rank}e`} fromRankLabel={(rank) => `${rank}e en lager`}
      rows={[{ id: "a", name: "Alfa", chances: [0.5, 0.2, 0.1, 0.1, 0.1] }, { id: "b", name: "Beta", chances: [0.5, 0.25, 0.25, 0, 0] }]} />,
  ),
  sensitivity: renderToStaticMarkup(<SensitivityLines {...common} sensitivity={lines} nameOf={(id) => `Aanbieder ${id}`} axis="Gewicht van prijs" now="nu 25%" format={percent} />),
  spread: renderToStaticMarkup(
    <MarkSpread {...common} scale={{ lowest: 0, highest: 10 }} format={String}
      rows={[{ id: "r", title: "F-001 Alfa", marks: [{ mark: 4, label: "AB" }, { mark: 8, label: "CD" }, { mark: 8, label: "EF" }], consensus: 7 }]} />,
  ),
  cost: renderToStaticMarkup(
    <CostYears {...common} years={["Eenmalig", "Jaar 1", "Jaar 2"]} unknown="onbekend" format={(amount) => `€ ${amount}`}
      rows={[{ id: "a", name: "Alfa", amounts: [100, 50, 50], total: 195 }, { id: "b", name: "Beta", amounts: [80, null, 60], total: null }]} />,
  ),
};

describe("charts of trust and cost", () => {
  it("name and describe themselves", () => {
    for (const svg of Object.values(charts)) {
      expect(svg).toContain("<title");
      expect(svg).toContain("Wat er te zien is</desc>");
      expect(svg).toMatch(/role="img" aria-labelledby="[\w-]+-title [\w-]+-description"/);
    }
  });

  it("are drawn in a document without complaint, in the colours of the palette only", async () => {
    const colours = new Set([...printPalette.fills, ...printPalette.onFill, printPalette.text, printPalette.muted, printPalette.grid, printPalette.surface, "none"]);
    for (const svg of Object.values(charts)) {
      for (const [, colour] of svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)) expect(colours).toContain(colour);
      const pdf = new PDFDocument();
      const warnings: string[] = [];
      svgToPdf(pdf, svg, 0, 0, { warningCallback: (warning: string) => warnings.push(warning), fontCallback: () => "Helvetica" } as never);
      pdf.end();
      expect(warnings).toEqual([]);
    }
  });

  it("heat map: the figure in every cell, bounds where a value is not known, darker where better", () => {
    expect(words(charts.heatMap)).toEqual(expect.arrayContaining(["81", "20–45", "19", "100"]));
    const fills = [...charts.heatMap.matchAll(/<rect[^>]*fill="([^"]*)"/g)].map(([, fill]) => fill);
    expect(fills).toEqual([printPalette.fills[0], printPalette.surface, printPalette.surface, printPalette.fills[0]]);
  });

  it("heat map: long names of five offers lean rather than lose their end, short ones stand upright", () => {
    const drawn = (columns: string[]) => renderToStaticMarkup(<HeatMap {...common} columns={columns} format={String} rows={[{ id: "f", title: "Functionaliteit", depth: 0, weight: 1, cells: columns.map(() => known(50)) }]} />);
    const long = ["Klantenkompas", "Relatiebeheer+", "Vijverborgh", "Duinstad", "Meridiaan"];
    expect(words(drawn(long))).toEqual(expect.arrayContaining(long));
    expect(drawn(long).match(/rotate\(/g)).toHaveLength(long.length);
    expect(drawn(["Alfa", "Beta", "Gamma", "Delta", "Epsilon"])).not.toContain("rotate(");
  });

  it("acceptability: ranks beyond the fourth are taken together, nothing is drawn for no chance", () => {
    expect(words(charts.acceptability)).toEqual(expect.arrayContaining(["1e", "2e", "3e", "4e en lager"]));
    expect(words(charts.acceptability).filter((text) => text === "20%")).toHaveLength(2);
    expect([...charts.acceptability.matchAll(/<rect[^>]*height="17"/g)]).toHaveLength(7);
  });

  it("sensitivity: a ring and the share where another comes first", () => {
    expect([...charts.sensitivity.matchAll(/<circle/g)]).toHaveLength(1);
    expect(words(charts.sensitivity)).toEqual(expect.arrayContaining(["33%", "nu 25%", "Aanbieder a", "Aanbieder b"]));
  });

  it("spread: equal marks are one ring with their number, and the consensus is a diamond", () => {
    expect([...charts.spread.matchAll(/<circle/g)]).toHaveLength(2);
    expect(words(charts.spread)).toEqual(expect.arrayContaining(["CD EF", "AB"]));
    expect(charts.spread).toContain("<polygon");
  });

  it("cost: the bars of the years, and in words that a total is not known", () => {
    expect([...charts.cost.matchAll(/<rect[^>]*height="17"/g)]).toHaveLength(5);
    expect(words(charts.cost)).toEqual(expect.arrayContaining(["€ 195", "onbekend"]));
  });
});
