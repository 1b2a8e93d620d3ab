import PDFDocument from "pdfkit";
import { renderToStaticMarkup } from "react-dom/server";
import svgToPdf from "svg-to-pdfkit";
import { describe, expect, it } from "vitest";

import { DependencyGraph } from "~/charts/dependency-graph";
import { layOutDependencies } from "~/charts/dependency-layout";
import { GoalCourse, goalCourseHeight } from "~/charts/goal-course";
import { SituationBars } from "~/charts/situation-bars";
import { printPalette } from "~/documents/report/figures";

const common = { palette: printPalette, width: 480 };
const words = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
const labels = { title: "Titel", description: "Wat er te zien is" };

const situation = renderToStaticMarkup(
  <SituationBars {...common} labels={{ ...labels, situations: { "in-place": "in gebruik", gap: "verschil", unknown: "onbekend", surplus: "vervalt" } }}
    rows={[{ id: "data", title: "Klantgegevens", counts: { "in-place": 4, gap: 12, unknown: 0, surplus: 3 } }, { id: "sales", title: "Verkoop", counts: { "in-place": 0, gap: 0, unknown: 0, surplus: 0 } }]} />,
);

const course = (more: Partial<Parameters<typeof GoalCourse>[0]> = {}) => renderToStaticMarkup(
  <GoalCourse {...common} labels={{ ...labels, target: "Streefwaarde", actual: "Gemeten", present: "Begin" }} format={{ value: String, date: (day) => day }}
    goal={{ present: 240, presentDate: "2026-01-01", target: 120, date: "2028-01-01" }} figures={[{ date: "2026-07-01", value: 215 }, { date: "2027-01-01", value: 170 }]} {...more} />,
);

const node = (id: string, band: number, ...needs: string[]) => ({ id, title: `Verschil ${id}`, band, needs });
const graph = renderToStaticMarkup(
  <DependencyGraph {...common} labels={{ ...labels, bands: ["Eerste release", "Tweede release", "Later", "Geen"] }} nodes={[node("a", 0), node("b", 0, "a", "d"), node("c", 1, "b"), node("d", 2)]} />,
);

describe("charts of the preparation", () => {
  it("show present against desired with the number of every part, and none for what is empty", () => {
    expect(words(situation)).toEqual(["in gebruik", "verschil", "onbekend", "vervalt", "Klantgegevens", "4", "12", "3", "Verkoop"]);
    const widths = [...situation.matchAll(/<rect [^>]*width="([\d.]+)" height="16"/g)].map(([, width]) => Number(width));
    expect(widths[1]! / widths[0]!).toBeCloseTo(3, 6);
  });

  it("draw a goal from where it began to its target, with what was measured on the way", () => {
    expect(words(course())).toEqual(expect.arrayContaining(["Streefwaarde 120", "Begin", "170", "2026-01-01", "2027-01-01", "2028-01-01"]));
    expect([...course().matchAll(/<circle/g)]).toHaveLength(3);
  });

  it("draw a goal of which only a single figure is known", () => {
    const alone = course({ goal: { present: null, presentDate: null, target: 120, date: null }, figures: [{ date: "2026-07-01", value: 120 }] });
    expect(alone).not.toMatch(/NaN|Infinity/);
    expect(words(alone)).toEqual(expect.arrayContaining(["Streefwaarde 120", "2026-07-01"]));
  });

  it("draw what needs what downwards by release; a prerequisite in a later release goes round, thick and dashed", () => {
    const { nodes, edges } = layOutDependencies([node("a", 0), node("b", 0, "a", "d"), node("c", 1, "b"), node("d", 2)], 480);
    const top = (id: string) => nodes.find((one) => one.id === id)!.y;
    expect([top("a") < top("b"), top("b") < top("c"), top("c") < top("d")]).toEqual([true, true, true]);
    expect(edges.filter(({ wrong }) => wrong).map(({ from, to }) => [from.id, to.id])).toEqual([["d", "b"]]);
    expect([...graph.matchAll(/stroke-width="2" stroke-dasharray/g)]).toHaveLength(1);
  });

  it("place every box of a circle, on its own spot", () => {
    const { nodes, edges } = layOutDependencies([node("a", 0, "c"), node("b", 0, "a"), node("c", 0, "b")], 300);
    expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(3);
    expect(edges).toHaveLength(3);
    expect(edges.some(({ wrong }) => wrong)).toBe(true);
  });

  it("are drawn in a PDF without a complaint", () => {
    const complaints: string[] = [];
    const pdf = new PDFDocument({ autoFirstPage: true });
    expect(course()).toContain(`viewBox="0 0 480 ${goalCourseHeight}"`);
    for (const svg of [situation, course(), graph]) svgToPdf(pdf, svg, 20, 20, { warningCallback: (text: string) => complaints.push(text) });
    pdf.end();
    expect(complaints.filter((text) => !/font/i.test(text))).toEqual([]);
  });
});
