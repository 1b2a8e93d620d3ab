import { expect, test } from "vitest";
import { z } from "zod";

import { cleanText } from "~/domain/clean-text";
import { draftSchema, newDraft } from "~/domain/edition/draft";
import { jsonField } from "~/domain/json-field";
import { postedText } from "~/domain/posted-field";
import { typedNumber } from "~/domain/typed-number";

test.each([
  ["12,5", 12.5], ["12.5", 12.5], ["40", 40], ["-3", -3], [" 7 ", 7], ["1.234,56", 1234.56], ["1,234.56", 1234.56],
])("“%s” is the number %d", (text, value) => expect(typedNumber(text)).toBe(value));

test.each(["", "25.000", "1.000", "0x10", "1e3", "twelve"])("“%s” is no number for certain", (text) => expect(typedNumber(text)).toBeNull());

test("what no database or document holds is left out, everything else stays", () => {
  expect(cleanText("a\u0000b\uFFFEc\uD800d\te\nf – é 😀")).toBe("abcd\te\nf – é 😀");
});

test("neither an escape in JSON nor a file in the place of a text brings anything else in", () => {
  expect(jsonField(z.unknown()).parse('{"a":["b\\u0000c",{"d":"\\ud800e"}],"f":1}')).toEqual({ a: ["bc", { d: "e" }], f: 1 });
  expect(jsonField(z.unknown()).safeParse(`${"[".repeat(60_000)}${"]".repeat(60_000)}`).success).toBe(false);
  const form = new FormData();
  form.append("note", new File(["x"], "x.txt"));
  expect(postedText(form, "note")).toBe("");
});

test.each(["2026-13-01T10:00", "2026-02-30T10:00", "2026-12-18T25:00", "12026-01-01T10:00"])("a deadline of %s is refused", (deadline) => {
  expect(draftSchema.safeParse({ ...newDraft("nl"), deadline }).success).toBe(false);
  expect(draftSchema.safeParse({ ...newDraft("nl"), deadline: "2026-12-18T17:00" }).success).toBe(true);
});
