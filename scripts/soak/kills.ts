import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { seededRandom } from "~/domain/scoring/random";
import { verifyDatabase } from "~/services/verify-database";

import { freePort } from "../bench/free-port";
import { chooser, mover, uploader, vendorEditor, written } from "../load/clients";
import { Ledger } from "../load/ledger";
import { loadSelection } from "../load/load-selection";
import { builtPages, serve } from "../load/served";
import type { SoakPart } from "./soak-part";

const soakKills = 1_000;
/** The kill comes after so many acknowledged writes at most, or after so long. */
const mostWrites = 60;
const longestLoadMs = 3_000;
const choosers = 6;
/** Every so many kills the whole audit trail is played back against the tables. */
const replayEvery = 50;

/**
 * Kills the served product (SIGKILL) at random moments, while it starts or while several people write over HTTP. After each
 * restart every acknowledged write is there, what was sent without an answer is there whole or not at all, the file is
 * whole and the audit chain verifies.
 */
export const killsPart: SoakPart = {
  name: "kills",
  title: "kill -9 of the served product at random moments under a write load",
  async run({ runs, seed, say }) {
    await builtPages();
    const folder = mkdtempSync(join(tmpdir(), "shortlist-kills-"));
    const database = join(folder, "shortlist.db");
    const random = seededRandom(seed);
    const kills = runs ?? soakKills;
    try {
      const selection = await loadSelection(database);
      const port = await freePort();
      const ledger = new Ledger();
      ledger.settle(await written(database, selection));
      const each = Math.floor(selection.wishes.length / choosers);
      const wishesOf = (n: number) => selection.wishes.slice(n * each, (n + 1) * each);
      const problems: string[] = [];
      let auditRows = 0;
      for (let kill = 1; kill <= kills && problems.length === 0; kill += 1) {
        const served = serve(port, database);
        if (random.next() < 0.1) {
          await new Promise((resolve) => setTimeout(resolve, random.next() * 1_000));
          await served.end("SIGKILL");
        } else {
          await served.answers();
          // The mover goes by the stage as it is now.
          const stage = (await written(database, selection)).get("round")!;
          ledger.send("round", stage);
          ledger.acknowledge("round");
          let going = true;
          const run = { url: served.url, ledger, going: () => going, complain: (line: string) => problems.push(`kill ${kill}: ${line}`) };
          const clients = [
            ...Array.from({ length: choosers }, (_, n) => chooser(selection, wishesOf(n), random)),
            ...selection.vendors.slice(0, 2).map((vendor) => vendorEditor(selection, vendor, random)),
            mover(selection),
            ...(random.next() < 0.2 ? [uploader(selection, random)] : []),
          ].map((client) => client(run));
          const enough = ledger.acknowledged + random.next() * mostWrites;
          const until = performance.now() + longestLoadMs;
          while (ledger.acknowledged < enough && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, random.next() * 10));
          await served.end("SIGKILL");
          going = false;
          await Promise.all(clients);
        }
        const verified = await verifyDatabase(database, { replay: kill % replayEvery === 0 || kill === kills });
        auditRows = verified.auditRows;
        for (const line of [...verified.problems, ...ledger.settle(await written(database, selection))]) problems.push(`kill ${kill}: ${line}`);
        if (kill % 50 === 0) say(`${kill} kills, ${ledger.acknowledged} acknowledged writes, ${auditRows} rows in the audit trail`);
      }
      const again = `npm run soak -- kills --runs ${kills} --seed ${seed}`;
      return problems.length === 0
        ? { ok: true, runs: kills, line: `${kills} kills, ${ledger.acknowledged} acknowledged writes, all there; audit trail of ${auditRows} rows verified, nothing half done` }
        : { ok: false, runs: kills, line: `${problems.slice(0, 5).join("\n")}\nagain (moments differ): ${again}` };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
