import { expect, test } from "vitest";

import type { DecisionContent } from "~/domain/outcome/decision";
import { insertDecision, listDecisions } from "~db/decisions";
import { listOffers, updateOffer } from "~db/offers";
import { currentPrices, insertPriceDecision, insertPrices, listPriceDecisions, listPrices } from "~db/prices";
import { currentRound } from "~db/rounds";

import { contextAt, onBothEngines } from "../support/databases";
import { publishedSelection } from "../support/service-selection";

const at = "2026-05-01T10:00:00Z";

onBothEngines("prices and decisions", (database) => {
  test("the last prices of a vendor count, and the earlier ones stay", async () => {
    const { db } = database();
    const { id, edition, vendors: [vendorId] } = await publishedSelection(contextAt(db, at), "Prijzen");
    const round = (await currentRound(db, id))!;
    const stated = (key: string, unitPrice: number | null) =>
      insertPrices(db, { id: key, selectionId: id, roundId: round.id, editionId: edition.id, vendorId, uploadId: null, prices: [{ line: "setup", unitPrice, remark: "" }], at, by: "local-lead" });
    expect([await stated("prices-1", 100), await stated("prices-2", 90.5)]).toEqual([1, 2]);
    expect((await currentPrices(db, round.id)).get(vendorId)!.prices).toEqual([{ line: "setup", unitPrice: 90.5, remark: "" }]);
    expect((await listPrices(db, round.id)).map(({ number, prices }) => [number, prices[0].unitPrice])).toEqual([[1, 100], [2, 90.5]]);
    await expect(db.updateTable("offer_price").set({ number: 9 }).execute()).rejects.toThrow(/append-only/);
    await expect(db.deleteFrom("offer_price").execute()).rejects.toThrow(/append-only/);
  });

  test("a decision on a price holds until it is withdrawn", async () => {
    const { db } = database();
    const { id, vendors: [vendorId] } = await publishedSelection(contextAt(db, at), "Besluiten over prijzen");
    const round = (await currentRound(db, id))!;
    const decide = (key: string, unitPrice: number | null) => insertPriceDecision(db, { id: key, roundId: round.id, vendorId, lineId: "setup", unitPrice, reason: "Navraag", at, by: "local-lead" });
    await decide("decided-1", 0);
    await decide("decided-2", 12.25);
    expect((await listPriceDecisions(db, round.id)).get(vendorId)).toEqual([{ line: "setup", unitPrice: 12.25, reason: "Navraag" }]);
    await decide("decided-3", null);
    expect(await listPriceDecisions(db, round.id)).toEqual(new Map());
  });

  test("decisions are kept in order and never change", async () => {
    const { db } = database();
    const { id, vendors } = await publishedSelection(contextAt(db, at), "Besluiten");
    const round = (await currentRound(db, id))!;
    const content: DecisionContent = {
      kind: "award", reason: "", standstillUntil: "2026-06-20", edition: "RFP-1", rankingHash: null,
      offers: vendors.map((vendor, index) => ({ vendor, verdict: index === 0 ? "winner" : "not-chosen", motivation: "Omdat.", rank: index + 1, value: 80.5 - index })),
    };
    await insertDecision(db, id, { ...content, id: "decision-1", roundId: round.id, at, by: "local-lead" });
    await insertDecision(db, id, { ...content, kind: "withdraw", offers: [], reason: "Bezwaar gegrond", id: "decision-2", roundId: round.id, at, by: "local-lead" });
    expect((await listDecisions(db, id)).map(({ number, kind, offers }) => [number, kind, offers.length])).toEqual([[1, "award", 2], [2, "withdraw", 0]]);
    await expect(db.updateTable("decision").set({ kind: "cancel" }).execute()).rejects.toThrow(/append-only/);
  });

  test("an offer keeps the language of its letters", async () => {
    const { db } = database();
    const { id } = await publishedSelection(contextAt(db, at), "Talen");
    const round = (await currentRound(db, id))!;
    const [offer] = await listOffers(db, round.id);
    expect(offer.language).toBeNull();
    await updateOffer(db, { ...offer, language: "en" });
    expect((await listOffers(db, round.id))[0].language).toBe("en");
  });
});
