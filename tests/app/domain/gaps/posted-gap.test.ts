import { expect, test } from "vitest";

import { gapContentSchema } from "~/domain/gaps/gap";
import { postedGap, postedPreconditions, postedReleases } from "~/domain/gaps/posted-gap";
import { preconditionContentSchema } from "~/domain/gaps/precondition";

function posted(fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

test("a form gives a gap with its impact, prerequisites and wishes", () => {
  const gap = gapContentSchema.parse(postedGap(posted([
    ["title", "Offertes"], ["people.level", "high"], ["people.text", "Leren"], ["gap:gap.tno.wish.1", "on"], ["precondition:tno.precondition.data.1", "on"], ["wish:tno.wish.9", "on"], ["release", ""],
  ])));
  expect(gap).toMatchObject({
    title: "Offertes", release: null, wishes: ["tno.wish.9"], needs: { gaps: ["gap.tno.wish.1"], preconditions: ["tno.precondition.data.1"] },
    impact: { people: { level: "high", text: "Leren" }, way: { level: null, text: "" }, information: { level: null, text: "" }, means: { level: null, text: "" } },
  });
  expect(gapContentSchema.safeParse(postedGap(posted([["way.level", "enormous"]]))).success).toBe(false);
});

test("a release that is none follows the proposal", () => {
  expect(postedReleases(posted([["release:gap.a", "second"], ["release:gap.b", ""], ["release:gap.c", "never"], ["other", "first"]]))).toEqual({ "gap.a": "second", "gap.b": null, "gap.c": null });
});

test("preconditions are those that the form showed; a state that does not exist is refused", () => {
  const all = postedPreconditions(posted([["precondition", "p.1"], ["p.1.state", "met"], ["p.1.due", "2026-03-01"], ["precondition", "p.2"], ["p.2.state", "perhaps"], ["p.3.state", "met"]]));
  expect(Object.keys(all)).toEqual(["p.1", "p.2"]);
  expect(preconditionContentSchema.parse(all["p.1"])).toEqual({ text: "", function: null, state: "met", owner: "", due: "2026-03-01", note: "" });
  expect(preconditionContentSchema.safeParse(all["p.2"]).success).toBe(false);
});
