import { describe, expect, test } from "vitest";

import type { Requirement } from "~/domain/requirements/requirement";
import { changedFields, postedEditSchema, postedRequirement, postedRequirementSchema } from "~/domain/requirements/posted-requirement";

function posted(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return postedRequirement(form);
}

const scale = { "text.nl": "Het pakket meldt storingen.", criterion: "support.service", answer: "scale", priority: "necessary", weight: "", lowestAccepted: "partner" };

describe("a requirement from a form", () => {
  test("one language is enough, and a blank weight is that of the priority", () => {
    expect(postedRequirementSchema.parse(posted(scale))).toEqual({
      criterion: "support.service", text: { nl: "Het pakket meldt storingen." }, note: null, answer: { type: "scale" },
      priority: "necessary", weight: 3, mandatory: false, lowestAccepted: "partner",
      valuedBy: "answer", anchors: [],
    });
  });

  test("a number takes its unit in one language, decimal commas, and the filled rows of its points", () => {
    const { answer, weight } = postedRequirementSchema.parse(posted({
      ...scale, answer: "number", "unit.nl": "uur", weight: "2,5", "point.0.x": "0,5", "point.0.value": "100", "point.2.x": "8", "point.2.value": "0",
    }));
    expect(answer).toEqual({ type: "number", unit: { nl: "uur", en: "uur" }, points: [[0.5, 100], [8, 0]] });
    expect(weight).toBe(2.5);
  });

  test("dates are points as well", () => {
    const { answer } = postedRequirementSchema.parse(posted({ ...scale, answer: "date", "date.0.x": "2027-01-01", "date.0.value": "100", "date.1.x": "2028-01-01", "date.1.value": "0" }));
    expect(answer).toEqual({ type: "date", points: [["2027-01-01", 100], ["2028-01-01", 0]] });
  });

  test("an amount without points cannot be scored and weighs 0, unless the committee marks it", () => {
    const amount = { ...scale, weight: "3", answer: "money", currency: "eur" };
    expect(postedRequirementSchema.parse(posted(amount)).weight).toBe(0);
    expect(postedRequirementSchema.parse(posted({ ...amount, valuedBy: "committee" })).weight).toBe(3);
  });

  test("a text is for the committee: it weighs nothing unless a weight is typed", () => {
    expect(postedRequirementSchema.parse(posted({ ...scale, answer: "text" }))).toMatchObject({ weight: 0, valuedBy: "committee" });
    expect(postedRequirementSchema.parse(posted({ ...scale, answer: "text", weight: "3", valuedBy: "answer" }))).toMatchObject({ weight: 3, valuedBy: "committee" });
  });

  test("marks are described in one language or both; marks without a text are left out", () => {
    const { anchors } = postedRequirementSchema.parse(posted({ ...scale, "anchor.0.nl": "Niets", "anchor.3.nl": " ", "anchor.10.nl": "Alles", "anchor.10.en": "All" }));
    expect(anchors).toEqual([{ mark: 0, meaning: { nl: "Niets" } }, { mark: 10, meaning: { nl: "Alles", en: "All" } }]);
  });

  test.each([
    ["no text at all", { "text.nl": " " }, "text"],
    ["a weight that is no number", { weight: "zwaar" }, "weight"],
    ["no answer type", { answer: "" }, "answer.type"],
    ["points that do not increase", { answer: "money", currency: "EUR", "point.0.x": "10", "point.0.value": "0", "point.1.x": "5", "point.1.value": "100" }, "answer.points"],
    ["half a point", { answer: "number", "unit.en": "days", "point.0.x": "10", "point.1.x": "20", "point.1.value": "0" }, "answer.points.0.1"],
  ])("%s is a problem of its field", (_, fields, place) => {
    const result = postedRequirementSchema.safeParse(posted({ ...scale, ...fields }));
    expect(result.error?.issues.map((issue) => issue.path.join("."))).toContain(place);
  });
});

test("only what was changed becomes a change by hand", () => {
  const before: Requirement = {
    id: "req.a", criterion: "support.service", text: { en: "It reports faults.", nl: "Het pakket meldt storingen." }, note: null,
    answer: { type: "scale" }, priority: "desirable", weight: 1, mandatory: false, lowestAccepted: "customisation", valuedBy: "answer",
    source: null, origin: "pack", asked: true, fixed: false,
  };
  const after = postedEditSchema.parse(posted({ ...scale, answer: "", "text.en": "It reports faults.", weight: "1", asked: "on" }));
  expect(changedFields(before, after)).toEqual({ priority: "necessary", lowestAccepted: "partner" });
});
