import fc from "fast-check";
import { expect, test } from "vitest";

import { emptyGap, gapFields, gapOf, gapOfFields } from "~/domain/gaps/gap";
import type { GapContent } from "~/domain/gaps/gap";
import { contentOfGap, resolveGaps } from "~/domain/gaps/resolve-gaps";
import { presentAgainstDesired, situationOf, situations } from "~/domain/gaps/situation";
import { intakeOutcome } from "~/domain/intake/choices";
import type { Choice } from "~/domain/intake/choices";

const functions = [{ id: "data" }, { id: "sales" }];
const wishes = [
  { id: "w1", function: "data" }, { id: "w2", function: "data" }, { id: "w3", function: "data" }, { id: "w4", function: "sales" }, { id: "w5", function: "sales" }, { id: "w6", function: "sales" },
].map((wish) => ({ ...wish, kind: "wish" as const, text: { nl: wish.id, en: wish.id } }));

const choose = (item: string, selected: boolean, inUse: boolean | null, priority: Choice["priority"] = null, impact: Choice["impact"] = null): Choice => ({ item, selected, inUse, priority, impact });
const choicesOf = (...list: Choice[]) => new Map(list.map((choice) => [choice.item, choice]));

/** w1 quick win, w2 in place, w3 in use but not wished, w4 for later, w5 nobody said whether it is in use, w6 nothing. */
const choices = choicesOf(
  choose("w1", true, false, "necessary", "low"), choose("w2", true, true, "necessary", "high"), choose("w3", false, true),
  choose("w4", true, false, "desirable", "high"), choose("w5", true, null, "necessary", "middle"),
);

const gapsOf = (kept: Record<string, Partial<GapContent>> = {}, chosen = choices) => resolveGaps({
  functions, wishes, choices: chosen, outcome: intakeOutcome({ items: wishes }, chosen),
  records: Object.entries(kept).map(([id, content]) => ({ id, content: { ...emptyGap, ...content } })),
});

test("present against desired, per main function, from the raw choices", () => {
  expect(presentAgainstDesired(functions, wishes, choices)).toEqual([
    { function: "data", wishes: { "in-place": ["w2"], gap: ["w1"], unknown: [], surplus: ["w3"], none: [] } },
    { function: "sales", wishes: { "in-place": [], gap: ["w4"], unknown: ["w5"], surplus: [], none: ["w6"] } },
  ]);
});

test("every wish stands in exactly one situation, whatever was chosen", () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.boolean(), fc.constantFrom(true, false, null)), { minLength: 6, maxLength: 6 }), (states) => {
    const any = choicesOf(...states.map(([selected, inUse], index) => choose(`w${index + 1}`, selected, inUse)));
    const all = presentAgainstDesired(functions, wishes, any).flatMap((one) => situations.flatMap((situation) => one.wishes[situation]));
    expect(all.sort()).toEqual(wishes.map(({ id }) => id));
  }));
});

test("every wish that is ticked and not in use makes a gap, with a release proposed from quick win and for later", () => {
  expect(gapsOf().map(({ id, covers, functions: of, release, state }) => ({ id, covers, of, release, state }))).toEqual([
    { id: "gap.w1", covers: ["w1"], of: ["data"], release: "first", state: "open" },
    { id: "gap.w4", covers: ["w4"], of: ["sales"], release: "later", state: "open" },
  ]);
  const undecided = gapsOf({}, choicesOf(choose("w1", true, false), choose("w2", true, false, "necessary", "high")));
  expect(undecided.map(({ proposed }) => proposed)).toEqual([null, "second"]);
});

test("a gap may cover several wishes, which then make none of their own; the earliest proposal counts, and a choice goes before it", () => {
  const [grouped, ...rest] = gapsOf({ "gap.w1": { wishes: ["w4"] } });
  expect(grouped).toMatchObject({ id: "gap.w1", covers: ["w1", "w4"], functions: ["data", "sales"], proposed: "first", release: "first" });
  expect(rest).toEqual([]);
  expect(gapsOf({ "gap.w1": { release: "second" } })[0]).toMatchObject({ proposed: "first", chosen: "second", release: "second" });
});

test("what was worked out for a wish stays while another gap covers it, and comes back when that lets go", () => {
  const kept = { "gap.w4": { title: "Offertes" }, "gap.w1": { wishes: ["w4"] } };
  expect(gapsOf(kept).map(({ id }) => id)).toEqual(["gap.w1"]);
  expect(gapsOf({ ...kept, "gap.w1": { wishes: [] } }).map(({ id, title }) => [id, title])).toEqual([["gap.w1", ""], ["gap.w4", "Offertes"]]);
});

test("a wish that two gaps took in at the same time stands with the one that was made first", () => {
  const gaps = gapsOf({ "gap.own-a": { wishes: ["w4"] }, "gap.own-b": { wishes: ["w4"] } });
  expect(gaps.map(({ id, covers }) => [id, covers])).toEqual([["gap.w1", ["w1"]], ["gap.own-a", ["w4"]], ["gap.own-b", []]]);
});

test("a gap that was worked on is closed once all of it is in use, dropped once nothing of it is wished", () => {
  const kept = { "gap.w1": { title: "Adressen" }, "gap.w4": { title: "Offertes" }, "gap.own-a": { title: "Werkafspraken", function: "sales" } };
  const later = choicesOf(choose("w1", true, true), choose("w4", false, false));
  expect(gapsOf(kept, later).map(({ id, state }) => [id, state])).toEqual([["gap.w1", "closed"], ["gap.w4", "dropped"], ["gap.own-a", "open"]]);
});

test("a prerequisite on a gap that another one took over points to that one; on what is gone, to nothing", () => {
  const gaps = gapsOf({ "gap.own-a": { needs: { gaps: [gapOf("w4"), "gap.gone"], preconditions: [] } }, "gap.w1": { wishes: ["w4"] } });
  expect(gaps.find(({ id }) => id === "gap.own-a")!.needs.gaps).toEqual(["gap.w1"]);
});

test("a gap comes back from its fields as it was", () => {
  const content: GapContent = {
    ...emptyGap, title: "Offertes", wishes: ["w5"], needs: { gaps: ["gap.w1"], preconditions: ["p.1"] }, release: "second",
    impact: { ...emptyGap.impact, people: { level: "high", text: "Verkopers leren met offertes uit het systeem werken." } },
  };
  expect(gapOfFields(gapFields(content))).toEqual(content);
  expect(contentOfGap(gapsOf({ "gap.w4": content, "gap.w1": {} }).find(({ id }) => id === "gap.w4")!)).toMatchObject({ title: "Offertes", wishes: ["w5"], release: "second" });
});

test("every ticked wish that is not in use is covered by exactly one gap, however gaps took wishes in", () => {
  const takes = fc.array(fc.tuple(fc.constantFrom("gap.w1", "gap.w4", "gap.w6", "gap.own-a"), fc.subarray(wishes.map(({ id }) => id))), { maxLength: 4 });
  fc.assert(fc.property(takes, (taken) => {
    const covered = gapsOf(Object.fromEntries(taken.map(([id, list]) => [id, { wishes: list }]))).flatMap(({ covers }) => covers);
    for (const { id } of wishes) expect(covered.filter((wish) => wish === id).length).toBeLessThanOrEqual(1);
    for (const { id } of wishes) if (situationOf(choices, id) === "gap") expect(covered).toContain(id);
  }));
});
