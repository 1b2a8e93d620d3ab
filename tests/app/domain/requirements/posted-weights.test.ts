import { expect, test } from "vitest";

import { postedWeights } from "~/domain/requirements/posted-weights";

test("weights come by kind and id, with a comma or a point; a blank is no number", () => {
  const form = new FormData();
  form.append("criterion.functionality.data", "2,5");
  form.append("requirement.req.tno.wish.1", "3");
  form.append("requirement.req.tno.wish.2", "");
  form.append("intent", "save");
  expect(postedWeights(form)).toEqual({
    criteria: { "functionality.data": 2.5 },
    requirements: { "req.tno.wish.1": 3, "req.tno.wish.2": NaN },
  });
});
