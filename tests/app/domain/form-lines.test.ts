import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { lineFields, postedLines, readPart, shownLine, shownLines, withFields } from "~/domain/form-lines";
import { emptyLevelCheck, levelFields, levelsDone, levelsOfFields, postedLevels } from "~/domain/phases/level-check";
import { phaseFormSchema, postedPhase } from "~/domain/phases/phase-work";
import { postedSolution, solutionFields, solutionOfFields, solutionForms } from "~/domain/phases/solution";

const form = (entries: [string, string][]) => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};

test("a line that was shown without its tick is unticked; a line that was not shown is not there", () => {
  const posted = postedLines(form([[shownLine, "tno.phase.1.activity.1"], ["owner:tno.phase.1.activity.1", " Olga "], ["owner:tno.phase.1.activity.2", "x"]]), { done: readPart.tick, owner: readPart.text });
  expect(posted).toEqual({ "tno.phase.1.activity.1": { id: "tno.phase.1.activity.1", done: false, owner: "Olga" } });
});

test("items and decisions of one phase are told apart, and line ends of a browser are put right", () => {
  const posted = phaseFormSchema.parse(postedPhase(form([
    [shownLine, "tno.phase.1.prompt.1"], ["note:tno.phase.1.prompt.1", "een\r\ntwee"],
    [shownLine, "d-1"], ["decision", "d-1"], ["text:d-1", "Behoud voor groei"], ["by:d-1", "Directie"], ["on:d-1", "2026-11-22"],
  ])));
  expect(posted.work).toEqual({ "tno.phase.1.prompt.1": { id: "tno.phase.1.prompt.1", done: false, owner: "", due: null, note: "een\ntwee" } });
  expect(posted.decisions).toEqual({ "d-1": { id: "d-1", text: "Behoud voor groei", by: "Directie", on: "2026-11-22" } });
});

test("a date that is none is refused at its field", () => {
  const result = phaseFormSchema.safeParse(postedPhase(form([[shownLine, "tno.phase.1"], ["due:tno.phase.1", "morgen"]])));
  expect(result.error?.issues.map(({ path }) => path.join("."))).toEqual(["work.tno.phase.1.due"]);
});

test("lines go to fields and back", () => {
  const line = fc.record({ id: fc.uuid(), text: fc.string(), done: fc.boolean() });
  fc.assert(fc.property(fc.uniqueArray(line, { selector: ({ id }) => id }), (lines) => {
    const blank = lines.map(({ id }) => ({ id, text: "", done: false }));
    expect(withFields(blank, ["text", "done"], lineFields(lines, ["text", "done"]))).toEqual(lines);
  }));
});

test("a check at three levels goes to fields and back, and counts what was looked at", () => {
  const check = { ...emptyLevelCheck, operational: { text: "Kan de buitendienst erbij?", done: true } };
  expect(levelsOfFields(levelFields(check))).toEqual(check);
  expect(levelsDone(check)).toBe(1);
  expect(postedLevels(form([["text:tactical", "Cursus plannen"], ["done:tactical", "on"]]))).toEqual({ strategic: { text: "", done: false }, tactical: { text: "Cursus plannen", done: true }, operational: { text: "", done: false } });
});

test("a solution goes to fields and back, each class on its own; nothing chosen posts as nothing decided", () => {
  const known = ["inv.type.1", "inv.type.2", "inv.type.3"];
  const solution = fc.record({
    classes: fc.subarray(known), classReason: fc.constant("Omdat"), form: fc.constantFrom(null, ...solutionForms), reason: fc.constant(""), by: fc.constant("Directie"), on: fc.constantFrom(null, "2026-11-22"),
  });
  fc.assert(fc.property(solution, (one) => {
    expect(solutionOfFields(solutionFields(one, known), known)).toEqual(one);
  }));
  expect(postedSolution(form([["form", ""], ["on", ""]]))).toMatchObject({ classes: [], form: null, on: null });
});

describe("what a form shows while others change its lines", () => {
  const lines = (ids: string) => [...ids].map((id) => ({ id }));
  const shown = (saved: string, before: string, changed: string) => shownLines(lines(saved), lines(before), (id) => changed.includes(id)).map(({ id }) => id).join("");

  test("what came is there, what was taken out is gone, unless it is being changed: then it stays where it stood", () => {
    expect(shown("abcd", "abc", "")).toBe("abcd");
    expect(shown("ac", "abc", "")).toBe("ac");
    expect(shown("acd", "abc", "b")).toBe("abcd");
    expect(shown("c", "abc", "b")).toBe("bc");
    expect(shown("d", "abc", "bc")).toBe("bcd");
  });

  test("whatever others do, no line is shown twice, each that is saved is there in its order, and no changed one is lost", () => {
    const ids = fc.uniqueArray(fc.constantFrom(..."abcdefgh"));
    fc.assert(fc.property(ids, ids, ids, (saved, before, changed) => {
      const all = [...shown(saved.join(""), before.join(""), changed.join(""))];
      expect(new Set(all).size).toBe(all.length);
      expect(all.filter((id) => saved.includes(id))).toEqual(saved);
      expect(all.filter((id) => !saved.includes(id)).sort()).toEqual(before.filter((id) => changed.includes(id) && !saved.includes(id)).sort());
    }));
  });
});
