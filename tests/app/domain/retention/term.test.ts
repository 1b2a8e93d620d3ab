import { expect, test } from "vitest";

import { isOver, lastDay } from "~/domain/retention/term";

test("a term of months ends on the same day of the month, or the last one that the month has", () => {
  expect(lastDay("2026-06-15", 24)).toBe("2028-06-15");
  expect(lastDay("2026-01-31", 1)).toBe("2026-02-28");
  expect(lastDay("2028-01-31", 1)).toBe("2028-02-29");
  expect(lastDay("2026-12-31", 2)).toBe("2027-02-28");
});

test("a term is over the day after its last", () => {
  const term = { months: 1, countsFrom: "2026-01-31" };
  expect(isOver(term, "2026-02-28")).toBe(false);
  expect(isOver(term, "2026-03-01")).toBe(true);
});
