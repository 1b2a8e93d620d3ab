import { describe, expect, test } from "vitest";

import { deadlineConcern, editionDifference, isSame, rewordedRequirements } from "~/domain/edition/difference";
import type { Edition } from "~/domain/edition/edition";

import { exampleEdition } from "../../../support/edition";

const before = exampleEdition({ requirements: 12 });

/** The next edition after `before`, published on 2 December with the deadline on the 18th, changed as given. */
function next(change: (edition: Edition) => void): Edition {
  const after = structuredClone({ ...before, id: "edition-2", number: 2, code: "RFP-2-ABCDE", publishedAt: "2026-12-02T09:00:00Z" });
  change(after);
  return after;
}

describe("the difference between editions", () => {
  test("is none when only identity and date differ", () => {
    expect(isSame(editionDifference(before, next(() => undefined)))).toBe(true);
  });

  test("names requirements that came, went and changed, each part for itself", () => {
    const after = next(({ requirements }) => {
      Object.assign(requirements[1], { text: "Een andere vraag?", mandatory: true, weight: 5 });
      Object.assign(requirements[3], { note: "Nieuwe aanvulling.", answer: { type: "number", unit: "uur" } });
      requirements.splice(0, 1);
      requirements.push({ ...requirements[0], id: "req.new", code: "F-013", text: "Nieuw?" });
    });
    const { added, removed, changed, parts } = editionDifference(before, after);
    expect(added.map(({ code }) => code)).toEqual(["F-013"]);
    expect(removed.map(({ code }) => code)).toEqual([before.requirements[0].code]);
    expect(changed.map(({ after: { id }, parts }) => [id, parts])).toEqual([
      ["req.example.2", ["text", "mandatory", "weight"]], ["req.example.4", ["note", "answer"]],
    ]);
    expect(parts).toEqual([]);
  });

  test("sees the lowest accepted answer only where it says something", () => {
    const after = next(({ requirements }) => { for (const each of requirements) each.lowestAccepted = "standard"; });
    const onScale = before.requirements.filter(({ mandatory, answer }) => mandatory && answer.type === "scale").map(({ id }) => id);
    expect(onScale.length).toBeGreaterThan(0);
    expect(editionDifference(before, after).changed.map(({ after: { id } }) => id)).toEqual(onScale);
  });

  test("names what changed beside the requirements, a time zone as the deadline", () => {
    const after = next((edition) => Object.assign(edition, { timeZone: "Europe/London", introduction: "Anders.", scale: [{ key: "standard", points: 90 }, ...before.scale.slice(1)] }));
    expect(editionDifference(before, after).parts).toEqual(["deadline", "introduction", "scale"]);
  });

  test("rewords a question by its text, note or kind of answer, not by its weight", () => {
    const after = next(({ requirements }) => { requirements[0].weight = 9; requirements[1].text = "Anders?"; requirements[2].note = null; requirements[3].note = "Met aanvulling."; });
    expect([...rewordedRequirements(before, after).keys()]).toEqual(["req.example.2", "req.example.4"]);
    expect(rewordedRequirements(before, after).get("req.example.2")).toBe(before.requirements[1]);
    expect(rewordedRequirements(before, before).size).toBe(0);
  });
});

describe("a change close to the deadline", () => {
  test("asks for a later one when fewer than seven days are left", () => {
    const reworded = (publishedAt: string) => next((edition) => { edition.requirements[1].text = "Anders?"; edition.publishedAt = publishedAt; });
    expect(deadlineConcern(before, reworded("2026-12-11T16:00:01Z"))).toBe("deadline-near");
    expect(deadlineConcern(before, reworded("2026-12-11T16:00:00Z"))).toBe(null);
  });

  test("asks for a later one when mandatory questions changed and the deadline did not", () => {
    const mandatory = (deadline: string) => next((edition) => { edition.requirements[1].mandatory = true; edition.deadline = deadline; });
    expect(deadlineConcern(before, mandatory(before.deadline))).toBe("deadline-unchanged-mandatory");
    expect(deadlineConcern(before, mandatory("2027-01-08T16:00:00Z"))).toBe(null);
  });

  test("has nothing to say of weights, introductions and questions that are no longer asked", () => {
    const after = next((edition) => {
      edition.publishedAt = "2026-12-18T10:00:00Z";
      edition.introduction = "Anders.";
      edition.requirements[0].weight = 9;
      edition.requirements.pop();
    });
    expect(deadlineConcern(before, after)).toBe(null);
  });
});
