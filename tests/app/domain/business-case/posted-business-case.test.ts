import { expect, test } from "vitest";

import { nestedForm, postedBusinessCaseSchema } from "~/domain/business-case/posted-business-case";

const fields: [string, string][] = [
  ["intent", "save"], ["currency", "EUR"], ["years", "5"], ["discountRate", "8"], ["note", ""],
  ["costs.0.id", "a"], ["costs.0.label", "Licenties"], ["costs.0.kind", "software"], ["costs.0.timing", "once"], ["costs.0.firstYear", "1"], ["costs.0.growth", ""],
  ["costs.0.amount.worst", ""], ["costs.0.amount.expected", "€ 100.000,50"], ["costs.0.amount.best", ""],
  ["costs.2.id", "b"], ["costs.2.label", "Projectteam"], ["costs.2.kind", "own-people"], ["costs.2.timing", "yearly"], ["costs.2.firstYear", "2"], ["costs.2.growth", "2,5"],
  ["costs.2.amount.worst", "200"], ["costs.2.amount.expected", "150"], ["costs.2.amount.best", ""], ["costs.2.perHour", "82,5"], ["costs.2.basis", "external"],
];

test("a form of typed texts becomes a business case; a line that was taken out leaves no gap", () => {
  const posted = postedBusinessCaseSchema.parse(nestedForm(fields));
  expect(posted).toMatchObject({ years: 5, discountRate: 0.08, returns: [], channels: [] });
  expect(posted.costs).toMatchObject([
    { id: "a", label: "Licenties", amount: { worst: null, expected: 100_000.5, best: null }, growth: 0, rate: null },
    { id: "b", growth: 0.025, rate: { perHour: 82.5, basis: "external" }, amount: { worst: 200, expected: 150, best: null } },
  ]);
});

test("what is no number is a problem of its own field", () => {
  const result = postedBusinessCaseSchema.safeParse(nestedForm(fields.map(([name, value]) => [name, name === "costs.0.amount.expected" ? "veel" : value] as const)));
  expect(result.error!.issues.map((issue) => issue.path.join("."))).toEqual(["costs.0.amount.expected"]);
});

test("names that are no path cannot reach an object's own workings", () => {
  expect(nestedForm([["__proto__.polluted", "yes"], ["a.__proto__.polluted", "yes"], ["constructor.x", "1"]])).toEqual({ constructor: { x: "1" } });
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});
