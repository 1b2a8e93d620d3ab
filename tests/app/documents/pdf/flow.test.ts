import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { flow, type Item, type Piece } from "~/documents/pdf/flow";
import { contentBottom, page } from "~/documents/look";
import { textStyles } from "~/documents/pdf/style";
import { tag } from "~/documents/pdf/tags";

const room = contentBottom - page.top;
const own = tag("P", null);
const text = (name: string, y = 0): Item => ({ kind: "text", tag: own, style: textStyles.body, x: 0, y, text: name });
const piece = (name: string, height: number, more: Partial<Piece> = {}): Piece => ({ height, before: 0, items: [text(name)], ...more });
const names = (items: readonly Item[]) => items.map((item) => (item.kind === "text" ? item.text : item.kind));

describe("pieces on pages", () => {
  it("go to the next page when they do not fit", () => {
    const { pages } = flow([piece("a", room / 2), piece("b", room / 2), piece("c", 10)], 0);
    expect(pages.map(({ items }) => names(items))).toEqual([["a", "b"], ["c"]]);
  });

  it("leave out the room above at the top of a page", () => {
    const { pages } = flow([piece("a", room), piece("b", 10, { before: 30 })], 0);
    expect(pages[1].items[0].y).toBe(page.top);
  });

  it("stay with what they belong to: a heading goes along with the first row", () => {
    const { pages } = flow([piece("text", room - 50), piece("heading", 20, { keepWithNext: true }), piece("columns", 20, { keepWithNext: true }), piece("row", 20)], 0);
    expect(pages.map(({ items }) => names(items))).toEqual([["text"], ["heading", "columns", "row"]]);
  });

  it("repeat the header of a table as decoration, only above rows that continue", () => {
    const repeat = { height: 20, items: [text("columns")] };
    const rows = Array.from({ length: 3 }, (_, i) => piece(`row ${i}`, room / 2 - 15, { repeat }));
    const { pages } = flow([piece("columns", 20, { keepWithNext: true }), ...rows], 0);
    expect(pages.map(({ items }) => names(items))).toEqual([["columns", "row 0", "row 1"], ["row 2"]]);
    expect(pages.map(({ decoration }) => names(decoration))).toEqual([[], ["columns"]]);
    expect(pages[1].items[0].y).toBe(page.top + 20);
  });

  it("are cut only when taller than a page", () => {
    const tall = (height: number): Piece => piece("tall", height, { split: (at) => [piece("first", at), tall(height - at)] });
    const { pages } = flow([piece("a", 100), tall(room + 50)], 0);
    expect(pages.map(({ items }) => names(items))).toEqual([["a", "first"], ["tall"]]);
    const short = flow([piece("a", 100), tall(room - 50)], 0);
    expect(short.pages.map(({ items }) => names(items))).toEqual([["a"], ["tall"]]);
  });

  it("become smaller when they are taller than a page, together with what they stay with", () => {
    const figure = (height: number): Piece => piece("figure", height, { shrink: (most) => figure(most) });
    const { pages } = flow([piece("a", 100), piece("heading", 30, { keepWithNext: true }), figure(room + 200)], 0);
    expect(pages.map(({ items }) => names(items))).toEqual([["a", "heading", "figure"]]);
    const must = (height: number): Piece => piece("figure", height, { shrink: (most, needed) => (needed ? must(most) : null) });
    const later = flow([piece("a", 100), piece("heading", 30, { keepWithNext: true }), must(room + 200), piece("b", 10)], 0);
    expect(later.pages.map(({ items }) => names(items))).toEqual([["a"], ["heading", "figure"], ["b"]]);
  });

  it("stand within the page, in order and all of them, whatever their heights", () => {
    const any = fc.record({ height: fc.integer({ min: 5, max: 600 }), before: fc.integer({ min: 0, max: 40 }), keepWithNext: fc.boolean() });
    fc.assert(fc.property(fc.array(any, { minLength: 1, maxLength: 40 }), (list) => {
      const { pages } = flow(list.map((more, i) => piece(String(i), more.height, more)), 0);
      const placed = pages.flatMap(({ items }) => items);
      expect(names(placed)).toEqual(list.map((_, i) => String(i)));
      placed.forEach((item, i) => {
        expect(item.y).toBeGreaterThanOrEqual(page.top);
        expect(item.y + list[i].height).toBeLessThanOrEqual(contentBottom + 0.01);
      });
    }));
  });

  it("tell on which page every heading stands, counted from the first", () => {
    const heading = (id: string): Piece => piece(id, room, { items: [{ kind: "heading", id, level: 1, text: id, y: 0 }] });
    expect([...flow([heading("a"), heading("b")], 2).headings]).toEqual([["a", 2], ["b", 3]]);
  });
});
