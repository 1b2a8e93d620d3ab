import fc from "fast-check";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";

import { crc32, packFiles, unpackFiles } from "~/documents/dossier/stored-zip";

const bytes = (text: string) => new TextEncoder().encode(text);
const files = [{ path: "manifest.json", bytes: bytes("{}") }, { path: "édities/één.json", bytes: bytes("antwoord") }, { path: "leeg", bytes: new Uint8Array() }];

describe("an archive of files as they are", () => {
  test("has the check sum of the standard", () => {
    // The check value of CRC-32/ISO-HDLC.
    expect(crc32(bytes("123456789"))).toBe(0xcbf43926);
  });

  test("is a zip that others open, and the same bytes every time", () => {
    const packed = packFiles(files);
    expect(Object.keys(unzipSync(packed))).toEqual(files.map(({ path }) => path));
    expect(new TextDecoder().decode(unzipSync(packed)["édities/één.json"])).toBe("antwoord");
    expect(packFiles(files)).toEqual(packed);
  });

  test("comes out as it went in", () => {
    const unpacked = unpackFiles(packFiles(files))!;
    expect(unpacked.files.map(({ path, bytes: content }) => [path, new TextDecoder().decode(content)])).toEqual([["manifest.json", "{}"], ["édities/één.json", "antwoord"], ["leeg", ""]]);
    expect(unpacked).toMatchObject({ damaged: [], container: null });
  });

  test("any one byte that is changed shows, wherever it stands", () => {
    const packed = packFiles(files);
    fc.assert(fc.property(fc.nat(packed.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const changed = packed.slice();
      changed[at] ^= by;
      const unpacked = unpackFiles(changed);
      return unpacked === null || unpacked.damaged.length > 0 || unpacked.container !== null || unpacked.files.length < files.length;
    }), { numRuns: 2000 });
  });

  test("a changed content is named, and something added behind as well", () => {
    const packed = packFiles(files);
    const changed = packed.slice();
    changed[packed.indexOf("w".charCodeAt(0))] = "W".charCodeAt(0);
    expect(unpackFiles(changed)!.damaged).toEqual(["édities/één.json"]);
    expect(unpackFiles(Uint8Array.from([...packed, 0]))!.container).toEqual({ offset: packed.length, at: null });
  });

  test("what is no such archive is told apart", () => {
    expect(unpackFiles(bytes("PDF"))).toBeNull();
    expect(unpackFiles(new Uint8Array())).toBeNull();
  });
});
