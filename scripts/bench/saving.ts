import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Choice } from "~/domain/intake/choices";
import { seededRandom } from "~/domain/scoring/random";
import { verifyDatabase } from "~/services/verify-database";

import { post, written } from "../load/clients";
import { Ledger } from "../load/ledger";
import { loadSelection } from "../load/load-selection";
import { builtPages, serve } from "../load/served";
import { freePort } from "./free-port";
import type { BenchResult } from "./result";

const people = 50;
const seconds = 60;
/** A person looks, thinks and clicks: so long between two saves, on average. */
const thinkMs = 1_000;
const limit = 150;

/**
 * Fifty people who tick wishes of one checklist at the same time, each change saved by itself over HTTP as the page does,
 * for a minute. Two of them share every wish, each with a part of its own (priority the one, impact the other), so that a
 * save that writes over another's would show. Throws when a save is refused or fails, or an acknowledged one is not there.
 */
export async function benchSaving(): Promise<BenchResult[]> {
  await builtPages();
  const folder = mkdtempSync(join(tmpdir(), "shortlist-bench-saving-"));
  const database = join(folder, "bench.db");
  const selection = await loadSelection(database);
  const served = serve(await freePort(), database);
  try {
    await served.answers();
    const address = `/selections/${selection.id}/intake.data`;
    const times: number[] = [];
    const ledger = new Ledger();
    const start: Record<string, Choice> = Object.fromEntries(selection.wishes.map((item) => [item, { item, selected: true, inUse: null, priority: null, impact: null }]));
    const first = await post(served.url, address, { changes: JSON.stringify(start) });
    if (first.how !== "taken") throw new Error("bench: the first save failed");
    const until = performance.now() + seconds * 1_000;
    await Promise.all(Array.from({ length: people }, (_, person) => onePerson(person, until)));
    const there = await written(database, selection);
    const parts = new Map([...there].flatMap(([key, value]) => partsOf(key, value)));
    const lost = ledger.settle(parts);
    const { problems } = await verifyDatabase(database, { replay: true });
    if (lost.length + problems.length > 0) throw new Error(`bench: ${[...lost, ...problems].slice(0, 5).join("\n")}`);
    times.sort((a, b) => a - b);
    return [{ name: `${people} people saving at once for ${seconds} s (${times.length} saves): p99 of a save`, milliseconds: times[Math.floor(times.length * 0.99)]!, limit }];

    async function onePerson(person: number, end: number): Promise<void> {
      const random = seededRandom(person + 1);
      const part = person % 2 === 0 ? "priority" : "impact";
      const own = selection.wishes.filter((_, index) => index % (people / 2) === Math.floor(person / 2));
      // As the page has it loaded: what the other does meanwhile is not seen.
      const known = new Map(own.map((item) => [item, start[item]!]));
      await new Promise((resolve) => setTimeout(resolve, random.next() * thinkMs));
      while (performance.now() < end) {
        const item = own[Math.floor(random.next() * own.length)]!;
        const base = known.get(item)!;
        const values = part === "priority" ? ["necessary", "desirable", null] : ["low", "middle", "high", null];
        const choice = { ...base, [part]: values[Math.floor(random.next() * values.length)]! } as Choice;
        const key = `${part} ${item}`;
        ledger.send(key, String(choice[part]));
        const began = performance.now();
        const ending = await post(served.url, address, { changes: JSON.stringify({ [item]: choice }), base: JSON.stringify({ [item]: base }) });
        times.push(performance.now() - began);
        if (ending.how !== "taken") throw new Error(`bench: a save ended as ${JSON.stringify(ending).slice(0, 400)}`);
        ledger.acknowledge(key);
        known.set(item, choice);
        await new Promise((resolve) => setTimeout(resolve, random.next() * 2 * thinkMs));
      }
    }
  } finally {
    await served.end("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Priority and impact of a choice as two values of their own. */
function partsOf(key: string, value: string): [string, string][] {
  if (!key.startsWith("choice ")) return [];
  const { item, priority, impact } = JSON.parse(value) as Choice;
  return [[`priority ${item}`, String(priority)], [`impact ${item}`, String(impact)]];
}
