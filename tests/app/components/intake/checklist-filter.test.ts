import { describe, expect, test } from "vitest";

import { checklistFilter, isShown } from "~/components/intake/checklist-filter";
import type { ContentItem } from "~/domain/content/pack";
import type { Choice } from "~/domain/intake/choices";

const functions = [{ id: "data" }, { id: "sales" }];
const filter = (address: string) => checklistFilter(new URLSearchParams(address), functions);

const wish: ContentItem = { id: "w", kind: "wish", function: "sales", text: { nl: "Offertes maken", en: "Make quotations" }, note: { nl: "Ook per e-mail.", en: "By e-mail too." } };
const ticked: Choice = { item: "w", selected: true, inUse: null, priority: "necessary", impact: null };

describe("what an address shows of the checklist", () => {
  test("an address that says nothing, or nonsense, shows every wish of the first function", () => {
    const first = { function: "data", show: "all", cell: null };
    expect(filter("")).toEqual(first);
    expect(filter("function=cellar&show=none&priority=urgent&impact=low")).toEqual(first);
  });

  test("a cell of the matrix shows the ticked wishes in it, over all functions", () => {
    const cell = filter("function=all&priority=necessary&impact=low");
    expect(cell).toEqual({ function: null, show: "all", cell: { priority: "necessary", impact: "low" } });
    expect(isShown(wish, { ...ticked, impact: "low" }, cell, "", "nl")).toBe(true);
    expect(isShown(wish, { ...ticked, impact: "low", selected: false }, cell, "", "nl")).toBe(false);
    expect(isShown(wish, ticked, cell, "", "nl")).toBe(false);
  });

  test("to decide are ticked wishes that lack priority or impact", () => {
    const undecided = filter("function=sales&show=undecided");
    expect(isShown(wish, ticked, undecided, "", "nl")).toBe(true);
    expect(isShown(wish, { ...ticked, impact: "high" }, undecided, "", "nl")).toBe(false);
    expect(isShown(wish, undefined, undecided, "", "nl")).toBe(false);
  });

  test("all words must occur in the text or note of the reader's language", () => {
    expect(isShown(wish, undefined, filter("function=all"), "OFFERTES mail", "nl")).toBe(true);
    expect(isShown(wish, undefined, filter("function=all"), "quotations", "nl")).toBe(false);
    expect(isShown(wish, undefined, filter("function=data"), "", "nl")).toBe(false);
  });
});
