import { expect, test } from "vitest";

import { timeLeft } from "~/domain/responses/time-left";

test.each([
  ["2026-05-20T12:00:00.000Z", { days: 12, hours: null, minutes: null }],
  ["2026-05-29T13:30:00.000Z", { days: 3, hours: 1, minutes: null }],
  ["2026-06-01T13:00:30.000Z", { days: 0, hours: 1, minutes: 59 }],
  ["2026-06-01T14:59:30.000Z", { days: 0, hours: 0, minutes: 0 }],
  ["2026-06-01T15:00:00.000Z", { days: 0, hours: 0, minutes: 0 }],
  ["2026-06-01T15:00:00.001Z", null],
])("from %s until 15:00 on the first of June", (now, left) => {
  expect(timeLeft(now, "2026-06-01T15:00:00.000Z")).toEqual(left);
});
