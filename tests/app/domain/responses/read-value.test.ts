import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { EditionAnswer } from "~/domain/edition/edition";
import { foldText } from "~/domain/responses/fold-text";
import { type CellContent, contentText, readRow, readValue, type ValueContext } from "~/domain/responses/read-value";
import { answerScaleKeys, type AnswerScaleKey } from "~/domain/requirements/answer-type";

const labels: [string, AnswerScaleKey][] = [
  ["Standaard", "standard"], ["Standard", "standard"], ["Inrichting", "configuration"], ["Configuration", "configuration"],
  ["Partnerproduct", "partner"], ["Partner product", "partner"], ["Maatwerk", "customisation"], ["Gepland", "roadmap"], ["Nee", "no"], ["No", "no"],
];
const context: ValueContext = {
  language: "nl", scale: answerScaleKeys, scaleLabels: new Map(labels.map(([label, key]) => [foldText(label), key])),
};
const english: ValueContext = { ...context, language: "en" };

const text = (value: string): CellContent => ({ kind: "text", text: value });
const number = (value: number, format: "general" | "date" | "percent" = "general"): CellContent => ({ kind: "number", number: value, format, date1904: false });
const scale: EditionAnswer = { type: "scale" };
const yesno: EditionAnswer = { type: "yesno", better: "yes" };
const fte: EditionAnswer = { type: "number", unit: "fte" };
const percent: EditionAnswer = { type: "number", unit: "%" };
const euro: EditionAnswer = { type: "money", currency: "EUR" };
const date: EditionAnswer = { type: "date" };

const value = (v: string | number) => ({ kind: "understood", value: v });
const unclear = (likely?: string | number, code = "not-understood") => (likely === undefined ? { kind: "unclear", code } : { kind: "unclear", code, likely });
const read = (content: string | CellContent, answer: EditionAnswer, where = context) =>
  readValue(typeof content === "string" ? text(content) : content, answer, where);

describe("an answer on the scale", () => {
  it.each([
    ["Standaard", "standard"], [" STANDARD ", "standard"], ["stan\u00ADdaard", "standard"], ["partner\u00A0 product", "partner"],
    ["customisation", "customisation"], ["„Maatwerk”", "customisation"], ["Gepland.", "roadmap"], ["nee", "no"], ["NO", "no"],
  ])("%j is understood in either language, any case, with stray characters", (given, expected) => {
    expect(read(given, scale)).toEqual(value(expected));
  });

  it.each([
    ["Standaard, mits versie 12", "standard", "qualified-yes"], ["Maatwerk (3 dagen)", "customisation", "qualified-yes"],
    ["Ja", "standard", "not-understood"], ["Ja, mits u de module neemt", "standard", "qualified-yes"], ["Nee, tenzij", "no", "not-understood"],
  ])("%j is not taken over but offered as %s", (given, likely, code) => {
    expect(read(given, scale)).toEqual(unclear(likely, code));
  });

  it("an answer that this edition's scale does not have is out of range", () => {
    expect(read("Gepland", scale, { ...context, scale: ["standard", "no"] })).toEqual(unclear(undefined, "out-of-range"));
  });
});

describe("yes or no", () => {
  it.each(["ja", "JA!", "Yes", "j", "Y", "x", "✓", "✔️", "true", "Waar"])("%j is yes", (given) => {
    expect(read(given, yesno)).toEqual(value("yes"));
  });
  it.each(["nee", "No.", "n", "FALSE", "onwaar"])("%j is no", (given) => {
    expect(read(given, yesno)).toEqual(value("no"));
  });
  it("takes the cell's own true and false", () => {
    expect(read({ kind: "boolean", boolean: true }, yesno)).toEqual(value("yes"));
    expect(read({ kind: "boolean", boolean: false }, yesno)).toEqual(value("no"));
  });
  it.each(["Ja, mits de koppeling er is", "yes (from version 9)", "Ja – maar niet mobiel"])("%j is a qualified yes", (given) => {
    expect(read(given, yesno)).toEqual(unclear("yes", "qualified-yes"));
  });
  it("offers what is likely, and nothing where nothing is", () => {
    expect(read("Nee, tenzij", yesno)).toEqual(unclear("no"));
    expect(read(number(1), yesno)).toEqual(unclear("yes"));
    expect(read("n.v.t.", yesno)).toEqual(unclear());
    expect(read("jammer genoeg", yesno)).toEqual(unclear());
  });
});

describe("a number", () => {
  it.each([
    ["12", 12], ["-5", -5], ["−5", -5], ["12,5", 12.5], ["12.5", 12.5], ["1.234,56", 1234.56], ["1,234.56", 1234.56], ["1.234.567", 1234567],
    ["1 234 567", 1234567], ["1\u202F234,5", 1234.5], ["1'234.50", 1234.5], ["0,125", 0.125], ["1234,567", 1234.567], ["12 fte", 12], ["12FTE", 12], [".5", 0.5],
  ])("%j is %d", (given, expected) => {
    expect(read(given, fte)).toEqual(value(expected));
    expect(read(given, fte, english)).toEqual(value(expected));
  });

  it("1.234 can be two numbers, and the language says which is likely", () => {
    expect(read("1.234", fte)).toEqual(unclear(1234));
    expect(read("1.234", fte, english)).toEqual(unclear(1.234));
    expect(read("1,234", fte)).toEqual(unclear(1.234));
    expect(read("1,234", fte, english)).toEqual(unclear(1234));
  });

  it.each([
    ["ca. 120", 120], ["ongeveer 1,2 mln", 1_200_000], ["50k", 50_000], ["12 personen", 12], ["10-20", undefined], ["12 34", undefined],
    ["veel", undefined], ["10²", undefined], ["12%", undefined], ["€ 12", undefined],
  ])("%j is not certain; likely %s", (given, likely) => {
    expect(read(given, fte)).toEqual(unclear(likely));
  });

  it("reads per cent as typed, as text and as the program keeps it", () => {
    expect(read("99,9 %", percent)).toEqual(value(99.9));
    expect(read(number(0.285, "percent"), percent)).toEqual(value(28.5));
    expect(read(number(95), percent)).toEqual(value(95));
    expect(read(number(0.95), percent)).toEqual(unclear(95));
    expect(read(number(0.05, "percent"), fte)).toEqual(unclear());
  });

  it.each(["%", "procent", "per cent", "percent", "Procent", "percentage"])("reads shares where the unit is %j", (unit) => {
    const asked: EditionAnswer = { type: "number", unit };
    expect(read("12,5%", asked)).toEqual(value(12.5));
    expect(read("12,5 procent", asked)).toEqual(value(12.5));
    expect(read("12.5 per cent", asked)).toEqual(value(12.5));
    expect(read("12,5", asked)).toEqual(value(12.5));
    expect(read(number(0.12, "percent"), asked)).toEqual(value(12));
    expect(read(number(0.12), asked)).toEqual(unclear(12));
    expect(read("ongeveer 12%", asked)).toEqual(unclear(12));
  });

  it.each([["€ 1.250,-", 1250], ["EUR 1.250,50", 1250.5], ["1250 euro", 1250], ["€12,50", 12.5]])("%j is an amount in euros", (given, expected) => {
    expect(read(given, euro)).toEqual(value(expected));
  });
  it("does not take dollars for euros", () => {
    expect(read("$ 500", euro)).toEqual(unclear());
  });
  it("does not take a date that a program made of it", () => {
    expect(read(number(46000, "date"), fte)).toEqual(unclear());
  });
});

describe("a date", () => {
  it.each([
    ["2026-12-31", "2026-12-31"], ["2026-12-31T00:00:00", "2026-12-31"], ["31-12-2026", "2026-12-31"], ["3-4-2026", "2026-04-03"], ["31.12.2026", "2026-12-31"],
    ["31/12/2026", "2026-12-31"], ["12/31/2026", "2026-12-31"], ["04/04/2026", "2026-04-04"], ["1 maart 2026", "2026-03-01"], ["1 mrt. 2026", "2026-03-01"],
    ["maandag 2 maart 2026", "2026-03-02"], ["March 1, 2026", "2026-03-01"], ["1st March 2026", "2026-03-01"], ["29 februari 2028", "2028-02-29"],
  ])("%j is %s", (given, expected) => {
    expect(read(given, date)).toEqual(value(expected));
  });
  it.each([
    ["03/04/2026", "2026-04-03"], ["31-12-26", "2026-12-31"], ["30-02-2026", undefined], ["Q4 2026", undefined], ["eind 2026", undefined], ["29 februari 2027", undefined],
  ])("%j is not certain; likely %s", (given, likely) => {
    expect(read(given, date)).toEqual(unclear(likely));
  });
  it("takes a program's day numbers, in both systems", () => {
    expect(read(number(46387, "date"), date)).toEqual(value("2026-12-31"));
    expect(read(number(46387.75), date)).toEqual(value("2026-12-31"));
    expect(read({ kind: "number", number: 46387 - 1462, format: "date", date1904: true }, date)).toEqual(value("2026-12-31"));
    expect(read(number(2026), date)).toEqual(unclear());
  });
});

describe("any cell", () => {
  it("is blank when only spaces stand in it", () => {
    for (const answer of [scale, yesno, fte, euro, date, { type: "text" } as const]) {
      expect(read(" \u00A0\n\u200B", answer)).toEqual({ kind: "blank" });
      expect(readValue(null, answer, context)).toEqual({ kind: "blank" });
    }
  });
  it("that shows an error is never an answer", () => {
    expect(read({ kind: "error", text: "#REF!" }, { type: "text" })).toEqual(unclear(undefined, "error-cell"));
  });
  it("keeps a text answer with its line breaks", () => {
    expect(read(" Regel één\nregel twee ", { type: "text" })).toEqual(value("Regel één\nregel twee"));
  });

  const answers = [scale, yesno, fte, percent, euro, date, { type: "text" } as const];
  const words = fc.constantFrom("ja", "nee", "mits", "Standaard", "1.234", "12,5", "€", "%", "2026", "maart", "3-4-26", "x", "n.v.t.", "\u00A0", "é", "…");
  const someText = fc.oneof(fc.string({ unit: "grapheme" }), fc.array(words, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(" ")));

  it("loses no word: what is not understood is kept in the comment, as it stood", () => {
    fc.assert(fc.property(someText, fc.constantFrom(...answers), fc.constantFrom("", "Toelichting"), (given, answer, comment) => {
      const { reading, answer: got } = readRow({ id: "r", answer }, { answer: text(given), comment, evidence: "e" }, context);
      expect(got.evidence).toBe("e");
      expect(got.comment.startsWith(comment)).toBe(true);
      if (reading.kind === "unclear") {
        expect(got.value).toBeNull();
        expect(got.comment).toContain(contentText(text(given)));
      } else {
        expect(got.comment).toBe(comment);
        expect(got.value === null).toBe(reading.kind === "blank");
      }
    }));
  });

  it("a number written in Dutch or English with cents comes back as that number", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), fc.constantFrom("nl-NL", "en-GB"), (cents, locale) => {
      const written = new Intl.NumberFormat(locale, { style: "currency", currency: "EUR" }).format(cents / 100);
      expect(read(written, euro)).toEqual(value(cents / 100));
    }));
  });

  it("any day comes back from its Dutch and English long form", () => {
    fc.assert(fc.property(fc.date({ min: new Date("1990-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }), fc.constantFrom("nl-NL", "en-GB"), (day, locale) => {
      const written = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" }).format(day);
      expect(read(written, date)).toEqual(value(day.toISOString().slice(0, 10)));
    }));
  });
});
