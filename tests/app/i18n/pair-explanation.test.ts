import { describe, expect, test } from "vitest";

import type { PriceMethod } from "~/domain/cost/price-sheet";
import { rankEdition } from "~/domain/decision/edition-ranking";
import { explainPair, whoIsBetter } from "~/domain/decision/pair-explanation";
import { formatMoney, formatNumber } from "~/i18n/format";
import { pairText } from "~/i18n/pair-explanation";

import { smallEdition, smallRanking } from "../../support/document-edition";
import { pricedEdition, pricedResponses } from "../../support/priced-edition";

const edition = smallEdition();
// F-1 weighs 45, F-2 15, O-1 40. Alfa 100·45 + 20·15 + 60·40 = 72; Beta 80·60 + 100·40 = 88.
const ranking = smallRanking(edition, { Alfa: ["standard", "roadmap", "partner"], Beta: ["configuration", "configuration", "standard"] });
const [beta, alfa] = ranking.offers;

describe("why one offer stands above another, in words", () => {
  test("names the difference, what speaks for each of the two, and the dimensions; whichever is asked for first", () => {
    const text = pairText("nl", explainPair(edition, ranking, alfa, beta));
    expect(text).toEqual(pairText("nl", explainPair(edition, ranking, beta, alfa)));
    expect(text.headline).toBe("Beta staat 16,0 punten boven Alfa.");
    expect(text.lists).toEqual([
      { heading: "Beta is vooral beter op:", items: ["O-1 Eis O-1 (16,0 punten)", "F-2 Eis F-2 (9,0 punten)"] },
      { heading: "Daar staat tegenover dat Alfa beter is op:", items: ["F-1 Eis F-1 (9,0 punten)"] },
    ]);
    expect(text.notes[0]).toMatch(/^Per dimensie heeft Beta meer \(\+\) of minder \(−\) punten: .*Openheid \+16,0\.$/);
  });

  test("is certain where no missing answer can turn it, and says so where one can", () => {
    const open = smallRanking(edition, { Alfa: ["standard", null, "standard"], Beta: ["roadmap", "no", "partner"], Gamma: [null, "standard", "standard"] });
    const by = (name: string) => open.offers.find(({ vendor }) => vendor.name === name)!;
    // Alfa has 85 to 100, Beta 9 + 24 = 33.
    expect(pairText("nl", explainPair(edition, open, by("Alfa"), by("Beta"))).headline).toBe("Alfa staat boven Beta, wat er ook nog ontbreekt: het verschil ligt tussen 52,0 en 67,0 punten.");
    expect(pairText("nl", explainPair(edition, open, by("Beta"), by("Alfa"))).headline).toBe("Alfa staat boven Beta, wat er ook nog ontbreekt: het verschil ligt tussen 52,0 en 67,0 punten.");
    const unsure = pairText("nl", explainPair(edition, open, by("Alfa"), by("Gamma")));
    expect(unsure.headline).toContain("staat nog niet vast");
    expect(unsure.notes.at(-1)).toContain("Bij 2 eisen en wensen is een antwoord of cijfer nog onbekend");
    expect(whoIsBetter({ points: null, low: 0.1, high: 3 })).toBe(1);
    expect(whoIsBetter({ points: null, low: -1, high: 3 })).toBeNull();
  });

  test("speaks of what decides the place where that is not the total, also when quality says otherwise", () => {
    const method: PriceMethod = { kind: "utility-index", weight: 0.2 };
    const priced = pricedEdition(method);
    const award = rankEdition(priced, pricedResponses().filter(({ vendor }) => ["vendor-1", "vendor-5"].includes(vendor.id)), { nullFails: true, nullCountsAs: null });
    const [upper, lower] = award.offers;
    // The second has more quality and costs more.
    expect(upper.value!).toBeLessThan(lower.value!);
    const text = pairText("nl", explainPair(priced, award, lower, upper));
    const score = (id: string) => formatNumber("nl", award.price!.scores[id]!, 4);
    expect(text.headline).toBe(`${upper.vendor.name} staat boven ${lower.vendor.name}: de utility-index is ${score(upper.id)} tegen ${score(lower.id)}.`);
    expect(text.notes[0]).toContain(`de totale kosten zijn ${formatMoney("nl", Math.round(upper.cost!.total!), "EUR")} tegen ${formatMoney("nl", Math.round(lower.cost!.total!), "EUR")}`);
    expect(text.notes[0]).toContain(`−${formatNumber("nl", lower.value! - upper.value!, 1)} punten`);
  });

  test("says first that a knock-out excludes one of the two, or both, and what they have in points apart from that", () => {
    const knocked = smallRanking(edition, { Alfa: ["standard", "standard", "no"], Beta: ["partner", "no", "customisation"], Gamma: ["standard", "no", "roadmap"] });
    const by = (name: string) => knocked.offers.find(({ vendor }) => vendor.name === name)!;
    // Alfa 60 without O-1; Beta 27 + 16 = 43; Gamma 45 + 8 = 53.
    const text = pairText("nl", explainPair(edition, knocked, by("Beta"), by("Alfa")));
    expect(text.headline).toBe("Alfa valt af op O-1 en heeft geen plaats in de rangorde. Los daarvan heeft Alfa 17,0 punten meer dan Beta.");
    expect(text.lists[0].heading).toBe("Alfa is vooral beter op:");
    expect(pairText("en", explainPair(edition, knocked, by("Gamma"), by("Alfa"))).headline).toBe(
      "Gamma is excluded by O-1 and has no place in the ranking. Alfa is excluded by O-1 and has no place in the ranking. Apart from that, Alfa has 7.0 points more than Gamma.",
    );
  });

  test("lists for whom it speaks by who is certainly better, also while something is missing", () => {
    const open = smallRanking(edition, { Alfa: ["standard", null, "standard"], Beta: ["roadmap", "no", "partner"] });
    const [alfaFirst, betaFirst] = [["Alfa", "Beta"], ["Beta", "Alfa"]].map((names) => {
      const [one, other] = names.map((name) => open.offers.find(({ vendor }) => vendor.name === name)!);
      return pairText("nl", explainPair(edition, open, one, other));
    });
    expect(betaFirst.lists).toEqual(alfaFirst.lists);
    expect(betaFirst.lists[0].heading).toBe("Alfa is vooral beter op:");
  });
});
