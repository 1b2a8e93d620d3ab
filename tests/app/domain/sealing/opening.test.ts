import { describe, expect, it } from "vitest";

import { confirmOpening, openingObstacle } from "~/domain/sealing/opening";
import type { OpeningFacts } from "~/domain/sealing/opening";
import { bidsSealed, pricesSealed, priceRequirements, vendorsHidden } from "~/domain/sealing/rules";

const facts: OpeningFacts = { subject: "bids", stage: "closed", deadline: "2026-06-01T15:00:00.000Z", now: "2026-06-01T15:00:00.000Z", given: [] };
const lead = { user: "lea", role: "lead" } as const;
const evaluator = { user: "eva", role: "evaluator" } as const;
const observer = { user: "obi", role: "observer" } as const;

describe("opening by two people", () => {
  it("takes a lead and somebody else, in either order, or two leads", () => {
    expect(confirmOpening(facts, lead)).toEqual({ ok: true, opens: false });
    for (const [first, second] of [[lead, evaluator], [evaluator, lead], [lead, observer], [lead, { user: "leo", role: "lead" }]] as const) {
      expect(confirmOpening({ ...facts, given: [first] }, second)).toEqual({ ok: true, opens: true });
    }
  });

  it("does not count one person twice, nobody without a role, and no two without a lead", () => {
    expect(confirmOpening({ ...facts, given: [lead] }, lead)).toEqual({ ok: false, why: "same-person" });
    expect(confirmOpening({ ...facts, given: [lead] }, { user: "rob", role: null })).toEqual({ ok: false, why: "no-role" });
    expect(confirmOpening({ ...facts, given: [evaluator] }, observer)).toEqual({ ok: false, why: "no-lead" });
  });

  it("waits for the deadline, to the millisecond, and for the round to be closed", () => {
    expect(confirmOpening({ ...facts, now: "2026-06-01T14:59:59.999Z" }, lead)).toEqual({ ok: false, why: "too-early" });
    expect(openingObstacle({ ...facts, stage: "published" })).toBe("not-closed");
    for (const stage of ["opened", "scoring", "consensus", "concluded"] as const) expect(openingObstacle({ ...facts, stage })).toBe("opened-already");
  });

  it("opens prices once the answers are open, until the round is concluded", () => {
    expect(openingObstacle({ ...facts, subject: "prices", stage: "closed" })).toBe("not-scored");
    for (const stage of ["opened", "scoring", "consensus"] as const) expect(openingObstacle({ ...facts, subject: "prices", stage })).toBeNull();
    expect(openingObstacle({ ...facts, subject: "prices", stage: "concluded" })).toBe("opened-already");
  });
});

describe("what is sealed when", () => {
  it("answers until the opening, prices until quality was scored, names until the consensus is closed; nothing where the edition does not say so", () => {
    const gated = { sealed: true, priceEnvelope: true, anonymous: true } as const;
    const stages = ["published", "closed", "opened", "scoring", "consensus", "concluded"] as const;
    expect(stages.map((stage) => bidsSealed(gated, stage))).toEqual([true, true, false, false, false, false]);
    expect(stages.map((stage) => pricesSealed(gated, stage, false))).toEqual([true, true, true, true, true, false]);
    expect(pricesSealed(gated, "scoring", true)).toBe(false);
    expect(stages.map((stage) => vendorsHidden(gated, stage))).toEqual([true, true, true, true, true, false]);
    expect([bidsSealed({}, "published"), bidsSealed(null, "drafting"), pricesSealed({ priceEnvelope: true }, "closed", false), vendorsHidden({}, "opened")]).toEqual([false, false, false, false]);
  });

  it("prices are what is asked in money", () => {
    const asked = [{ id: "a", answer: { type: "money", currency: "EUR" } }, { id: "b", answer: { type: "number", unit: "jaar" } }, { id: "c", answer: { type: "scale" } }] as const;
    expect(priceRequirements(asked)).toEqual(new Set(["a"]));
  });
});
