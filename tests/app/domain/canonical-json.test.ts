import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { canonicalJson } from "~/domain/canonical-json";

/** The rule word for word: members by key, nothing between the tokens. */
function byTheRule(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => byTheRule(item ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).filter((key) => (value as Record<string, unknown>)[key] !== undefined).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${byTheRule((value as Record<string, unknown>)[key])}`).join(",")}}`;
}

describe("canonical JSON", () => {
  it("puts members in order at every depth, without white space", () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: "x y" })).toBe('{"a":"x y","b":[{"c":null,"d":1}]}');
  });

  it("puts keys that look like numbers in the order of their characters", () => {
    expect(canonicalJson({ 2: "b", 10: "a", x: { 1: 0, 0: 1 } })).toBe('{"10":"a","2":"b","x":{"0":1,"1":0}}');
  });

  it("leaves out what is undefined, and writes null for it in a list", () => {
    expect(canonicalJson({ b: undefined, a: [undefined, 1] })).toBe('{"a":[null,1]}');
  });

  it("keeps a member called __proto__", () => {
    expect(canonicalJson(JSON.parse('{"z":1,"__proto__":{"b":1,"a":2}}'))).toBe('{"__proto__":{"a":2,"b":1},"z":1}');
  });

  it("refuses what JSON cannot hold", () => {
    expect(() => canonicalJson({ a: [NaN] })).toThrow(RangeError);
    expect(() => canonicalJson({ 1: Infinity })).toThrow(RangeError);
    expect(() => canonicalJson({ a: () => 1 })).toThrow(TypeError);
    expect(() => canonicalJson({ a: 1n })).toThrow(TypeError);
  });

  it("is what the rule says, changes nothing that it is given, and reads back as the same data", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const before = JSON.stringify(value);
        const text = canonicalJson(value);
        expect(text).toBe(byTheRule(value));
        expect(JSON.stringify(value)).toBe(before);
        expect(JSON.parse(text)).toEqual(JSON.parse(before));
      }),
      { numRuns: 2000 },
    );
  });
});
