import { expect, test } from "vitest";

import { choiceSchema } from "~/domain/intake/choices";
import { emptyChoice, postedChoices } from "~/domain/intake/posted-choices";

function posted(fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

test("a plain form gives a choice for every row that it showed, ticked or not", () => {
  const form = posted([
    ["item", "sd.wish.1"], ["selected.sd.wish.1", "on"], ["inUse.sd.wish.1", "no"], ["priority.sd.wish.1", "necessary"], ["impact.sd.wish.1", "low"],
    ["item", "sd.wish.2"],
    ["selected.sd.wish.3", "on"],
  ]);
  expect(postedChoices(form)).toEqual([
    { item: "sd.wish.1", selected: true, inUse: false, priority: "necessary", impact: "low" },
    emptyChoice("sd.wish.2"),
  ]);
});

test("a wish that is unticked keeps what was said about it", () => {
  const form = posted([["item", "w"], ["inUse.w", "yes"], ["priority.w", "desirable"]]);
  expect(postedChoices(form)).toEqual([{ item: "w", selected: false, inUse: true, priority: "desirable", impact: null }]);
});

test("a value that no choice can have is refused", () => {
  const [choice] = postedChoices(posted([["item", "w"], ["impact.w", "enormous"]]));
  expect(choiceSchema.safeParse(choice).error?.issues.map((issue) => issue.path)).toEqual([["impact"]]);
});
