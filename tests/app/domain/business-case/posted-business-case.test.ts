import { expect, test } from "vitest";

import { nestedForm, postedBusinessCaseSchema, postedCaseFields } from "~/domain/business-case/posted-business-case";

const fields: [string, string][] = [
  ["intent", "save"], ["currency", "EUR"], ["years", "5"], ["discountRate", "8"], ["note", "Bron:\r\nbinnendienst"],
  ["costs.a.label", "Licenties"], ["costs.a.kind", "software"], ["costs.a.timing", "once"], ["costs.a.firstYear", "1"], ["costs.a.growth", ""],
  ["costs.a.amount.worst", ""], ["costs.a.amount.expected", "€ 100.000,50"], ["costs.a.amount.best", ""],
  ["costs.7f-b.label", "Projectteam"], ["costs.7f-b.kind", "own-people"], ["costs.7f-b.timing", "yearly"], ["costs.7f-b.firstYear", "2"], ["costs.7f-b.growth", "2,5"],
  ["costs.7f-b.amount.worst", "200"], ["costs.7f-b.amount.expected", "150"], ["costs.7f-b.amount.best", ""], ["costs.7f-b.perHour", "82,5"], ["costs.7f-b.basis", "external"],
];
const changed = (name: string, value: string) => nestedForm(fields.map(([one, old]) => [one, one === name ? value : old] as const));

test("a form of typed texts becomes a business case", () => {
  const posted = postedBusinessCaseSchema.parse(nestedForm(fields));
  expect(posted).toMatchObject({ years: 5, discountRate: 0.08, note: "Bron:\nbinnendienst", returns: [], channels: [] });
  expect(posted.costs).toMatchObject([
    { id: "a", label: "Licenties", amount: { worst: null, expected: 100_000.5, best: null }, growth: 0, rate: null },
    { id: "7f-b", growth: 0.025, rate: { perHour: 82.5, basis: "external" }, amount: { worst: 200, expected: 150, best: null } },
  ]);
});

test("thousands are typed with a point, a comma or without, and no percentage is taken for thousands", () => {
  for (const typed of ["88.000", "88,000", "€ 88.000", "88 000", "88000", "88.000,00"]) {
    expect(postedBusinessCaseSchema.parse(changed("costs.a.amount.expected", typed)).costs[0]!.amount.expected, typed).toBe(88_000);
  }
  expect(postedBusinessCaseSchema.parse(changed("costs.a.amount.expected", "1.250.000")).costs[0]!.amount.expected).toBe(1_250_000);
  // With a fourth decimal it is how a kept figure is shown; one below 1 has no thousands.
  expect(postedBusinessCaseSchema.parse(changed("costs.7f-b.perHour", "1,2500")).costs[1]!.rate!.perHour).toBe(1.25);
  expect(postedBusinessCaseSchema.safeParse(changed("costs.7f-b.growth", "2.500")).success).toBe(false);
});

test("what is no number, and a line without a name, is a problem of its own field", () => {
  const problems = (form: ReturnType<typeof nestedForm>) => postedBusinessCaseSchema.safeParse(form).error!.issues.map((issue) => issue.path.join("."));
  expect(problems(changed("costs.a.amount.expected", "veel"))).toEqual(["costs.a.amount.expected"]);
  expect(problems(changed("costs.7f-b.label", " "))).toEqual(["costs.7f-b.label"]);
  expect(problems(changed("years", "40"))).toEqual(["years"]);
});

test("a figure that the form has no field for stays as it is", () => {
  const names = new Set(fields.map(([name]) => name));
  const posted = postedCaseFields(postedBusinessCaseSchema.parse(changed("costs.a.kind", "own-people")), (name) => names.has(name));
  expect(posted).toMatchObject({ "costs.a.kind": "own-people", "costs.7f-b.perHour": 82.5 });
  expect(Object.keys(posted)).not.toContain("costs.a.perHour");
});

test("names that are no path cannot reach an object's own workings", () => {
  expect(nestedForm([["__proto__.polluted", "yes"], ["a.__proto__.polluted", "yes"], ["constructor.x", "1"]])).toEqual({ constructor: { x: "1" } });
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});
