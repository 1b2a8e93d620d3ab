import { describe, expect, it } from "vitest";

import { isConsensusMark, isMark, markOfValue, markState } from "~/domain/committee/evaluator-mark";
import { anchorsOf, markingOf } from "~/domain/edition/marking";
import type { EditionMarking } from "~/domain/edition/marking";

const marking: EditionMarking = { highest: 10, commentBelow: 4, commentAbove: 8, oneIsEnough: false, spreadFrom: 4, meanings: [{ mark: 0, meaning: "nothing" }, { mark: 10, meaning: "all" }] };
const state = (mark: number | null, comment = "", confirms = false, valuedBy: "committee" | "confirmed" = "committee") => markState(marking, valuedBy, { mark, comment, confirms });

describe("a mark of an evaluator", () => {
  it("asks for a comment below and above the marks that the edition names, not at them", () => {
    expect([3, 4, 8, 9].map((mark) => state(mark))).toEqual(["comment-needed", "done", "done", "comment-needed"]);
    expect(state(3, "Too little.")).toBe("done");
    expect(state(3, "  ")).toBe("comment-needed");
    expect(state(null, "I wonder")).toBe("open");
    expect(markState(marking, "committee", null)).toBe("open");
  });

  it("asks for a reason wherever it overrules an automatic value, and for none where it confirms it", () => {
    expect(state(6, "", false, "confirmed")).toBe("comment-needed");
    expect(state(6, "The demo showed otherwise.", false, "confirmed")).toBe("done");
    expect(state(10, "", true, "confirmed")).toBe("done");
  });

  it("is a whole one on the scale; a joint mark may be a half", () => {
    expect([0, 7, 10, 11, -1, 6.5].map((mark) => isMark(marking, mark))).toEqual([true, true, true, false, false, false]);
    expect([0, 6.5, 6.4, 10.5].map((mark) => isConsensusMark(marking, mark))).toEqual([true, true, false, false]);
  });

  it("puts an automatic value on the edition's own scale", () => {
    expect(markOfValue(marking, 80)).toBe(8);
    expect(markOfValue({ ...marking, highest: 5 }, 60)).toBe(3);
    expect(markOfValue(marking, null)).toBeNull();
  });

  it("is described by the requirement where that says so, else by the edition, and only up to the highest mark", () => {
    expect(anchorsOf(marking, {})).toHaveLength(2);
    expect(anchorsOf({ ...marking, highest: 5 }, {})).toEqual([{ mark: 0, meaning: "nothing" }]);
    expect(anchorsOf(marking, { anchors: [{ mark: 5, meaning: "half" }] })).toEqual([{ mark: 5, meaning: "half" }]);
    expect(markingOf({})).toMatchObject({ highest: 10, oneIsEnough: false, meanings: [] });
  });
});
