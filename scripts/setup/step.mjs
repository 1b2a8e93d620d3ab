import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the clone. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Something that a person can mend: shown as its message, without a stack. */
export class SetupError extends Error {}

/** @param {number} began as `performance.now()` gave it */
export const seconds = (began) => `${((performance.now() - began) / 1000).toFixed(1)} s`;

/**
 * Says on one line what is being done, then how far it is (on a terminal in place, elsewhere every 15 seconds), then
 * how long it took.
 * @param {NodeJS.WriteStream} out
 * @param {string} title
 */
export function step(out, title) {
  const began = performance.now();
  let note = "";
  const show = () => {
    const line = `  ${Math.round((performance.now() - began) / 1000)} s${note && ": "}${note}`;
    out.write(out.isTTY ? `\r\x1b[K${line.slice(0, (out.columns ?? 80) - 1)}` : `${line}\n`);
  };
  out.write(`${title}\n`);
  const timer = setInterval(show, out.isTTY ? 500 : 15_000);
  timer.unref();
  return {
    /** @param {string} text */
    note: (text) => void (note = text),
    /** @param {string} [result] */
    end: (result = "done") => {
      clearInterval(timer);
      out.write(`${out.isTTY ? "\r\x1b[K" : ""}  ${result} in ${seconds(began)}\n`);
    },
  };
}

/**
 * Runs a program without input and keeps what it prints. When this process is asked to stop, the program is stopped
 * with it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv; line?: (line: string) => void; started?: (pid: number) => void; shell?: boolean }} [options]
 * @returns {Promise<{ code: number; log: string }>} code 127 when there is no such program
 */
export function run(command, args, { env = process.env, line, started, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, shell, stdio: ["ignore", "pipe", "pipe"] });
    if (child.pid) started?.(child.pid);
    const chunks = /** @type {string[]} */ ([]);
    let open = "";
    const take = (/** @type {string} */ text) => {
      chunks.push(text);
      if (!line) return;
      const lines = (open + text).split("\n");
      open = lines.pop() ?? "";
      lines.forEach(line);
    };
    child.stdout.setEncoding("utf8").on("data", take);
    child.stderr.setEncoding("utf8").on("data", take);
    let stopped = /** @type {NodeJS.Signals | null} */ (null);
    const stop = (/** @type {NodeJS.Signals} */ signal) => {
      child.kill(stopped ? "SIGKILL" : signal);
      stopped = signal;
    };
    process.on("SIGINT", stop).on("SIGTERM", stop);
    const settle = (/** @type {number} */ code) => {
      process.off("SIGINT", stop).off("SIGTERM", stop);
      if (stopped) process.exit(128 + constants.signals[stopped]);
      resolve({ code, log: chunks.join("") });
    };
    child.on("error", (error) => {
      chunks.push(`${error.message}\n`);
      settle(127);
    });
    child.on("close", (code, signal) => settle(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/**
 * The script that an installed package gives a command: run it with `process.execPath`, which spares npx's half second.
 * @param {string} packageName
 * @param {string} command
 */
export function binary(packageName, command) {
  const folder = join(root, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[command]);
}

/**
 * Runs the body of a command; an error ends the process with status 1, one that a person can mend without its stack.
 * @param {() => Promise<void>} body
 */
export async function command(body) {
  try {
    await body();
  } catch (error) {
    process.stderr.write(`${error instanceof SetupError ? error.message : /** @type {Error} */ (error)?.stack ?? error}\n`);
    process.exit(1);
  }
}
