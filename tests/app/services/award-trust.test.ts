import ExcelJS from "exceljs";
import { afterAll, expect, test } from "vitest";

import { priceColumn } from "~/documents/workbook/price-columns";
import type { PriceMethod } from "~/domain/cost/price-sheet";
import { newPriceSheet } from "~/domain/cost/price-sheet";
import { rankWhatIf } from "~/domain/decision/what-if";
import { scaleLabel } from "~/i18n/answer-labels";
import { translator } from "~/i18n/translate";
import { acceptSubmission } from "~/services/accept-submission";
import { closeReading } from "~/services/import-response";
import { loadExplanation } from "~/services/load-explanation";
import { loadRanking } from "~/services/load-ranking";
import { loadRobustness } from "~/services/load-robustness";
import { moveRound } from "~/services/move-round";
import { savePriceSheet } from "~/services/price-sheet";
import { receiveUpload } from "~/services/receive-upload";

import { contextAt, onBothEngines } from "../../support/databases";
import { publishedSelection, returnedWorkbook } from "../../support/service-selection";

afterAll(closeReading);

onBothEngines("trust in an outcome by an award method", (database) => {
  /** Two vendors: the first better and dearer. */
  async function answered(method: PriceMethod, prices: readonly (number | string)[] = [9_000, 6_000], closed = true) {
    const context = contextAt(database().db, "2026-05-01T09:00:00.000Z");
    const sheet = { ...newPriceSheet(), years: 1, method, lines: [{ id: "all", text: "Alles", rhythm: "once" as const, quantity: 1, unit: "", optional: false }] };
    const selection = await publishedSelection(context, "Gunning", "2026-06-01T17:00", { sealed: false }, (id) => savePriceSheet(context, id, sheet));
    const types = new Map(selection.edition.requirements.map(({ code, answer }) => [code, answer.type]));
    for (const [index, key] of (["standard", "partner"] as const).entries()) {
      const bytes = await returnedWorkbook(context, selection.id, selection.vendors[index], (code) => ({ money: 5, scale: scaleLabel(translator("nl"), key), yesno: "Ja", text: "Tekst", number: 5, date: "2026-01-01" })[types.get(code)!]);
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
      for (const page of workbook.worksheets) page.eachRow((row) => { if (row.getCell(2).text === "P-01") row.getCell(priceColumn("price")).value = prices[index]; });
      const { uploadId } = await receiveUpload(context, selection.id, { fileName: "x.xlsx", bytes: new Uint8Array(await workbook.xlsx.writeBuffer()), channel: "lead" });
      await acceptSubmission(context, selection.id, uploadId, { vendorId: selection.vendors[index] });
    }
    if (closed) {
      context.set("2026-06-02T10:00:00.000Z");
      await moveRound(context, selection.id, "closed", null, 0);
    }
    return { context, ...selection };
  }
  const dimension = "functionality";

  test.each<PriceMethod>([{ kind: "utility-index", weight: 0.2 }, { kind: "utility-index", weight: 2 }, { kind: "award-on-value", worth: { [dimension]: 2_000 } }, { kind: "award-on-value", worth: { [dimension]: 20_000 } }])(
    "goes by what decides on page and what-if: %j", async (method) => {
      const { context, id } = await answered(method);
      const { ranking } = (await loadRanking(context, id))!;
      const view = (await loadRobustness(context, id))!;
      expect(view.official.map(({ id: vendor, rank }) => [vendor, rank])).toEqual(ranking.offers.map(({ id: vendor, rank }) => [vendor, rank]));
      for (const { id: vendor, score } of view.official) expect(score).toBeCloseTo(ranking.price!.scores[vendor]!, 9);
      expect(rankWhatIf(view.model, {}).map(({ id: vendor }) => vendor)).toEqual(ranking.offers.map(({ id: vendor }) => vendor));
      expect(view.stability.length).toBeGreaterThan(0);
      for (const { weight, lower, upper } of view.stability) expect(lower <= weight + 1e-12 && weight <= upper + 1e-12).toBe(true);
      expect(view.reversal.ranks[ranking.offers[0].id]).toBe(1);
      expect(view.trade!.lower).toBeLessThanOrEqual(view.trade!.now);
      const { pair } = (await loadExplanation(context, id, { first: null, second: null }))!;
      expect(pair!.award!.first.score).toBeCloseTo(ranking.price!.scores[pair!.first.id]!, 9);
      for (const offer of [pair!.first, pair!.second]) {
        const { score, cost, earned } = offer === pair!.first ? pair!.award!.first : pair!.award!.second;
        if (method.kind === "award-on-value") expect(cost! - earned.reduce((sum, { amount }) => sum + amount!, 0)).toBeCloseTo(score!, 6);
      }
    },
  );

  test("the cheapest wins where quality counts for little, the best where it counts for much", async () => {
    const first = async (method: PriceMethod) => {
      const { context, id, vendors } = await answered(method);
      return vendors.indexOf((await loadRobustness(context, id))!.official[0].id);
    };
    expect([await first({ kind: "utility-index", weight: 0.1 }), await first({ kind: "utility-index", weight: 3 })]).toEqual([1, 0]);
    expect([await first({ kind: "award-on-value", worth: { [dimension]: 100 } }), await first({ kind: "award-on-value", worth: { [dimension]: 50_000 } })]).toEqual([1, 0]);
  });

  test("while a price is unknown nobody is first, and no bound or chance is given", async () => {
    const { context, id } = await answered({ kind: "utility-index", weight: 1 }, [9_000, "op aanvraag"]);
    const view = (await loadRobustness(context, id))!;
    expect([view.model.award, view.stability, view.trade, view.chances.first]).toEqual(["unknown", [], null, null]);
    expect(view.official.map(({ rank, rankRange }) => [rank, rankRange])).toEqual([[null, [1, 2]], [null, [1, 2]]]);
  });
});
