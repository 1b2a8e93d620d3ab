import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { withFixedDates } from "~/documents/zip";

const zip = (mtime: string) => zipSync({ "a.xml": [strToU8("<a/>"), { mtime }], "map/b.bin": [new Uint8Array([0, 1, 2, 255]), { mtime }] });

describe("a zip with fixed dates", () => {
  it("is the same whenever it was packed", () => {
    expect(withFixedDates(zip("2026-01-01T10:00:00"))).toEqual(withFixedDates(zip("2027-05-05T12:30:00")));
  });

  it("keeps names, order and content", () => {
    const entries = unzipSync(withFixedDates(zip("2026-01-01T10:00:00")));
    expect(Object.keys(entries)).toEqual(["a.xml", "map/b.bin"]);
    expect([...entries["map/b.bin"]]).toEqual([0, 1, 2, 255]);
  });

  it("gives other content to the entries that are changed", () => {
    const entries = unzipSync(withFixedDates(zip("2026-01-01T10:00:00"), (name, content) => (name === "a.xml" ? strToU8("<b/>") : content)));
    expect(new TextDecoder().decode(entries["a.xml"])).toBe("<b/>");
    expect([...entries["map/b.bin"]]).toEqual([0, 1, 2, 255]);
  });
});
