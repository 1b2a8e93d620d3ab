import { expect, test } from "vitest";

import type { ContentItem } from "~/domain/content/pack";
import type { Choice } from "~/domain/intake/choices";
import type { Context } from "~/services/context.server";
import { createSelection } from "~/services/create-selection";
import { loadGaps } from "~/services/gaps";
import { loadIntake } from "~/services/load-intake";
import { saveChoices } from "~/services/save-choices";

import { contextAt, onBothEngines } from "../../support/databases";

/** A fixed row of numbers below `end`, so that a failure comes back. */
function numbers(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * end);
  };
}

const ids = (items: readonly Pick<ContentItem, "id">[]) => items.map(({ id }) => id).sort();

onBothEngines("what the checklist comes to, worked out again from the rows in the database", (database) => {
  /** A checklist in which 116 wishes were filled in at random, as far as anybody got. */
  async function filled(seed: number): Promise<{ context: Context; id: string }> {
    const context = contextAt(database().db, "2026-11-20T10:00:00.000Z");
    const { id } = await createSelection(context, { name: "CRM", organisation: "Voorbeeld BV", packId: "crm", language: "nl" });
    const below = numbers(seed);
    const one = <T>(values: readonly T[]) => values[below(values.length)]!;
    const { wishes } = (await loadIntake(context, id))!;
    expect(wishes).toHaveLength(116);
    await saveChoices(context, id, wishes.map(({ id: item }): Choice => ({
      item, selected: below(4) > 0, inUse: one([true, false, null]), priority: one(["necessary", "desirable", null]), impact: one(["low", "middle", "high", null]),
    })));
    return { context, id };
  }

  test("quick wins, what is for later, the picture of priority and impact, and the gaps", async () => {
    for (const seed of [1, 2026, 77_777]) {
      const { context, id } = await filled(seed);
      const rows = await context.db.selectFrom("intake_choice").selectAll().where("selection_id", "=", id).execute();
      const of = (priority: string | null, impact: string | null) => rows.filter((row) => Boolean(row.selected) && row.priority === priority && row.impact === impact).map((row) => row.item_id).sort();

      const { outcome } = (await loadIntake(context, id))!;
      expect(ids(outcome.quickWins)).toEqual(of("necessary", "low"));
      expect(ids(outcome.forLater)).toEqual(of("desirable", "high"));
      expect(outcome.quickWins.length * outcome.forLater.length).toBeGreaterThan(0);
      expect(ids(outcome.inOrder)).toEqual([["necessary", "middle"], ["necessary", "high"], ["desirable", "low"], ["desirable", "middle"]].flatMap(([priority, impact]) => of(priority!, impact!)).sort());
      expect(ids(outcome.undecided)).toEqual(rows.filter((row) => Boolean(row.selected) && (row.priority === null || row.impact === null)).map((row) => row.item_id).sort());

      const { gaps, situation } = await loadGaps(context, id);
      const state = (selected: boolean, inUse: boolean | null) => rows.filter((row) => Boolean(row.selected) === selected && (row.in_use === null ? null : Boolean(row.in_use)) === inUse).map((row) => row.item_id).sort();
      const told = (name: "gap" | "in-place" | "unknown" | "surplus") => situation.flatMap(({ wishes }) => wishes[name]).sort();
      expect(told("gap")).toEqual(state(true, false));
      expect(told("in-place")).toEqual(state(true, true));
      expect(told("unknown")).toEqual(state(true, null));
      expect(told("surplus")).toEqual(state(false, true));
      // Each missing wish is one gap, planned by what it is worth: quick wins first, what is for later last, unknown not yet.
      const open = gaps.filter((gap) => gap.state === "open");
      expect(open.flatMap(({ covers }) => covers).sort()).toEqual(state(true, false));
      const planned = Object.fromEntries(open.map((gap) => [gap.covers[0], gap.proposed]));
      const { undecided } = outcome;
      for (const wish of state(true, false)) {
        const release = of("necessary", "low").includes(wish) ? "first" : of("desirable", "high").includes(wish) ? "later" : ids(undecided).includes(wish) ? null : "second";
        expect(planned[wish], wish).toBe(release);
      }
    }
  });
});
