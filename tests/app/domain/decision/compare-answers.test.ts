import { describe, expect, it } from "vitest";

import { answersDiffer, isCompared, leafCriteria } from "~/domain/decision/compare-answers";
import type { ComparedAnswer } from "~/domain/decision/compare-answers";

import { requirement } from "./example-edition";

const answer = (value: string | number | null, more: Partial<ComparedAnswer> = {}): ComparedAnswer =>
  ({ value, label: String(value ?? "–"), comment: "", fails: false, open: false, ...more });
const everything = { differences: false, mandatory: false, failures: false, words: "" };

describe("which requirements a comparison shows", () => {
  const asked = requirement("f-012", "sales", { text: "Shows what a customer ordered before" });

  it("shows all without a filter, also what nobody answered", () => {
    expect(isCompared(asked, [answer(null), answer(null)], everything)).toBe(true);
    expect(isCompared(asked, [], everything)).toBe(true);
  });

  it("shows only differences: an answer beside a missing one differs, the same words in other case do not", () => {
    const differences = { ...everything, differences: true };
    expect(isCompared(asked, [answer("standard"), answer("standard")], differences)).toBe(false);
    expect(isCompared(asked, [answer("standard"), answer(null)], differences)).toBe(true);
    expect(isCompared(asked, [answer("Utrecht "), answer("utrecht")], differences)).toBe(false);
    // A number is not the text that looks like it.
    expect(answersDiffer([answer(12), answer("12")])).toBe(true);
  });

  it("shows only mandatory requirements, and of those only knock-outs that fail or are open", () => {
    const mandatory = requirement("f-013", "sales", { mandatory: true });
    expect(isCompared(asked, [answer("no")], { ...everything, mandatory: true })).toBe(false);
    expect(isCompared(mandatory, [answer("no")], { ...everything, mandatory: true })).toBe(true);
    const failures = { ...everything, failures: true };
    expect(isCompared(mandatory, [answer("standard"), answer("no", { fails: true })], failures)).toBe(true);
    expect(isCompared(mandatory, [answer(null, { open: true })], failures)).toBe(true);
    expect(isCompared(mandatory, [answer("standard")], failures)).toBe(false);
  });

  it("looks for every word in reference, question, answers and explanations", () => {
    const answers = [answer("standard", { label: "Standard", comment: "From release 7.2" })];
    const found = (words: string) => isCompared(asked, answers, { ...everything, words });
    expect(found("f-012")).toBe(true);
    expect(found("  ORDERED standard ")).toBe(true);
    expect(found("release 7.2")).toBe(true);
    expect(found("ordered roadmap")).toBe(false);
  });
});

it("gives the leaves of the tree in order with the titles above them", () => {
  const leaf = (id: string) => ({ id, title: id.toUpperCase(), weight: 1 });
  expect(leafCriteria([{ ...leaf("functionality"), children: [leaf("data"), leaf("sales")] }, leaf("openness"), { ...leaf("price"), children: [] }])).toEqual([
    { id: "data", path: ["FUNCTIONALITY", "DATA"] },
    { id: "sales", path: ["FUNCTIONALITY", "SALES"] },
    { id: "openness", path: ["OPENNESS"] },
    { id: "price", path: ["PRICE"] },
  ]);
});
