import { expect, test } from "vitest";

import { intakeOutcome } from "~/domain/intake/choices";
import type { Choice } from "~/domain/intake/choices";
import { choicesAsMoved } from "~/domain/intake/wish-lists";

const text = { nl: "wens", en: "wish" };
const wishes = ["w.1", "w.2", "w.3"].map((id) => ({ id, kind: "wish" as const, text }));
const choice = (item: string, priority: Choice["priority"], impact: Choice["impact"], selected = true): [string, Choice] => [item, { item, selected, inUse: null, priority, impact }];
const choices = new Map([choice("w.1", "necessary", "low"), choice("w.2", "desirable", "high"), choice("w.3", null, null)]);
const ids = (list: { id: string }[]) => list.map(({ id }) => id);

test("a moved wish stands where it was moved to, in the order of the checklist", () => {
  const outcome = intakeOutcome({ items: wishes }, choices, new Map([["w.2", { to: "quickWins" as const }], ["w.3", { to: "quickWins" as const }]]));
  expect([ids(outcome.quickWins), ids(outcome.forLater), ids(outcome.undecided)]).toEqual([["w.1", "w.2", "w.3"], [], []]);
});

test("a wish that is not ticked any more is on no list, moved or not", () => {
  const outcome = intakeOutcome({ items: wishes }, new Map([choice("w.1", "necessary", "low", false)]), new Map([["w.1", { to: "forLater" as const }]]));
  expect(Object.values(outcome).flat()).toEqual([]);
});

test("what is taken up at once counts as necessary, what is put off as desirable", () => {
  const moved = choicesAsMoved(choices, new Map([["w.1", { to: "forLater" as const }], ["w.2", { to: "quickWins" as const }]]));
  expect([moved.get("w.1")!.priority, moved.get("w.2")!.priority, moved.get("w.3")!.priority]).toEqual(["desirable", "necessary", null]);
  // The choice itself stays what it was.
  expect(choices.get("w.1")!.priority).toBe("necessary");
});
