import { describe, expect, it } from "vitest";

import { bidderNumbers } from "~/domain/sealing/anonymity.server";
import { covered, telltales, tracesIn } from "~/domain/sealing/name-traces";

const tales = telltales({ name: "Noorderster Software BV", package: "Ster Desk 9", contactName: "Anna de Wit", contactEmail: "anna@noorderster.example" });

describe("traces of a vendor in a text", () => {
  it("are its names in full, their telling words, and the mail address with its domain", () => {
    expect(tracesIn("Wij van Noorderster Software BV raden Ster Desk 9 aan.", tales)).toEqual(["noorderster software bv", "ster desk 9"]);
    expect(tracesIn("Zie noorderster.example of mail ANNA@noorderster.example", tales)).toEqual(["anna@noorderster.example", "noorderster"]);
    expect(tracesIn("Vraag het Anna.", tales)).toEqual(["anna"]);
  });

  it("are not words that every vendor uses, nor parts of other words", () => {
    expect(tracesIn("Onze software heeft een sterke service desk; dat maakt masters blij.", tales)).toEqual([]);
  });

  it("are covered without touching the rest", () => {
    expect(covered("Noorderster levert dit; ook noorderster.", tales)).toBe("[…] levert dit; ook […].");
  });
});

describe("numbers of bidders", () => {
  it("are 1 to n, the same each time, and not in the order of the vendors in every round", () => {
    const ids = ["a", "b", "c", "d", "e", "f"];
    expect([...bidderNumbers("round", ids).values()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(bidderNumbers("round", ids.toReversed()).get("c")).toBe(bidderNumbers("round", ids).get("c"));
    const orders = new Set(["r1", "r2", "r3", "r4"].map((round) => JSON.stringify(ids.map((id) => bidderNumbers(round, ids).get(id)))));
    expect(orders.size).toBeGreaterThan(1);
  });
});
