import { join } from "node:path";

import { seededRandom } from "~/domain/scoring/random";
import { verifyDatabase } from "~/services/verify-database";

import { freePort } from "../bench/free-port";
import { chooser, mover, vendorEditor, written } from "../load/clients";
import { Ledger } from "../load/ledger";
import { loadSelection } from "../load/load-selection";
import { builtPages, serve } from "../load/served";
import { smallDisk } from "./small-disk";
import type { SoakPart } from "./soak-part";

const soakTimes = 100;
const choosers = 4;
/** The disk counts as full after so many refusals, and as free again after so many acknowledged writes. */
const enough = 10;
/** How long each of both may take. */
const patienceMs = 20_000;
/** Every so many times the process is killed while the disk is full. */
const killEvery = 4;

/**
 * Fills the disk under the served product while several people write. Writes are refused in words, never otherwise;
 * nothing that was acknowledged is lost; the process goes on by itself once there is room again, and so does a new one
 * after a kill on a full disk.
 */
export const fullDiskPart: SoakPart = {
  name: "full-disk",
  title: "a disk that gets full under a write load, and empty again",
  async run({ runs, seed, say }) {
    const disk = smallDisk();
    try {
      await builtPages();
      const database = join(disk.folder, "shortlist.db");
      const random = seededRandom(seed);
      const times = runs ?? soakTimes;
      const selection = await loadSelection(database);
      const port = await freePort();
      const ledger = new Ledger();
      ledger.settle(await written(database, selection));
      const each = Math.floor(selection.wishes.length / choosers);
      const problems: string[] = [];
      let refused = 0;
      let auditRows = 0;
      let served = serve(port, database, {}, disk.before);
      await served.answers();
      try {
        for (let time = 1; time <= times && problems.length === 0; time += 1) {
          let going = true;
          const run = {
            url: served.url, ledger, going: () => going,
            complain: (line: string) => {
              if (line.includes("disk-full")) refused += 1;
              else problems.push(`time ${time}: ${line}`);
            },
          };
          const clients = [
            ...Array.from({ length: choosers }, (_, n) => chooser(selection, selection.wishes.slice(n * each, (n + 1) * each), random)),
            ...selection.vendors.slice(0, 2).map((vendor) => vendorEditor(selection, vendor, random)),
            mover(selection),
          ].map((client) => client(run));
          disk.fill(served.process.pid!, Math.floor(random.next() * 200_000));
          const before = refused;
          if (!(await until(() => refused >= before + enough || problems.length > 0))) problems.push(`time ${time}: the disk is full and nothing was refused`);
          if (time % killEvery === 0) {
            await served.end("SIGKILL");
            disk.free(process.pid);
          } else {
            disk.free(served.process.pid!);
            const kept = ledger.acknowledged;
            if (!(await until(() => ledger.acknowledged >= kept + enough || problems.length > 0))) problems.push(`time ${time}: there is room again and nothing is taken`);
          }
          going = false;
          await Promise.all(clients);
          const verified = await verifyDatabase(database, { replay: time === times });
          auditRows = verified.auditRows;
          for (const line of [...verified.problems, ...ledger.settle(await written(database, selection))]) problems.push(`time ${time}: ${line}`);
          if (time % killEvery === 0) {
            served = serve(port, database, {}, disk.before);
            await served.answers();
          }
          if (time % 10 === 0) say(`${time} times full, ${refused} writes refused, ${ledger.acknowledged} acknowledged`);
        }
      } finally {
        await served.end("SIGKILL");
      }
      return problems.length === 0
        ? { ok: true, runs: times, line: `${times} times full, ${refused} writes refused in words, ${ledger.acknowledged} acknowledged and all there; audit trail of ${auditRows} rows verified` }
        : { ok: false, runs: times, line: `${problems.slice(0, 5).join("\n")}\nagain (moments differ): npm run soak -- full-disk --runs ${times} --seed ${seed}` };
    } finally {
      disk.remove();
    }
  },
};

async function until(holds: () => boolean): Promise<boolean> {
  const end = performance.now() + patienceMs;
  while (!holds() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
  return holds();
}
