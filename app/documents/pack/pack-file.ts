import { packFilesOf, readPackFiles } from "~/domain/content/edit-pack";
import type { PackProblem } from "~/domain/content/check-pack";
import type { ContentPack } from "~/domain/content/pack";

import { packFiles } from "../dossier/stored-zip";
import { RefusedFile } from "../workbook/refused-file";
import { ZipArchive } from "../workbook/zip-archive";

/** What a pack that comes in may unpack to; the largest of the product's own stays below a tenth of it. */
const most = { bytes: 10_000_000, files: 200 } as const;

/** A pack as one file: a zip of its JSON, the same bytes for the same pack. */
export function writePackFile(pack: ContentPack): Uint8Array {
  const { manifest, files } = packFilesOf(pack);
  const json = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
  return packFiles([{ path: "pack.json", bytes: json(manifest) }, ...[...files].map(([path, items]) => ({ path, bytes: json(items) }))]);
}

export type PackFileReading = { ok: true; pack: ContentPack } | { ok: false; why: "no-zip" | "too-large" | "no-json" | "problems"; problems: PackProblem[] };

/** Reads a pack out of a zip; files may lie in one folder. Everything about it is checked, nothing in it is trusted. */
export function readPackFile(bytes: Uint8Array): PackFileReading {
  const refused = (why: "no-zip" | "too-large" | "no-json"): PackFileReading => ({ ok: false, why, problems: [] });
  let archive: ZipArchive;
  try {
    archive = new ZipArchive(bytes);
  } catch (error) {
    if (error instanceof RefusedFile) return refused("no-zip");
    throw error;
  }
  const names = [...archive.names].filter((name) => name.endsWith(".json") && !name.includes("__macosx"));
  const main = names.filter((name) => /(?:^|\/)pack\.json$/.test(name)).sort((a, b) => a.length - b.length)[0];
  if (main === undefined) return refused("no-zip");
  if (names.length > most.files) return refused("too-large");
  const folder = main.slice(0, -"pack.json".length);
  const contents = new Map<string, unknown>();
  let left: number = most.bytes;
  for (const name of names.filter((one) => one.startsWith(folder) && !one.slice(folder.length).includes("/"))) {
    const text = unpackWithin(archive, name, left);
    if (text === "too-large" || text === "damaged") return refused(text === "damaged" ? "no-zip" : text);
    left -= text.length;
    try {
      contents.set(name.slice(folder.length), JSON.parse(text.text));
    } catch {
      return refused("no-json");
    }
  }
  const manifest = contents.get("pack.json");
  const reading = readPackFiles(manifest, contents);
  return reading.ok ? reading : { ...reading, why: "problems" };
}

class TooLarge extends Error {}

function unpackWithin(archive: ZipArchive, name: string, bytes: number): { text: string; length: number } | "too-large" | "damaged" {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    archive.unpack(name, (chunk) => {
      length += chunk.length;
      if (length > bytes) throw new TooLarge();
      chunks.push(chunk.slice());
    });
  } catch (error) {
    if (error instanceof TooLarge) return "too-large";
    if (error instanceof RefusedFile) return "damaged";
    throw error;
  }
  return { text: Buffer.concat(chunks).toString("utf8"), length };
}
