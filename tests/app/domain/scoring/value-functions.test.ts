import { describe, expect, it } from "vitest";

import type { Edition, EditionAnswer, EditionRequirement } from "~/domain/edition/edition";
import { dayNumber, valueOfAnswer } from "~/domain/scoring/value-functions";

const scale: Edition["scale"] = [
  { key: "standard", points: 100 },
  { key: "configuration", points: 75 },
  { key: "no", points: 0 },
];

function asking(answer: EditionAnswer, valuedBy: EditionRequirement["valuedBy"] = "answer"): EditionRequirement {
  return {
    id: "req.a", code: "F-001", criterion: "functionality", text: "A", note: null, answer, priority: "desirable", weight: 1,
    mandatory: false, lowestAccepted: "customisation", valuedBy, source: null,
  };
}

describe("an answer on the scale", () => {
  it("is worth the points that this edition gives its key", () => {
    expect(valueOfAnswer(asking({ type: "scale" }), scale, "configuration")).toBe(75);
    expect(valueOfAnswer(asking({ type: "scale" }), scale, "no")).toBe(0);
  });

  it("has no value when blank, not understood or off the edition's scale", () => {
    for (const value of [null, "maybe", "", "roadmap", 3]) {
      expect(valueOfAnswer(asking({ type: "scale" }), scale, value)).toBeNull();
    }
  });
});

it("values yes and no by which of them is better", () => {
  const good = asking({ type: "yesno", better: "yes" });
  const bad = asking({ type: "yesno", better: "no" });
  expect([valueOfAnswer(good, scale, "yes"), valueOfAnswer(good, scale, "no")]).toEqual([100, 0]);
  expect([valueOfAnswer(bad, scale, "yes"), valueOfAnswer(bad, scale, "no")]).toEqual([0, 100]);
  expect(valueOfAnswer(good, scale, "perhaps")).toBeNull();
});

describe("a number between points", () => {
  const days = asking({ type: "number", unit: "days", points: [[5, 100], [15, 60], [25, 0]] });

  it("lies on the straight line between its neighbours, and keeps the end values outside", () => {
    // 10 is half way from 5 to 15: 100 − ½·40 = 80. 20 is half way from 15 to 25: 60 − ½·60 = 30.
    const worth = [0, 5, 10, 15, 20, 25, 90].map((x) => valueOfAnswer(days, scale, x));
    expect(worth).toEqual([100, 100, 80, 60, 30, 0, 0]);
  });

  it("has no value without points, as text, or when it is not finite", () => {
    expect(valueOfAnswer(asking({ type: "money", currency: "EUR" }), scale, 5)).toBeNull();
    expect(valueOfAnswer(days, scale, "10")).toBeNull();
    expect(valueOfAnswer(days, scale, NaN)).toBeNull();
  });
});

describe("a date between points", () => {
  const live = asking({ type: "date", points: [["2026-01-01", 100], ["2026-01-11", 0]] });

  it("loses points by the day", () => {
    // Ten days from 100 to 0: 4 January is 3 days on, 100 − 3·10 = 70.
    expect(valueOfAnswer(live, scale, "2026-01-04")).toBe(70);
    expect(valueOfAnswer(live, scale, "2025-12-01")).toBe(100);
    expect(valueOfAnswer(live, scale, "2027-01-01")).toBe(0);
  });

  it("has no value when it is no date of the calendar", () => {
    for (const value of ["2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "soon", "04-01-2026", "2026-1-04", 46026]) {
      expect(valueOfAnswer(live, scale, value)).toBeNull();
    }
  });

  it("counts days from 1 January 1970, leap years included", () => {
    expect(dayNumber("1970-01-01")).toBe(0);
    // 30 years of 365 days and the leap days of 1972, 76, 80, 84, 88, 92, 96: 10950 + 7; then 31 + 28 days to 29 February.
    expect(dayNumber("2000-02-29")).toBe(10_957 + 59);
    // From the year 1 to 1970: 719,162 days.
    expect(dayNumber("0001-01-01")).toBe(-719_162);
  });
});

it("leaves a text without value", () => {
  expect(valueOfAnswer(asking({ type: "text" }), scale, "We certainly can")).toBeNull();
});

describe("what the committee values", () => {
  it("waits for a mark, ten points for each of 0–10", () => {
    for (const valuedBy of ["committee", "confirmed"] as const) {
      const requirement = asking({ type: "scale" }, valuedBy);
      expect(valueOfAnswer(requirement, scale, "standard")).toBeNull();
      expect(valueOfAnswer(requirement, scale, "standard", 7)).toBe(70);
      expect(valueOfAnswer(requirement, scale, null, 0)).toBe(0);
    }
    expect(valueOfAnswer(asking({ type: "scale" }), scale, "no", 10)).toBe(0);
  });

  it("refuses a mark off its scale", () => {
    expect(() => valueOfAnswer(asking({ type: "text" }, "committee"), scale, "x", 11)).toThrow("a mark is 0–10, not 11");
  });
});
