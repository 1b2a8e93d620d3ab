import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { checkPack } from "~/domain/content/check-pack";
import type { PackProblem } from "~/domain/content/check-pack";
import { itemsOfKind } from "~/domain/content/pack";
import type { ContentPack } from "~/domain/content/pack";
import type { Bilingual } from "~/domain/language";

import { projectRoot } from "~/documents/project-root";

/** Thrown when a pack on disk is wrong; lists every problem with its file and item. */
export class PackError extends Error {
  readonly problems: PackProblem[];
  constructor(folder: string, problems: PackProblem[]) {
    const lines = problems.map((p) => `${folder}/${p.file}${p.item ? `, ${p.item}` : ""}: ${p.message}`);
    super(`The content pack in ${folder} cannot be used:\n${lines.join("\n")}`);
    this.name = "PackError";
    this.problems = problems;
  }
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return error;
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Reads and checks the pack in a folder. Throws `PackError` with every problem. */
export async function readPack(folder: string): Promise<ContentPack> {
  const manifest = await readJson(join(folder, "pack.json"));
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json") && name !== "pack.json");
  const files = new Map<string, unknown>();
  const problems: PackProblem[] = [];
  for (const name of names) files.set(name, await readJson(join(folder, name)));
  for (const [file, content] of [["pack.json", manifest] as const, ...files]) {
    if (content instanceof SyntaxError) problems.push({ file, item: null, message: `no JSON: ${content.message}`, code: "file", about: file });
  }
  if (problems.length > 0) throw new PackError(folder, problems);
  const check = checkPack(manifest, files);
  if (!check.ok) throw new PackError(folder, check.problems);
  return check.pack;
}

/** All packs under `content/`, by id. Throws `PackError` for the first that is wrong. */
export async function readContentPacks(folder = join(projectRoot(), "content")): Promise<ContentPack[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const folders = entries.map((entry) => entry.name).sort();
  const packs: ContentPack[] = [];
  for (const name of folders) packs.push(await readPack(join(folder, name)));
  return packs;
}

/** A pack as somebody chooses it. */
export interface PackSummary {
  id: string;
  version: string;
  title: Bilingual;
  summary: Bilingual;
  counts: { objectives: number; wishes: number; requirements: number };
}

/** A pack as it stands in a list. */
export function summaryOf(pack: ContentPack): PackSummary {
  return {
    id: pack.id,
    version: pack.version,
    title: pack.title,
    summary: pack.summary,
    counts: {
      objectives: itemsOfKind(pack, "objective").length,
      wishes: itemsOfKind(pack, "wish").length,
      requirements: itemsOfKind(pack, "requirement").length,
    },
  };
}
