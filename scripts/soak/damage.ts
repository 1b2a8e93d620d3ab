import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { SoakPart } from "./soak-part";

const test = "tests/app/documents/workbook/damage.property.test.ts";

/** Combinations that are tried when the command line names no number. */
const soakRuns = 12_000;

/**
 * Random damages of a returned workbook, up to six on top of each other: the property test of the reader, with more runs
 * and another seed. It runs in vitest, where its generators stand.
 */
export const damagePart: SoakPart = {
  name: "damage",
  title: "returned workbooks with random damages, one on top of the other",
  async run({ runs, seed, say }) {
    const count = runs ?? soakRuns;
    const folder = mkdtempSync(join(tmpdir(), "shortlist-soak-"));
    const kept = join(folder, "counterexample.txt");
    try {
      const again = `npm run soak -- damage --runs ${count} --seed ${seed}`;
      say(`${count.toLocaleString("en-GB")} combinations, seed ${seed}`);
      const { status, output } = await vitest({ SHORTLIST_DAMAGE_RUNS: String(count), SHORTLIST_DAMAGE_SEED: String(seed), SHORTLIST_DAMAGE_FILE: kept });
      if (status === 0) return { ok: true, runs: count, line: `${count.toLocaleString("en-GB")} combinations with seed ${seed}: no answer lost or given to another question` };
      const found = existsSync(kept) ? readFileSync(kept, "utf8") : output.slice(-8000);
      return { ok: false, runs: count, line: `seed ${seed} found a combination that goes wrong; see it again with: ${again}\n${found}` };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Runs the property test alone; its own time limit is off. */
function vitest(environment: Record<string, string>): Promise<{ status: number; output: string }> {
  const child = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "--project", "unit", "--testTimeout", "0", test], {
    env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve({ status: status ?? 1, output: Buffer.concat(chunks).toString("utf8") }));
  });
}
