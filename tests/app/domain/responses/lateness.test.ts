import { expect, test } from "vitest";

import { isLate, withinSameMinute } from "~/domain/responses/lateness";

const [noon, after, later] = ["2026-06-01T12:00:00.000Z", "2026-06-01T12:00:30.000Z", "2026-06-08T12:00:00.000Z"];

test("late is what came after the deadline that holds now, and what was accepted in time stays in time", () => {
  expect(isLate(noon, noon)).toBe(false);
  expect(isLate(after, noon)).toBe(true);
  expect(isLate(after, noon, true)).toBe(true);
  // More time for everybody is more time for this one too.
  expect(isLate(after, later, true)).toBe(false);
  expect(isLate(later, noon, false)).toBe(false);
});

test("seconds matter where a time would be called late at the very minute of the deadline", () => {
  expect([withinSameMinute(noon, after), withinSameMinute(noon, later)]).toEqual([true, false]);
});
