import fc from "fast-check";
import { expect, test } from "vitest";

import { cyclesAmong, dependencyProblems, migrationPath } from "~/domain/gaps/dependencies";
import type { Release } from "~/domain/gaps/gap";

const gap = (id: string, release: Release | null, ...needs: string[]) => ({ id, release, needs: { gaps: needs }, state: "open" as const });

test("a circle of prerequisites is named in the order of needing", () => {
  expect(cyclesAmong([gap("a", null, "b"), gap("b", null, "c"), gap("c", null, "a"), gap("d", null, "a")])).toEqual([["a", "b", "c"]]);
  expect(cyclesAmong([gap("a", null, "a")])).toEqual([["a"]]);
});

test("of several circles through each other the shortest is named, once; separate ones are each named", () => {
  expect(cyclesAmong([gap("a", null, "b", "c"), gap("b", null, "c"), gap("c", null, "a"), gap("x", null, "y"), gap("y", null, "x")])).toEqual([["a", "c"], ["x", "y"]]);
});

test("a prerequisite in a later release than what needs it, or in none, is late", () => {
  expect(dependencyProblems([gap("a", "first", "b", "c"), gap("b", "second"), gap("c", null), gap("d", "later", "b"), gap("e", null, "b")])).toEqual({
    cycles: [],
    late: [{ gap: "a", needs: "b", release: "first", needsRelease: "second" }, { gap: "a", needs: "c", release: "first", needsRelease: null }],
  });
});

test("the migration path goes by release, with what is needed before what needs it; closed gaps are no part of it", () => {
  const gaps = [gap("a", "first", "b"), gap("b", "first"), gap("c", "later"), gap("d", null), { ...gap("e", "first"), state: "closed" as const }];
  expect(migrationPath(gaps).map(({ release, gaps: of }) => [release, of.map(({ id }) => id)])).toEqual([["first", ["b", "a"]], ["second", []], ["later", ["c"]], [null, ["d"]]]);
});

test("whatever needs what: without a circle needs come first, with one it is found, and no gap is lost", () => {
  const ids = ["a", "b", "c", "d", "e"];
  const any = fc.array(fc.subarray(ids), { minLength: 5, maxLength: 5 }).map((needs) => ids.map((id, index) => gap(id, "first", ...needs[index]!)));
  fc.assert(fc.property(any, (gaps) => {
    const order = migrationPath(gaps)[0]!.gaps.map(({ id }) => id);
    expect([...order].sort()).toEqual(ids);
    const inOrder = gaps.every(({ id, needs }) => needs.gaps.every((need) => order.indexOf(need) < order.indexOf(id)));
    expect(inOrder).toBe(cyclesAmong(gaps).length === 0);
    for (const cycle of cyclesAmong(gaps)) {
      cycle.forEach((id, index) => expect(gaps.find((one) => one.id === id)!.needs.gaps).toContain(cycle[(index + 1) % cycle.length]));
    }
  }));
});
