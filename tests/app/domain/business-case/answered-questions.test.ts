import { expect, test } from "vitest";

import { answeredQuestions, questionsInWords } from "~/domain/business-case/answered-questions";
import { emptyBusinessCase } from "~/domain/business-case/business-case";
import type { BusinessCase } from "~/domain/business-case/business-case";

const sure = (expected: number) => ({ worst: null, expected, best: null });
const cost = (id: string, kind: BusinessCase["costs"][number]["kind"]): BusinessCase["costs"][number] => ({ id, label: id, kind, timing: "once", firstYear: 1, growth: 0, amount: sure(1000), rate: null });
const saving: BusinessCase["returns"][number] = { id: "r", label: "r", kind: "savings", timing: "yearly", firstYear: 1, growth: 0, amount: sure(500), margin: 1 };

test("an empty business case answers nothing, and costs alone say nothing of what there is to gain", () => {
  expect(answeredQuestions(emptyBusinessCase).size).toBe(0);
  expect([...answeredQuestions({ ...emptyBusinessCase, costs: [cost("a", "software"), cost("b", "maintenance")] })].sort()).toEqual(["inv.3.13", "inv.3.14", "inv.3.16", "inv.3.18", "inv.3.21.a", "inv.3.21.b"]);
});

test("costs of every kind, returns, a best and a worst case and another project answer what they are about", () => {
  const costs = (["software", "maintenance", "implementation", "extra"] as const).map((kind) => cost(kind, kind));
  const hours = { ...cost("people", "own-people"), amount: { worst: 900, expected: 700, best: 600 }, rate: { perHour: 60, basis: "internal" as const } };
  const answered = answeredQuestions({ ...emptyBusinessCase, costs: [...costs, hours], returns: [saving], rivals: [{ id: "x", label: "x", investment: 1, yearlyReturn: 1, years: 2 }] });
  for (const id of ["inv.3.1", "inv.3.11", "inv.3.12", "inv.3.15", "inv.3.17", "inv.3.21", "inv.3.21.e", "inv.3.22"]) expect(answered, id).toContain(id);
  // Contacts were not filled in, and what figures cannot say is answered elsewhere.
  for (const id of ["inv.3.2", "inv.3.4", "inv.3.8", ...questionsInWords]) expect(answered, id).not.toContain(id);
});
