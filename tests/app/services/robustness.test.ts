import { afterAll, expect, test } from "vitest";

import { acceptSubmission } from "~/services/accept-submission";
import { closeReading } from "~/services/import-response";
import { loadExplanation } from "~/services/load-explanation";
import { loadRanking } from "~/services/load-ranking";
import { newPriceSheet } from "~/domain/cost/price-sheet";
import { loadWeights } from "~/services/change-weights";
import { savePriceSheet } from "~/services/price-sheet";
import { loadRehearsal } from "~/services/load-rehearsal";
import { loadRobustness } from "~/services/load-robustness";
import { receiveUpload } from "~/services/receive-upload";
import { removeScenario, restoreScenario, saveScenario } from "~/services/scenarios";

import { contextAt, onBothEngines } from "../../support/databases";
import { publishedSelection, returnedWorkbook } from "../../support/service-selection";

afterAll(closeReading);

const nothing = () => null;

onBothEngines("trust in a ranking", (database) => {
  async function answered() {
    const context = contextAt(database().db, "2026-05-01T09:00:00.000Z");
    const selection = await publishedSelection(context);
    for (const [vendor, answer] of [[selection.vendors[0], "Standaard"], [selection.vendors[1], "Maatwerk"]] as const) {
      const bytes = await returnedWorkbook(context, selection.id, vendor, () => answer);
      const { uploadId } = await receiveUpload(context, selection.id, { fileName: `${vendor}.xlsx`, bytes, channel: "lead" });
      await acceptSubmission(context, selection.id, uploadId, { vendorId: vendor });
    }
    return { context, ...selection };
  }

  test("is loaded from the same ranking, with chances that add up and the reversal of every offer", async () => {
    const { context, id } = await answered();
    const view = (await loadRobustness(context, id))!;
    const { ranking } = (await loadRanking(context, id))!;
    expect(view.official.map(({ id: vendor, value, low }) => [vendor, value, low])).toEqual(ranking.offers.filter(({ excluded }) => excluded.length === 0).map(({ id: vendor, value, low }) => [vendor, value, low]));
    const first = view.chances.first!;
    for (const chances of Object.values(first.acceptability)) expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
    expect(view.reversal.leaveOneOut).toHaveLength(view.official.length);
    expect(view.evaluators).toBeNull();
    const ordinal = (await loadRobustness(context, id, (name) => (name === "weights" ? "ordinal" : null)))!;
    expect(ordinal.chances.first!.samples).toBe(first.samples);
    const impossible = (await loadRobustness(context, id, (name) => (name === "weights" ? "ranges" : "0")))!;
    expect(impossible.chances.first).toBeNull();
  });

  test("scenarios stand beside the official result and never touch it; removed ones come back", async () => {
    const { context, id } = await answered();
    const before = await loadRanking(context, id);
    const [one, other] = (await loadRobustness(context, id))!.model.tree;
    const { id: scenario } = await saveScenario(context, id, { name: "Prijs telt", weights: { [one.id]: 0.1, [other.id]: 0.9 } });
    expect((await loadRobustness(context, id))!.scenarios).toMatchObject([{ id: scenario, name: "Prijs telt", removed: false, weights: { [one.id]: 0.1, [other.id]: 0.9 } }]);
    expect(await loadRanking(context, id)).toEqual(before);
    await removeScenario(context, id, scenario);
    expect((await loadRobustness(context, id))!.scenarios).toMatchObject([{ removed: true }]);
    await restoreScenario(context, id, scenario);
    expect((await loadRobustness(context, id))!.scenarios).toMatchObject([{ removed: false }]);
    await expect(saveScenario(context, id, { name: "x", weights: { nonsense: 1 } })).rejects.toMatchObject({ code: "unknown-criterion" });
    await expect(removeScenario(context, id, "nonsense")).rejects.toMatchObject({ code: "unknown-scenario" });
    await expect(database().db.updateTable("scenario").set({ weights: "{}" }).where("id", "=", scenario).execute()).rejects.toThrow(/only be removed or restored/);
  });

  test("two offers are compared by name, and the first two where none is named", async () => {
    const { context, id, vendors } = await answered();
    const first = (await loadExplanation(context, id, { first: null, second: null }))!;
    expect([first.pair!.first.id, first.pair!.second.id]).toEqual(first.offers.map((offer) => offer.id));
    const turned = (await loadExplanation(context, id, { first: vendors[1], second: vendors[0] }))!.pair!;
    expect([turned.first.id, turned.second.id]).toEqual([vendors[1], vendors[0]]);
    expect((await loadExplanation(context, id, { first: vendors[0], second: vendors[0] }))!.pair!.second.id).toBe(vendors[1]);
  });

  test("the draft can be rehearsed, with what the form asks", async () => {
    const { context, id } = await answered();
    const view = (await loadRehearsal(context, id, (name) => ({ rounds: "200", bids: "3", price: "lowest", share: "30,5" })[name] ?? null))!;
    expect(view.rehearsal!.options).toMatchObject({ rounds: 200, bids: 3, market: "mixed", price: { share: 0.305, by: { kind: "lowest" } } });
    expect(view.rehearsal!.criteria.length).toBeGreaterThan(0);
    expect((await loadRehearsal(context, id, (name) => (name === "bids" ? "1" : null)))!.form).toMatchObject({ bids: 5, price: "none" });
    expect(await loadRehearsal(context, "nonsense", nothing).catch((error: unknown) => error)).not.toMatchObject({ rehearsal: expect.anything() });

    // With a price sheet it takes part as it will count: 25 % by points, of which the price of 50 points is 100 here; once, not in the tree too.
    await savePriceSheet(context, id, {
      ...newPriceSheet(), lines: [{ id: "setup", text: "Inrichting", rhythm: "once", quantity: 1, unit: "project", optional: false }],
      method: { kind: "criterion", share: 25, by: { kind: "points", points: [[100_000, 100], [300_000, 0]] } },
    });
    const priced = (await loadRehearsal(context, id, (name) => (name === "rounds" ? "300" : null)))!;
    expect(priced.form).toMatchObject({ price: "points", share: 25 });
    expect(priced.rehearsal!.options.price).toEqual({ kind: "criterion", share: 0.25, by: { kind: "points", points: [[50, 100], [150, 0]] } });
    expect(priced.expected).toEqual({ amount: 200_000, currency: "EUR" });
    expect(priced.criteria.map((criterion) => criterion.id)).not.toContain("price");
    expect(priced.rehearsal!.profiles.map(({ kind }) => kind)).toEqual(["cheap", "middle", "dear"]);
    expect((await loadRehearsal(context, id, (name) => (name === "price" ? "none" : null)))!.rehearsal!.profiles.map(({ dimension }) => dimension)).not.toContain("price");
    expect((await loadWeights(context, id))!.priceShare).toBe(25);
  });
});
