import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { postedLoad, settleEdits } from "~/domain/settle-edits";
import type { Fields } from "~/domain/settle-edits";

const base = { introduction: "Wij zoeken", scope: "Verkoop", deadline: "" };

describe("two people who edit the same form", () => {
  test("what only one of them changed is taken from that one", () => {
    const { merged, disputed } = settleEdits({ base, choices: {} }, { ...base, scope: "Service" }, { ...base, introduction: "Wij zijn" });
    expect(disputed).toEqual([]);
    expect(merged).toEqual({ introduction: "Wij zijn", scope: "Service", deadline: "" });
  });

  test("what both changed to the same is no dispute; to different things is one, with both texts", () => {
    expect(settleEdits({ base, choices: {} }, { ...base, scope: "Beide" }, { ...base, scope: "Beide" }).disputed).toEqual([]);
    expect(settleEdits({ base, choices: {} }, { ...base, scope: "Zij" }, { ...base, scope: "Ik" }))
      .toEqual({ merged: { ...base, scope: "Zij" }, disputed: [{ field: "scope", theirs: "Zij", yours: "Ik" }] });
  });

  test("a choice counts only for what was in sight when it was made", () => {
    const choose = (take: "theirs" | "mine", theirs: string) =>
      settleEdits({ base, choices: { scope: { take, seen: "Zij" } } }, { ...base, scope: theirs }, { ...base, scope: "Ik" });
    expect(choose("mine", "Zij")).toEqual({ merged: { ...base, scope: "Ik" }, disputed: [] });
    expect(choose("theirs", "Zij")).toEqual({ merged: { ...base, scope: "Zij" }, disputed: [] });
    expect(choose("mine", "Zij, nog eens gewijzigd").disputed).toHaveLength(1);
  });

  test("a form posts how it was loaded and what was chosen; nonsense counts as nothing", () => {
    const form = new FormData();
    form.set("base", JSON.stringify(base));
    form.set("take:scope", "mine");
    form.set("seen:scope", JSON.stringify("Zij"));
    form.set("take:deadline", "whatever");
    expect(postedLoad(form)).toEqual({ base, choices: { scope: { take: "mine", seen: "Zij" } } });
    form.set("base", "[1");
    expect(postedLoad(form)).toBeNull();
  });

  test("whoever saves in whatever order: no change of anybody disappears without a dispute", () => {
    const value = fc.constantFrom("a", "b", "c", null);
    const fields = fc.record({ x: value, y: value, z: value });
    fc.assert(fc.property(fields, fields, fields, (start: Fields, theirs: Fields, yours: Fields) => {
      const { merged, disputed } = settleEdits({ base: start, choices: {} }, theirs, yours);
      const named = new Set(disputed.map(({ field }) => field));
      for (const field of Object.keys(start)) {
        if (named.has(field)) continue;
        if (theirs[field] !== start[field]) expect(merged[field]).toBe(theirs[field]);
        if (yours[field] !== start[field]) expect(merged[field]).toBe(yours[field]);
      }
    }));
  });
});
