import fc from "fast-check";
import { expect, test } from "vitest";

import { listedFields, listOfFields, withAbsent } from "~/domain/listed-fields";
import { settleEdits } from "~/domain/settle-edits";

test("two people who tick and untick different things in a list lose nothing and dispute nothing", () => {
  const all = ["a", "b", "c", "d"];
  const list = fc.subarray(all);
  fc.assert(fc.property(list, list, list, (before, mine, theirs) => {
    const [base, yours, kept] = [before, mine, theirs].map((ids) => listedFields("wish", ids)) as [object, object, object];
    const { merged, disputed } = settleEdits({ base: { ...base }, choices: {} }, { ...kept }, withAbsent({ ...yours }, { ...kept }, { ...base }));
    const result = new Set(listOfFields("wish", merged));
    expect(disputed).toEqual([]);
    for (const id of all) {
      const was = before.includes(id);
      const changed = mine.includes(id) !== was || theirs.includes(id) !== was;
      expect(result.has(id)).toBe(changed ? !was : was);
    }
  }));
});
