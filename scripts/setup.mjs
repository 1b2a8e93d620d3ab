/**
 * Sets up the clone: packages installed as package-lock.json says, pages built from the sources as they are. Runs before
 * anything is installed, so it imports nothing but Node's own modules. `npm start` and `npm test` begin with it.
 */
import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

import { fingerprint } from "./setup/fingerprint.mjs";
import { oneAtATime } from "./setup/one-at-a-time.mjs";
import { binary, command, root, run, SetupError, step } from "./setup/step.mjs";

/** What the build is made from. */
const sources = ["app", "db", "public", "package-lock.json", "vite.config.ts", "remix.config.js", "tsconfig.json"];
const modules = join(root, "node_modules");
const installStamp = join(modules, ".shortlist-installed");
const npmRecord = join(modules, ".package-lock.json");
const buildStamp = join(root, "build", ".shortlist-built");
/** Not in the clone: npm empties node_modules, and the build empties build/. */
const lock = join(tmpdir(), `shortlist-setup-${createHash("sha256").update(root).digest("hex").slice(0, 16)}`);

/** @param {string} [version] */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetupError(`Shortlist needs Node 20.19 or newer; this is Node ${version}. Install a newer one (https://nodejs.org) and try again.`);
}

/**
 * Installs the packages when they are missing, when package-lock.json changed since, or when they were installed for
 * another version of Node (better-sqlite3 is compiled for one).
 * @param {NodeJS.WriteStream} [out] where progress goes
 */
export async function ensureInstalled(out = process.stdout) {
  checkNode();
  if (stampIs(installStamp, wantedInstall())) return;
  await alone(out, async (alsoHeldBy) => {
    const wanted = wantedInstall();
    if (stampIs(installStamp, wanted)) return;
    if (!(installedByHand() && (await databaseEngineWorks()))) await install(out, alsoHeldBy);
    writeFileSync(installStamp, wanted);
  });
}

/**
 * Builds the pages when their sources changed since the last build.
 * @param {NodeJS.WriteStream} [out] where progress goes
 */
export async function ensureBuilt(out = process.stdout) {
  if (stampIs(buildStamp, wantedBuild())) return;
  await alone(out, async (alsoHeldBy) => {
    // Taken before the build: an edit made while it runs must lead to another.
    const wanted = wantedBuild();
    if (stampIs(buildStamp, wanted)) return;
    rmSync(buildStamp, { force: true });
    const building = step(out, existsSync(join(root, "build", "server")) ? "Building the pages: their sources changed" : "Building the pages");
    const { code, log } = await run(process.execPath, [binary("@remix-run/dev", "remix"), "vite:build"], {
      env: { ...process.env, NODE_ENV: "production" },
      started: alsoHeldBy,
      line: (line) => /modules transformed|building/i.test(line) && building.note(plain(line)),
    });
    if (code !== 0) {
      building.end("failed");
      throw new SetupError(`${log.trimEnd()}\n\nThe build failed (status ${code}); what it printed stands above.`);
    }
    writeFileSync(buildStamp, wanted);
    building.end("built");
  });
}

/**
 * @param {NodeJS.WriteStream} out
 * @param {(alsoHeldBy: (pid: number) => void) => Promise<void>} work
 */
function alone(out, work) {
  return oneAtATime(lock, (holder) => void out.write(`Waiting for process ${holder}, which is setting up this folder\n`), work);
}

/**
 * @param {NodeJS.WriteStream} out
 * @param {(pid: number) => void} alsoHeldBy
 */
async function install(out, alsoHeldBy) {
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) {
    // npm would empty the folder that the link leads to, under whoever else uses it.
    throw new SetupError("node_modules is a link to another clone's, which does not fit this package-lock.json. Install there, or remove the link.");
  }
  const packages = Object.keys(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages).length - 1;
  const why = existsSync(installStamp) ? ": package-lock.json or Node changed" : "";
  const installing = step(out, `Installing the packages with npm ci${why}`);
  rmSync(installStamp, { force: true });
  rmSync(npmRecord, { force: true });
  const fetched = new Set();
  const npm = npmCommand();
  // Without NODE_ENV: production would leave out what builds and tests. The notices at level info are the progress.
  const { code, log } = await run(npm.command, [...npm.args, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=info"], {
    env: { ...process.env, NODE_ENV: undefined },
    shell: npm.shell,
    started: alsoHeldBy,
    line: (line) => {
      const archive = /npm http \w+ .*?(\S+\.tgz)/.exec(line)?.[1];
      const script = /npm info run (\S+?)@\S+ \w+ node_modules/.exec(line)?.[1];
      if (script && !line.includes("{ code")) installing.note(script === "better-sqlite3" ? "compiling better-sqlite3, about a minute" : `install script of ${script}`);
      else if (archive) installing.note(`${fetched.add(archive).size} packages fetched of at most ${packages}`);
    },
  });
  if (code !== 0) {
    installing.end("failed");
    const told = log.split("\n").filter((line) => !/^npm (?:http|info)/.test(line)).join("\n").trimEnd();
    throw new SetupError(`${told}\n\nnpm ci failed (status ${code}); what it printed stands above.${compilerHint(log)}`);
  }
  if (!(await databaseEngineWorks())) {
    installing.end("failed");
    throw new SetupError("better-sqlite3 is installed but does not load: its install script did not run. Check `npm config get ignore-scripts` (it must be false), delete node_modules and try again.");
  }
  installing.end("installed");
}

/** What the install stamp must hold. */
function wantedInstall() {
  const lockHash = createHash("sha256").update(readFileSync(join(root, "package-lock.json"))).digest("hex");
  return `${lockHash} ${process.platform}-${process.arch} modules-${process.versions.modules}\n`;
}

/** What the build stamp must hold. */
function wantedBuild() {
  return `${fingerprint(root, sources)}\n`;
}

/**
 * @param {string} file
 * @param {string} wanted
 */
function stampIs(file, wanted) {
  try {
    return readFileSync(file, "utf8") === wanted;
  } catch {
    return false;
  }
}

/**
 * Whether someone has run `npm install` or `npm ci` to the end for the present lock: npm's own record of node_modules,
 * which it writes last, names every package with the version of the lock.
 */
function installedByHand() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
    const present = JSON.parse(readFileSync(npmRecord, "utf8")).packages;
    return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
      const found = present[path];
      return path === "" || (found ? found.version === version && found.integrity === integrity : optional);
    });
  } catch {
    return false;
  }
}

/** better-sqlite3 is there for this version of Node. */
async function databaseEngineWorks() {
  const { code } = await run(process.execPath, ["-e", "new (require('better-sqlite3'))(':memory:').close()"]);
  return code === 0;
}

/** npm as it was started, or the one on the path. */
function npmCommand() {
  const script = process.env.npm_execpath;
  if (script && basename(script) === "npm-cli.js") return { command: process.execPath, args: [script], shell: false };
  return { command: "npm", args: [], shell: process.platform === "win32" };
}

/** @param {string} log */
function compilerHint(log) {
  if (!/gyp ERR|node-gyp|prebuild-install/.test(log)) return "";
  const how = process.platform === "darwin" ? "xcode-select --install" : "apt-get install -y --no-install-recommends python3 make g++";
  return `\nbetter-sqlite3 found no ready-made binary and could not be compiled. It needs Python 3, make and a C++ compiler:\n  ${how}`;
}

/** @param {string} line */
function plain(line) {
  return line.replace(/\x1b\[[0-9;]*m/g, "").trim();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await command(async () => {
    await ensureInstalled();
    await ensureBuilt();
  });
}
