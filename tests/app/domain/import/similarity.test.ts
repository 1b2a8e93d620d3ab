import fc from "fast-check";
import { expect, test } from "vitest";

import { AlikeIndex, comparable, dice, likeness, trigrams } from "~/domain/import/similarity";

test("the measure worked by hand: twice what two words share over what both have", () => {
  // " nacht " has na, nac, ach, cht, ht; " nachten " has na, nac, ach, cht, hte, ten, en: four shared of five and seven.
  expect(dice(trigrams("nacht"), trigrams("nachten"))).toBeCloseTo((2 * 4) / (5 + 7), 12);
  expect(dice(trigrams(""), trigrams(""))).toBe(0);
});

test("numbering, capitals, accents and punctuation make no difference, another word does", () => {
  expect(comparable("R-12. Eén klant: één dossier!")).toBe("een klant een dossier");
  expect(likeness("4.2 Het pakket toont klanten.", "het pakket toont KLANTEN")).toBe(1);
  expect(likeness("Het pakket toont klanten.", "Het pakket toont klachten.")).toBeLessThan(1);
});

test("it goes both ways, lies between 0 and 1, and only the same is 1", () => {
  const texts = fc.string({ unit: "grapheme", maxLength: 60 });
  fc.assert(fc.property(texts, texts, (a, b) => {
    const value = likeness(a, b);
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThanOrEqual(1);
    expect(likeness(b, a)).toBeCloseTo(value, 12);
    expect(value === 1).toBe(comparable(a) === comparable(b) && comparable(a) !== "");
  }));
});

test("the index finds what comparing one by one finds", () => {
  const words = fc.array(fc.constantFrom("pakket", "klant", "toont", "bewaart", "order", "rapport", "per", "maand"), { minLength: 1, maxLength: 6 }).map((list) => list.join(" "));
  fc.assert(fc.property(fc.array(words, { maxLength: 12 }), words, fc.constantFrom(0.7, 0.8, 0.9), (known, text, threshold) => {
    const index = new AlikeIndex<number>([...known, text]);
    known.forEach((one, at) => index.add(at, one));
    const best = Math.max(0, ...known.map((one) => likeness(one, text)));
    expect(index.find(text, threshold)?.likeness ?? null).toBe(best >= threshold ? best : null);
  }));
});

test("of thousands of almost the same text only the same is found in the end, instead of comparing for minutes", () => {
  const texts = Array.from({ length: 5000 }, (_, at) => `Het systeem moet van elke klant per maand kunnen tonen welke order nummer ${at * 7919} daarbij hoort.`);
  const index = new AlikeIndex<number>(texts);
  texts.forEach((text, at) => {
    index.find(text, 0.8);
    index.add(at, text);
  });
  expect(index.complete).toBe(false);
  expect(index.find(texts[4999], 0.8)).toEqual({ key: 4999, likeness: 1 });
}, 30_000);
