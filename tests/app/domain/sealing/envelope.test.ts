import { describe, expect, it } from "vitest";

import { newWrappedKey, seal, unseal, unwrapKey, wrapKey } from "~/domain/sealing/envelope.server";

const key = new Uint8Array(32).fill(7);
const other = new Uint8Array(32).fill(8);
const binding = { selection: "s", round: "r", vendor: "v", subject: "u" };
const plain = new TextEncoder().encode("Onze prijs is 12.500 euro per jaar");

describe("a sealed envelope", () => {
  it("opens with its key and binding only, and shows none of what is in it", () => {
    const sealed = seal(plain, key, binding);
    expect(Buffer.from(sealed).includes("prijs")).toBe(false);
    expect(unseal(sealed, key, binding)).toEqual(plain);
    expect(unseal(sealed, other, binding)).toBeNull();
    for (const moved of [{ ...binding, vendor: "w" }, { ...binding, round: "q" }, { ...binding, selection: "t" }, { ...binding, subject: "x" }, { ...binding, vendor: null }]) {
      expect(unseal(sealed, key, moved)).toBeNull();
    }
  });

  it("never seals the same bytes in the same way twice", () => {
    expect(Buffer.from(seal(plain, key, binding)).equals(Buffer.from(seal(plain, key, binding)))).toBe(false);
  });

  it("does not open after any one byte was changed, or when it was cut short", () => {
    const sealed = seal(plain.subarray(0, 9), key, binding);
    for (let place = 0; place < sealed.length; place++) {
      const changed = Uint8Array.from(sealed);
      changed[place] ^= 1;
      expect(unseal(changed, key, binding), `byte ${place}`).toBeNull();
      expect(unseal(sealed.subarray(0, place), key, binding), `${place} bytes`).toBeNull();
    }
  });

  it("keeps a file without bytes too", () => {
    expect(unseal(seal(new Uint8Array(0), key, binding), key, binding)).toEqual(new Uint8Array(0));
  });
});

describe("a wrapped key", () => {
  it("comes out under the key that wrapped it, and says which other it found", () => {
    const made = newWrappedKey(key, binding);
    expect(unwrapKey(made, key, binding)).toEqual(made.key);
    expect(() => unwrapKey(made, other, binding)).toThrow("bid-key");
    expect(() => unwrapKey(made, key, { ...binding, vendor: "w" })).toThrow("bid-key-damaged");
    expect(unwrapKey(wrapKey(made.key, other, binding), other, binding)).toEqual(made.key);
  });
});
